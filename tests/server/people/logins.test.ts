// Logins while the disk takes nothing: somebody else's transaction holds the database, as a writer
// stuck in an fsync does. The lock is this thread's own, so whoever waited for it would wait in vain.

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { LOGIN_IDLE_MS } from "../../../shared/bounds.ts";
import { type House, openHouse } from "../../helpers/house.ts";
import { type SteeredClock, steeredClock } from "../../helpers/steered-clock.ts";
import { until } from "../../helpers/until.ts";

let clock: SteeredClock;
let house: House;

beforeEach(async () => {
  clock = steeredClock();
  house = await openHouse({ clock });
});
afterEach(() => house.end());

describe("while the database is locked", () => {
  test("a login once waited for the disk, and every alarm with it", async () => {
    house.run("BEGIN IMMEDIATE");
    const cookie = await house.cookie("nurse");
    expect(await me(cookie)).toBe(200);
    expect(logins()).toEqual([]);
    house.run("COMMIT");
    await until("the login on disk", () => written().length === 1);
    expect(await me(cookie)).toBe(200);
    await house.stop();
    await house.start();
    expect(await me(cookie)).toBe(200);
  });

  test("a request whose last use is old once waited too", async () => {
    const cookie = await house.cookie("nurse");
    const [before] = await until("the login on disk", () => written().length === 1 && logins());
    house.run("BEGIN IMMEDIATE");
    let lastMs = 0;
    for (let hour = 1; hour <= 20; hour += 1) {
      clock.advance(LOGIN_IDLE_MS / 12);
      lastMs = clock.now();
      // Each use counts from the moment it is made, or the thirteenth hour would end the login.
      expect(await me(cookie)).toBe(200);
    }
    house.run("COMMIT");
    await until("the last use on disk", () => {
      clock.advance(1_000);
      return (logins()[0]?.seen ?? 0) >= lastMs;
    });
    expect(before?.seen).toBeLessThan(lastMs);
    expect(await me(cookie)).toBe(200);
  });

  test("a logout holds at once, and is on disk afterwards", async () => {
    const [kept, ended] = [await house.cookie("nurse"), await house.cookie("doctor")];
    await until("both logins on disk", () => written().length === 2);
    house.run("BEGIN IMMEDIATE");
    const short = await house.cookie("engineer");
    for (const cookie of [ended, short]) expect(await leave(cookie)).toBe(200);
    expect([await me(kept), await me(ended), await me(short)]).toEqual([200, 401, 401]);
    house.run("COMMIT");
    await until("the end on disk", () => logins().every(({ user }) => user === "nurse-1"));
    await house.stop();
    await house.start();
    expect([await me(kept), await me(ended), await me(short)]).toEqual([200, 401, 401]);
  });

  test("a login that began with a password of before its reset ends with it", async () => {
    house.run("BEGIN IMMEDIATE");
    const cookie = await house.cookie("nurse");
    house.run("UPDATE users SET password_hash = 'another' WHERE id = 'nurse-1'");
    house.run("COMMIT");
    expect(await me(cookie)).toBe(401);
    await house.stop();
    expect(logins()).toEqual([]);
    await house.start();
    expect(await me(cookie)).toBe(401);
  });
});

const logins = () =>
  house.rows<{ user: string; seen: number }>("SELECT user, seen_at AS seen FROM logins");

/** The logins on disk; a retry that is due is brought on. */
const written = (): unknown[] => {
  clock.advance(1_000);
  return logins();
};

async function me(cookie: string): Promise<number> {
  const answer = await house.vigil().app.inject({ url: "/api/me", headers: { cookie } });
  return answer.statusCode;
}

async function leave(cookie: string): Promise<number> {
  const order = { method: "POST", url: "/api/logout", headers: { cookie } } as const;
  return (await house.vigil().app.inject(order)).statusCode;
}
