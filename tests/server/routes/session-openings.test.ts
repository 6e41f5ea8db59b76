// Sessions as they are opened over HTTP: from a programme, a bed, a device and a checklist; refused by
// name with nothing half-written; found again by patient, place and time.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { errorSchema, sessionNowSchema, sessionSchema } from "../../../shared/protocol/http.ts";
import { meSchema, type SessionView } from "../../../shared/protocol/live.ts";
import {
  type PatientRow,
  type ProgrammeRow,
  patientAnswerSchema,
  programmeAnswerSchema,
} from "../../../shared/protocol/registers.ts";
import {
  type Checklist,
  checklistSchema,
  type OpenSessionBody,
  type SessionRow,
  sessionsSchema,
} from "../../../shared/protocol/sessions.ts";
import { DEFAULT_CHECKLIST } from "../../../shared/session/checklist.ts";
import type { Role, SessionPhase } from "../../../shared/vocabulary.ts";
import { attach } from "../../helpers/device-client.ts";
import { type House, openHouse } from "../../helpers/house.ts";
import { PATIENT, PROGRAMME } from "../../helpers/records.ts";
import { type SteeredClock, steeredClock } from "../../helpers/steered-clock.ts";

let clock: SteeredClock;
let house: House;
const cookies = new Map<Role, string>();
let anna: PatientRow;
let plan: ProgrammeRow;

beforeAll(async () => {
  clock = steeredClock();
  house = await openHouse({ clock });
  anna = await addPatient("Anna Nagy", "R-1001");
  plan = await addProgramme(anna, 2);
  await attach(house, "mon-care-2");
});
afterAll(() => house.end());

describe("a session that is refused", () => {
  let older: ProgrammeRow;

  beforeAll(async () => {
    older = await addProgramme(anna);
    const { id, patient: _patient, cellsMillionPerKg: _perKg, made: _made, ...rest } = older;
    const changed = { ...rest, cellsMillion: 80, reason: "mild reaction" };
    expect((await ask("doctor", "PUT", `/api/programmes/${id}`, changed)).statusCode).toBe(200);
  });

  const faults: readonly [string, (body: OpenSessionBody) => object, string, string][] = [
    ["on a bed that is none", (body) => ({ ...body, bed: "care-9" }), "BAD_REQUEST", "body.bed"],
    ["on a bed of the lab", (body) => ({ ...body, bed: "lab-1" }), "BAD_REQUEST", "body.bed"],
    [
      "of a programme that is none",
      (body) => ({ ...body, programme: { id: "nobody's", version: 1 } }),
      "BAD_REQUEST",
      "body.programme.id",
    ],
    [
      "of the version before",
      (body) => ({ ...body, programme: { id: older.id, version: 1 } }),
      "PROGRAMME_CHANGED",
      "",
    ],
    [
      "with a device that is not there",
      (body) => ({ ...body, device: "mon-care-1" }),
      "DEVICE_NOT_ON_BED",
      "body.device",
    ],
    [
      "with another bed's device",
      (body) => ({ ...body, device: "mon-care-2" }),
      "DEVICE_NOT_ON_BED",
      "body.device",
    ],
    [
      "after a checklist of another version",
      (body) => ({ ...body, checklist: { ...body.checklist, version: 7 } }),
      "CHECKLIST_CHANGED",
      "",
    ],
    [
      "after half a checklist",
      (body) => ({ ...body, checklist: { ...body.checklist, done: DEFAULT_CHECKLIST.slice(1) } }),
      "CHECKLIST_INCOMPLETE",
      "body.checklist",
    ],
    ["without a bed", ({ bed: _bed, ...body }) => body, "BAD_REQUEST", "body.bed"],
    [
      "without a word on the device",
      ({ device: _device, ...body }) => body,
      "BAD_REQUEST",
      "body.device",
    ],
    [
      "with a nurse who has no name",
      (body) => ({ ...body, nurse: " " }),
      "BAD_REQUEST",
      "body.nurse",
    ],
    [
      "with a field of its own",
      (body) => ({ ...body, patient: anna.id }),
      "BAD_REQUEST",
      "body.patient",
    ],
  ];

  test.each(faults)("%s leaves nothing behind", async (_name, spoil, code, path) => {
    const before = written();
    const answer = await open("nurse", spoil(opening("care-1", plan)));
    expect(refusal(answer)).toEqual([code, path]);
    expect(written()).toEqual(before);
    expect((await house.bed("care-1")).session).toBeNull();
  });

  test("after half a checklist is told what nobody has looked at", async () => {
    const done = DEFAULT_CHECKLIST.slice(2);
    const answer = await open("nurse", {
      ...opening("care-1", plan),
      checklist: { version: 0, done },
    });
    expect(messages(answer)).toEqual(DEFAULT_CHECKLIST.slice(0, 2));
  });

  test.each<Role>(["engineer", "admin"])("because a %s opens none", async (role) => {
    const before = written();
    expect(refusal(await open(role, opening("care-1", plan)))[0]).toBe("FORBIDDEN");
    expect(written()).toEqual(before);
  });

  test("because nobody is logged in", async () => {
    const payload = opening("care-1", plan);
    const { app } = house.vigil();
    const answer = await app.inject({ method: "POST", url: "/api/sessions", payload });
    expect(answer.statusCode).toBe(401);
  });
});

describe("a session that opens", () => {
  let session: SessionView;

  beforeAll(async () => {
    await attach(house, "mon-care-1");
  });

  test("is scheduled, and names patient, programme, procedure, device and who opened it", async () => {
    const body = { ...opening("care-1", plan), device: "mon-care-1", nurse: "Somebody else" };
    session = await opened("nurse", body);
    expect(session).toMatchObject({
      phase: "scheduled",
      patient: { name: "Anna Nagy", initials: "AN", recordNumber: "R-1001" },
      nurse: "The nurse",
      doctor: "The doctor",
      plannedMinutes: plan.plannedMinutes,
      volumePlannedMl: plan.volumeMl,
      programme: { id: plan.id, version: plan.version, procedure: 1 },
      drip: { dropFactor: plan.dropFactor, set: null },
    });
    expect(await detail(session.id)).toMatchObject({
      bed: "care-1",
      registered: {
        patient: { id: anna.id, version: anna.version },
        programme: { id: plan.id, version: plan.version, procedure: 1 },
      },
      linkedDevice: "mon-care-1",
      checklist: [...DEFAULT_CHECKLIST],
      openedBy: { name: "The nurse", role: "nurse" },
    });
  });

  test("is on disk with the device that is there, and its bed shows it", async () => {
    expect(house.journal(session.id).map(({ type }) => type)).toEqual([
      "session-opened",
      "device-connected",
    ]);
    expect((await house.bed("care-1")).session?.id).toBe(session.id);
  });

  test("keeps its bed and its patient to itself", async () => {
    const bela = await addProgramme(await addPatient("Béla Kiss", "R-1002"));
    const before = written();
    const onBed = await open("doctor", opening("care-1", bela));
    expect(refusal(onBed)).toEqual(["BED_TAKEN", "body.bed"]);
    const ofPatient = await open("nurse", opening("care-2", plan));
    expect(refusal(ofPatient)).toEqual(["PATIENT_IN_SESSION", "body.programme"]);
    expect(messages(ofPatient)).toEqual(["A session of this patient is open on Bed care-1."]);
    expect(written()).toEqual(before);
  });

  test("goes on to its baseline once: of two presses the second is told", async () => {
    const begin = { to: "baseline", from: "scheduled" };
    const path = `/api/sessions/${session.id}/phase`;
    const answers = await Promise.all([
      ask("nurse", "POST", path, begin),
      ask("nurse", "POST", path, begin),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    expect((await detail(session.id)).phase).toBe("baseline");
  });

  test("survives a restart, with the versions that it runs under", async () => {
    const before = await detail(session.id);
    await house.stop();
    await house.start();
    const after = await detail(session.id);
    const { registered, checklist, linkedDevice, openedBy, phase } = after;
    expect({ registered, checklist, linkedDevice, openedBy, phase }).toEqual({
      registered: before.registered,
      checklist: before.checklist,
      linkedDevice: before.linkedDevice,
      openedBy: before.openedBy,
      phase: "baseline",
    });
    expect((await house.bed("care-1")).session?.programme).toEqual(session.programme);
    expect(refusal(await open("nurse", opening("care-2", plan)))[0]).toBe("PATIENT_IN_SESSION");
  });

  test("keeps the version that it opened with when the programme changes", async () => {
    const { id, patient: _patient, cellsMillionPerKg: _perKg, made: _made, ...rest } = plan;
    const changed = { ...rest, volumeMl: 120, reason: "more fluid" };
    const answer = await ask("doctor", "PUT", `/api/programmes/${id}`, changed);
    plan = programmeAnswerSchema.parse(answer.json()).programme;
    expect(plan.version).toBe(2);
    const told = await detail(session.id);
    expect(told.registered?.programme.version).toBe(1);
    expect(told.volumePlannedMl).toBe(100);
  });

  test("frees bed and patient when it closes, and the next is procedure 2", async () => {
    await move(session.id, "infusing", "nobody had a device");
    await move(session.id, "closed", "the patient asked for it");
    expect((await house.bed("care-1")).session).toBeNull();
    const next = await opened("doctor", { ...opening("care-1", plan), nurse: "K. Lindqvist" });
    expect(next).toMatchObject({
      nurse: "K. Lindqvist",
      programme: { version: 2, procedure: 2 },
      volumePlannedMl: 120,
    });
    expect((await detail(next.id)).linkedDevice).toBeNull();
    await move(next.id, "baseline");
    await move(next.id, "infusing", "nobody had a device");
    await move(next.id, "closed", "over");
  });

  test("is refused when every procedure has begun to run", async () => {
    const before = written();
    expect(refusal(await open("nurse", opening("care-1", plan)))[0]).toBe("PROGRAMME_DONE");
    expect(written()).toEqual(before);
  });

  test("that never came to run does not count as a procedure", async () => {
    const spare = await addProgramme(anna, 1);
    const first = await opened("nurse", opening("care-1", spare));
    await move(first.id, "closed", "the bag was warm");
    const second = await opened("nurse", opening("care-1", spare));
    expect(second.programme?.procedure).toBe(1);
    await move(second.id, "closed", "over");
  });

  test("that has closed says so to whoever still acts on it, and stays as it is", async () => {
    const session = await opened("nurse", opening("care-1", await addProgramme(anna)));
    await move(session.id, "closed", "over");
    const before = written();
    for (const [act, body] of [
      ["phase", { to: "baseline" }],
      ["drip", { rateMlPerH: 100 }],
      ["observations", { note: "pale" }],
    ] as const) {
      const answer = await ask("nurse", "POST", `/api/sessions/${session.id}/${act}`, body);
      expect([act, refusal(answer)[0]]).toEqual([act, "SESSION_CLOSED"]);
    }
    expect(written()).toEqual(before);
  });

  test.each([
    [{}, "body.dropsPerMin"],
    [{ dropsPerMin: 44 }, "body.dropFactor"],
    [{ dropsPerMin: 44, dropFactor: 13 }, "body.dropFactor"],
    [{ dropsPerMin: 44, dropFactor: 20, rateMlPerH: 100 }, "body.dropsPerMin"],
    [{ dropsPerMin: -1, dropFactor: 20 }, "body.dropsPerMin"],
  ])("a drip of %j once was wrong as a whole, and is at its field", async (body, path) => {
    const answer = await ask("nurse", "POST", "/api/sessions/any/drip", body);
    expect(refusal(answer)).toEqual(["BAD_REQUEST", path]);
  });

  test("of a doctor who names no nurse has none", async () => {
    const session = await opened("doctor", opening("care-1", await addProgramme(anna)));
    expect(session.nurse).toBeNull();
    await move(session.id, "closed", "over");
  });
});

describe("two at once", () => {
  test("for one bed: one opens, the other finds it taken", async () => {
    const one = await addProgramme(await addPatient("Cili Nagy", "R-2001"));
    const other = await addProgramme(await addPatient("Dénes Nagy", "R-2002"));
    const answers = await Promise.all([
      open("nurse", opening("care-2", one)),
      open("doctor", opening("care-2", other)),
    ]);
    expect(winners(answers)).toEqual([201, "BED_TAKEN"]);
    await closeOn("care-2");
  });

  test("for one patient: one opens, the other finds the patient there", async () => {
    const own = await addProgramme(await addPatient("Emma Nagy", "R-2003"));
    const answers = await Promise.all([
      open("nurse", opening("care-2", own)),
      open("nurse", opening("care-3", own)),
    ]);
    expect(winners(answers)).toEqual([201, "PATIENT_IN_SESSION"]);
    const beds = [await house.bed("care-2"), await house.bed("care-3")];
    expect(beds.filter(({ session }) => session !== null)).toHaveLength(1);
    for (const { id, session } of beds) if (session !== null) await closeOn(id);
  });

  test("by one hand that pressed twice: one session", async () => {
    const own = await addProgramme(await addPatient("Flóra Nagy", "R-2004"));
    const body = opening("care-2", own);
    await Promise.all([open("nurse", body), open("nurse", body), open("nurse", body)]);
    expect(await list(`patient=${own.patient}`)).toHaveLength(1);
    await closeOn("care-2");
  });
});

describe("the checklist", () => {
  test("is the one that came with Vigil until somebody sets another", async () => {
    expect(await checklist()).toEqual({ items: [...DEFAULT_CHECKLIST], version: 0, set: null });
  });

  test.each<[string, Role, object, string, string]>([
    ["a nurse", "nurse", {}, "FORBIDDEN", ""],
    ["an engineer", "engineer", {}, "FORBIDDEN", ""],
    ["who says no reason", "doctor", { reason: " " }, "BAD_REQUEST", "body.reason"],
    ["who leaves no point", "doctor", { items: [] }, "BAD_REQUEST", "body.items"],
    ["with a blank point", "doctor", { items: ["Consent", " "] }, "BAD_REQUEST", "body.items.1"],
    ["who saw another", "doctor", { version: 3 }, "CHECKLIST_CHANGED", ""],
  ])("is not set by %s", async (_name, role, fault, code, path) => {
    const body = { items: ["Consent"], reason: "shorter", version: 0, ...fault };
    expect(refusal(await ask(role, "PUT", "/api/checklist", body))).toEqual([code, path]);
    expect((await checklist()).version).toBe(0);
  });

  test("is set with a reason by one of two, and outlives the server", async () => {
    const put = (role: Role) =>
      ask(role, "PUT", "/api/checklist", {
        items: ["Consent", "Two people have read the label"],
        reason: "agreed on the ward",
        version: 0,
      });
    const answers = await Promise.all([put("doctor"), put("admin")]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    await house.stop();
    await house.start();
    expect(await checklist()).toMatchObject({
      items: ["Consent", "Two people have read the label"],
      version: 1,
      set: { reason: "agreed on the ward" },
    });
  });

  test("counts in the words of its newest version, which the session keeps", async () => {
    const own = await addProgramme(await addPatient("Gábor Nagy", "R-2005"));
    const stale = await open("nurse", opening("care-2", own));
    expect(refusal(stale)[0]).toBe("CHECKLIST_CHANGED");
    const { items, version } = await checklist();
    const body = { ...opening("care-2", own), checklist: { version, done: items } };
    const { id } = await opened("nurse", body);
    expect((await detail(id)).checklist).toEqual(items);
    await closeOn("care-2");
  });
});

describe("a search for sessions", () => {
  let odon: ProgrammeRow;
  let openId: string;

  beforeAll(async () => {
    odon = await addProgramme(await addPatient("Ödön Ács", "K-77"));
    const { items, version } = await checklist();
    const body = { checklist: { version, done: items } };
    for (let visit = 0; visit < 3; visit += 1) {
      clock.advance(3_600_000);
      openId = (await opened("nurse", { ...opening("east-1", odon), ...body })).id;
      if (visit < 2) await closeOn("east-1");
    }
  });

  test.each([
    ["q=odon", 3],
    ["q=ACS%20k-77", 3],
    ["q=odon%20nobody", 0],
    ["q=%25", 0],
    ["q=odon&open=true", 1],
    ["q=odon&open=false", 2],
    ["q=odon&outcome=stopped-early", 2],
    ["q=odon&outcome=completed", 0],
    ["ward=east", 3],
    ["ward=lab", 0],
    ["bed=east-1", 3],
  ])("%s finds %i", async (query, count) => {
    expect(await list(query)).toHaveLength(count);
  });

  test("by patient and by programme finds theirs alone, newest first", async () => {
    const byPatient = await list(`patient=${odon.patient}`);
    expect(byPatient.map(({ patient }) => patient.name)).toEqual(Array(3).fill("Ödön Ács"));
    expect(byPatient[0]?.id).toBe(openId);
    expect(await list(`programme=${odon.id}`)).toEqual(byPatient);
    expect(await list("programme=nobody's")).toEqual([]);
    expect(byPatient.map(({ openedAt }) => openedAt)).toEqual(
      byPatient
        .map(({ openedAt }) => openedAt)
        .sort()
        .reverse(),
    );
  });

  test("a patient is found by the name and number of today, and by those of then", async () => {
    const gone = await addPatient("Eva Brand", "E-55");
    const { items, version } = await checklist();
    const looked = { checklist: { version, done: items } };
    const body = { ...opening("care-1", await addProgramme(gone)), ...looked };
    const { id } = await opened("nurse", body);
    await move(id, "closed", "over");
    const renamed = { ...PATIENT, name: "Eva Neumann", recordNumber: "N-1", version: 1 };
    await ask("nurse", "PUT", `/api/patients/${gone.id}`, renamed);
    for (const q of ["neumann", "n-1", "brand", "e-55"]) {
      expect([q, (await list(`q=${q}`)).map((row) => row.id)]).toEqual([q, [id]]);
    }
  });

  test("that ends before it begins is refused", async () => {
    const query = "from=2026-11-24T00:00:00Z&to=2026-11-23T00:00:00Z";
    const answer = await ask("nurse", "GET", `/api/sessions?${query}`);
    expect(refusal(answer)).toEqual(["BAD_REQUEST", "query.to"]);
  });

  test("by time takes both ends in", async () => {
    const [newest, middle, oldest] = await list("bed=east-1");
    const between = (from = "", to = "") => list(`bed=east-1&from=${from}&to=${to}`);
    const ids = (rows: SessionRow[]) => rows.map(({ id }) => id);
    expect(ids(await between(middle?.openedAt, newest?.openedAt))).toEqual([
      newest?.id,
      middle?.id,
    ]);
    expect(ids(await between(oldest?.openedAt, oldest?.openedAt))).toEqual([oldest?.id]);
  });

  test("goes on behind its last session", async () => {
    const all = await list("limit=500");
    const first = await list("limit=4");
    const rest = await list(`limit=500&before=${first.at(-1)?.id}`);
    expect([...first, ...rest]).toEqual(all);
    expect((await ask("nurse", "GET", "/api/sessions?before=nobody")).statusCode).toBe(404);
  });

  test.each([
    ["limit=0", "query.limit"],
    ["open=perhaps", "query.open"],
    ["from=yesterday", "query.from"],
    ["what=ever", "query.what"],
  ])("%s is refused at its field", async (query, path) => {
    const answer = await ask("nurse", "GET", `/api/sessions?${query}`);
    expect(refusal(answer)).toEqual(["BAD_REQUEST", path]);
  });

  test("is not for those who may not see patients", async () => {
    expect(refusal(await ask("engineer", "GET", "/api/sessions"))[0]).toBe("FORBIDDEN");
    expect((await ask("admin", "GET", "/api/sessions")).statusCode).toBe(200);
  });
});

type Answer = Awaited<ReturnType<typeof ask>>;

async function ask(role: Role, method: "GET" | "POST" | "PUT", url: string, payload?: object) {
  const cookie = cookies.get(role) ?? (await house.cookie(role));
  cookies.set(role, cookie);
  const body = payload === undefined ? {} : { payload };
  return house.vigil().app.inject({ method, url, headers: { cookie }, ...body });
}

async function addPatient(name: string, recordNumber: string): Promise<PatientRow> {
  const answer = await ask("nurse", "POST", "/api/patients", { ...PATIENT, name, recordNumber });
  return patientAnswerSchema.parse(answer.json()).patient;
}

async function addProgramme({ id }: PatientRow, procedures = 6): Promise<ProgrammeRow> {
  const { id: doctorId } = meSchema.parse((await ask("doctor", "GET", "/api/me")).json());
  const body = { ...PROGRAMME, procedures, doctorId, patient: id };
  const answer = await ask("doctor", "POST", "/api/programmes", body);
  return programmeAnswerSchema.parse(answer.json()).programme;
}

/** Everything looked at, without a device. */
function opening(bed: string, { id, version }: ProgrammeRow): OpenSessionBody {
  const checklist = { version: 0, done: [...DEFAULT_CHECKLIST] };
  return { programme: { id, version }, bed, device: null, checklist };
}

function open(role: Role, body: object): Promise<Answer> {
  return ask(role, "POST", "/api/sessions", body);
}

async function opened(role: Role, body: object): Promise<SessionView> {
  const answer = await open(role, body);
  expect(answer.statusCode, answer.body).toBe(201);
  return sessionNowSchema.parse(answer.json()).session;
}

async function move(id: string, to: SessionPhase, reason?: string): Promise<void> {
  const answer = await ask("doctor", "POST", `/api/sessions/${id}/phase`, { to, reason });
  expect(answer.statusCode, answer.body).toBe(200);
}

async function closeOn(bed: string): Promise<void> {
  const { session } = await house.bed(bed);
  await move(session?.id ?? "none", "closed", "over");
}

async function detail(id: string) {
  return sessionSchema.parse((await ask("nurse", "GET", `/api/sessions/${id}`)).json());
}

async function checklist(): Promise<Checklist> {
  return checklistSchema.parse((await ask("nurse", "GET", "/api/checklist")).json());
}

async function list(query: string): Promise<SessionRow[]> {
  return sessionsSchema.parse((await ask("nurse", "GET", `/api/sessions?${query}`)).json())
    .sessions;
}

/** What a refusal must leave as it was. */
function written(): unknown[] {
  return [
    ...house.rows("SELECT session, n, text FROM entries ORDER BY session, n"),
    ...house.rows("SELECT * FROM sessions ORDER BY id"),
  ];
}

/** The one that went through, and what the others were told. */
function winners(answers: readonly Answer[]): (number | string)[] {
  return answers
    .map((answer) => (answer.statusCode === 201 ? 201 : refusal(answer)[0]))
    .sort((one, other) => Number(one !== 201) - Number(other !== 201));
}

const faultsSchema = z.array(z.object({ path: z.string(), message: z.string() }));

/** The code and the path of the first fault. */
function refusal(answer: Answer): [string, string] {
  const { code, details } = errorSchema.parse(answer.json());
  return [code, faultsSchema.safeParse(details).data?.[0]?.path ?? ""];
}

function messages(answer: Answer): string[] {
  return faultsSchema.parse(errorSchema.parse(answer.json()).details).map(({ message }) => message);
}
