// The demo's ward, hour by hour: what its keeper moves, and what it leaves alone.

import { describe, expect, test } from "vitest";
import { keepDemo } from "../../../server/demo/keeper.ts";
import { DEMO_WARD } from "../../../server/demo/seed.ts";
import type { Alarm } from "../../../shared/alarms/alarm.ts";
import { openAlarms } from "../../../shared/monitor/alarm-book.ts";
import { adultLimits, type Bedside, openBedside, openingOf } from "../../helpers/bedside.ts";
import { NURSE } from "../../helpers/entries.ts";

const MIN_MS = 60_000;

const PLACES = Array.from({ length: 8 }, (_, index) => ({
  id: `bed-${index + 1}`,
  name: `Bed ${index + 1}`,
  ward: DEMO_WARD,
  purpose: "care" as const,
}));

describe("a demo that begins", () => {
  test("opens seven sessions in the middle of their course, and leaves bed 8 free", async () => {
    const demo = await begin();
    expect(phases(demo)).toEqual({
      "bed-1": "infusing",
      "bed-2": "infusing",
      "bed-3": "baseline",
      "bed-4": "infusing",
      "bed-5": "infusing",
      "bed-6": "observing",
      "bed-7": "infusing",
      "bed-8": null,
    });
    const openedMin =
      (demo.clock.now() - (demo.bed("bed-1").state.session?.openedAtMs ?? 0)) / MIN_MS;
    expect(openedMin).toBeCloseTo(22, 1);
    expect(demo.faults).toEqual([]);
  });

  test("starts every session from its ward's profile, and its record says so", async () => {
    const demo = await begin();
    const { session } = demo.bed("bed-3").state;
    expect(session?.limitProfile).toEqual({ id: "adult", name: "Adult", version: 1 });
  });

  test("moves a session on as people would, and then takes the next patient", async () => {
    const demo = await begin();
    const first = demo.bed("bed-3").state.session?.id;
    const course: (string | null)[] = [];
    for (let third = 0; third < 3 * 64; third += 1) {
      await pass(demo, MIN_MS / 3);
      const phase = phases(demo)["bed-3"] ?? null;
      if (course.at(-1) !== phase) course.push(phase);
    }
    expect(course).toEqual(["baseline", "infusing", "observing", null, "baseline"]);
    const next = demo.bed("bed-3").state.session;
    expect(next?.id).not.toBe(first);
    expect(next?.patient.recordNumber).toBe("DEMO-302");
  });
});

describe("the demo's nurse", () => {
  const isOverdue = ({ subject }: Alarm) => subject.kind === "observation-overdue";

  test("has looked at every patient in time, and goes on; on bed 6 she comes late", async () => {
    const demo = await begin();
    const overdue = new Map<string, number>();
    for (const { place, state } of demo.ward.beds()) {
      expect(openAlarms(state).filter(isOverdue), place.id).toEqual([]);
    }
    expect(demo.bed("bed-6").state.session?.observations?.due).not.toBeNull();
    for (let minute = 0; minute < 120; minute += 1) {
      await pass(demo, MIN_MS);
      for (const { place, state } of demo.ward.beds()) {
        const count = openAlarms(state).filter(isOverdue).length;
        overdue.set(place.id, (overdue.get(place.id) ?? 0) + count);
      }
    }
    for (const [bed, minutes] of overdue) {
      if (bed === "bed-6") expect(minutes).toBeGreaterThan(0);
      else expect(minutes, bed).toBe(0);
    }
    expect(demo.faults).toEqual([]);
  });

  test("leaves standing what somebody else has stated", async () => {
    const demo = await begin();
    const session = demo.bed("bed-3").state.session?.id ?? "";
    const stated = demo.ward.observe(session, { by: NURSE, symptoms: ["rash"] });
    await pass(demo, 1_000);
    await stated;
    for (let minute = 0; minute < 20; minute += 1) await pass(demo, MIN_MS);
    expect(demo.bed("bed-3").state.session?.general?.symptoms).toEqual(["rash"]);
  });
});

describe("a demo that was stopped", () => {
  test("for minutes goes on where it was", async () => {
    const demo = await begin("and stops");
    const before = sessions(demo);
    await demo.clock.advance(20 * MIN_MS);
    keepDemo({ ...demo, startLimits: adultLimits })();
    await demo.write();
    expect(sessions(demo)).toEqual(before);
  });

  test("for hours begins anew, and says why", async () => {
    const demo = await begin("and stops");
    const before = sessions(demo);
    await demo.clock.advance(2 * 60 * MIN_MS);
    keepDemo({ ...demo, startLimits: adultLimits })();
    await demo.write();
    expect(sessions(demo).filter((id, index) => id === before[index] && id !== null)).toEqual([]);
    const closing = demo.journal.entries(before[0] ?? "").at(-1);
    expect(closing).toMatchObject({ to: "closed", reason: "The demo had been stopped." });
  });

  test("once closed the session that a real device watched", async () => {
    const demo = await begin("and stops");
    const device = demo.connect("mon-1", "bed-1");
    device.hello();
    device.reads(1, { heartRate: 70 });
    await demo.write();
    const session = demo.bed("bed-1").state.session?.id;
    await demo.clock.advance(2 * 60 * MIN_MS);
    keepDemo({ ...demo, startLimits: adultLimits });
    for (let minute = 0; minute < 90; minute += 1) await pass(demo, MIN_MS);
    expect(demo.bed("bed-1").state.session).toMatchObject({ id: session, phase: "infusing" });
  });
});

test("a session that somebody else opened on a bed is not the demo's to move", async () => {
  const demo = openBedside(PLACES);
  void demo.ward.open(openingOf("bed-1", "s-mine"));
  keepDemo({ ...demo, startLimits: adultLimits });
  await demo.write();
  for (let minute = 0; minute < 90; minute += 1) await pass(demo, MIN_MS);
  expect(demo.bed("bed-1").state.session).toMatchObject({ id: "s-mine", phase: "scheduled" });
  expect(demo.faults).toEqual([]);
});

/** A demo as its keeper opens it, and goes on keeping it or stops. */
async function begin(then?: "and stops"): Promise<Bedside> {
  const demo = openBedside(PLACES);
  const stop = keepDemo({ ...demo, startLimits: adultLimits });
  await demo.write();
  if (then === "and stops") stop();
  return demo;
}

async function pass(demo: Bedside, ms: number): Promise<void> {
  await demo.clock.advance(ms);
  await demo.write();
}

function phases({ ward }: Bedside): Record<string, string | null> {
  return Object.fromEntries(
    [...ward.beds()].map(({ place, state }) => [place.id, state.session?.phase ?? null]),
  );
}

function sessions({ ward }: Bedside): (string | null)[] {
  return [...ward.beds()].map(({ state }) => state.session?.id ?? null);
}
