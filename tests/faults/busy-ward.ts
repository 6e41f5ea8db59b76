// A ward of forty beds under load, on a real server process with a data folder and a port that stay
// while the server comes and goes. Some beds are in alarm, each in a way of its own.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { present } from "../../shared/assert.ts";
import { alarmSchema, alarmsSchema, bedsSchema } from "../../shared/protocol/http.ts";
import type { AlarmView, BedView } from "../../shared/protocol/live.ts";
import type { VitalValues } from "../../shared/vitals/plausibility.ts";
import { createRandom } from "../../simulator/random.ts";
import { type FurnishedBed, furnishHouse } from "../helpers/furnished-house.ts";
import { ask, logIn, type ServerProcess, startServer } from "../helpers/server-process.ts";
import { type BedsideDevice, startBedsideDevice } from "./bedside-device.ts";
import { readingsBySeq, readRecord } from "./record.ts";

const WARD = "ward";
const BEDS = 40;
const WAIT_MS_MAX = 20_000;
const LOOK_EVERY_MS = 50;

export type BusyWard = Awaited<ReturnType<typeof startBusyWard>>;

/** @param seed names the run: the phases of its devices and the pauses before they come back */
export async function startBusyWard(seed: string) {
  const dataDir = mkdtempSync(join(tmpdir(), "vigil-faults-"));
  const house = await furnishHouse({ dataDir, wards: [{ id: WARD, beds: BEDS }] });
  let server: ServerProcess = await startServer({ dataDir });
  const { url } = server;
  const cookie = await logIn(url, "doctor");
  const random = createRandom(seed);
  const devices: BedsideDevice[] = house.beds.map((bed, index) =>
    startBedsideDevice({
      url: url.replace("http", "ws"),
      device: bed.device,
      token: bed.token,
      random: random.fork(bed.id),
      vitals: vitalsOf(index),
    }),
  );

  const ward = {
    devices,
    beds: (): Promise<BedView[]> =>
      ask(bedsSchema, { url: `${url}/api/beds`, cookie }).then(({ beds }) => beds),

    /**
     * Open alarms about patients, by id. Those about equipment come and go with the server. Without
     * their escalation, which goes on while a server is away.
     */
    async patientAlarms(): Promise<Omit<AlarmView, "escalation">[]> {
      const open = `${url}/api/alarms?open=true&limit=500`;
      const { alarms } = await ask(alarmsSchema, { url: open, cookie });
      return alarms
        .filter(({ kind }) => kind === "physiological")
        .map(({ escalation: _escalation, ...alarm }) => alarm)
        .sort((left, right) => left.id.localeCompare(right.id));
    },

    async acknowledge({ id }: Pick<AlarmView, "id">): Promise<void> {
      const body = { note: "seen", action: "drip slowed" };
      await ask(alarmSchema, { url: `${url}/api/alarms/${id}/acknowledge`, cookie, body });
    },

    end: (signal: NodeJS.Signals): Promise<number | null> => server.end(signal),
    complaints: (): string => server.complaints(),

    /** Starts the server again, on the same folder and port. */
    async startAgain(): Promise<ServerProcess> {
      server = await startServer({ dataDir, port: Number(new URL(url).port) });
      return server;
    },

    /** Settles in the moment in which some device is told that something is on disk. */
    nextAck: (): Promise<void> => Promise.race(devices.map((device) => device.nextAck())),

    /** Every bed is connected, fresh, and without an alarm about its equipment. */
    isLive: async (): Promise<boolean> => (await ward.beds()).every(isBedLive),

    /** What is wrong with the record on disk, seen from what the devices were told. */
    recordFaults(): string[] {
      const record = readRecord(dataDir);
      return house.beds.flatMap((bed, index) => {
        const device = present(devices[index], "every bed has a device");
        return bedFaults(bed, device, record);
      });
    },

    stop: async (): Promise<void> => {
      for (const device of devices) device.stop();
      await server.end("SIGKILL");
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
  return ward;
}

/** Waits until something is so. */
export async function eventually(
  what: string,
  isSo: () => boolean | Promise<boolean>,
): Promise<void> {
  const endMs = performance.now() + WAIT_MS_MAX;
  while (!(await isSo())) {
    if (performance.now() > endMs) throw new Error(`waited in vain: ${what}`);
    await elapsed(LOOK_EVERY_MS);
  }
}

export function elapsed(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

const WELL = { heartRate: 72, pulse: 72, temperature: 36.7 };
/** Readings after which a passing trouble is over: two seconds. */
const PASSING_SEQ = 20;

/** A few beds are in trouble; the others are well, and never quite the same. */
function vitalsOf(index: number): (seq: number) => VitalValues {
  switch (index) {
    case 0:
      return () => ({ ...WELL, temperature: 38.4 });
    case 1:
      return () => ({ ...WELL, temperature: 39.3 });
    case 2:
      return () => ({ heartRate: 131, pulse: 131, temperature: 34.6 });
    case 3:
      // A high-priority alarm that ends unseen stays, latched.
      return (seq) => (seq < PASSING_SEQ ? { ...WELL, temperature: 39.6 } : WELL);
    default:
      return (seq) => ({ ...WELL, heartRate: 70 + ((seq + index) % 5) });
  }
}

function isBedLive({ device, vitals, alarms }: BedView): boolean {
  const isCalm = !alarms.some(
    // No screen watches this ward: that alarm is true, and stays.
    ({ kind, condition }) => kind === "technical" && condition !== "no-screen-can-sound",
  );
  return device?.connected === true && vitals.heartRate.state === "fresh" && isCalm;
}

function bedFaults(
  { id, session }: FurnishedBed,
  device: BedsideDevice,
  record: ReturnType<typeof readRecord>,
): string[] {
  const its = record.get(session);
  if (its === undefined) return [`${id}: its session is gone`];
  const counts = readingsBySeq(its, device.boot);
  const faults = [...its.faults, ...device.rejects()];
  for (let seq = 1; seq <= device.ackedSeq(); seq += 1) {
    if (!counts.has(seq)) faults.push(`${id}: reading ${seq} was acknowledged and is not there`);
  }
  for (const [seq, count] of counts) {
    if (count !== 1) faults.push(`${id}: reading ${seq} is there ${count} times`);
  }
  const gaps = its.entries.filter(({ type }) => type === "gap");
  if (gaps.length > 0) faults.push(`${id}: ${gaps.length} holes in the numbering`);
  return faults;
}
