// Who may do what: the table, and that the finer rules never go beyond it.

import { describe, expect, test } from "vitest";
import { type Action, isAllowed } from "../../shared/rights.ts";
import { ROLES, type Role } from "../../shared/vocabulary.ts";

describe("the right to", () => {
  test.each<[Action, Role[]]>([
    ["acknowledge", ["nurse", "doctor"]],
    ["attend", ["nurse", "doctor"]],
    ["pause-audio", ["nurse", "doctor"]],
    ["observe", ["nurse", "doctor"]],
    ["open-sessions", ["nurse", "doctor"]],
    ["change-phase", ["nurse", "doctor"]],
    ["set-drip", ["nurse", "doctor"]],
    ["set-checklist", ["doctor", "admin"]],
    ["change-limits", ["nurse", "doctor"]],
    ["change-profiles", ["doctor", "admin"]],
    ["set-policy", ["admin"]],
    ["see-patients", ["nurse", "doctor", "admin"]],
    ["change-patients", ["nurse", "doctor"]],
    ["change-programmes", ["doctor"]],
    ["write-follow-up", ["nurse", "doctor"]],
    ["export-csv", ["nurse", "doctor", "engineer", "admin"]],
    ["export-recording", ["doctor", "engineer", "admin"]],
    ["export-identified", ["doctor", "admin"]],
  ])("%s is that of %j, and nobody else's", (action, roles) => {
    expect(ROLES.filter((role) => isAllowed(role, action))).toEqual(roles);
  });
});
