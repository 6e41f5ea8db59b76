// Who may write down what after a session has closed.

import { describe, expect, test } from "vitest";
import { isAllowed } from "../../../shared/rights.ts";
import { followUpKindsOf, followUpRefusal } from "../../../shared/session/follow-up.ts";
import {
  FOLLOW_UP_KINDS,
  type FollowUpKind,
  ROLES,
  type Role,
} from "../../../shared/vocabulary.ts";

describe("a follow-up note", () => {
  test.each<[Role, FollowUpKind[]]>([
    ["nurse", ["continued-medication", "rehabilitation", "other"]],
    ["doctor", ["continued-medication", "rehabilitation", "outcome", "other"]],
    ["engineer", []],
    ["admin", []],
  ])("a %s may write of the kinds %j", (role, kinds) => {
    expect(followUpKindsOf(role)).toEqual(kinds);
  });

  test("the finer rule never goes beyond the table of rights", () => {
    for (const role of ROLES.filter((each) => !isAllowed(each, "write-follow-up"))) {
      for (const kind of FOLLOW_UP_KINDS) expect(() => followUpRefusal(kind, role)).toThrow();
    }
  });

  test("an outcome is refused to a nurse by name, and taken from a doctor", () => {
    expect(followUpRefusal("outcome", "nurse")).toBe("OUTCOME_NEEDS_DOCTOR");
    expect(followUpRefusal("outcome", "doctor")).toBeNull();
  });
});
