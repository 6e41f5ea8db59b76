// The HTTP interface on the real application: who may do what, how faults are told, what is found.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { present } from "../../../shared/assert.ts";
import { LOGIN_IDLE_MS, LOGIN_MS_MAX, NOTE_CHARS_MAX } from "../../../shared/bounds.ts";
import {
  alarmSchema,
  alarmsSchema,
  bedsSchema,
  errorSchema,
  healthSchema,
  journalSchema,
  sessionSchema,
  trendSchema,
  wardsSchema,
} from "../../../shared/protocol/http.ts";
import { timeText } from "../../../shared/protocol/time.ts";
import { ROLES } from "../../../shared/vocabulary.ts";
import { attach, type DeviceClient } from "../../helpers/device-client.ts";
import { type House, openHouse, PASSWORD } from "../../helpers/house.ts";
import { steeredClock } from "../../helpers/steered-clock.ts";
import { until } from "../../helpers/until.ts";

type Method = "GET" | "POST";

const clock = steeredClock();
let house: House;
let device: DeviceClient;
let cookie: string;

beforeAll(async () => {
  house = await openHouse({ clock, sessions: ["care-1", "care-2", "east-1"] });
  device = await attach(house, "mon-care-1");
  device.reads(1, { systolic: 85, diastolic: 60, heartRate: 72 });
  await device.acked(1);
  cookie = await house.cookie("nurse");
});
afterAll(() => house.end());

describe("login", () => {
  test("sets a cookie that pages cannot read and other sites cannot send", async () => {
    const answer = await login("doctor", PASSWORD);
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({
      id: "doctor-1",
      username: "doctor",
      name: "The doctor",
      role: "doctor",
    });
    const [set] = answer.cookies;
    expect(set).toMatchObject({ httpOnly: true, sameSite: "Strict", path: "/" });
    expect(set?.secure).toBeUndefined();
    expect(answer.headers["set-cookie"]).not.toContain("Max-Age");
    // What the database holds opens nothing.
    const kept = await until("two logins on disk", () => {
      const rows = house.rows<{ secret_hash: string }>("SELECT secret_hash FROM logins");
      return rows.length === 2 && rows;
    });
    expect(kept.map(({ secret_hash: hash }) => hash)).not.toContain(set?.value);
  });

  test.each([
    ["a wrong password", "doctor", "guess"],
    ["a user that nobody knows", "stranger", PASSWORD],
  ])("%s is 401 with the same words", async (_name, username, password) => {
    const answer = await login(username, password);
    expect([answer.statusCode, answer.json()]).toEqual([
      401,
      { code: "BAD_LOGIN", message: "The user name or the password is wrong." },
    ]);
    expect(answer.cookies).toEqual([]);
  });

  test("the user name may be written in any case", async () => {
    expect((await login("Doctor", PASSWORD)).statusCode).toBe(200);
  });

  test("me tells who is asking, until logout", async () => {
    const mine = await house.cookie("admin");
    expect((await get("/api/me", mine)).json()).toMatchObject({ username: "admin" });
    const out = await ask("POST", "/api/logout", { cookie: mine });
    expect(out.json()).toEqual({ ok: true });
    expect((await get("/api/me", mine)).statusCode).toBe(401);
  });

  test("logging out without a login is no fault", async () => {
    expect((await ask("POST", "/api/logout", {})).statusCode).toBe(200);
  });

  test.each([
    ["another cookie", "theme=dark"],
    ["a secret that nobody has", "vigil_login=AAAA"],
    ["an empty one", "vigil_login="],
    ["one that cannot be decoded", "vigil_login=%E0%A4%A"],
    ["the hash from the database", "hash"],
  ])("a Cookie header with %s is nobody", async (_name, header) => {
    const [row] = house.rows<{ hash: string }>("SELECT secret_hash AS hash FROM logins LIMIT 1");
    const given = header === "hash" ? `vigil_login=${row?.hash}` : header;
    expect((await get("/api/me", given)).statusCode).toBe(401);
  });

  test("the login is found among other cookies", async () => {
    expect((await get("/api/me", `a=b; ${cookie}; c=d`)).statusCode).toBe(200);
  });
});

describe("the end of a login", () => {
  test("comes after twelve hours without use, and not before", async () => {
    const mine = await house.cookie("nurse");
    clock.advance(LOGIN_IDLE_MS - 60_000);
    expect((await get("/api/me", mine)).statusCode).toBe(200);
    clock.advance(LOGIN_IDLE_MS + 1_000);
    expect((await get("/api/me", mine)).statusCode).toBe(401);
  });

  test("comes after a day however much it is used", async () => {
    const mine = await house.cookie("nurse");
    for (let hour = 1; hour < LOGIN_MS_MAX / 3_600_000; hour += 1) {
      clock.advance(3_600_000);
      expect((await get("/api/me", mine)).statusCode).toBe(200);
    }
    clock.advance(3_600_000);
    expect((await get("/api/me", mine)).statusCode).toBe(401);
    cookie = await house.cookie("nurse");
    // A day has passed for the device too; it comes back with the alarm that the tests need.
    device = await attach(house, "mon-care-1", { boot: "boot-2" });
    device.reads(1, { systolic: 85, diastolic: 60, heartRate: 72 });
    await device.acked(1);
  });
});

describe("who may do what", () => {
  const PLACES: [Method, string][] = [
    ["GET", "/api/me"],
    ["GET", "/api/wards"],
    ["GET", "/api/beds"],
    ["GET", "/api/alarms"],
    ["POST", "/api/alarms/s-care-1.1/acknowledge"],
    ["GET", "/api/sessions/s-care-1"],
    ["GET", "/api/sessions/s-care-1/trend"],
    ["GET", "/api/sessions/s-care-1/journal"],
  ];

  test.each(PLACES)("%s %s asks for a login", async (method, url) => {
    const answer = await ask(method, url, {});
    expect([answer.statusCode, answer.json().code]).toEqual([401, "NOT_LOGGED_IN"]);
  });

  test.each(PLACES)("%s %s refuses pages from elsewhere", async (method, url) => {
    const answer = await ask(method, url, { cookie, origin: "https://evil.example" });
    expect([answer.statusCode, answer.json().code]).toEqual([403, "BAD_ORIGIN"]);
  });

  test.each(["/api/health", "/api/ready", "/metrics", "/api/openapi.json"])(
    "%s asks for none",
    async (url) => {
      expect((await ask("GET", url, {})).statusCode).toBe(200);
    },
  );

  test.each([
    ["POST", "/api/alarms/s-care-1.99/acknowledge"],
    ["GET", "/api/sessions/nobody"],
    ["GET", "/api/sessions/nobody/trend"],
    ["GET", "/api/sessions/nobody/journal"],
    ["GET", "/api/attic"],
    ["POST", "/api/beds"],
  ] as const)("%s %s is 404 in the form of every error", async (method, url) => {
    const answer = await ask(method, url, { cookie });
    expect(answer.statusCode).toBe(404);
    expect(errorSchema.parse(answer.json())).toEqual({
      code: "NOT_FOUND",
      message: "There is nothing at this address.",
    });
  });

  test("an alarm that was seen as another one is 409, and stays as it was", async () => {
    const medium = await alarmOf("systolic.low.medium");
    const answer = await acknowledge(medium.id, await house.cookie("doctor"), {
      condition: "systolic.low.high",
    });
    expect([answer.statusCode, answer.json().code]).toEqual([409, "ALARM_WORSENED"]);
    expect((await alarmOf("systolic.low.medium")).acknowledged).toBeNull();
  });

  test("acknowledging, role by role", async () => {
    const medium = await alarmOf("systolic.low.medium");
    const outcomes: Record<string, [number, string | undefined]> = {};
    for (const role of ["nurse", "engineer", "admin", "doctor", "doctor"] as const) {
      const answer = await acknowledge(medium.id, await house.cookie(role));
      outcomes[outcomes[role] === undefined ? role : `${role} again`] = [
        answer.statusCode,
        answer.json().code,
      ];
    }
    expect(outcomes).toEqual({
      nurse: [403, "FORBIDDEN"],
      engineer: [403, "FORBIDDEN"],
      admin: [403, "FORBIDDEN"],
      doctor: [200, undefined],
      "doctor again": [409, "ALARM_ACKNOWLEDGED"],
    });
  });

  test("a nurse acknowledges what is technical", async () => {
    device.say({ type: "status", leadOff: ["spo2"] });
    const { id } = await alarmOf("lead-off.spo2");
    const answer = await acknowledge(id, cookie, { note: "finger cold", action: "moved the clip" });
    expect(alarmSchema.parse(answer.json()).alarm.acknowledged).toMatchObject({
      by: { id: "nurse-1", name: "The nurse", role: "nurse" },
      note: "finger cold",
      action: "moved the clip",
    });
    device.say({ type: "status", leadOff: [] });
  });

  test("an alarm that has closed is 409", async () => {
    const { id } = await alarmOf("systolic.low.medium");
    device.reads(2, { systolic: 120, diastolic: 80 });
    await device.acked(2);
    const answer = await acknowledge(id, await house.cookie("doctor"));
    expect([answer.statusCode, answer.json().code]).toEqual([409, "ALARM_CLOSED"]);
  });
});

describe("bad requests tell the path of each fault", () => {
  test.each([
    ["login without anything", "/api/login", {}, ["body.username", "body.password"]],
    ["login with a number", "/api/login", { username: 7, password: "x" }, ["body.username"]],
    [
      "login with a key too many",
      "/api/login",
      { username: "a", password: "b", as: "admin", x: 1 },
      ["body.as", "body.x"],
    ],
    ["login with no object", "/api/login", "hello", ["body"]],
    [
      "an acknowledgement with a key too many",
      "/api/alarms/x/acknowledge",
      { by: "me" },
      ["body.by"],
    ],
    [
      "a note that is too long",
      "/api/alarms/x/acknowledge",
      { note: "n".repeat(NOTE_CHARS_MAX + 1) },
      ["body.note"],
    ],
  ])("%s", async (_name, url, payload, paths) => {
    const answer = await ask("POST", url, { cookie, payload: JSON.stringify(payload) });
    expectFaults(answer, paths);
  });

  test.each([
    ["/api/beds?wards=care", ["query.wards"]],
    ["/api/alarms?open=maybe&limit=0", ["query.open", "query.limit"]],
    ["/api/alarms?priority=urgent", ["query.priority"]],
    ["/api/alarms?beds=care-1&colour=red", ["query.beds", "query.colour"]],
    ["/api/alarms?kind=both&from=yesterday", ["query.kind", "query.from"]],
    ["/api/alarms?from=2026-11-24T10:00:00.000Z&to=2026-11-23T10:00:00.000Z", ["query.to"]],
    ["/api/sessions/s-care-1/trend?points=1", ["query.points"]],
    ["/api/sessions/s-care-1/trend?from=yesterday", ["query.from"]],
    ["/api/sessions/s-care-1/journal?after=-1&order=random", ["query.after", "query.order"]],
    ["/api/sessions/s-care-1/journal?limit=501", ["query.limit"]],
  ])("%s", async (url, paths) => {
    expectFaults(await get(url, cookie), paths);
  });

  test.each([
    ["is no JSON", "{", "is not JSON"],
    ["is empty", "", "is empty, where JSON was announced"],
    ["sets a prototype", '{"__proto__":{"username":"x"}}', "is not JSON"],
  ])("a body that %s", async (_name, payload, message) => {
    const { app } = house.vigil();
    const headers = { "content-type": "application/json", "content-length": `${payload.length}` };
    const answer = await app.inject({ method: "POST", url: "/api/login", headers, payload });
    expectFaults(answer, ["body"]);
    expect(answer.json().details[0].message).toBe(message);
  });

  test("two keys that nobody knows once had one sentence between them", async () => {
    const payload = JSON.stringify({ username: "nurse", password: "x", colour: "blue", size: 2 });
    const answer = await ask("POST", "/api/login", { payload });
    expectFaults(answer, ["body.colour", "body.size"]);
    for (const { message } of answer.json().details) expect(message).toBe("is not known");
  });

  test("a body that is shorter than was announced", async () => {
    const headers = { "content-type": "application/json", "content-length": "9" };
    const { app } = house.vigil();
    const answer = await app.inject({ method: "POST", url: "/api/login", headers, payload: "{}" });
    expectFaults(answer, ["body"]);
  });

  test("a body that is too large is 413, and one of another kind is refused", async () => {
    const large = await ask("POST", "/api/login", { payload: `"${"x".repeat(300_000)}"` });
    expect([large.statusCode, large.json().code]).toEqual([413, "TOO_LARGE"]);
    const { app } = house.vigil();
    const xml = await app.inject({
      method: "POST",
      url: "/api/login",
      headers: { "content-type": "application/xml" },
      payload: "<login/>",
    });
    expect([xml.statusCode, xml.json().code]).toEqual([400, "BAD_REQUEST"]);
  });
});

describe("wards and beds", () => {
  test("wards are listed with their beds, in order", async () => {
    const { wards } = wardsSchema.parse((await get("/api/wards", cookie)).json());
    expect(wards.map(({ id, purpose, beds }) => [id, purpose, beds.length])).toEqual([
      ["care", "care", 3],
      ["east", "care", 1],
      ["lab", "lab", 2],
    ]);
  });

  test("beds of all wards, or of one, or of none that is known", async () => {
    const ids = async (query: string): Promise<string[]> =>
      bedsSchema.parse((await get(`/api/beds${query}`, cookie)).json()).beds.map(({ id }) => id);
    expect(await ids("")).toHaveLength(6);
    expect(await ids("?ward=east")).toEqual(["east-1"]);
    expect(await ids("?ward=attic")).toEqual([]);
  });

  test("a bed has the fields that interfaces.md promises", async () => {
    expect(await house.bed("care-1")).toMatchObject({
      id: "care-1",
      name: "Bed care-1",
      ward: "care",
      session: {
        id: "s-care-1",
        phase: "infusing",
        patient: { name: "Ada Sample" },
        elapsedMinutes: expect.any(Number),
        plannedMinutes: 45,
        volumeGivenMl: expect.any(Number),
      },
      device: {
        id: "mon-care-1",
        source: "device",
        connected: true,
        clockOffsetMs: expect.any(Number),
        rejected: 0,
        missed: 0,
      },
      vitals: { heartRate: { value: 72, unit: "/min", takenAt: expect.any(String) } },
      audioPausedUntil: null,
    });
    expect(await house.bed("care-3")).toMatchObject({ session: null, device: null, alarms: [] });
  });
});

describe("alarms", () => {
  const list = async (query: string) =>
    alarmsSchema.parse((await get(`/api/alarms${query}`, cookie)).json()).alarms;

  test("are filtered by ward, bed, session, priority and whether they are open", async () => {
    const other = await attach(house, "mon-east-1");
    other.reads(1, { systolic: 70, diastolic: 60 });
    const isThere = async (): Promise<boolean> =>
      (await list("?ward=east&priority=high")).length > 0;
    await until("the alarm's row", isThere);
    const beds = async (query: string): Promise<string[]> => [
      ...new Set((await list(query)).map(({ bed }) => bed)),
    ];
    // Nobody has armed a screen here, which every bed of the ward is told in time.
    const inCare = await beds("?ward=care");
    expect(inCare).toContain("care-1");
    expect(inCare).not.toContain("east-1");
    expect(await beds("?bed=east-1")).toEqual(["east-1"]);
    expect(await beds("?session=s-east-1")).toEqual(["east-1"]);
    expect(await beds("?priority=high&open=true")).toEqual(["east-1"]);
    expect((await list("?open=false")).every(({ closedAt }) => closedAt !== null)).toBe(true);
    expect((await list("?open=true")).every(({ closedAt }) => closedAt === null)).toBe(true);
    const all = await list("");
    expect(all.length).toBe((await list("?open=false")).length + (await list("?open=true")).length);
    expect(await list("?limit=1")).toEqual(all.slice(0, 1));
    const raised = all.map(({ raisedAt }) => raisedAt);
    expect(raised).toEqual([...raised].sort().reverse());
    await other.hangUp();
  });
});

describe("a session", () => {
  let startMs: number;

  beforeAll(async () => {
    const monitor = await attach(house, "mon-care-2", { cadence: { heartRate: 1 } });
    startMs = clock.now() - 1_200_000;
    const readings = Array.from({ length: 900 }, (_, index) => {
      const second = index < 450 ? index : index + 120;
      return monitor.reading(
        index + 1,
        { heartRate: index === 700 ? 133 : 70 + (index % 3) },
        { takenAt: timeText(startMs + second * 1_000) },
      );
    });
    monitor.say({ type: "readings", readings: readings.slice(0, 450) });
    monitor.say({ type: "readings", readings: readings.slice(450) });
    await monitor.acked(900);
    await monitor.hangUp();
    // As the record has it: corrected by what the hello took on its way.
    const [first] = house.journal("s-care-2").filter((entry) => entry.type === "reading");
    startMs = present(first, "a reading").takenAtMs;
  });

  test("is told by folding its journal: patient, phases, limits, alarms", async () => {
    const session = sessionSchema.parse((await get("/api/sessions/s-care-1", cookie)).json());
    expect(session).toMatchObject({
      id: "s-care-1",
      bed: "care-1",
      ward: "care",
      phase: "infusing",
      outcome: null,
      closedAt: null,
      sources: ["device"],
      volumePlannedMl: 100,
    });
    expect(session.phases.map(({ phase }) => phase)).toEqual(["scheduled", "baseline", "infusing"]);
    const table = await get("/api/alarms?session=s-care-1", cookie);
    const byId = (all: { id: string }[]): { id: string }[] =>
      all.toSorted((left, right) => left.id.localeCompare(right.id));
    const logged = alarmsSchema.parse(table.json()).alarms;
    expect(byId(session.alarms)).toEqual(
      byId(logged.map(({ signals: _signals, ...view }) => view)),
    );
  });

  test("its trend keeps extremes and holes, however thin it is", async () => {
    const url = "/api/sessions/s-care-2/trend?points=40";
    const { series } = trendSchema.parse((await get(url, cookie)).json());
    const { points } = present(series[0], "one series");
    const values = points.filter(([, value]) => value !== null);
    expect(values.length).toBeLessThanOrEqual(40);
    expect(values.map(([, value]) => value)).toContain(133);
    const hole = points.findIndex(([, value]) => value === null);
    expect(points[hole + 1]?.[0]).toBe(startMs + 570_000);
  });

  test("its trend can be asked for from and to", async () => {
    const range = `from=${timeText(startMs + 60_000)}&to=${timeText(startMs + 120_000)}`;
    const url = `/api/sessions/s-care-2/trend?${range}`;
    const { series, from, to } = trendSchema.parse((await get(url, cookie)).json());
    expect([from, to]).toEqual([timeText(startMs + 60_000), timeText(startMs + 120_000)]);
    expect(series[0]?.points).toHaveLength(61);
    const turned = `/api/sessions/s-care-2/trend?from=${to}&to=${from}`;
    expect((await get(turned, cookie)).json()).toMatchObject({ details: [{ path: "query.to" }] });
  });

  test("its journal is read page by page, in either order, with or without readings", async () => {
    const page = async (query: string): Promise<number[]> =>
      journalSchema
        .parse((await get(`/api/sessions/s-care-2/journal${query}`, cookie)).json())
        .entries.map(({ n }) => n);
    const all = house.journal("s-care-2").length;
    const seen: number[] = [];
    for (let after = 0, more = true; more; ) {
      const numbers = await page(`?limit=400&after=${after}`);
      seen.push(...numbers);
      after = numbers.at(-1) ?? after;
      more = numbers.length > 0;
    }
    expect(seen).toEqual(Array.from({ length: all }, (_, index) => index + 1));
    expect(await page("?limit=2&order=newest")).toEqual([all, all - 1]);
    expect(await page(`?limit=2&order=newest&after=${all - 1}`)).toEqual([all - 2, all - 3]);
    const events = await page("?show=events&limit=500");
    expect(events.length).toBeLessThan(20);
    expect(events.slice(0, 3)).toEqual([1, 2, 3]);
  });
});

describe("operation", () => {
  test("health has the fields that interfaces.md promises", async () => {
    const health = healthSchema.parse((await get("/api/health", "")).json());
    expect(health).toMatchObject({
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      sessionsOpen: 3,
      devicesConnected: 1,
      screensWatching: 0,
      screensCanSound: 0,
    });
    expect(health.journal.bytes).toBeGreaterThan(0);
  });

  test("the interface's document lists every route that there is", async () => {
    const document = z
      .object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })
      .parse((await get("/api/openapi.json", "")).json());
    const listed = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(listed.toSorted()).toEqual([
      "GET /api/alarms",
      "GET /api/beds",
      "GET /api/checklist",
      "GET /api/doctors",
      "GET /api/health",
      "GET /api/limit-profiles",
      "GET /api/limit-profiles/{id}",
      "GET /api/me",
      "GET /api/openapi.json",
      "GET /api/patients",
      "GET /api/patients/{id}",
      "GET /api/patients/{id}/notes",
      "GET /api/programmes",
      "GET /api/programmes/{id}",
      "GET /api/ready",
      "GET /api/sessions",
      "GET /api/sessions/{id}",
      "GET /api/sessions/{id}/export.csv",
      "GET /api/sessions/{id}/fhir",
      "GET /api/sessions/{id}/journal",
      "GET /api/sessions/{id}/notes",
      "GET /api/sessions/{id}/recording",
      "GET /api/sessions/{id}/report",
      "GET /api/sessions/{id}/trend",
      "GET /api/site-policy",
      "GET /api/wards",
      "GET /metrics",
      "POST /api/alarms/{id}/acknowledge",
      "POST /api/alarms/{id}/attend",
      "POST /api/alarms/{id}/undo",
      "POST /api/beds/{id}/audio-pause",
      "POST /api/login",
      "POST /api/logout",
      "POST /api/patients",
      "POST /api/programmes",
      "POST /api/sessions",
      "POST /api/sessions/{id}/drip",
      "POST /api/sessions/{id}/notes",
      "POST /api/sessions/{id}/observations",
      "POST /api/sessions/{id}/phase",
      "PUT /api/checklist",
      "PUT /api/limit-profiles/{id}",
      "PUT /api/patients/{id}",
      "PUT /api/programmes/{id}",
      "PUT /api/sessions/{id}/limits",
      "PUT /api/site-policy",
      "PUT /api/wards/{id}/limit-profile",
    ]);
  });

  test("the documents' page and what it loads are there, under their policy", async () => {
    const page = await get("/api/docs/", "");
    expect(page.statusCode).toBe(200);
    const [script] = /src="(\.?\/[^"]+\.js)"/.exec(page.body)?.slice(1) ?? [];
    const url = new URL(present(script, "a script"), "http://x/api/docs/").pathname;
    expect((await get(url, "")).statusCode).toBe(200);
  });

  test("figures for Prometheus", async () => {
    const { body, headers } = await get("/metrics", "");
    expect(headers["content-type"]).toContain("text/plain");
    for (const name of [
      "vigil_sessions_open 3",
      "vigil_recording 1",
      "vigil_journal_lag_seconds",
    ]) {
      expect(body).toContain(name);
    }
  });

  test("every answer carries the headers that keep browsers strict", async () => {
    const { headers } = await get("/api/health", "");
    expect(headers["content-security-policy"]).toContain("default-src 'self'");
    expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["strict-transport-security"]).toBeUndefined();
  });
});

test("thirty logins a minute from one address are enough, and the next minute is another", async () => {
  const busy = await openHouse({ clock });
  const { app } = busy.vigil();
  const attempt = async (): Promise<[number, unknown]> => {
    const payload = { username: "nobody" };
    const answer = await app.inject({ method: "POST", url: "/api/login", payload });
    return [answer.statusCode, answer.json().code];
  };
  for (let count = 1; count <= 30; count += 1) expect((await attempt())[0]).toBe(400);
  expect(await attempt()).toEqual([429, "TOO_MANY_REQUESTS"]);
  await busy.end();
});

test("a bed without a device once told the minute of its last entry", async () => {
  const still = steeredClock("still");
  const quiet = await openHouse({ clock: still, sessions: ["care-1"] });
  still.advance(8 * 60_000);
  const { session, at } = await quiet.bed("care-1");
  expect(session).toMatchObject({ elapsedMinutes: 8, volumeGivenMl: 18 });
  expect(at).toBe(timeText(still.now()));
  await quiet.end();
});

test("roles are the four that the tests know", () => {
  expect(ROLES).toEqual(["nurse", "doctor", "engineer", "admin"]);
});

type Answer = Awaited<ReturnType<ReturnType<House["vigil"]>["app"]["inject"]>>;

function ask(
  method: Method,
  url: string,
  { payload, ...headers }: { cookie?: string; origin?: string; payload?: string },
): Promise<Answer> {
  const type = payload === undefined ? {} : { "content-type": "application/json" };
  return house.vigil().app.inject({
    method,
    url,
    headers: { ...headers, ...type },
    ...(payload === undefined ? {} : { payload }),
  });
}

function get(url: string, given: string): Promise<Answer> {
  return ask("GET", url, given === "" ? {} : { cookie: given });
}

function login(username: string, password: string): Promise<Answer> {
  return ask("POST", "/api/login", { payload: JSON.stringify({ username, password }) });
}

function acknowledge(id: string, given: string, body?: object): Promise<Answer> {
  const payload = body === undefined ? {} : { payload: JSON.stringify(body) };
  return ask("POST", `/api/alarms/${id}/acknowledge`, { cookie: given, ...payload });
}

function alarmOf(condition: string) {
  return until(`an alarm ${condition}`, async () =>
    (await house.bed("care-1")).alarms.find((alarm) => alarm.condition === condition),
  );
}

function expectFaults(answer: Answer, paths: string[]): void {
  const { code, details } = errorSchema.parse(answer.json());
  expect([answer.statusCode, code]).toEqual([400, "BAD_REQUEST"]);
  const faults = z.array(z.object({ path: z.string(), message: z.string().min(1) })).parse(details);
  expect(faults.map(({ path }) => path)).toEqual(paths);
}

describe("requests that never reach a route", () => {
  test("an address that is none was once answered in another form than all the rest", async () => {
    const answer = await house.vigil().app.inject("/api/%zz");
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: "BAD_REQUEST", details: [{ path: "url" }] });
  });

  test("a login that is not JSON is told so", async () => {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const answer = await house
      .vigil()
      .app.inject({ method: "POST", url: "/api/login", headers, payload: "a=b" });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: "BAD_REQUEST", details: [{ path: "body" }] });
  });
});
