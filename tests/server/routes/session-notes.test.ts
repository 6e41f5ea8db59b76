// What is written down after a session, over HTTP: by whom, only once it has closed, only added to; and
// how the session is found again in the list.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { present } from "../../../shared/assert.ts";
import { FOLLOW_UP_NOTES_MAX } from "../../../shared/bounds.ts";
import { errorSchema } from "../../../shared/protocol/http.ts";
import {
  type FollowUpNote,
  followUpAnswerSchema,
  followUpNotesSchema,
  type SessionRow,
  sessionsSchema,
} from "../../../shared/protocol/sessions.ts";
import { ROLES, type Role } from "../../../shared/vocabulary.ts";
import { type Course, movePhases, openProcedure, planCourse } from "../../helpers/course.ts";
import { type House, openHouse } from "../../helpers/house.ts";
import { steeredClock } from "../../helpers/steered-clock.ts";

const MS_PER_MIN = 60_000;

const clock = steeredClock();
let house: House;
let course: Course;
let closed: string;
let open: string;
const cookies = new Map<Role, string>();

beforeAll(async () => {
  house = await openHouse({ clock, sessions: ["east-1"] });
  for (const role of ROLES) cookies.set(role, await house.cookie(role));
  course = await planCourse(asDoctor, { patient: { name: "Ödön Ács" } });
  closed = await openProcedure(asDoctor, course, "care-1");
  await movePhases(
    asDoctor,
    closed,
    [
      { to: "baseline" },
      { to: "infusing", reason: "no monitor today" },
      { to: "paused" },
      { to: "infusing" },
      { to: "closed", reason: "rash that spreads" },
    ],
    async () => clock.advance(3 * MS_PER_MIN),
  );
  open = await openProcedure(asDoctor, course, "care-2");
});
afterAll(() => house.end());

describe("a follow-up note", () => {
  test("is told with who wrote it and when, newest first, beside the session and the patient", async () => {
    const first = await add("nurse", "continued-medication", "  propranolol 40 mg goes on ");
    clock.advance(MS_PER_MIN);
    const second = await add("doctor", "outcome", "bilirubin 1.9 after four weeks");
    expect(first).toMatchObject({
      session: closed,
      kind: "continued-medication",
      text: "propranolol 40 mg goes on",
      by: { id: "nurse-1", name: "The nurse", role: "nurse" },
    });
    expect(await notes(`/api/sessions/${closed}/notes`)).toEqual([second, first]);
    expect(await notes(`/api/patients/${course.patient}/notes`)).toEqual([second, first]);
    expect(await notes(`/api/sessions/${open}/notes`)).toEqual([]);
  });

  test("sent twice, as after a lost answer, is one", async () => {
    const first = await add("nurse", "other", "walks without help");
    clock.advance(MS_PER_MIN);
    expect(await add("nurse", "other", "walks without help")).toEqual(first);
    const theirs = await add("doctor", "other", "walks without help");
    expect(theirs.id).not.toBe(first.id);
  });

  test("outlives the server, and is neither changed nor taken away", async () => {
    const before = await notes(`/api/sessions/${closed}/notes`);
    await house.stop();
    await house.start();
    expect(await notes(`/api/sessions/${closed}/notes`)).toEqual(before);
    expect(() => house.run("UPDATE follow_up_notes SET text = 'better'")).toThrow("never changed");
    expect(() => house.run("DELETE FROM follow_up_notes")).toThrow("never taken away");
  });

  test.each<[string, Role, string, unknown, number, string, string | undefined]>([
    ["that is blank", "nurse", "closed", note("other", " "), 400, "BAD_REQUEST", "body.text"],
    ["of no kind", "nurse", "closed", note("miracle", "x"), 400, "BAD_REQUEST", "body.kind"],
    [
      "of 501 signs",
      "nurse",
      "closed",
      note("other", "x".repeat(501)),
      400,
      "BAD_REQUEST",
      "body.text",
    ],
    [
      "of an outcome, by a nurse",
      "nurse",
      "closed",
      note("outcome", "cured"),
      403,
      "OUTCOME_NEEDS_DOCTOR",
      "body.kind",
    ],
    ["by an engineer", "engineer", "closed", note("other", "x"), 403, "FORBIDDEN", undefined],
    ["by an administrator", "admin", "closed", note("other", "x"), 403, "FORBIDDEN", undefined],
    ["of an open session", "doctor", "open", note("other", "x"), 409, "SESSION_OPEN", undefined],
    ["of no session", "doctor", "none", note("other", "x"), 404, "NOT_FOUND", undefined],
  ])(
    "%s is refused by name, and nothing is written",
    async (_what, role, of, body, status, code, path) => {
      const before = house.rows("SELECT * FROM follow_up_notes");
      const id = { closed, open, none: "s-none" }[of];
      const answer = await ask(role, "POST", `/api/sessions/${id}/notes`, body);
      const refusal = errorSchema.parse(answer.json());
      expect([answer.statusCode, refusal.code]).toEqual([status, code]);
      if (path !== undefined) expect(refusal.details).toMatchObject([{ path }]);
      expect(house.rows("SELECT * FROM follow_up_notes")).toEqual(before);
    },
  );

  test.each([
    ["/api/sessions/s-none/notes", "doctor", 404],
    ["/api/patients/p-none/notes", "doctor", 404],
    ["/api/sessions/s-none/notes", "engineer", 403],
    ["/api/patients/p-none/notes", "engineer", 403],
  ] as const)("GET %s answers a %s with %i", async (path, role, status) => {
    expect((await ask(role, "GET", path)).statusCode).toBe(status);
  });

  test("beyond as many as can be kept is refused", async () => {
    const { length } = await notes(`/api/sessions/${closed}/notes`);
    for (let count = length; count < FOLLOW_UP_NOTES_MAX; count += 1) {
      house.run(
        `INSERT INTO follow_up_notes SELECT 'n-${count}', session, kind, 'note ${count}', made_by, at_ms
         FROM follow_up_notes LIMIT 1`,
      );
    }
    const answer = await ask("nurse", "POST", `/api/sessions/${closed}/notes`, note("other", "x"));
    expect(errorSchema.parse(answer.json()).code).toBe("NOTES_FULL");
  });
});

describe("the list of sessions", () => {
  test("tells of a closed session how it went", async () => {
    const [row] = await found("q=acs");
    expect(present((await found("q=acs&open=false"))[0], "one has closed")).toMatchObject({
      id: closed,
      bed: "care-1",
      ward: "care",
      phase: "closed",
      outcome: "stopped-early",
      reason: "rash that spreads",
      infusedMs: expect.closeTo(6 * MS_PER_MIN, -3),
      procedures: 6,
      registered: { programme: { id: course.programme, version: 1, procedure: 1 } },
      patient: { name: "Ödön Ács", recordNumber: "R-1001" },
      doctor: "The doctor",
      alarms: 0,
    });
    expect(row).toMatchObject({ id: open, infusedMs: null, reason: null, closedAt: null });
  });

  test.each<[string, string[]]>([
    ["q=odon+acs", ["open", "closed"]],
    ["q=ACS+r-1001", ["open", "closed"]],
    ["q=acs+nobody", []],
    ["ward=care", ["open", "closed"]],
    ["ward=lab", []],
    ["bed=care-1", ["closed"]],
    ["outcome=stopped-early", ["closed"]],
    ["outcome=completed", []],
    ["ward=care&open=true", ["open"]],
    ["q=acs&open=false", ["closed"]],
    ["q=acs&limit=1", ["open"]],
  ])("?%s finds %j, newest first", async (query, sessions) => {
    const ids = new Map([
      [open, "open"],
      [closed, "closed"],
    ]);
    expect((await found(query)).map(({ id }) => ids.get(id))).toEqual(sessions);
  });

  test("goes on after a page, and is narrowed by patient, programme and moment", async () => {
    expect(await ids(`q=acs&before=${open}`)).toEqual([closed]);
    expect(await ids(`patient=${course.patient}`)).toEqual([open, closed]);
    expect(await ids(`programme=${course.programme}`)).toEqual([open, closed]);
    const [last] = await found("q=acs");
    const openedAt = present(last, "one is open").openedAt;
    expect(await ids(`q=acs&from=${openedAt}`)).toEqual([open]);
    expect(await ids(`q=acs&to=${openedAt}`)).toEqual([open, closed]);
  });

  test("has a session whose record does not tell of whom", async () => {
    expect(await found("ward=east")).toMatchObject([
      { id: "s-east-1", patient: { name: "", recordNumber: "" }, registered: null },
    ]);
  });

  test("is not shown to an engineer", async () => {
    expect((await ask("engineer", "GET", "/api/sessions")).statusCode).toBe(403);
  });
});

function note(kind: string, text: string): { kind: string; text: string } {
  return { kind, text };
}

async function add(role: Role, kind: string, text: string): Promise<FollowUpNote> {
  const answer = await ask(role, "POST", `/api/sessions/${closed}/notes`, note(kind, text));
  expect(answer.statusCode).toBe(201);
  return followUpAnswerSchema.parse(answer.json()).note;
}

async function notes(path: string): Promise<FollowUpNote[]> {
  return followUpNotesSchema.parse((await ask("admin", "GET", path)).json()).notes;
}

async function found(query: string): Promise<SessionRow[]> {
  const answer = await ask("nurse", "GET", `/api/sessions?${query}`);
  return sessionsSchema.parse(answer.json()).sessions;
}

async function ids(query: string): Promise<string[]> {
  return (await found(query)).map(({ id }) => id);
}

function ask(role: Role, method: "GET" | "POST", url: string, payload?: unknown) {
  const cookie = present(cookies.get(role), `${role} has logged in`);
  return house.vigil().app.inject({
    method,
    url,
    headers: { cookie },
    ...(payload === undefined ? {} : { payload: payload as object }),
  });
}

async function asDoctor(method: "GET" | "POST", path: string, body?: unknown): Promise<unknown> {
  const answer = await ask("doctor", method, path, body);
  expect(answer.statusCode, answer.body).toBeLessThan(300);
  return answer.json();
}
