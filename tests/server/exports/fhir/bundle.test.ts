// The bundle of a session that was really recorded: valid by HL7's definitions, and the journal told
// whole, field by field.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemClock } from "../../../../server/clock.ts";
import { createFhirExport } from "../../../../server/exports/fhir/export.ts";
import type { EntryOf, ReadingEntry } from "../../../../shared/protocol/entry.ts";
import { timeText } from "../../../../shared/protocol/time.ts";
import { PRESSURE_PANEL_LOINC, VITAL_TABLE } from "../../../../shared/vitals/table.ts";
import { SOURCES, VITALS } from "../../../../shared/vocabulary.ts";
import {
  type Bundle,
  faultsOf,
  type Json,
  type Resource,
  resolvedResources,
} from "../../../helpers/fhir-validator.ts";
import {
  type RecordedSession,
  recordSession,
  SESSION,
  STOP_REASON,
} from "../../../helpers/recorded-session.ts";

let record: RecordedSession;
let bundle: Bundle;
let resources: Resource[];

beforeAll(async () => {
  record = await recordSession();
  bundle = await exported(record);
  resources = resolvedResources(bundle);
});
afterAll(() => record.end());

describe("the bundle", () => {
  test("is a collection, and every resource in it has an id of its own", () => {
    expect(bundle).toMatchObject({ resourceType: "Bundle", type: "collection" });
    const urls = bundle.entry.map(({ fullUrl }) => fullUrl);
    expect(new Set(urls).size).toBe(urls.length);
    for (const { fullUrl, resource } of bundle.entry) {
      expect(fullUrl).toBe(`urn:uuid:${resource.id}`);
      expect(resource.id).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
      );
    }
  });

  test("is valid: its shell, every resource, and each by every profile that it claims", () => {
    const { entry: _entry, ...shell } = bundle;
    expect(faultsOf(shell)).toEqual([]);
    const faults = resources.flatMap((one) =>
      faultsOf(one).map((fault) => `${one.resourceType} ${one.id}: ${fault}`),
    );
    expect(faults).toEqual([]);
  });

  test("holds every kind of resource, and every profile of vital signs that Vigil knows", () => {
    const kinds = new Set(resources.map(({ resourceType }) => resourceType));
    expect([...kinds].sort()).toEqual([
      "DetectedIssue",
      "Device",
      "Encounter",
      "Observation",
      "Patient",
      "Procedure",
    ]);
    const claimed = new Set(resources.flatMap((one) => (meta(one)?.profile ?? []) as string[]));
    const base = "http://hl7.org/fhir/StructureDefinition";
    expect([...claimed].sort()).toEqual(
      ["bodytemp", "bp", "heartrate", "oxygensat", "resprate", "vitalsigns"].map(
        (name) => `${base}/${name}`,
      ),
    );
  });

  test("is the same when it is exported again, but for its time", async () => {
    const again = await exported(record);
    expect({ ...again, timestamp: null }).toEqual({ ...bundle, timestamp: null });
  });
});

describe("a resource that is broken is refused", () => {
  const first = (code: string) => () =>
    observations().find((one) => codes(one).includes(code)) as Resource;
  const heartRate = first(VITAL_TABLE.heartRate.loinc);
  const panel = first(PRESSURE_PANEL_LOINC);
  const temperature = first(VITAL_TABLE.temperature.loinc);
  const kind = (type: string) => () =>
    resources.find((one) => one.resourceType === type) as Resource;

  test.each<[string, () => Resource, (broken: Json) => void, RegExp]>([
    ["without a subject", heartRate, (one) => delete one.subject, /Observation.subject/],
    ["without a category", heartRate, (one) => delete one.category, /Observation.category/],
    [
      "with another code",
      heartRate,
      (one) => (one.code = { coding: [{ system: "http://loinc.org", code: "8889-8" }] }),
      /HeartRateCode/,
    ],
    ["with another unit", heartRate, (one) => (quantity(one).code = "bpm"), /unit bpm/],
    ["without its value", heartRate, (one) => delete one.valueQuantity, /vs-2/],
    [
      "with a status unknown",
      heartRate,
      (one) => (one.status = "doubtful"),
      /must not be doubtful/,
    ],
    ["with a time unreadable", heartRate, (one) => (one.effectiveDateTime = "noon"), /effective/],
    ["without a diastolic", panel, (one) => (one.component as Json[]).splice(1, 1), /DiastolicBP/],
    ["of an unknown profile", temperature, (one) => (meta(one).profile = ["x:y"]), /no profile/],
    ["about a device", heartRate, (one) => (one.subject = { reference: "Device/1" }), /reference/],
    [
      "without a severity known",
      kind("DetectedIssue"),
      (one) => (one.severity = "medium"),
      /medium/,
    ],
    ["with an empty note", kind("Procedure"), (one) => (one.note = [{ text: "" }]), /is empty/],
    ["without a class", kind("Encounter"), (one) => delete one.class, /Encounter.class/],
    ["with a gender unknown", kind("Patient"), (one) => (one.gender = "m"), /must not be m/],
    ["with a word too much", kind("Device"), (one) => (one.colour = "red"), /colour/],
  ])("%s", (_name, take, breaks, complaint) => {
    const whole = take();
    expect(faultsOf(whole)).toEqual([]);
    const broken = structuredClone(whole);
    breaks(broken);
    expect(faultsOf(broken).join("\n")).toMatch(complaint);
  });
});

describe("vital signs", () => {
  /** One line a value, as the journal has it and as the bundle has it. */
  const line = (loinc: string, value: unknown, ucum: unknown, taken: unknown, status: unknown) =>
    `${taken} ${loinc} ${value} ${ucum} ${status}`;

  test("every value of every reading is there once, with its time and its unit, and no other", () => {
    const inJournal = readings().flatMap((entry) =>
      VITALS.flatMap((vital) => {
        const value = entry.vitals[vital];
        if (typeof value !== "number") return [];
        const { loinc, ucum } = VITAL_TABLE[vital];
        const doubt = entry.queried?.includes(vital) === true ? "doubtful" : "sound";
        return [line(loinc, value, ucum, timeText(entry.takenAtMs), doubt)];
      }),
    );
    const inBundle = vitalSigns().flatMap((one) =>
      [one, ...parts(one)].flatMap((part) => {
        if (part.valueQuantity === undefined) return [];
        const { value, code } = quantity(part);
        const doubt = part.interpretation === undefined ? "sound" : "doubtful";
        const loinc = codes(part).find((own) => own !== "2708-6") ?? "";
        return [line(loinc, value, code, one.effectiveDateTime, doubt)];
      }),
    );
    expect(inJournal.length).toBeGreaterThan(100);
    expect(inBundle.sort()).toEqual(inJournal.sort());
  });

  test("each is about the patient in the stay, from the device, and tells when it arrived", () => {
    const device = resources.find(({ resourceType }) => resourceType === "Device");
    const arrived = new Set(record.entries.map(({ atMs }) => timeText(atMs)));
    for (const one of vitalSigns()) {
      expect(one.subject).toEqual({ reference: referenceOf("Patient") });
      expect(one.encounter).toEqual({ reference: referenceOf("Encounter") });
      expect(one.device).toEqual({ reference: `Device/${device?.id}` });
      expect(arrived).toContain(one.issued);
    }
  });

  test("an observation with a doubtful value is preliminary, any other is final", () => {
    for (const one of vitalSigns()) {
      const isDoubtful = [one, ...parts(one)].some((part) => part.interpretation !== undefined);
      expect(one.status).toBe(isDoubtful ? "preliminary" : "final");
    }
    expect(vitalSigns().filter(({ status }) => status === "preliminary")).not.toEqual([]);
  });

  test("what has no value says why, as often as the journal does", () => {
    const counts = new Map<string, number>();
    for (const one of vitalSigns()) {
      for (const part of [one, ...parts(one)]) {
        const reason = part.dataAbsentReason as { text?: string } | undefined;
        const loinc = codes(part).find((own) => own !== "2708-6");
        const text = reason && `${loinc} ${reason.text ?? "not told"}`;
        if (text !== undefined) counts.set(text, (counts.get(text) ?? 0) + 1);
      }
    }
    const { heartRate, pulse, spo2, temperature, systolic, diastolic } = VITAL_TABLE;
    expect([...counts].sort()).toEqual(
      [
        [`${spo2.loinc} Sensor off`, 1],
        [`${temperature.loinc} Sensor off`, 1],
        [`${heartRate.loinc} Rejected: OUT_OF_RANGE`, 1],
        [`${pulse.loinc} The device sent no value`, 1],
        [`${systolic.loinc} Rejected: PRESSURES_CROSSED`, 1],
        [`${diastolic.loinc} Rejected: PRESSURES_CROSSED`, 1],
        [`${VITAL_TABLE.mean.loinc} Rejected: PRESSURES_CROSSED`, 1],
        [`${diastolic.loinc} Sensor off`, 1],
        [`${systolic.loinc} not told`, 1],
        [`${diastolic.loinc} not told`, 1],
      ].sort(),
    );
  });

  test("a rejected value stands nowhere in the bundle", () => {
    const refused = readings().flatMap(({ rejected = [] }) => rejected.map(({ value }) => value));
    expect(refused).toContain(900);
    expect(JSON.stringify(bundle)).not.toContain("900 ");
    expect(JSON.stringify(bundle)).not.toContain(":900");
  });
});

test("vitals that a person measured are there as theirs, and no device's", () => {
  const byHand = observations().filter(
    (one) => valuesOf(one).category === "vital-signs" && one.performer !== undefined,
  );
  const values = byHand
    .flatMap((one) => [one, ...parts(one)])
    .flatMap((part) => (part.valueQuantity === undefined ? [] : [quantity(part).value]));
  expect(values.toSorted()).toEqual([118, 37.2, 76]);
  for (const one of byHand) {
    expect([one.device, valuesOf(one).by]).toEqual([undefined, "Dr Iris Lang"]);
  }
  expect(new Set(observations().map(({ id }) => id)).size).toBe(observations().length);
});

describe("general condition", () => {
  test("is told thing by thing, nothing where nobody looked, none and zero where there were none", () => {
    const seen = observations().filter((one) => valuesOf(one).category === "exam");
    expect(seen.map((one) => [valuesOf(one).text, valuesOf(one).value, valuesOf(one).by])).toEqual([
      ["Level of consciousness (ACVPU)", "alert", "Nora Berg"],
      ["Symptoms of an infusion reaction", false, "Nora Berg"],
      ["Grade of infusion related reaction (CTCAE v5), 0 for none", 0, "Nora Berg"],
      ["Level of consciousness (ACVPU)", "voice", "Dr Iris Lang"],
      ["Symptoms of an infusion reaction", true, "Dr Iris Lang"],
      ["Grade of infusion related reaction (CTCAE v5), 0 for none", 3, "Dr Iris Lang"],
      ["Action taken", "antihistamine", "Dr Iris Lang"],
      ["Note on general condition", "arms and neck", "Dr Iris Lang"],
    ]);
    const times = record.entries
      .filter((entry): entry is EntryOf<"observation"> => entry.type === "observation")
      .map(({ atMs }) => timeText(atMs));
    expect([...new Set(seen.map((one) => one.effectiveDateTime))]).toEqual(times);
    const [, , , , rash] = seen;
    expect(parts(rash as Resource).map((part) => (part.code as Json).text)).toEqual([
      "rash",
      "itching",
    ]);
  });
});

describe("alarms", () => {
  const issues = () => resources.filter(({ resourceType }) => resourceType === "DetectedIssue");
  const issue = (condition: string): Resource =>
    issues().find((one) => codes(one).includes(condition)) as Resource;

  test("every alarm that the ward told is there once, as it told it last", () => {
    const severities = { high: "high", medium: "moderate", low: "low" };
    const byId = (left: string[], right: string[]) =>
      String(left[0]).localeCompare(String(right[0]));
    const told = record.alarms.map((view) => [
      view.id,
      view.condition,
      view.kind,
      view.message,
      severities[view.priority],
      view.raisedAt,
      String(view.closedAt),
    ]);
    const written = issues().map((one) => {
      const period = one.identifiedPeriod as { start: string; end?: string };
      const [condition, kind] = codes(one);
      const [{ value } = { value: "" }] = one.identifier as { value: string }[];
      const { text } = one.code as { text: string };
      const end = String(period.end ?? null);
      return [
        value,
        String(condition),
        String(kind),
        text,
        String(one.severity),
        period.start,
        end,
      ];
    });
    expect(told.length).toBeGreaterThan(3);
    expect(written.sort(byId)).toEqual(told.sort(byId));
    expect(new Set(told.map(([, , kind]) => kind)).size).toBe(2);
  });

  test("a limit alarm tells its worst value and limit, and points at that value", () => {
    const { evidence, implicated } = issue("heartRate.high.medium") as unknown as {
      evidence: { code: { text: string }[]; detail: { reference: string }[] }[];
      implicated: unknown;
    };
    expect(evidence[0]?.code[0]?.text).toBe("Heart rate: worst 132 /min, limit 120 /min");
    const id = evidence[0]?.detail[0]?.reference.split("/")[1];
    const seen = resources.find((one) => one.id === id) as Resource;
    expect([codes(seen)[0], quantity(seen).value]).toEqual(["8867-4", 132]);
    expect(implicated).toEqual([{ reference: referenceOf("Procedure") }]);
  });

  test("an answered alarm tells who, when and what they did", () => {
    const acknowledged = entryOf("acknowledge");
    const attended = entryOf("attend");
    expect(issue("heartRate.high.medium").mitigation).toEqual([
      {
        action: { text: "Attended" },
        date: timeText(attended.atMs),
        author: { type: "Practitioner", identifier: { value: "nurse" }, display: "Nora Berg" },
      },
      {
        action: { text: "Acknowledged; action: rate halved; note: anxious" },
        date: timeText(acknowledged.atMs),
        author: { type: "Practitioner", identifier: { value: "doctor" }, display: "Dr Iris Lang" },
      },
    ]);
  });

  test("a technical alarm is about the device, and is answered like any other", () => {
    const off = issue("lead-off.temperature");
    expect(off.implicated).toEqual([{ reference: referenceOf("Device") }]);
    expect(off.mitigation).toMatchObject([{ author: { display: "Nora Berg" } }]);
  });
});

describe("the rest of the record", () => {
  test("the patient is who the session says; what it does not know is left out", () => {
    const patient = resources.find(({ resourceType }) => resourceType === "Patient");
    expect(patient).toMatchObject({
      name: [{ text: "Ada Sample" }],
      identifier: [{ value: "R-1", assigner: { display: "Test site" } }],
    });
    expect(patient).not.toHaveProperty("birthDate");
    expect(patient).not.toHaveProperty("gender");
  });

  test("the infusion was stopped, by whom and why, with every other reason beside it", () => {
    const infusion = resources.find(({ resourceType }) => resourceType === "Procedure");
    const infusing = phases().find(({ to }) => to === "infusing");
    const closed = phases().find(({ to }) => to === "closed");
    expect(infusion).toMatchObject({
      status: "stopped",
      statusReason: { text: STOP_REASON },
      outcome: { text: "stopped-early" },
      performedPeriod: { start: timeText(infusing?.atMs ?? 0), end: timeText(closed?.atMs ?? 0) },
      note: [
        { text: "Planned: 100 mL in 45 min. Given: 1 mL." },
        { authorString: "Nora Berg", text: "paused: to look at the skin" },
        { authorString: "Dr Iris Lang", text: `closed: ${STOP_REASON}` },
      ],
    });
  });

  test("the stay is over, and names bed, nurse and doctor", () => {
    const stay = resources.find(({ resourceType }) => resourceType === "Encounter");
    expect(stay).toMatchObject({
      identifier: [{ value: SESSION }],
      status: "finished",
      location: [{ location: { display: "bed-1" } }],
      participant: [
        { individual: { display: "Dr Iris Lang" } },
        { individual: { display: "Nora Berg" } },
      ],
    });
  });

  test("the device is the one that connected", () => {
    const devices = resources.filter(({ resourceType }) => resourceType === "Device");
    expect(devices).toMatchObject([
      {
        identifier: [{ value: "mon-07" }],
        modelNumber: "Acme V8",
        type: { text: "Patient monitor" },
      },
    ]);
  });
});

describe("a session that is still open", () => {
  test("is valid, in progress, and has alarms that are preliminary and without an end", async () => {
    const open = await recordSession("infusing");
    const told = resolvedResources(await exported(open));
    open.end();
    expect(told.flatMap(faultsOf)).toEqual([]);
    const one = (type: string) => told.find(({ resourceType }) => resourceType === type);
    expect(one("Encounter")).toMatchObject({ status: "in-progress" });
    expect(one("Encounter")?.period).not.toHaveProperty("end");
    expect(one("Procedure")).toMatchObject({ status: "in-progress" });
    const alarm = told.find((issue) => codes(issue).includes("heartRate.high.medium"));
    expect(alarm).toMatchObject({ status: "preliminary" });
    expect(alarm?.identifiedPeriod).not.toHaveProperty("end");
  });
});

describe("test data", () => {
  const HTEST = {
    system: "http://terminology.hl7.org/CodeSystem/v3-ActReason",
    code: "HTEST",
    display: "test health data",
  };

  test.each(SOURCES)("from a %s: all resources are labelled, or none", async (source) => {
    const session = await recordSession("infusing", source);
    const whole = await exported(session);
    session.end();
    const security = source === "device" ? undefined : [HTEST];
    for (const one of [whole, ...whole.entry.map(({ resource }) => resource)]) {
      expect(meta(one as Resource)?.security, one.resourceType).toEqual(security);
    }
  });
});

async function exported({ sessions }: RecordedSession): Promise<Bundle> {
  const fhir = createFhirExport({
    sessions,
    clock: systemClock,
    site: "Test site",
    patient: () => null,
  });
  const pieces: string[] = [];
  for await (const piece of fhir(SESSION)) pieces.push(piece);
  return JSON.parse(pieces.join(""));
}

function observations(): Resource[] {
  return resources.filter(({ resourceType }) => resourceType === "Observation");
}

/** Those that devices measured. */
function vitalSigns(): Resource[] {
  return observations().filter(
    (one) => valuesOf(one).category === "vital-signs" && one.performer === undefined,
  );
}

function readings(): ReadingEntry[] {
  return record.entries.filter((entry): entry is ReadingEntry => entry.type === "reading");
}

function phases(): EntryOf<"phase">[] {
  return record.entries.filter((entry): entry is EntryOf<"phase"> => entry.type === "phase");
}

function entryOf(type: "acknowledge" | "attend"): { atMs: number } {
  return record.entries.find((entry) => entry.type === type) as { atMs: number };
}

function referenceOf(type: string): string {
  return `${type}/${resources.find(({ resourceType }) => resourceType === type)?.id}`;
}

function codes(of: Json): string[] {
  const { coding = [] } = (of.code ?? {}) as { coding?: { system: string; code: string }[] };
  return coding.filter(({ system }) => !system.includes("11073")).map(({ code }) => code);
}

function parts(of: Json): Json[] {
  return (of.component ?? []) as Json[];
}

function quantity(of: Json): Json {
  return of.valueQuantity as Json;
}

function meta(of: Json): Json {
  return of.meta as Json;
}

function valuesOf(one: Resource) {
  const [group] = one.category as { coding: { code: string }[] }[];
  const [by] = (one.performer ?? []) as { display: string }[];
  const concept = one.valueCodeableConcept as { text: string } | undefined;
  return {
    category: group?.coding[0]?.code,
    text: (one.code as { text: string }).text,
    value: one.valueString ?? one.valueInteger ?? one.valueBoolean ?? concept?.text,
    by: by?.display,
  };
}
