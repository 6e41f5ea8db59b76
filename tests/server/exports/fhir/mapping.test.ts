// What becomes what, case by case, and whatever a journal may hold.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bundleText } from "../../../../server/exports/fhir/bundle.ts";
import { vitalObservations } from "../../../../server/exports/fhir/observation.ts";
import { type PatientIdentity, patientResource } from "../../../../server/exports/fhir/patient.ts";
import { settingOf } from "../../../../server/exports/fhir/setting.ts";
import type { Entry } from "../../../../shared/protocol/entry.ts";
import { type SessionPhase, VITALS } from "../../../../shared/vocabulary.ts";
import {
  acknowledge,
  atMs,
  connected,
  observation,
  phase,
  reading,
  sessionOpened,
  undo,
} from "../../../helpers/entries.ts";
import {
  type Bundle,
  faultsOf,
  type Json,
  type Resource,
  resolvedResources,
} from "../../../helpers/fhir-validator.ts";
import { journalOf, momentsArbitrary } from "../../../helpers/journals.ts";

const IDENTITY: PatientIdentity = {
  name: "Ada Sample",
  recordNumber: "R-1",
  birthDate: null,
  sex: null,
};

describe("the infusion", () => {
  const goes = (...to: SessionPhase[]): Entry[] => to.map((one, index) => phase(index + 1, one));
  const closes = (second: number, outcome: "completed" | "stopped-early"): Entry => ({
    ...phase(second, "closed"),
    outcome,
    reason: "as told",
  });

  test.each<[string, Entry[], string, string, string | undefined]>([
    ["scheduled", [], "preparation", "planned", undefined],
    ["in its baseline", goes("baseline"), "preparation", "in-progress", undefined],
    ["infusing", goes("baseline", "infusing"), "in-progress", "in-progress", undefined],
    ["paused", goes("baseline", "infusing", "paused"), "on-hold", "in-progress", undefined],
    ["observed", goes("baseline", "infusing", "observing"), "completed", "in-progress", undefined],
    [
      "completed",
      [...goes("baseline", "infusing", "observing"), closes(9, "completed")],
      "completed",
      "finished",
      undefined,
    ],
    [
      "stopped early",
      [...goes("baseline", "infusing"), closes(9, "stopped-early")],
      "stopped",
      "finished",
      "as told",
    ],
    [
      "given up before it began",
      [...goes("baseline"), closes(9, "stopped-early")],
      "not-done",
      "finished",
      "as told",
    ],
    [
      "in a phase that was refused",
      goes("baseline", "paused"),
      "preparation",
      "in-progress",
      undefined,
    ],
  ])("of a session that is %s", async (_name, entries, status, stay, reason) => {
    const told = resolvedResources(await bundleOf([sessionOpened(0), ...entries]));
    expect(told.flatMap(faultsOf)).toEqual([]);
    const infusion = one(told, "Procedure");
    expect([infusion.status, one(told, "Encounter").status]).toEqual([status, stay]);
    expect((infusion.statusReason as Json | undefined)?.text).toBe(reason);
    const hasBegun = entries.some((entry) => entry.type === "phase" && entry.to === "infusing");
    expect("performedPeriod" in infusion).toBe(hasBegun);
  });
});

describe("the patient", () => {
  test.each<[string, Partial<PatientIdentity>, string[]]>([
    [
      "with all that is known",
      { birthDate: "1961-05-04", sex: "female" },
      ["identifier", "name", "gender", "birthDate"],
    ],
    ["without a birth date", { sex: "unknown" }, ["identifier", "name", "gender"]],
    ["without a name", { name: " " }, ["identifier"]],
    ["without a number", { recordNumber: "" }, ["name"]],
  ])("%s is valid, and says no more than that", (_name, known, keys) => {
    const setting = settingOf("s-1", "patient");
    const patient = JSON.parse(
      JSON.stringify(patientResource(setting, { ...IDENTITY, ...known }, "Test site")),
    ) as Resource;
    expect(Object.keys(patient)).toEqual(["resourceType", "id", ...keys]);
    if (known.sex === "female") {
      expect(patient).toMatchObject({ gender: "female", birthDate: "1961-05-04" });
    }
    expect(faultsOf(patient)).toEqual([]);
  });
});

describe("a reading", () => {
  const observe = vitalObservations(settingOf("s-1", "patient"));
  const told = (vitals: Parameters<typeof reading>[1]) =>
    observe({ n: 7, entry: reading(1, vitals) }, undefined).map(({ observation: one }) => one);

  test("keeps a zero that a journal holds", () => {
    expect(told({ respiration: 0 })).toMatchObject([{ valueQuantity: { value: 0 } }]);
    expect(told({ systolic: 0 })).toMatchObject([
      { component: [{ valueQuantity: { value: 0 } }, { dataAbsentReason: {} }] },
    ]);
  });

  test("has no mean that was not measured", () => {
    const [panel] = told({ systolic: 120, diastolic: 80 });
    expect(panel?.component).toHaveLength(2);
  });

  test("that says nothing becomes nothing", () => {
    expect(told({})).toEqual([]);
  });

  test("that is late tells when it was taken, and when it came", () => {
    const late = reading(100, { pulse: 70 }, { takenS: 10, late: true });
    const [one] = observe({ n: 7, entry: late }, undefined);
    expect(one?.observation).toMatchObject({
      effectiveDateTime: new Date(atMs(10)).toISOString(),
      issued: new Date(atMs(100)).toISOString(),
    });
  });
});

describe("the evidence of a limit alarm", () => {
  test.each<[string, Entry[]]>([
    ["a sensor off", [reading(11, { heartRate: null })]],
    ["a value of long ago", [reading(11, { heartRate: 130 }, { takenS: -60, late: true })]],
  ])("is its worst value, though %s comes before it falls due", async (_name, between) => {
    const entries = [
      ...[sessionOpened(0), connected(0), phase(0, "baseline")],
      ...[reading(1, { heartRate: 130 }), reading(10, { heartRate: 130 })],
      ...[...between, reading(12, { heartRate: 130 })],
    ];
    const told = resolvedResources(await bundleOf(entries));
    const { evidence } = one(told, "DetectedIssue") as unknown as {
      evidence: { detail: { reference: string }[] }[];
    };
    const id = evidence[0]?.detail[0]?.reference.split("/")[1];
    const seen = told.find((resource) => resource.id === id);
    expect(seen).toMatchObject({ valueQuantity: { value: 130 } });
    expect(seen?.effectiveDateTime).toBe(new Date(atMs(10)).toISOString());
  });
});

describe("an acknowledgement", () => {
  const raised = [
    sessionOpened(0),
    connected(0),
    phase(0, "baseline"),
    reading(1, { systolic: 70 }),
  ];
  const condition = "systolic.low.high";

  test.each<[string, Entry[], string[] | undefined]>([
    ["that nobody gave", [], undefined],
    ["without a word", [acknowledge(2, 1, { condition })], ["Acknowledged"]],
    ["that was taken back", [acknowledge(2, 1, { condition }), undo(3, 1)], undefined],
    [
      "before the alarm called anew",
      [acknowledge(2, 1, { condition }), reading(3, { systolic: 55 })],
      [`Acknowledged until it called anew at ${new Date(atMs(3)).toISOString()}`],
    ],
  ])("%s", async (_name, entries, texts) => {
    const told = resolvedResources(await bundleOf([...raised, ...entries]));
    const alarm = told.find((issue) =>
      JSON.stringify(issue.code ?? {}).includes(`"systolic.low`),
    ) as Resource;
    const answers = alarm.mitigation as { action: { text: string } }[] | undefined;
    expect(answers?.map(({ action }) => action.text)).toEqual(texts);
  });
});

describe("any journal", () => {
  test("becomes a bundle without empty parts whose ids differ and whose values are the journal's", async () => {
    await fc.assert(
      fc.asyncProperty(momentsArbitrary, async (moments) => {
        const journal = journalOf(moments);
        // A journal of the house is one session's.
        const next = journal.findIndex(({ type }, n) => n > 0 && type === "session-opened");
        const entries = next === -1 ? journal : journal.slice(0, next);
        const bundle = await bundleOf(entries);
        const ids = bundle.entry.map(({ resource }) => resource.id);
        expect(new Set(ids).size).toBe(ids.length);
        const text = JSON.stringify(bundle);
        expect(text).not.toMatch(/:(null|""|\[\]|\{\})/);
        expect(text.split('"valueQuantity"').length - 1).toBe(valuesIn(entries));
        resolvedResources(bundle);
      }),
      { numRuns: 60 },
    );
  });

  test("in whatever slices it is read becomes the same bundle", async () => {
    const entries = [
      sessionOpened(0),
      connected(0),
      phase(0, "baseline"),
      ...Array.from({ length: 30 }, (_, second) => reading(second + 1, { heartRate: 160 })),
      observation(31, { ctcaeGrade: 2 }),
    ];
    expect(await bundleOf(entries, 1)).toEqual(await bundleOf(entries, 1_000));
  });
});

async function bundleOf(entries: readonly Entry[], sliceEntries = 7): Promise<Bundle> {
  const numbered = entries.map((entry, index) => ({ n: index + 1, entry }));
  async function* slices(all: typeof numbered) {
    for (let at = 0; at < all.length; at += sliceEntries) yield all.slice(at, at + sliceEntries);
  }
  const pieces: string[] = [];
  const text = bundleText({
    identity: IDENTITY,
    site: "Test site",
    atMs: atMs(0),
    toldAtMs: null,
    events: slices(numbered.filter(({ entry }) => entry.type !== "reading")),
    entries: slices(numbered),
  });
  for await (const piece of text) pieces.push(piece);
  return JSON.parse(pieces.join(""));
}

function one(told: readonly Resource[], type: string): Resource {
  return told.find(({ resourceType }) => resourceType === type) as Resource;
}

function valuesIn(entries: readonly Entry[]): number {
  return entries
    .flatMap((entry) => (entry.type === "reading" ? [entry.vitals] : []))
    .flatMap((vitals) => VITALS.filter((vital) => typeof vitals[vital] === "number")).length;
}
