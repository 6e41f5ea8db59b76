// The way to a session without a browser: what each choice changes, how the steps stand, what is sent,
// and where a refusal leads.

import { describe, expect, test } from "vitest";
import { ERRORS } from "../../shared/errors.ts";
import type { WardRow } from "../../shared/protocol/http.ts";
import type { PatientRow, ProgrammeRow } from "../../shared/protocol/registers.ts";
import type { Checklist, SessionRow } from "../../shared/protocol/sessions.ts";
import { ApiError } from "../../web/api.ts";
import { bedChoices, bedOf } from "../../web/opening/bed-choices.ts";
import { deviceFound } from "../../web/opening/device-found.ts";
import {
  type Act,
  changed,
  DRAFT_KEPT_MS,
  type Draft,
  newDraft,
  resumed,
  STEPS,
  type Step,
  stepAfter,
  stepBefore,
  wantedOf,
} from "../../web/opening/draft.ts";
import { openingPath } from "../../web/opening/opening-path.ts";
import {
  bedDeviceWords,
  chosenWords,
  lastReadingWords,
  procedureWords,
  takenWords,
} from "../../web/opening/opening-words.ts";
import { nextProcedure, proceduresBegun } from "../../web/opening/procedure.ts";
import { refusalOf } from "../../web/opening/refusal.ts";
import { type Facts, openingBody, standings, unready } from "../../web/opening/standing.ts";
import { PATIENT, PROGRAMME } from "../helpers/records.ts";
import { at, bedView, deviceView, sessionView, T0, vitalView } from "../helpers/views.ts";

const made = {
  by: { id: "n", name: "K. Lindqvist", role: "nurse" },
  at: at(-60),
  reason: null,
} as const;
const ANNA: PatientRow = {
  ...PATIENT,
  id: "anna",
  version: 3,
  initials: "AN",
  ageYears: 65,
  childPugh: null,
  made,
};
const PLAN: ProgrammeRow = {
  ...PROGRAMME,
  id: "plan",
  version: 2,
  patient: "anna",
  cellsMillionPerKg: null,
  made,
};
const CHECKLIST: Checklist = { items: ["Label", "Vein", "Kit"], version: 4, set: null };
const WARDS: WardRow[] = [
  { id: "care", name: "Ward", purpose: "care", beds: [] },
  { id: "lab", name: "Lab", purpose: "lab", beds: [] },
];
const FREE = bedView({
  id: "bed-8",
  name: "Bed 8",
  ward: "care",
  session: null,
  device: deviceView({ id: "mon-07", source: "device", connected: true }),
});
const TAKEN = bedView({ id: "bed-1", name: "Bed 1", ward: "care", session: sessionView() });
const LAB_BED = bedView({ id: "lab-1", name: "Lab 1", ward: "lab", session: null });
const FACTS: Facts = {
  patient: ANNA,
  programmes: [PLAN],
  sessions: [],
  wards: bedChoices(WARDS, [FREE, TAKEN, LAB_BED]),
  checklist: CHECKLIST,
};

/** Everything chosen and looked at. */
const READY: Draft = {
  ...newDraft("me", T0),
  step: "summary",
  patient: "anna",
  programme: { id: "plan", version: 2 },
  bed: "bed-8",
  device: { kind: "linked", id: "mon-07" },
  done: ["Label", "Vein", "Kit"],
};

function acted(draft: Draft, ...acts: Act[]): Draft {
  return acts.reduce((each, act) => changed(each, act, T0 + 1), draft);
}

function session(some: Partial<SessionRow> = {}): SessionRow {
  return {
    id: "s-1",
    bed: "bed-1",
    ward: "care",
    phase: "closed",
    outcome: "completed",
    patient: { name: "Anna Nagy", recordNumber: "R-1001" },
    registered: {
      patient: { id: "anna", version: 1 },
      programme: { id: "plan", version: 1, procedure: 1 },
    },
    procedures: 6,
    nurse: null,
    doctor: null,
    openedAt: at(-600),
    infusingAt: at(-500),
    closedAt: at(-60),
    infusedMs: 440_000,
    reason: null,
    alarms: 0,
    ...some,
  };
}

describe("a choice", () => {
  test("leads to the next step at which nothing is chosen", () => {
    const begun = acted(newDraft("me", T0), { kind: "bed", id: "bed-8" });
    expect(begun.step).toBe("device");
    const chosen = acted(
      begun,
      { kind: "patient", id: "anna" },
      { kind: "programme", id: "plan", version: 2 },
    );
    expect(chosen.step).toBe("device");
    expect(acted(chosen, { kind: "device", device: { kind: "without" } }).step).toBe("checklist");
  });

  test("of another patient takes programme and ticks away, of the same one nothing", () => {
    expect(acted(READY, { kind: "patient", id: "bela" })).toMatchObject({
      patient: "bela",
      programme: null,
      done: [],
      bed: "bed-8",
    });
    expect(acted(READY, { kind: "patient", id: "anna" })).toMatchObject({
      programme: READY.programme,
      done: READY.done,
    });
  });

  test.each([
    ["another programme", { id: "other", version: 2 }, []],
    ["another version", { id: "plan", version: 3 }, []],
    ["the same version", { id: "plan", version: 2 }, READY.done],
  ])("of %s", (_name, programme, done) => {
    expect(acted(READY, { kind: "programme", ...programme }).done).toEqual(done);
  });

  test("of another bed lets the device go and keeps what was looked at", () => {
    const moved = acted(READY, { kind: "bed", id: "bed-7" });
    expect(moved).toMatchObject({ device: null, done: READY.done, step: "device" });
    expect(acted(READY, { kind: "bed", id: "bed-8" }).device).toEqual(READY.device);
  });

  test("a point is ticked once and unticked", () => {
    const twice = acted(
      { ...READY, done: [] },
      { kind: "looked", item: "Kit", isDone: true },
      { kind: "looked", item: "Kit", isDone: true },
    );
    expect(twice.done).toEqual(["Kit"]);
    expect(acted(twice, { kind: "looked", item: "Kit", isDone: false }).done).toEqual([]);
  });

  test("steps are walked back and forth, and end", () => {
    expect(STEPS.map(stepAfter)).toEqual([...STEPS.slice(1), null]);
    expect(STEPS.map(stepBefore)).toEqual([null, ...STEPS.slice(0, -1)]);
    expect(acted(READY, { kind: "walk", to: "bed" })).toMatchObject({ step: "bed", bed: "bed-8" });
  });
});

describe("a refusal", () => {
  const refused = acted(READY, {
    kind: "refused",
    refusal: { step: "bed", message: "Another session is open on this bed." },
  });

  test("leads to its step, says why there, and loses nothing", () => {
    expect({ ...refused, refusal: null, step: READY.step, touchedMs: T0 }).toEqual(READY);
    expect(refused.step).toBe("bed");
    expect(standings(refused, FACTS).bed).toEqual({
      kind: "fault",
      why: "Another session is open on this bed.",
    });
  });

  test("stands until something is chosen there, or it was read and left", () => {
    expect(acted(refused, { kind: "bed", id: "bed-8" }).refusal).toBeNull();
    expect(acted(refused, { kind: "walk", to: "device" }).refusal).toBeNull();
    expect(acted(refused, { kind: "walk", to: "bed" }).refusal).not.toBeNull();
    expect(acted(refused, { kind: "nurse", name: "K." }).refusal).not.toBeNull();
  });

  test.each<[string, Step]>([
    ["BED_TAKEN", "bed"],
    ["PATIENT_IN_SESSION", "patient"],
    ["PROGRAMME_CHANGED", "programme"],
    ["PROGRAMME_DONE", "programme"],
    ["DEVICE_NOT_ON_BED", "device"],
    ["CHECKLIST_CHANGED", "checklist"],
    ["CHECKLIST_INCOMPLETE", "checklist"],
    ["NOT_RECORDING", "summary"],
    ["NO_CONNECTION", "summary"],
    ["FORBIDDEN", "summary"],
  ])("%s leads to: %s", (code, step) => {
    const sentence = Object.entries(ERRORS).find(([each]) => each === code)?.[1].sentence;
    const message = sentence ?? "The server cannot be reached.";
    expect(refusalOf(new ApiError(code, message))).toEqual({ step, message });
  });

  test.each<[string, Step]>([
    ["body.bed", "bed"],
    ["body.programme.id", "programme"],
    ["body.nurse", "checklist"],
    ["body", "summary"],
  ])("a bad %s leads to: %s", (path, step) => {
    const error = new ApiError("BAD_REQUEST", "Not so.", [{ path, message: "is none" }]);
    expect(refusalOf(error)).toEqual({ step, message: "Not so. (is none)" });
  });

  test("what is no refusal stays at the last step", () => {
    expect(refusalOf(new Error("Something else"))).toEqual({
      step: "summary",
      message: "Something else",
    });
  });
});

describe("a way that was begun", () => {
  const NOTHING = wantedOf(new URLSearchParams());
  const resume = (kept: Draft | null, some: object = {}) =>
    resumed(kept, { by: "me", atMs: T0 + DRAFT_KEPT_MS, wanted: NOTHING, ...some });

  test("goes on where it was left", () => {
    expect(resume(READY)).toEqual(READY);
  });

  test.each([
    ["by somebody else", { by: "you" }],
    ["too long ago", { atMs: T0 + DRAFT_KEPT_MS + 1 }],
  ])("is begun anew where it was left %s", (_name, some) => {
    const { patient, done, step } = resume(READY, some);
    expect({ patient, done, step }).toEqual({ patient: null, done: [], step: "patient" });
  });

  test.each([
    ["another patient", "patient=bela", { patient: "bela", bed: null, done: [] }],
    ["another bed", "bed=bed-7", { patient: null, bed: "bed-7", done: [] }],
    ["the same patient and bed", "patient=anna&bed=bed-8", READY],
  ])("asked for %s", (_name, query, expected) => {
    const wanted = wantedOf(new URLSearchParams(query));
    expect(resume(READY, { wanted })).toMatchObject(expected);
  });

  test("takes the bed that is asked for where none was chosen yet", () => {
    const wanted = wantedOf(new URLSearchParams("bed=bed-8"));
    const kept = { ...READY, bed: null, device: null };
    expect(resume(kept, { wanted })).toMatchObject({
      patient: "anna",
      bed: "bed-8",
      done: READY.done,
    });
  });

  test("begins with what the address asks for", () => {
    const wanted = wantedOf(new URLSearchParams("patient=anna&programme=plan&version=2&bed=bed-8"));
    expect(resume(null, { wanted })).toMatchObject({
      patient: "anna",
      programme: { id: "plan", version: 2 },
      bed: "bed-8",
      step: "device",
    });
    const ofBed = wantedOf(new URLSearchParams("bed=bed-8"));
    expect(resume(null, { wanted: ofBed })).toMatchObject({ bed: "bed-8", step: "patient" });
  });

  test.each([
    ["programme=plan", null],
    ["programme=plan&version=x", null],
    ["programme=plan&version=0", null],
    ["programme=plan&version=2", { id: "plan", version: 2 }],
  ])("takes a programme with its version only: %s", (query, programme) => {
    expect(wantedOf(new URLSearchParams(query)).programme).toEqual(programme);
  });

  test("addresses say what they ask for", () => {
    expect(openingPath({})).toBe("/open");
    expect(openingPath({ bed: "bed 8" })).toBe("/open?bed=bed+8");
    const path = openingPath({ patient: "anna", programme: PLAN });
    expect(wantedOf(new URL(path, "http://vigil").searchParams)).toEqual({
      patient: "anna",
      programme: { id: "plan", version: 2 },
      bed: null,
    });
  });
});

describe("how the steps stand", () => {
  test("everything chosen is ready, and nothing chosen is still to do", () => {
    expect(unready(standings(READY, FACTS))).toEqual([]);
    const nothing = newDraft("me", T0);
    expect(unready(standings(nothing, FACTS))).toEqual(STEPS.slice(0, -1));
  });

  test.each<[string, Step, Partial<Draft>, Partial<Facts>, string]>([
    ["a patient in a session", "patient", {}, { sessions: [session({ closedAt: null })] }, "Bed 1"],
    ["a programme of another", "programme", {}, { programmes: [] }, "not this patient's"],
    ["a newer version", "programme", {}, { programmes: [{ ...PLAN, version: 3 }] }, "v3 now"],
    [
      "every procedure begun",
      "programme",
      {},
      { programmes: [{ ...PLAN, procedures: 1 }], sessions: [session()] },
      "The one procedure has been begun",
    ],
    ["a taken bed", "bed", { bed: "bed-1" }, {}, "Another session"],
    ["a bed of the lab", "bed", { bed: "lab-1" }, {}, "no such bed"],
    [
      "a device that was switched off",
      "device",
      {},
      { wards: bedChoices(WARDS, [{ ...FREE, device: deviceView({ connected: false }) }]) },
      "not connected",
    ],
    [
      "another device in its place",
      "device",
      { device: { kind: "linked", id: "mon-06" } },
      {},
      "mon-06 is not connected",
    ],
  ])("%s: look again at %s", (_name, step, draft, facts, why) => {
    const standing = standings({ ...READY, ...draft }, { ...FACTS, ...facts });
    expect(standing[step]).toMatchObject({ kind: "fault", why: expect.stringContaining(why) });
    expect(openingBody({ ...READY, ...draft }, { ...FACTS, ...facts }, "nurse")).toBeNull();
  });

  test("without a device is a choice of its own", () => {
    const without: Draft = { ...READY, device: { kind: "without" } };
    expect(standings(without, FACTS).device).toEqual({ kind: "done" });
    expect(openingBody(without, FACTS, "nurse")?.device).toBeNull();
  });

  test("a point that came meanwhile has to be looked at", () => {
    const checklist = { ...CHECKLIST, items: [...CHECKLIST.items, "Consent"], version: 5 };
    expect(unready(standings(READY, { ...FACTS, checklist }))).toEqual(["checklist"]);
  });

  test("what is not known yet is not ready", () => {
    const unknown: Facts = {
      patient: null,
      programmes: null,
      sessions: null,
      wards: null,
      checklist: null,
    };
    expect(unready(standings(READY, unknown))).toEqual(STEPS.slice(0, -1));
    expect(openingBody(READY, unknown, "nurse")).toBeNull();
  });
});

describe("what is sent", () => {
  test("names versions, device and the points in the words of the list", () => {
    const stale = { ...READY, done: [...READY.done, "a point that was taken away"] };
    expect(openingBody(stale, FACTS, "nurse")).toEqual({
      programme: { id: "plan", version: 2 },
      bed: "bed-8",
      device: "mon-07",
      checklist: { version: 4, done: ["Label", "Vein", "Kit"] },
    });
  });

  test.each([
    ["doctor", " K. Lindqvist ", { nurse: "K. Lindqvist" }],
    ["doctor", " ", {}],
    ["nurse", "Somebody else", {}],
  ] as const)("by a %s who typed %j", (role, nurse, part) => {
    const {
      programme: _1,
      bed: _2,
      device: _3,
      checklist: _4,
      ...rest
    } = openingBody({ ...READY, nurse }, FACTS, role) ?? { nurse: "nothing is sent" };
    expect(rest).toEqual(part);
  });

  test("a refusal that was sent back does not keep from sending anew", () => {
    const refused = { ...READY, refusal: { step: "summary", message: "No link." } } as const;
    expect(openingBody(refused, FACTS, "nurse")).not.toBeNull();
  });
});

describe("the procedure that comes next", () => {
  const NEVER_RAN = session({ id: "s-2", infusingAt: null });
  const OF_ANOTHER = session({
    id: "s-3",
    registered: {
      patient: { id: "anna", version: 1 },
      programme: { id: "other", version: 1, procedure: 1 },
    },
  });

  test.each([
    ["nothing", [], 1],
    ["one that ran", [session()], 2],
    ["one that never ran", [session(), NEVER_RAN], 2],
    ["one of another programme", [session(), OF_ANOTHER], 2],
    ["one without the register", [session({ registered: null })], 1],
  ])("after %s", (_name, sessions, next) => {
    expect(nextProcedure(PLAN, sessions)).toBe(next);
    expect(proceduresBegun("plan", sessions)).toBe(next - 1);
  });

  test("is none when all have begun: just before, and at it", () => {
    const ran = (count: number) =>
      Array.from({ length: count }, (_, each) => session({ id: `s-${each}` }));
    expect(nextProcedure(PLAN, ran(5))).toBe(6);
    expect(nextProcedure(PLAN, ran(6))).toBeNull();
    expect(procedureWords(PLAN, ran(5))).toBe("Procedure 6 of 6");
    expect(procedureWords(PLAN, ran(6))).toContain("All 6 procedures");
    expect(procedureWords(PLAN, null)).toContain("counted");
  });
});

describe("the beds", () => {
  test("are those for patients, ward by ward", () => {
    const empty: WardRow = { id: "empty", name: "Empty", purpose: "care", beds: [] };
    const choices = bedChoices([...WARDS, empty], [FREE, TAKEN, LAB_BED]);
    expect(choices.map(({ id, beds }) => [id, beds.map((bed) => bed.id)])).toEqual([
      ["care", ["bed-8", "bed-1"]],
    ]);
    expect(bedOf(choices, "lab-1")).toBeNull();
    expect(bedOf(choices, null)).toBeNull();
    expect(bedOf(choices, "bed-1")?.name).toBe("Bed 1");
  });

  test("say who has them, as the screen shows names", () => {
    expect(takenWords(FREE, "full")).toBeNull();
    expect(takenWords(TAKEN, "full")).toBe("taken: Anna Petrov, infusing");
    expect(takenWords(TAKEN, "initials")).toBe("taken: A. P., infusing");
  });
});

describe("the device on a bed", () => {
  const none = { ...FREE, device: null };
  const offline = { ...FREE, device: deviceView({ id: "mon-07", connected: false }) };

  test("is none, or not connected, or there", () => {
    expect(deviceFound(none, T0)).toEqual({ kind: "none" });
    expect(deviceFound(offline, T0)).toEqual({ kind: "offline", id: "mon-07" });
    expect(deviceFound(FREE, T0)).toMatchObject({ kind: "connected", source: "device" });
    expect([none, offline, FREE].map(bedDeviceWords)).toEqual([
      "no device",
      "mon-07, not connected",
      "mon-07 connected",
    ]);
  });

  test.each([
    [{}, T0 + 2_999, "last reading 2 s ago"],
    [{}, T0 - 5_000, "last reading 0 s ago"],
    [{}, T0 + 59_999, "last reading 59 s ago"],
    [{}, T0 + 60_000, "last reading 1:00 ago"],
    [{ temperature: vitalView({ takenAt: at(2) }) }, T0 + 3_000, "last reading 1 s ago"],
  ])("tells how old its newest value is: %j", (vitals, serverMs, words) => {
    const found = deviceFound({ ...FREE, vitals: { ...FREE.vitals, ...vitals } }, serverMs);
    expect(found.kind === "connected" && lastReadingWords(found)).toBe(words);
  });

  test("that has sent nothing says so", () => {
    const found = { kind: "connected", id: "m", source: "device", lastReadingMs: null } as const;
    expect(lastReadingWords(found)).toBe("no reading yet");
  });
});

describe("the summary", () => {
  const people = { names: "full", doctors: [{ id: "doctor", name: "Dr. Szabó" }] } as const;
  const facts = (draft: Draft, me: { name: string; role: "nurse" | "doctor" }) =>
    Object.fromEntries(
      chosenWords(draft, FACTS, { ...people, me }).map(({ label, words }) => [label, words]),
    );

  test("says everything once more", () => {
    expect(facts(READY, { name: "K. Lindqvist", role: "nurse" })).toEqual({
      Patient: "Anna Nagy",
      Programme: "umbilical cord blood · 100 ×10⁶ · allogeneic, a donor's cord blood",
      Procedure: "Procedure 1 of 6",
      Bed: "Bed 8",
      Device: "mon-07 is linked",
      Checklist: "3 points looked at",
      Nurse: "K. Lindqvist",
      "Supervising doctor": "Dr. Szabó",
    });
  });

  test("of a doctor names the nurse that was typed, or nobody", () => {
    const doctor = { name: "Dr. Szabó", role: "doctor" } as const;
    expect(facts(READY, doctor).Nurse).toBe("nobody is named");
    expect(facts({ ...READY, nurse: " Kim " }, doctor).Nurse).toBe("Kim");
    expect(facts({ ...READY, device: { kind: "without" } }, doctor).Device).toBe(
      "without a device",
    );
  });
});
