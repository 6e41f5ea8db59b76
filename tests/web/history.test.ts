// The history without its drawing: what narrows it, what a line says, courses, and the form of a note.

import { describe, expect, test } from "vitest";
import type { SessionRow } from "../../shared/protocol/sessions.ts";
import { ApiError } from "../../web/api.ts";
import { coursesOf } from "../../web/history/courses.ts";
import {
  addressOf,
  filtersOf,
  isBackward,
  isNarrowed,
  NO_FILTERS,
  queryOf,
} from "../../web/history/history-filters.ts";
import { kindChoices, noteForm, noteRefusal } from "../../web/history/note-form.ts";
import {
  infusedWords,
  openedWords,
  outcomeWords,
  procedureWords,
  sessionPath,
} from "../../web/history/session-words.ts";
import { sessionRow } from "../helpers/session-rows.ts";

describe("what narrows the history", () => {
  test("an address and its filters say the same", () => {
    const address = { q: "nagy", ward: "east", outcome: "completed", from: "2026-10-25" };
    const filters = filtersOf(new URLSearchParams(address));
    expect(filters).toEqual({ ...NO_FILTERS, ...address });
    expect(addressOf(filters)).toEqual(address);
    expect(isNarrowed(filters)).toBe(true);
    expect(isNarrowed(NO_FILTERS)).toBe(false);
  });

  test.each([
    ["an outcome that there is not", "outcome=cured"],
    ["a day that there is not", "from=2026-02-30"],
    ["a standing that there is not", "standing=maybe"],
    ["a key that means nothing", "colour=red"],
  ])("%s narrows nothing", (_what, address) => {
    expect(isNarrowed(filtersOf(new URLSearchParams(address)))).toBe(false);
  });

  test("days are those of the site, also where they have 25 hours", () => {
    const filters = { ...NO_FILTERS, from: "2026-10-25", to: "2026-10-25" };
    expect(queryOf(filters, "Europe/Vienna")).toEqual({
      from: "2026-10-24T22:00:00.000Z",
      to: "2026-10-25T22:59:59.999Z",
    });
  });

  test("nothing is asked before the zone is known, nor of an end before its beginning", () => {
    expect(queryOf({ ...NO_FILTERS, from: "2026-10-25" }, undefined)).toBeNull();
    expect(queryOf({ ...NO_FILTERS, q: " nagy " }, undefined)).toEqual({ q: "nagy" });
    const backward = { ...NO_FILTERS, from: "2026-10-25", to: "2026-10-24" };
    expect(isBackward(backward)).toBe(true);
    expect(queryOf(backward, "UTC")).toBeNull();
  });

  test("open and closed are asked for by name", () => {
    expect(queryOf({ ...NO_FILTERS, standing: "open" }, "UTC")).toEqual({ open: "true" });
    expect(queryOf({ ...NO_FILTERS, standing: "closed" }, "UTC")).toEqual({ open: "false" });
  });
});

describe("a line of the history", () => {
  const closed = sessionRow({ infusedMs: 43 * 60_000 + 59_999 });

  test("tells date, procedure, minutes and outcome", () => {
    expect(openedWords(closed, "Europe/Vienna")).toBe("23 Nov 2026, 11:00");
    expect(procedureWords(closed)).toBe("2 of 6");
    expect(infusedWords(closed)).toBe("43 min");
    expect(outcomeWords(closed)).toBe("Completed");
  });

  test.each<[string, Partial<SessionRow>, string]>([
    ["stopped early, and why", { outcome: "stopped-early", reason: "rash" }, "Stopped early: rash"],
    ["open, and its phase", { closedAt: null, outcome: null, phase: "paused" }, "Open: Paused"],
    ["closed without an outcome", { outcome: null }, "not recorded"],
  ])("%s", (_what, change, words) => {
    expect(outcomeWords(sessionRow(change))).toBe(words);
  });

  test("where something is not known it says nothing of it", () => {
    const unknown = sessionRow({ registered: null, infusedMs: null, procedures: null });
    expect(procedureWords(unknown)).toBe("–");
    expect(infusedWords(unknown)).toBe("–");
    expect(procedureWords(sessionRow({ procedures: null }))).toBe("2");
    expect(sessionPath("a/b")).toBe("/session/a%2Fb");
  });
});

describe("a patient's courses", () => {
  const of = (id: string, programme: string | null, infusingAt: string | null): SessionRow =>
    sessionRow({
      id,
      infusingAt,
      registered:
        programme === null
          ? null
          : {
              patient: { id: "p", version: 1 },
              programme: { id: programme, version: 1, procedure: 1 },
            },
    });
  const at = "2026-11-23T10:10:00.000Z";

  test("are the sessions of each programme, the newest first", () => {
    const courses = coursesOf([
      of("4", "b", at),
      of("3", "a", at),
      of("2", "b", at),
      of("1", null, at),
    ]);
    expect(
      courses.map(({ programme, sessions }) => [programme, sessions.map(({ id }) => id)]),
    ).toEqual([
      ["b", ["4", "2"]],
      ["a", ["3"]],
      [null, ["1"]],
    ]);
  });

  test("can be compared from the second infusion on", () => {
    expect(coursesOf([of("1", "a", at)])[0]?.isComparable).toBe(false);
    expect(coursesOf([of("2", "a", null), of("1", "a", at)])[0]?.isComparable).toBe(false);
    expect(coursesOf([of("2", "a", at), of("1", "a", at)])[0]?.isComparable).toBe(true);
  });
});

describe("the form of a follow-up note", () => {
  test("is sent trimmed, and says what each field lacks", () => {
    expect(noteForm({ kind: "other", text: " walks " })).toEqual({
      body: { kind: "other", text: "walks" },
      faults: {},
    });
    expect(noteForm({ kind: "", text: "walks" }).faults).toEqual({
      kind: "Choose what it is about.",
    });
    expect(noteForm({ kind: "other", text: "  " }).faults).toEqual({
      text: "Write what is to be known.",
    });
    expect(noteForm({ kind: "", text: "" }).body).toBeNull();
  });

  test("offers a nurse no outcome", () => {
    const offered = kindChoices(["continued-medication", "rehabilitation", "other"]);
    expect(offered.map(({ value }) => value)).toEqual([
      "",
      "continued-medication",
      "rehabilitation",
      "other",
    ]);
  });

  test("has a refusal beside its field, and a lost link at its end", () => {
    const details = [{ path: "body.kind", message: "is a doctor's to write" }];
    const refused = new ApiError("OUTCOME_NEEDS_DOCTOR", "Only a doctor may.", details);
    expect(noteRefusal(refused)).toEqual({
      fields: { kind: "Only a doctor may." },
      rest: undefined,
    });
    const lost = new ApiError("NO_CONNECTION", "The server cannot be reached.");
    expect(noteRefusal(lost)).toEqual({ fields: {}, rest: "The server cannot be reached." });
    expect(noteRefusal(null)).toEqual({ fields: {}, rest: undefined });
  });
});
