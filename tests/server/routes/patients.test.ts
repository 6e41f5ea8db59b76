// Patients and programmes over HTTP: taken in, found, changed by versions, and refused by name with
// nothing half-written.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { errorSchema } from "../../../shared/protocol/http.ts";
import { meSchema } from "../../../shared/protocol/live.ts";
import {
  doctorsSchema,
  type PatientRow,
  type ProgrammeRow,
  patientAnswerSchema,
  patientHistorySchema,
  patientsSchema,
  programmeAnswerSchema,
  programmeHistorySchema,
  programmesSchema,
} from "../../../shared/protocol/registers.ts";
import type { Patient } from "../../../shared/session/patient.ts";
import type { Programme } from "../../../shared/session/programme.ts";
import type { Role } from "../../../shared/vocabulary.ts";
import { type House, openHouse } from "../../helpers/house.ts";
import { PATIENT, PROGRAMME } from "../../helpers/records.ts";
import { steeredClock } from "../../helpers/steered-clock.ts";

let house: House;
const cookies = new Map<Role, string>();
let anna: PatientRow;

beforeAll(async () => {
  house = await openHouse({ clock: steeredClock() });
});
afterAll(() => house.end());

describe("a patient", () => {
  test("is taken in by a nurse, with what follows from the record", async () => {
    anna = await added(PATIENT);
    expect(anna).toMatchObject({
      ...PATIENT,
      version: 1,
      initials: "AN",
      childPugh: { kind: "scored", points: 8, class: "B" },
      made: { by: { role: "nurse" }, reason: null },
    });
  });

  test("whose bilirubin is missing has no score, and says what is missing", async () => {
    const cirrhosis = { ...PATIENT.cirrhosis, bilirubinMgPerDl: null };
    const answer = await change(anna.id, { cirrhosis, version: 1, reason: "lab not back" });
    expect(patientAnswerSchema.parse(answer.json()).patient).toMatchObject({
      version: 2,
      childPugh: { kind: "missing", inputs: ["bilirubinMgPerDl"] },
      made: { reason: "lab not back" },
    });
  });

  test("keeps every version", async () => {
    const { patient, versions } = await history(anna.id);
    expect(patient.version).toBe(2);
    expect(
      versions.map(({ version, cirrhosis }) => [version, cirrhosis?.bilirubinMgPerDl]),
    ).toEqual([
      [2, null],
      [1, 2.4],
    ]);
  });

  test("outlives the server", async () => {
    await house.stop();
    await house.start();
    expect((await history(anna.id)).patient.version).toBe(2);
    expect(() => house.run("UPDATE patients SET record = '{}'")).toThrow("never changed");
    expect(() => house.run("DELETE FROM patients")).toThrow("never taken away");
  });
});

describe("a record that is refused", () => {
  test.each<[string, Role, Record<string, unknown>, string, string]>([
    ["with a number that is taken", "nurse", {}, "RECORD_NUMBER_TAKEN", "body.recordNumber"],
    ["born tomorrow", "nurse", { birthDate: "2999-01-01" }, "BAD_REQUEST", "body.birthDate"],
    ["without a name", "nurse", { name: "" }, "BAD_REQUEST", "body.name"],
    [
      "with a number that differs by its capitals alone",
      "nurse",
      { recordNumber: "r-1001" },
      "RECORD_NUMBER_TAKEN",
      "body.recordNumber",
    ],
    ["with a name of nothing", "nurse", { name: "\u200b" }, "BAD_REQUEST", "body.name"],
    [
      "with a number that turns around",
      "nurse",
      { recordNumber: "R-\u202e2" },
      "BAD_REQUEST",
      "body.recordNumber",
    ],
    ["with two faults", "nurse", { name: "", weightKg: 900 }, "BAD_REQUEST", "body.name"],
  ])("%s leaves nothing behind", async (_name, role, fault, code, path) => {
    const before = house.rows("SELECT * FROM patients");
    const answer = await ask(role, "POST", "/api/patients", { ...PATIENT, ...fault });
    expect(refusal(answer)).toEqual([code, path]);
    expect(house.rows("SELECT * FROM patients")).toEqual(before);
  });

  test.each<[Role, "POST" | "GET"]>([
    ["engineer", "GET"],
    ["engineer", "POST"],
    ["admin", "POST"],
  ])("because a %s may not %s it", async (role, method) => {
    const body = method === "POST" ? { ...PATIENT, recordNumber: "R-9" } : undefined;
    expect(refusal(await ask(role, method, "/api/patients", body))[0]).toBe("FORBIDDEN");
  });

  test("two at once with one number: one is taken in, the other is told", async () => {
    const body = { ...PATIENT, name: "Two Atonce", recordNumber: "R-2" };
    const answers = await Promise.all([
      ask("nurse", "POST", "/api/patients", body),
      ask("doctor", "POST", "/api/patients", body),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect(await found("atonce")).toEqual(["Two Atonce"]);
  });

  test("who looked at an older version, or changes at the same moment, is told who was quicker", async () => {
    const old = await change(anna.id, { version: 1 });
    expect(refusal(old)[0]).toBe("PATIENT_CHANGED");
    const answers = await Promise.all([
      change(anna.id, { version: 2, weightKg: 71 }),
      change(anna.id, { version: 2, weightKg: 72 }),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect((await history(anna.id)).patient.version).toBe(3);
  });

  test("nobody's is 404", async () => {
    expect((await ask("nurse", "GET", "/api/patients/nobody")).statusCode).toBe(404);
    expect((await change("nobody", { version: 1 })).statusCode).toBe(404);
  });
});

describe("a search", () => {
  beforeAll(async () => {
    for (const [name, recordNumber] of [
      ["Ödön Ács", "K-77"],
      ["Anna Kovács", "K-78"],
      ["Béla 100% Nagy", "K-79"],
    ] as const) {
      await added({ ...PATIENT, name, recordNumber });
    }
  });

  test.each([
    ["odon", ["Ödön Ács"]],
    ["ÁCS k-77", ["Ödön Ács"]],
    ["nagy anna", ["Anna Nagy"]],
    ["k-7", ["Anna Kovács", "Béla 100% Nagy", "Ödön Ács"]],
    ["%", ["Béla 100% Nagy"]],
    ["_", []],
    ["'; DROP TABLE patients", []],
  ])("%j finds %j", async (q, names) => {
    expect(await found(q)).toEqual(names);
  });

  test("goes on behind its last patient", async () => {
    const all = await list("");
    const first = await list("limit=2");
    const rest = await list(`after=${first[1]?.id}`);
    expect([...first, ...rest].map(({ id }) => id)).toEqual(all.map(({ id }) => id));
    expect((await ask("nurse", "GET", "/api/patients?after=nobody")).statusCode).toBe(404);
  });

  test("finds a patient under the new name and number, and not under the old", async () => {
    const [bela] = await list("q=k-79");
    const answer = await change(bela?.id ?? "", {
      ...PATIENT,
      name: "Béla Nagy-Kiss",
      recordNumber: "K-80",
      version: 1,
    });
    expect(answer.statusCode).toBe(200);
    expect([await found("k-79"), await found("kiss")]).toEqual([[], ["Béla Nagy-Kiss"]]);
    // The number that nobody has any more is free.
    await added({ ...PATIENT, name: "Newcomer", recordNumber: "K-79" });
  });
});

describe("a programme", () => {
  let programme: ProgrammeRow;
  let plan: Programme;

  beforeAll(async () => {
    const { id } = meSchema.parse((await ask("doctor", "GET", "/api/me")).json());
    plan = { ...PROGRAMME, doctorId: id };
  });

  test("is a doctor's to plan, with the cells for each kilogram", async () => {
    const body = { ...plan, patient: anna.id };
    expect(refusal(await ask("nurse", "POST", "/api/programmes", body))[0]).toBe("FORBIDDEN");
    const answer = await ask("doctor", "POST", "/api/programmes", body);
    programme = programmeAnswerSchema.parse(answer.json()).programme;
    const { weightKg } = (await history(anna.id)).patient;
    expect(programme).toMatchObject({ ...plan, patient: anna.id, version: 1 });
    expect(programme.cellsMillionPerKg).toBeCloseTo(100 / (weightKg ?? 0), 9);
  });

  test.each<[string, Record<string, unknown>, string]>([
    ["a patient that is none", { patient: "nobody" }, "body.patient"],
    ["a doctor that is none", { doctorId: "somebody" }, "body.doctorId"],
    ["a dose that is none", { cellsMillion: 1e6 }, "body.cellsMillion"],
  ])("with %s is refused at its field", async (_name, fault, path) => {
    const before = house.rows("SELECT * FROM programmes");
    const body = { ...plan, patient: anna.id, ...fault };
    expect(refusal(await ask("doctor", "POST", "/api/programmes", body))).toEqual([
      "BAD_REQUEST",
      path,
    ]);
    expect(house.rows("SELECT * FROM programmes")).toEqual(before);
  });

  test("changes with a reason, and keeps every version and who made it", async () => {
    const path = `/api/programmes/${programme.id}`;
    const changed = { ...plan, cellsMillion: 80, version: 1 };
    expect(refusal(await ask("doctor", "PUT", path, { ...changed, reason: " " }))).toEqual([
      "BAD_REQUEST",
      "body.reason",
    ]);
    const [one, other] = await Promise.all([
      ask("doctor", "PUT", path, { ...changed, reason: "mild reaction" }),
      ask("doctor", "PUT", path, { ...changed, reason: "as well" }),
    ]);
    expect([one.statusCode, other.statusCode].sort()).toEqual([200, 409]);
    const told = programmeHistorySchema.parse((await ask("nurse", "GET", path)).json());
    expect(told.versions.map(({ version, cellsMillion }) => [version, cellsMillion])).toEqual([
      [2, 80],
      [1, 100],
    ]);
    expect(told.programme.made.reason).toBe("mild reaction");
  });

  test("names one of the site's doctors, who are listed for those who see patients", async () => {
    const listed = doctorsSchema.parse((await ask("nurse", "GET", "/api/doctors")).json());
    expect(listed.doctors.map(({ id }) => id)).toEqual([plan.doctorId]);
    expect(refusal(await ask("engineer", "GET", "/api/doctors"))[0]).toBe("FORBIDDEN");
  });

  test("is listed with its patient", async () => {
    const { programmes } = await history(anna.id);
    expect(programmes.map(({ id, version }) => [id, version])).toEqual([[programme.id, 2]]);
    const listed = await ask("nurse", "GET", `/api/programmes?patient=${anna.id}`);
    expect(programmesSchema.parse(listed.json()).programmes).toEqual(programmes);
  });
});

type Answer = Awaited<ReturnType<typeof ask>>;

async function ask(role: Role, method: "GET" | "POST" | "PUT", url: string, payload?: object) {
  const cookie = cookies.get(role) ?? (await house.cookie(role));
  cookies.set(role, cookie);
  const body = payload === undefined ? {} : { payload };
  return house.vigil().app.inject({ method, url, headers: { cookie }, ...body });
}

async function added(patient: Patient): Promise<PatientRow> {
  const answer = await ask("nurse", "POST", "/api/patients", patient);
  return patientAnswerSchema.parse(answer.json()).patient;
}

function change(id: string, body: Record<string, unknown>): Promise<Answer> {
  return ask("nurse", "PUT", `/api/patients/${id}`, { ...PATIENT, ...body });
}

async function history(id: string) {
  return patientHistorySchema.parse((await ask("nurse", "GET", `/api/patients/${id}`)).json());
}

async function list(query: string): Promise<PatientRow[]> {
  return patientsSchema.parse((await ask("nurse", "GET", `/api/patients?${query}`)).json())
    .patients;
}

async function found(q: string): Promise<string[]> {
  return (await list(new URLSearchParams({ q }).toString())).map(({ name }) => name);
}

/** The code and the path of the first fault. */
function refusal(answer: Answer): [string, string] {
  const { code, details } = errorSchema.parse(answer.json());
  const faults = z.array(z.object({ path: z.string() })).safeParse(details);
  return [code, faults.data?.[0]?.path ?? ""];
}
