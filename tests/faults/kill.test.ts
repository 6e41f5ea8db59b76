// The server is killed without a word, again and again, while forty beds are watched. Seeded: a
// failure names its seed, and VIGIL_FAULT_SEED tries the same moments again. VIGIL_FAULT_KILLS makes
// the run longer.

import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createRandom } from "../../simulator/random.ts";
import { type BusyWard, elapsed, eventually, startBusyWard } from "./busy-ward.ts";

const SEED = process.env.VIGIL_FAULT_SEED ?? "kill-9";
const KILLS = Number(process.env.VIGIL_FAULT_KILLS ?? 6);
/** A kill finds the server anywhere between its first words and a settled ward. */
const UP_MS = { min: 20, max: 4_000 };
/** Most of a run's time is starting and settling. */
const TEST_MS_MAX = 60_000 + KILLS * 20_000;

let ward: BusyWard;

beforeEach(async () => {
  ward = await startBusyWard(SEED);
});

afterEach(async () => {
  await ward.stop();
});

describe(`the server is killed ${KILLS} times under forty beds (seed ${SEED})`, () => {
  test("nothing acknowledged is lost, nothing is doubled, and every alarm is as it was", {
    timeout: TEST_MS_MAX,
  }, async () => {
    const random = createRandom(SEED);
    await eventually("the beds in trouble alarm", async () => (await kindsOf(ward)).length === 5);
    // Acknowledging a latched alarm closes it, and then there is no mark left to look for.
    const active = (await ward.patientAlarms()).filter(({ phase }) => phase === "active");
    const [first, second] = active;
    if (first !== undefined) await ward.acknowledge(first);
    if (second !== undefined) await ward.acknowledge(second);
    const before = await ward.patientAlarms();
    expect(before.filter(({ acknowledged }) => acknowledged !== null)).toHaveLength(2);
    expect(before.map(({ phase }) => phase)).toContain("latched");

    for (let kill = 1; kill <= KILLS; kill += 1) {
      await elapsed(random.between(UP_MS.min, UP_MS.max));
      // Every other kill comes on the heels of an acknowledgement: one that was given too early
      // would be found out.
      if (kill % 2 === 0) await ward.nextAck();
      const complaints = ward.complaints();
      await ward.end("SIGKILL");
      expect(complaints, `before kill ${kill}`).toBe("");
      expect(ward.recordFaults(), `after kill ${kill}`).toEqual([]);
      await ward.startAgain();
      expect(await ward.patientAlarms(), `alarms after kill ${kill}`).toEqual(before);
    }

    await eventually("the ward is live again", ward.isLive);
    expect(await ward.patientAlarms()).toEqual(before);
    for (const device of ward.devices) device.rest();
    await eventually("everything is acknowledged", () => isDelivered(ward));
    await ward.end("SIGKILL");
    expect(ward.recordFaults()).toEqual([]);
    expect(Math.min(...ward.devices.map(({ ackedSeq }) => ackedSeq()))).toBeGreaterThan(KILLS);
  });
});

/** The alarms that the beds in trouble must have come to, each in its phase. */
async function kindsOf(busy: BusyWard): Promise<string[]> {
  const alarms = await busy.patientAlarms();
  return alarms
    .map(({ condition, phase }) => `${condition} ${phase}`)
    .filter((kind) => EXPECTED.includes(kind));
}

const EXPECTED = [
  "temperature.high.medium active",
  "temperature.high.high active",
  "temperature.low.high active",
  "temperature.high.high latched",
  // Its onset delay is ten seconds: the last to come.
  "heartRate.high.medium active",
];

function isDelivered({ devices }: BusyWard): boolean {
  return devices.every((device) => device.ackedSeq() === device.lastSeq());
}
