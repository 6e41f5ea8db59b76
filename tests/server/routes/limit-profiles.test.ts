// Limit profiles over HTTP on the real application: who may change them, two people at once, what a
// crash leaves, and which limits a session starts from.

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ADULT_PROFILE, PAEDIATRIC_PROFILE } from "../../../shared/alarms/limit-profiles.ts";
import { ADULT_LIMITS, type Limits } from "../../../shared/alarms/limits.ts";
import { present } from "../../../shared/assert.ts";
import { COMMAND_ANSWER_MS_MAX } from "../../../shared/bounds.ts";
import {
  errorSchema,
  profileAnswerSchema,
  profileHistorySchema,
  profilesSchema,
  wardProfileAnswerSchema,
} from "../../../shared/protocol/http.ts";
import { timeText } from "../../../shared/protocol/time.ts";
import type { Role } from "../../../shared/vocabulary.ts";
import { attach } from "../../helpers/device-client.ts";
import { type House, openHouse } from "../../helpers/house.ts";
import { type SteeredClock, steeredClock } from "../../helpers/steered-clock.ts";
import { until } from "../../helpers/until.ts";

const HEART = "/api/limit-profiles/heart";
const LAB = "/api/wards/lab/limit-profile";
const slower = heartRate({ low: { medium: 45, high: 38 } });
const off = heartRate({ low: { medium: null, high: null } });
const crossed = heartRate({ low: { medium: 130, high: 40 } });
const path = "/api/sessions/s-care-1/limits";
const child = { limits: PAEDIATRIC_PROFILE.limits, profile: { id: "paediatric", version: 1 } };
const heart = { name: "Heart failure", limits: slower, reason: "beta blockers", version: 0 };

let clock: SteeredClock;
let house: House;
const cookies = new Map<Role, string>();

async function open(): Promise<void> {
  cookies.clear();
  clock = steeredClock();
  house = await openHouse({ clock, sessions: ["care-1"] });
}

describe("at first", () => {
  beforeAll(open);
  afterAll(() => house.end());

  test("there is what comes with Vigil, and every ward starts from an adult's limits", async () => {
    const { profiles, wards } = profilesSchema.parse(
      (await send("nurse", "GET", "/api/limit-profiles")).json(),
    );
    expect(profiles).toEqual([
      { ...ADULT_PROFILE, made: null, builtIn: true, wards: ["care", "east", "lab"] },
      { ...PAEDIATRIC_PROFILE, made: null, builtIn: true, wards: [] },
    ]);
    expect(wards[0]).toEqual({
      ward: "care",
      name: "Infusion ward",
      profile: "adult",
      chosen: null,
    });
  });

  test("a built-in profile has its one version", async () => {
    const answer = await send("engineer", "GET", "/api/limit-profiles/paediatric");
    const { versions } = profileHistorySchema.parse(answer.json());
    expect(versions).toEqual([{ ...PAEDIATRIC_PROFILE, made: null }]);
  });

  test("one that nobody knows is 404, and a stranger is asked to log in", async () => {
    expect((await send("doctor", "GET", HEART)).statusCode).toBe(404);
    const stranger = await house.vigil().app.inject({ url: "/api/limit-profiles" });
    expect(stranger.statusCode).toBe(401);
  });
});

describe("a profile", () => {
  beforeAll(open);
  afterAll(() => house.end());

  test.each<[string, Role, string, object, number, string]>([
    ["from a nurse", "nurse", HEART, heart, 403, "FORBIDDEN"],
    ["from an engineer", "engineer", HEART, heart, 403, "FORBIDDEN"],
    ["of limits that cross", "doctor", HEART, { ...heart, limits: crossed }, 400, "LIMITS_CROSSED"],
    ["without a reason", "doctor", HEART, { ...heart, reason: "  " }, 400, "BAD_REQUEST"],
    ["without a name", "doctor", HEART, { ...heart, name: "" }, 400, "BAD_REQUEST"],
    [
      "under an id that is no id",
      "doctor",
      "/api/limit-profiles/He%20art",
      heart,
      400,
      "BAD_REQUEST",
    ],
    [
      "of a built-in one",
      "doctor",
      "/api/limit-profiles/adult",
      { ...heart, version: 1 },
      409,
      "PROFILE_BUILT_IN",
    ],
    ["of a version that never was", "doctor", HEART, { ...heart, version: 3 }, 404, "NOT_FOUND"],
    [
      "with a built-in one's name",
      "doctor",
      HEART,
      { ...heart, name: "adult" },
      409,
      "PROFILE_NAME_TAKEN",
    ],
    [
      "that switches one off, from an administrator",
      "admin",
      HEART,
      { ...heart, limits: off },
      403,
      "LIMIT_OFF_NEEDS_DOCTOR",
    ],
  ])("%s is refused, and nothing is made", async (_name, role, url, body, status, code) => {
    const answer = await send(role, "PUT", url, body);
    expect([answer.statusCode, errorSchema.parse(answer.json()).code]).toEqual([status, code]);
    expect(rows()).toEqual([]);
  });

  test.each([
    ["reason", { ...heart, reason: "  " }, "is blank: say why"],
    ["name", { ...heart, name: " " }, "is blank: a profile has a name"],
  ])("a blank %s is told in our own words", async (field, body, message) => {
    const answer = await send("doctor", "PUT", HEART, body);
    expect(answer.json()).toMatchObject({ details: [{ path: `body.${field}`, message }] });
  });

  test("a refused form says which field", async () => {
    const answer = await send("doctor", "PUT", HEART, { ...heart, limits: crossed });
    expect(answer.json()).toMatchObject({
      details: [
        {
          path: "body.limits.heartRate",
          message: "the low limit does not lie below the high limit",
        },
      ],
    });
  });
});

describe("a profile for a ward", () => {
  beforeAll(open);
  afterAll(() => house.end());

  test.each<[string, Role, string, object, number, string]>([
    ["by a nurse", "nurse", LAB, { profile: "paediatric", reason: "x" }, 403, "FORBIDDEN"],
    ["without a reason", "doctor", LAB, { profile: "paediatric", reason: "" }, 400, "BAD_REQUEST"],
    ["that nobody knows", "doctor", LAB, { profile: "heart", reason: "x" }, 400, "BAD_REQUEST"],
    [
      "of a ward that nobody knows",
      "doctor",
      "/api/wards/x/limit-profile",
      { profile: "adult", reason: "x" },
      404,
      "NOT_FOUND",
    ],
    [
      "instead of one that is not in force",
      "doctor",
      LAB,
      { profile: "adult", reason: "x", instead: "paediatric" },
      409,
      "WARD_PROFILE_CHANGED",
    ],
  ])("%s is not chosen", async (_name, role, url, body, status, code) => {
    const answer = await send(role, "PUT", url, body);
    expect([answer.statusCode, errorSchema.parse(answer.json()).code]).toEqual([status, code]);
    expect(house.rows("SELECT * FROM ward_limit_profiles")).toEqual([]);
  });
});

describe("a session", () => {
  beforeAll(open);
  afterAll(() => house.end());

  test.each([
    ["other limits than it has", { ...child, limits: slower }],
    ["a version that never was", { ...child, profile: { id: "paediatric", version: 2 } }],
    ["a profile that nobody knows", { ...child, profile: { id: "heart", version: 1 } }],
  ])("is not believed about %s", async (_name, body) => {
    const answer = await send("doctor", "PUT", path, body);
    expect(answer.json()).toMatchObject({
      code: "BAD_REQUEST",
      details: [{ path: "body.profile" }],
    });
    expect((await house.bed("care-1")).session?.limits).toEqual(ADULT_LIMITS);
  });
});

describe("a profile of the site", () => {
  beforeEach(open);
  afterEach(() => house.end());

  test("is made, changed, and keeps every version with who, when and why", async () => {
    const made = await send("admin", "PUT", HEART, heart);
    expect(profileAnswerSchema.parse(made.json()).profile).toMatchObject({
      id: "heart",
      version: 1,
      limits: slower,
      builtIn: false,
      wards: [],
      made: { by: { name: "The admin" }, reason: "beta blockers" },
    });
    clock.advance(60_000);
    const next = { name: "Heart", limits: ADULT_LIMITS, reason: " round of the 25th ", version: 1 };
    expect((await send("doctor", "PUT", HEART, next)).statusCode).toBe(200);
    const { profile, versions } = profileHistorySchema.parse(
      (await send("nurse", "GET", HEART)).json(),
    );
    expect(profile).toMatchObject({ version: 2, name: "Heart" });
    expect(
      versions.map(({ version, name, made: by }) => [version, name, by?.by.role, by?.reason]),
    ).toEqual([
      [2, "Heart", "doctor", "round of the 25th"],
      [1, "Heart failure", "admin", "beta blockers"],
    ]);
    expect(versions[1]?.limits).toEqual(slower);
    expect(versions[0]?.made?.at).not.toBe(versions[1]?.made?.at);
  });

  test("has no new version where neither its name nor its limits are others", async () => {
    await send("doctor", "PUT", HEART, heart);
    const same = { ...heart, name: " Heart failure ", reason: "round of the 25th", version: 1 };
    const answer = await send("doctor", "PUT", HEART, same);
    expect(answer.statusCode).toBe(409);
    expect(errorSchema.parse(answer.json()).code).toBe("PROFILE_UNCHANGED");
    expect(rows().map(({ version }) => version)).toEqual([1]);
    const renamed = await send("doctor", "PUT", HEART, { ...same, name: "Heart" });
    expect(renamed.statusCode).toBe(200);
  });

  test("may have a limit off where a doctor says so", async () => {
    expect((await send("doctor", "PUT", HEART, { ...heart, limits: off })).statusCode).toBe(200);
  });

  test("that two people change at once has one new version, and the other is told whose", async () => {
    await send("doctor", "PUT", HEART, heart);
    await bothLogIn();
    const answers = await Promise.all([
      send("doctor", "PUT", HEART, { ...heart, name: "First", version: 1 }),
      send("admin", "PUT", HEART, { ...heart, name: "Second", version: 1 }),
      // As if the version that is on its way had been seen.
      send("admin", "PUT", HEART, { ...heart, name: "Third", version: 2 }),
    ]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 409, 409]);
    expect(answers[1]?.json()).toMatchObject({
      code: "PROFILE_CHANGED",
      message: "The doctor has changed this profile already.",
      details: { version: 2, by: { role: "doctor" } },
    });
    const late = await send("admin", "PUT", HEART, { ...heart, version: 1 });
    expect(errorSchema.parse(late.json()).code).toBe("PROFILE_CHANGED");
    expect(rows().map(({ version }) => version)).toEqual([1, 2]);
  });

  test("is made once, also where two people make it at once", async () => {
    await bothLogIn();
    const answers = await Promise.all([
      send("doctor", "PUT", HEART, heart),
      send("admin", "PUT", HEART, { ...heart, name: "Another" }),
    ]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 409]);
  });

  test("is not there before it is on disk, and holds its place until then", async () => {
    await bothLogIn();
    house.run("BEGIN IMMEDIATE");
    const asked = send("doctor", "PUT", HEART, heart);
    expect((await send("admin", "PUT", HEART, heart)).statusCode).toBe(409);
    clock.advance(COMMAND_ANSWER_MS_MAX);
    expect(errorSchema.parse((await asked).json()).code).toBe("NOT_YET_RECORDED");
    expect((await send("doctor", "GET", HEART)).statusCode).toBe(404);
    house.run("COMMIT");
    await until("the profile", async () => {
      clock.advance(1_000);
      return (await send("doctor", "GET", HEART)).statusCode === 200;
    });
  });

  test("cannot be changed or taken away behind Vigil's back", async () => {
    await send("doctor", "PUT", HEART, heart);
    expect(() => house.run("UPDATE limit_profiles SET name = 'x'")).toThrow("never changed");
    expect(() => house.run("DELETE FROM limit_profiles")).toThrow("never taken away");
  });
});

describe("a ward's profile", () => {
  beforeEach(open);
  afterEach(() => house.end());

  test("that two people choose at once is the first one's", async () => {
    await bothLogIn();
    const [first, second] = await Promise.all([
      send("doctor", "PUT", LAB, { profile: "paediatric", reason: "children", instead: "adult" }),
      send("admin", "PUT", LAB, { profile: "adult", reason: "adults", instead: "adult" }),
    ]);
    expect(first?.statusCode).toBe(200);
    expect(second?.json()).toMatchObject({
      code: "WARD_PROFILE_CHANGED",
      message: "The doctor has chosen another profile for this ward already.",
    });
  });

  test("is what the next session starts from, and no other ward's", async () => {
    await send("doctor", "PUT", HEART, heart);
    const before = await labSession("boot-1");
    const chosen = await send("doctor", "PUT", LAB, { profile: "heart", reason: "trial" });
    expect(wardProfileAnswerSchema.parse(chosen.json()).ward).toMatchObject({
      ward: "lab",
      profile: "heart",
      chosen: { by: { role: "doctor" }, reason: "trial" },
    });
    expect((await house.bed("lab-1")).session?.limits).toEqual(ADULT_LIMITS);
    const after = await labSession("boot-2");
    expect(after).not.toBe(before);
    expect((await house.bed("lab-1")).session).toMatchObject({
      limits: slower,
      limitProfile: { id: "heart", name: "Heart failure", version: 1 },
    });
    expect(await house.session(before)).toMatchObject({
      limits: ADULT_LIMITS,
      limitProfile: { id: "adult", name: "Adult", version: 1 },
    });

    await send("doctor", "PUT", HEART, { ...heart, limits: ADULT_LIMITS, version: 1 });
    expect((await house.bed("lab-1")).session?.limits).toEqual(slower);
    await labSession("boot-3");
    expect((await house.bed("lab-1")).session).toMatchObject({
      limits: ADULT_LIMITS,
      limitProfile: { id: "heart", version: 2 },
    });
    expect(house.journal(after)[0]).toMatchObject({ limits: slower, limitProfile: { version: 1 } });
    const { wards } = profilesSchema.parse(
      (await send("nurse", "GET", "/api/limit-profiles")).json(),
    );
    expect(wards.map(({ profile }) => profile)).toEqual(["adult", "adult", "heart"]);
  });

  test("outlives the server, with the profile and the version it was", async () => {
    await send("doctor", "PUT", HEART, heart);
    await send("doctor", "PUT", HEART, { ...heart, name: "Heart", version: 1 });
    await send("admin", "PUT", LAB, { profile: "paediatric", reason: "one" });
    await send("admin", "PUT", LAB, { profile: "heart", reason: "two" });
    const before = (await send("nurse", "GET", "/api/limit-profiles")).json();
    await house.stop();
    await house.start();
    expect((await send("nurse", "GET", "/api/limit-profiles")).json()).toEqual(before);
    await labSession("boot-1");
    expect((await house.bed("lab-1")).session?.limitProfile).toMatchObject({
      id: "heart",
      version: 2,
    });
    // Its name was another one in between.
    expect((await send("doctor", "PUT", HEART, { ...heart, version: 2 })).statusCode).toBe(200);
    expect(
      (await send("doctor", "PUT", LAB, { profile: "adult", reason: "three" })).statusCode,
    ).toBe(200);
  });
});

describe("a session that takes a profile's limits", () => {
  beforeEach(open);
  afterEach(() => house.end());

  test("says which, until somebody changes one of them", async () => {
    expect((await send("nurse", "PUT", path, child)).json()).toMatchObject({
      session: { limitProfile: { name: "Paediatric", version: 1 }, limitChanges: 1 },
    });
    expect(await house.session("s-care-1")).toMatchObject({
      limits: child.limits,
      limitProfile: child.profile,
    });
    await send("nurse", "PUT", path, { limits: slower });
    expect(await house.session("s-care-1")).toMatchObject({
      limits: slower,
      limitProfile: null,
      limitChanges: 2,
    });
  });

  test("takes an older version too, as long as the limits are that version's", async () => {
    await send("doctor", "PUT", HEART, heart);
    await send("doctor", "PUT", HEART, { ...heart, limits: ADULT_LIMITS, version: 1 });
    const body = { limits: slower, profile: { id: "heart", version: 1 } };
    expect((await send("nurse", "PUT", path, body)).statusCode).toBe(200);
  });

  test("is held to the same rights: a limit off is a doctor's", async () => {
    await send("doctor", "PUT", HEART, { ...heart, limits: off });
    const body = { limits: off, profile: { id: "heart", version: 1 }, reason: "paced" };
    expect(errorSchema.parse((await send("nurse", "PUT", path, body)).json()).code).toBe(
      "LIMIT_OFF_NEEDS_DOCTOR",
    );
    expect((await send("doctor", "PUT", path, body)).statusCode).toBe(200);
  });
});

/** So that neither of two who ask at once is held up by the check of a password. */
async function bothLogIn(): Promise<void> {
  for (const role of ["doctor", "admin"] as const) await send(role, "GET", "/api/me");
}

/** A replay on the lab bed; each boot begins a session of its own. */
async function labSession(boot: string): Promise<string> {
  const player = await attach(house, "sim-lab-1", { source: "replay", time: "stream", boot });
  const at = timeText(clock.now());
  player.reads(1, { heartRate: 70 }, { takenAt: at, at });
  await player.acked(1);
  const { session } = await house.bed("lab-1");
  return present(session, "a session of the lab").id;
}

function rows(): { version: number }[] {
  return house.rows("SELECT version FROM limit_profiles ORDER BY version");
}

function heartRate(change: Partial<Limits["heartRate"]>): Limits {
  return { ...ADULT_LIMITS, heartRate: { ...ADULT_LIMITS.heartRate, ...change } };
}

async function send(role: Role, method: "GET" | "PUT", url: string, body?: object) {
  const cookie = cookies.get(role) ?? (await house.cookie(role));
  cookies.set(role, cookie);
  const payload = body === undefined ? {} : { payload: body };
  return house.vigil().app.inject({ method, url, headers: { cookie }, ...payload });
}
