// The server is asked to stop while forty beds are watched, and started more than once.

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type BusyWard, elapsed, eventually, startBusyWard } from "./busy-ward.ts";

const STOP_MS_MAX = 2_000;

let ward: BusyWard;

beforeEach(async () => {
  ward = await startBusyWard("stop");
  await eventually("the ward is live", ward.isLive);
});

afterEach(async () => {
  await ward.stop();
});

describe("the server is asked to stop under forty beds", () => {
  test("it ends within two seconds, and nothing acknowledged is lost", async () => {
    const beganMs = performance.now();
    const code = await ward.end("SIGTERM");
    expect(performance.now() - beganMs).toBeLessThan(STOP_MS_MAX);
    expect(code).toBe(0);
    expect(ward.complaints()).toBe("");
    expect(ward.recordFaults()).toEqual([]);

    await ward.startAgain();
    await eventually("the ward is live again", ward.isLive);
    for (const device of ward.devices) device.rest();
    await eventually("everything is acknowledged", () =>
      ward.devices.every((device) => device.ackedSeq() === device.lastSeq()),
    );
    await ward.end("SIGTERM");
    expect(ward.recordFaults()).toEqual([]);
  });

  test("a start that is followed by another changes nothing", async () => {
    await eventually("alarms are open", async () => (await ward.patientAlarms()).length >= 4);
    for (const device of ward.devices) device.stop();
    await elapsed(100);
    const alarms = await ward.patientAlarms();
    const sessions = await sessionsOf(ward);
    for (const signal of ["SIGTERM", "SIGKILL", "SIGTERM"] as const) {
      await ward.end(signal);
      await ward.startAgain();
      expect(await ward.patientAlarms()).toEqual(alarms);
      expect(await sessionsOf(ward)).toEqual(sessions);
    }
    await ward.end("SIGTERM");
    expect(ward.recordFaults()).toEqual([]);
  });
});

/** What a session is, without what goes on by itself as time passes. */
async function sessionsOf(busy: BusyWard): Promise<unknown[]> {
  const beds = await busy.beds();
  return beds.map(({ id, session }) => ({
    id,
    session: session?.id,
    phase: session?.phase,
    phaseSince: session?.phaseSince,
    openedAt: session?.openedAt,
    limits: session?.limits,
    sources: session?.sources,
  }));
}
