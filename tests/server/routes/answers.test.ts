// What people answer to alarms, over HTTP on the real application: undo, attend, audio pause, limits
// and observations, with each refusal by its name, and two people at once.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AUDIO_PAUSE_S_MAX } from "../../../shared/alarms/audio-pause.ts";
import { UNDO_WITHIN_MS } from "../../../shared/alarms/life-cycle.ts";
import { PAEDIATRIC_PROFILE } from "../../../shared/alarms/limit-profiles.ts";
import { ADULT_LIMITS } from "../../../shared/alarms/limits.ts";
import { present } from "../../../shared/assert.ts";
import { ERRORS } from "../../../shared/errors.ts";
import { errorSchema } from "../../../shared/protocol/http.ts";
import type { AlarmView } from "../../../shared/protocol/live.ts";
import type { Role } from "../../../shared/vocabulary.ts";
import { attach, type DeviceClient } from "../../helpers/device-client.ts";
import { type House, openHouse } from "../../helpers/house.ts";
import { steeredClock } from "../../helpers/steered-clock.ts";
import { until } from "../../helpers/until.ts";

const clock = steeredClock();
let house: House;
let device: DeviceClient;
const cookies = new Map<Role, string>();

beforeAll(async () => {
  house = await openHouse({ clock, sessions: ["care-1", "care-2"] });
  device = await attach(house, "mon-care-1");
  device.reads(1, { systolic: 85, diastolic: 60, heartRate: 72 });
  await device.acked(1);
  for (const role of ["nurse", "doctor", "engineer"] as const) {
    cookies.set(role, await house.cookie(role));
  }
});
afterAll(() => house.end());

describe("a body that nobody asked for", () => {
  test.each(["undo", "attend"])("is refused by %s, with its path", async (act) => {
    const { id } = await systolic();
    const answer = await send("doctor", "POST", `/api/alarms/${id}/${act}`, { note: 5 });
    expect(answer.statusCode).toBe(400);
    expect(errorSchema.parse(answer.json()).code).toBe("BAD_REQUEST");
  });
});

describe("an acknowledgement", () => {
  test("that two people give at once is taken once, and the other is told by whom", async () => {
    const { id } = await systolic();
    const answers = await Promise.all([
      send("doctor", "POST", `/api/alarms/${id}/acknowledge`),
      send("doctor", "POST", `/api/alarms/${id}/acknowledge`),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
    const late = present(
      answers.find(({ statusCode }) => statusCode === 409),
      "one came second",
    );
    expect(late.json()).toMatchObject({
      code: "ALARM_ACKNOWLEDGED",
      message: "The doctor has acknowledged this alarm already.",
    });
  });

  test("is not another person's to take back", async () => {
    const { id } = await systolic();
    expect(await codeOf("nurse", "POST", `/api/alarms/${id}/undo`)).toBe(
      "NOT_YOUR_ACKNOWLEDGEMENT",
    );
    expect((await systolic()).acknowledged).not.toBeNull();
  });

  test("is taken back by whoever gave it, and the alarm calls again", async () => {
    const { id } = await systolic();
    const answer = await send("doctor", "POST", `/api/alarms/${id}/undo`);
    expect([answer.statusCode, (await systolic()).acknowledged]).toEqual([200, null]);
  });

  test("that closed the alarm is told to whoever pressed a moment later", async () => {
    const alarm = await latched();
    const answers = await Promise.all([
      send("doctor", "POST", `/api/alarms/${alarm.id}/acknowledge`),
      send("doctor", "POST", `/api/alarms/${alarm.id}/acknowledge`),
    ]);
    const late = answers.find(({ statusCode }) => statusCode === 409);
    expect(late?.json()).toMatchObject({
      code: "ALARM_CLOSED",
      details: { by: { name: "The doctor" } },
    });
  });

  test("that nobody gave cannot be taken back", async () => {
    const { id } = await systolic();
    expect(await codeOf("doctor", "POST", `/api/alarms/${id}/undo`)).toBe("ALARM_NOT_ACKNOWLEDGED");
  });

  test("stands after 30 s", async () => {
    const { id } = await systolic();
    await send("doctor", "POST", `/api/alarms/${id}/acknowledge`);
    clock.advance(UNDO_WITHIN_MS + 1_000);
    expect(await codeOf("doctor", "POST", `/api/alarms/${id}/undo`)).toBe("UNDO_TOO_LATE");
    expect((await systolic()).acknowledged).not.toBeNull();
  });
});

describe("somebody who goes to an alarm", () => {
  test("is named to all", async () => {
    const { id } = await systolic();
    const answer = await send("nurse", "POST", `/api/alarms/${id}/attend`);
    expect(answer.json()).toMatchObject({ alarm: { attending: { by: { name: "The nurse" } } } });
    expect((await systolic()).attending?.by.role).toBe("nurse");
  });

  test("is a nurse or a doctor", async () => {
    const { id } = await systolic();
    expect(await codeOf("engineer", "POST", `/api/alarms/${id}/attend`)).toBe("FORBIDDEN");
  });

  test.each(["undo", "attend"])("%s of an alarm that nobody knows is 404", async (act) => {
    expect(await codeOf("doctor", "POST", `/api/alarms/nobody.1/${act}`)).toBe("NOT_FOUND");
  });
});

describe("an audio pause", () => {
  const path = "/api/beds/care-1/audio-pause";

  test("ends by itself after its seconds", async () => {
    const answer = await send("nurse", "POST", path, { seconds: AUDIO_PAUSE_S_MAX });
    expect(answer.statusCode).toBe(200);
    expect((await house.bed("care-1")).audioPausedUntil).not.toBeNull();
    clock.advance(AUDIO_PAUSE_S_MAX * 1_000 + 1_000);
    const isOver = async (): Promise<boolean> =>
      (await house.bed("care-1")).audioPausedUntil === null;
    await until("the end of the pause", isOver);
  });

  test("is ended by hand with zero seconds", async () => {
    await send("nurse", "POST", path, { seconds: 60 });
    const answer = await send("nurse", "POST", path, { seconds: 0 });
    expect(answer.json()).toEqual({ bed: "care-1", audioPausedUntil: null });
  });

  test.each([
    ["longer than two minutes", "nurse", path, 121, "PAUSE_TOO_LONG"],
    ["without end", "nurse", path, 1e9, "PAUSE_TOO_LONG"],
    ["by an engineer", "engineer", path, 60, "FORBIDDEN"],
    ["of a bed without a session", "nurse", "/api/beds/care-3/audio-pause", 60, "NO_SESSION"],
    ["of a bed that nobody knows", "nurse", "/api/beds/x/audio-pause", 60, "NOT_FOUND"],
    ["of minus one second", "nurse", path, -1, "BAD_REQUEST"],
    ["of half a second", "nurse", path, 0.5, "BAD_REQUEST"],
  ] as const)("%s is refused, and changes nothing", async (_name, role, url, seconds, code) => {
    expect(await codeOf(role, "POST", url, { seconds })).toBe(code);
    expect((await house.bed("care-1")).audioPausedUntil).toBeNull();
  });
});

describe("limits", () => {
  const path = "/api/sessions/s-care-2/limits";
  const wider = {
    ...ADULT_LIMITS,
    heartRate: { ...ADULT_LIMITS.heartRate, high: { medium: 130, high: 150 } },
  };
  const off = {
    ...ADULT_LIMITS,
    heartRate: { ...ADULT_LIMITS.heartRate, high: { medium: null, high: null } },
  };
  const crossed = {
    ...ADULT_LIMITS,
    heartRate: { low: { medium: 130, high: 40 }, high: { medium: 120, high: 150 } },
  };

  test("are in force when the answer comes, and counted", async () => {
    const answer = await send("nurse", "PUT", path, { limits: wider });
    expect(answer.json()).toMatchObject({ session: { limits: wider, limitChanges: 1 } });
    expect((await house.bed("care-2")).session?.limits).toEqual(wider);
  });

  test.each([
    ["that cross", "nurse", { limits: crossed }, "LIMITS_CROSSED"],
    ["that cross, from an engineer", "engineer", { limits: crossed }, "FORBIDDEN"],
    [
      "switched off by a nurse",
      "nurse",
      { limits: off, reason: "noise" },
      "LIMIT_OFF_NEEDS_DOCTOR",
    ],
    ["switched off without a reason", "doctor", { limits: off }, "LIMIT_OFF_NEEDS_REASON"],
    ["switched off for a blank", "doctor", { limits: off, reason: " " }, "LIMIT_OFF_NEEDS_REASON"],
    ["from an engineer", "engineer", { limits: wider }, "FORBIDDEN"],
    ["of nothing", "nurse", {}, "BAD_REQUEST"],
  ] as const)("%s are refused, and the old ones stay", async (_name, role, body, code) => {
    expect(await codeOf(role, "PUT", path, body)).toBe(code);
    expect((await house.bed("care-2")).session?.limits).toEqual(wider);
  });

  test("that are in force already are no change, and are not counted as one", async () => {
    const before = (await house.bed("care-2")).session?.limitChanges;
    expect(await codeOf("nurse", "PUT", path, { limits: wider })).toBe("LIMITS_UNCHANGED");
    expect((await house.bed("care-2")).session?.limitChanges).toBe(before);
    const entries = house.journal("s-care-2").filter(({ type }) => type === "limits");
    expect(entries).toHaveLength(before ?? 0);
  });

  test("that two set alike at once are one change", async () => {
    const before = (await house.bed("care-2")).session?.limitChanges ?? 0;
    const answers = await Promise.all(
      (["nurse", "doctor"] as const).map((role) =>
        send(role, "PUT", path, { limits: PAEDIATRIC_PROFILE.limits }),
      ),
    );
    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409]);
    const lost = answers.find(({ statusCode }) => statusCode === 409);
    expect(lost?.json()).toMatchObject({ code: "LIMITS_UNCHANGED" });
    expect((await house.bed("care-2")).session?.limitChanges).toBe(before + 1);
    expect((await send("nurse", "PUT", path, { limits: wider })).statusCode).toBe(200);
  });

  test("that cross are told by vital, in our own words", async () => {
    const answer = await send("nurse", "PUT", path, { limits: crossed });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toEqual({
      code: "LIMITS_CROSSED",
      message: ERRORS.LIMITS_CROSSED.sentence,
      details: [
        {
          path: "body.limits.heartRate",
          message: "the low limit does not lie below the high limit",
        },
      ],
    });
  });

  test("are switched off by a doctor who says why", async () => {
    const answer = await send("doctor", "PUT", path, { limits: off, reason: "paced" });
    expect(answer.statusCode).toBe(200);
    expect((await house.bed("care-2")).session?.limits.heartRate.high.medium).toBeNull();
  });

  test("that two change at once: one wins, the other is told who did, and looks again", async () => {
    const { limitChanges } = (await house.bed("care-2")).session ?? {};
    const [first, second] = await Promise.all([
      send("nurse", "PUT", path, { limits: wider, limitChanges }),
      send("doctor", "PUT", path, { limits: ADULT_LIMITS, limitChanges }),
    ]);
    const [won, lost] = first.statusCode === 200 ? [first, second] : [second, first];
    const { session } = await house.bed("care-2");
    expect(won.json()).toMatchObject({ session: { limits: session?.limits } });
    const winner = won === first ? "The nurse" : "The doctor";
    expect(lost.statusCode).toBe(409);
    expect(lost.json()).toMatchObject({
      code: "LIMITS_CHANGED",
      message: `${winner} has changed the limits meanwhile; look again.`,
    });
    const again = { limits: ADULT_LIMITS, limitChanges: session?.limitChanges };
    expect((await send("doctor", "PUT", path, again)).statusCode).toBe(200);
  });

  test("that two set without having looked: the first is told whose are in force", async () => {
    const set = (role: Role, high: number) => {
      const pulse = { ...ADULT_LIMITS.pulse, high: { medium: high, high: 150 } };
      return send(role, "PUT", "/api/sessions/s-care-1/limits", {
        limits: { ...ADULT_LIMITS, pulse },
      });
    };
    const [first, second] = await Promise.all([set("doctor", 115), set("nurse", 114)]);
    expect([first.statusCode, second.statusCode]).toEqual([409, 200]);
    expect(first.json()).toMatchObject({
      code: "LIMITS_CHANGED",
      details: { by: { id: "nurse-1" } },
    });
  });

  test("of a session that nobody knows are 404", async () => {
    expect(await codeOf("nurse", "PUT", "/api/sessions/x/limits", { limits: wider })).toBe(
      "NOT_FOUND",
    );
  });
});

describe("an observation", () => {
  const path = "/api/sessions/s-care-2/observations";

  test("that the patient is drowsy is a high alarm of the general condition", async () => {
    const answer = await send("nurse", "POST", path, { acvpu: "voice", symptoms: [] });
    expect(answer.json()).toMatchObject({ session: { general: { acvpu: "voice", symptoms: [] } } });
    const { alarms } = await house.bed("care-2");
    expect(alarms.map(({ condition }) => condition)).toContain("general-condition.high");
  });

  test.each([
    ["that says nothing", "nurse", {}, "BAD_REQUEST"],
    ["of a blank note", "nurse", { note: " " }, "BAD_REQUEST"],
    ["of a symptom that nobody knows", "nurse", { symptoms: ["boredom"] }, "BAD_REQUEST"],
    ["of grade six", "nurse", { ctcaeGrade: 6 }, "BAD_REQUEST"],
    ["by an engineer", "engineer", { acvpu: "alert" }, "FORBIDDEN"],
  ] as const)("%s is refused", async (_name, role, body, code) => {
    expect(await codeOf(role, "POST", path, body)).toBe(code);
  });
});

describe("the health page", () => {
  test("discloses how long alarms take from onset", async () => {
    const answer = await send("nurse", "GET", "/api/health");
    const { condition, shown } = answer.json<{
      alarmDelays: { condition: { count: number; p99Ms: number }; shown: { p99Ms: null } };
    }>().alarmDelays;
    expect(condition.count).toBeGreaterThan(0);
    expect(condition.p99Ms).toBeGreaterThanOrEqual(0);
    // No screen has confirmed anything: nothing is known, and nothing is claimed.
    expect(shown.p99Ms).toBeNull();
  });

  test("so do the metrics", async () => {
    const { payload } = await send("nurse", "GET", "/metrics");
    expect(payload).toContain("vigil_alarm_condition_seconds_count");
  });
});

/** On the other bed: a high alarm of a sure value, whose condition is over. */
async function latched(): Promise<AlarmView> {
  const other = await attach(house, "mon-care-2", { cadence: { heartRate: 1 } });
  for (const seq of [1, 2, 3, 4]) {
    other.reads(seq, { heartRate: 160 });
    await other.acked(seq);
    clock.advance(1_000);
  }
  clock.advance(5_000);
  other.reads(5, { heartRate: 80 });
  await other.acked(5);
  return until("a latched alarm", async () => {
    const { alarms } = await house.bed("care-2");
    return alarms.find(({ phase }) => phase === "latched") ?? null;
  });
}

async function systolic(): Promise<AlarmView> {
  const { alarms } = await house.bed("care-1");
  return present(
    alarms.find(({ vital }) => vital === "systolic"),
    "systolic is in alarm",
  );
}

function send(role: Role, method: "GET" | "POST" | "PUT", url: string, body?: object) {
  const cookie = present(cookies.get(role), "somebody who has logged in");
  const payload = body === undefined ? {} : { payload: body };
  return house.vigil().app.inject({ method, url, headers: { cookie }, ...payload });
}

async function codeOf(
  role: Role,
  method: "POST" | "PUT",
  url: string,
  body?: object,
): Promise<string> {
  return errorSchema.parse((await send(role, method, url, body)).json()).code;
}
