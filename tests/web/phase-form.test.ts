// The form that moves a session on: what is offered from each phase, which reason is owed, what is
// sent, and what two people at once are told.

import { describe, expect, test } from "vitest";
import type { SessionDetail } from "../../shared/protocol/http.ts";
import { phaseBodySchema } from "../../shared/protocol/sessions.ts";
import { phaseRefusal } from "../../shared/session/phase-change.ts";
import { isMoveAllowed } from "../../shared/session/phases.ts";
import { SESSION_PHASES, type SessionPhase } from "../../shared/vocabulary.ts";
import { ApiError } from "../../web/api.ts";
import {
  type BaselineReadings,
  type Move,
  movedOnWords,
  newestPhase,
  offersFrom,
  phaseForm,
  toldMove,
} from "../../web/session/phase-form.ts";

const READ = {
  heartRate: 290,
  pulse: 290,
  systolic: 2,
  diastolic: 2,
  mean: 2,
  respiration: 280,
  temperature: 30,
  spo2: 0,
};
const UNREAD = {
  ...READ,
  heartRate: 0,
  pulse: 0,
  systolic: 0,
  diastolic: 0,
  mean: 0,
  respiration: 0,
};
const NONE = { ...UNREAD, temperature: 0 };

function form(
  phase: SessionPhase,
  move: Move | null,
  { reason = "", from = phase, read = READ as BaselineReadings } = {},
) {
  const draft = { chosen: move === null ? null : { move, from }, reason };
  return phaseForm({ phase, draft, baselineReadings: read });
}

describe("what is offered", () => {
  test.each<[SessionPhase, Move[]]>([
    ["scheduled", ["baseline", "stopped-early"]],
    ["baseline", ["start", "stopped-early"]],
    ["infusing", ["paused", "observing", "stopped-early"]],
    ["paused", ["resume", "observing", "stopped-early"]],
    ["observing", ["completed", "stopped-early"]],
    ["closed", []],
  ])("from %s", (phase, moves) => {
    expect(offersFrom(phase).map(({ move }) => move)).toEqual(moves);
  });

  test.each(SESSION_PHASES)(
    "from %s nothing that the server would refuse for its phase",
    (phase) => {
      for (const { move, will } of offersFrom(phase)) {
        const body = phaseBodySchema.parse(form(phase, move, { reason: "seen" }).body);
        expect(isMoveAllowed(phase, body.to)).toBe(true);
        expect(phaseRefusal({ phase, baselineReadings: 1 }, body)).toBeNull();
        expect(will).not.toBe("");
      }
    },
  );
});

describe("what is sent", () => {
  test("a move names the phase that it was chosen in, and its reason only where there is one", () => {
    expect(form("infusing", "paused").body).toEqual({ to: "paused", from: "infusing" });
    expect(form("paused", "resume", { reason: " vein is open " }).body).toEqual({
      to: "infusing",
      from: "paused",
      reason: "vein is open",
    });
    expect(form("observing", "completed").body).toEqual({
      to: "closed",
      outcome: "completed",
      from: "observing",
    });
  });

  test("nothing while nothing is chosen", () => {
    expect(form("infusing", null)).toMatchObject({
      body: null,
      faults: { move: "Choose what happens next." },
    });
  });

  test("a choice of a phase that has passed is none", () => {
    expect(form("paused", "paused", { from: "infusing" })).toMatchObject({
      chosen: null,
      body: null,
    });
  });
});

describe("a reason is owed", () => {
  test.each<[string, SessionPhase, Move, BaselineReadings, boolean]>([
    ["by an early end", "infusing", "stopped-early", READ, true],
    ["by a watch that is stopped", "observing", "stopped-early", READ, true],
    ["by a start without a baseline", "baseline", "start", NONE, true],
    ["by a start whose baseline is not known", "baseline", "start", null, true],
    [
      "not by a start with a single reading",
      "baseline",
      "start",
      { ...NONE, temperature: 1 },
      false,
    ],
    ["not by a pause", "infusing", "paused", READ, false],
    ["not by a completed watch", "observing", "completed", READ, false],
  ])("%s", (_what, phase, move, read, isOwed) => {
    const blank = form(phase, move, { read, reason: "  " });
    expect(blank.isReasonNeeded).toBe(isOwed);
    expect(blank.faults.reason).toBe(isOwed ? "Say why, in a few words." : undefined);
    expect(blank.body === null).toBe(isOwed);
    expect(form(phase, move, { read, reason: "seen" }).body).toMatchObject({ reason: "seen" });
  });
});

describe("the baseline that a start locks", () => {
  test("is told vital by vital, the cuff as one", () => {
    expect(form("baseline", "start").baseline?.lines).toEqual([
      "Heart rate: 290 readings",
      "Pulse: 290 readings",
      "Blood pressure: 2 pressure readings",
      "Respiration: 280 readings",
      "Temperature: 30 readings",
    ]);
  });

  test.each([
    [0, "Blood pressure: no pressure readings, two are wanted"],
    [1, "Blood pressure: 1 pressure reading, two are wanted"],
    [2, "Blood pressure: 2 pressure readings"],
  ])("of %d cuff readings", (systolic, line) => {
    const { baseline } = form("baseline", "start", { read: { ...READ, systolic } });
    expect(baseline?.lines).toContain(line);
  });

  test("is empty without a reading, and not told with other moves", () => {
    expect(form("baseline", "start", { read: NONE }).baseline).toEqual({
      lines: [],
      isEmpty: true,
    });
    expect(form("baseline", "stopped-early").baseline).toBeNull();
    expect(form("paused", "resume").baseline).toBeNull();
  });
});

describe("two people at once", () => {
  const by = { id: "d", name: "Dr. A. Moreau", role: "doctor" } as const;
  const refused = new ApiError("PHASE_CHANGED", "moved on", { phase: "paused", by });
  const phases: SessionDetail["phases"] = [
    { phase: "infusing", at: "2026-11-23T10:00:00.000Z", by: null, reason: null },
    { phase: "paused", at: "2026-11-23T10:05:00.000Z", by, reason: null },
  ];
  const words = "Dr. A. Moreau moved this session on: paused. Choose again; your reason is kept.";

  test("a refusal tells of the phase before the live link does, and never after", () => {
    expect(newestPhase("infusing", refused, "infusing")).toBe("paused");
    expect(newestPhase("observing", refused, "infusing")).toBe("observing");
    expect(newestPhase("infusing", null, "infusing")).toBe("infusing");
    expect(newestPhase("infusing", new ApiError("NO_CONNECTION", ""), "infusing")).toBe("infusing");
  });

  test("who was quicker is told from the refusal, or from the record", () => {
    expect(movedOnWords("infusing", "paused", { told: toldMove(refused), phases: [] })).toBe(words);
    expect(movedOnWords("infusing", "paused", { told: null, phases })).toBe(words);
    expect(movedOnWords("infusing", "paused", { told: null, phases: [] })).toContain("Somebody");
    expect(movedOnWords("paused", "paused", { told: null, phases })).toBeNull();
  });

  test("another refusal tells of no phase", () => {
    expect(toldMove(new ApiError("PHASE_NEEDS_REASON", "", [{ path: "body.reason" }]))).toBeNull();
    expect(toldMove(null)).toBeNull();
  });
});
