// Where a session's simulated patient is, however often server and simulator are started.

import { describe, expect, test } from "vitest";
import { keepDemo } from "../../server/demo/keeper.ts";
import { DEMO_WARD } from "../../server/demo/seed.ts";
import { courseOf } from "../../server/simulator-host.ts";
import { present } from "../../shared/assert.ts";
import type { SessionTrack } from "../../shared/monitor/state.ts";
import { createBedside, type Moment } from "../../simulator/bedside/bedside.ts";
import { adultLimits, type Bedside, openBedside } from "../helpers/bedside.ts";

const MIN_MS = 60_000;
const PLACES = Array.from({ length: 8 }, (_, index) => ({
  id: `bed-${index + 1}`,
  name: `Bed ${index + 1}`,
  ward: DEMO_WARD,
  purpose: "care" as const,
}));

describe("the course of a simulated patient", () => {
  test.each(["bed-2", "bed-4", "bed-5", "bed-7"])(
    "was once another after a restart: %s",
    async (bed) => {
      const demo = await begin();
      const joinedMs = demo.clock.now();
      const first = bedsideOf(sessionOn(demo, bed), joinedMs);
      // Past the event, past the end of the infusion, into the watch.
      const laterMs = joinedMs + 12 * MIN_MS;
      for (let second = 0; second < 12 * 60; second += 1) first.second();
      await demo.clock.advance(12 * MIN_MS);
      await demo.write();
      const again = bedsideOf(sessionOn(demo, bed), laterMs);
      const rates = (moment: Moment) => {
        const { heartRate, pulse, respiration, temperature } = moment.vitals;
        return [heartRate, pulse, respiration, temperature];
      };
      for (let second = 0; second < 120; second += 1) {
        expect(rates(again.second())).toEqual(rates(first.second()));
      }
    },
  );

  test("has its event soon after a new demo began", async () => {
    const demo = await begin();
    const untilS = (bed: string): number => {
      const { elapsedMinutes, eventAtMinutes } = courseOf(sessionOn(demo, bed), demo.clock.now());
      return Math.round((present(eventAtMinutes, "an event") - elapsedMinutes) * 60);
    };
    expect(["bed-2", "bed-5", "bed-7", "bed-4"].map(untilS)).toEqual([15, 40, 150, 240]);
    expect(courseOf(sessionOn(demo, "bed-1"), demo.clock.now())).not.toHaveProperty(
      "eventAtMinutes",
    );
  });

  test("of the next patient has its event in the infusion, as of the first", async () => {
    const demo = await begin();
    const first = courseOf(sessionOn(demo, "bed-2"), demo.clock.now());
    const next = { ...sessionOn(demo, "bed-2"), openedAtMs: demo.clock.now() };
    expect(courseOf(next, demo.clock.now())).toMatchObject({
      elapsedMinutes: -5,
      historyMinutes: 0,
      eventAtMinutes: present(first.eventAtMinutes, "an event"),
    });
  });

  test("has a past only where the session has none yet", async () => {
    const demo = await begin();
    const session = sessionOn(demo, "bed-1");
    expect(courseOf(session, demo.clock.now()).historyMinutes).toBe(22);
    const played: SessionTrack = { ...session, sources: ["simulator"] };
    expect(courseOf(played, demo.clock.now()).historyMinutes).toBe(0);
  });
});

async function begin(): Promise<Bedside> {
  const demo = openBedside(PLACES);
  keepDemo({ ...demo, startLimits: adultLimits });
  await demo.write();
  return demo;
}

function sessionOn(demo: Bedside, bed: string): SessionTrack {
  return present(demo.bed(bed).state.session, `a session on ${bed}`);
}

/** The bed as the simulator plays it when it is told the course at a moment. */
function bedsideOf(session: SessionTrack, nowMs: number): ReturnType<typeof createBedside> {
  const { seed, scenario, elapsedMinutes, eventAtMinutes } = courseOf(session, nowMs);
  return createBedside({
    seed: String(seed),
    scenario,
    fromS: Math.round(elapsedMinutes * 60),
    eventAtS: Math.round(present(eventAtMinutes, "an event") * 60),
  });
}
