// A ward that nobody would hear is not a system that works as it should.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NO_SOUND_AFTER_MS } from "../../shared/bounds.ts";
import { type Health, healthSchema } from "../../shared/protocol/http.ts";
import { type House, openHouse } from "../helpers/house.ts";
import { type ScreenClient, watchWard } from "../helpers/screen-client.ts";
import { steeredClock } from "../helpers/steered-clock.ts";
import { until } from "../helpers/until.ts";

const clock = steeredClock();
const MUTE = "no screen of Infusion ward can sound";
let house: House;

beforeAll(async () => {
  house = await openHouse({ clock, sessions: ["care-1", "care-2"] });
});
afterAll(() => house.end());

describe("health", () => {
  test("once said that all was well while no screen could sound", async () => {
    clock.advance(NO_SOUND_AFTER_MS - 1_000);
    expect(await health()).toMatchObject({ status: "ok", reasons: [], screensCanSound: 0 });
    clock.advance(1_000);
    await told([MUTE]);
    expect((await health()).status).toBe("degraded");
  });

  test("is well again with the first screen that can", async () => {
    const screen: ScreenClient = await watchWard(house, "care");
    await screen.ask("armed", { armed: true });
    await told([]);
    expect(await health()).toMatchObject({ status: "ok", screensCanSound: 1 });
    screen.close();
    await until("nobody left", async () => (await health()).screensCanSound === 0);
    clock.advance(NO_SOUND_AFTER_MS);
    await told([MUTE]);
  });
});

async function health(): Promise<Health> {
  return healthSchema.parse((await house.vigil().app.inject("/api/health")).json());
}

function told(reasons: string[]): Promise<unknown> {
  return until(`the reasons ${reasons.join()}`, async () => {
    const { reasons: now } = await health();
    return JSON.stringify(now) === JSON.stringify(reasons);
  });
}
