// A ward, its devices, its screens and its people, all from one seed; and everything that can go
// wrong with them. Some worlds have some faults switched off altogether, so that others are not
// hidden behind them.

import { liveBed } from "../../server/live/patch.ts";
import type { BedPlace } from "../../server/ward/bed.ts";
import { ADULT_LIMITS } from "../../shared/alarms/limits.ts";
import { VigilError } from "../../shared/errors.ts";
import { openAlarmViews } from "../../shared/monitor/view.ts";
import { timeText } from "../../shared/protocol/time.ts";
import type { SessionPhase } from "../../shared/vocabulary.ts";
import { createSender, type Sender } from "../../simulator/device/sender.ts";
import { createRandom, type Random } from "../../simulator/random.ts";
import { DOCTOR, NURSE } from "../helpers/entries.ts";
import { sha256 } from "../helpers/hash.ts";
import { settled } from "../helpers/screen-model.ts";
import { simulatedClock } from "../helpers/simulated-clock.ts";
import { bootOf, createChecks } from "./checks.ts";
import { createDisk } from "./disk.ts";
import { createNetwork } from "./network.ts";
import { createPatient, pick } from "./patient.ts";
import { createRegistryRows } from "./registry-rows.ts";
import { createScreen } from "./screens.ts";
import { type Site, startSite, WARD_ID } from "./site.ts";

const BEDS = 3;
const SCREENS = 3;
/** What a run did, to prove that it was not empty. */
export type Counts = {
  steps: number;
  crashes: number;
  refolds: number;
  readingsTaken: number;
  readingsOnDisk: number;
  rejected: number;
  reconnects: number;
  doubled: number;
  swapped: number;
  alarms: number;
  marks: number;
  marksRefused: number;
  snapshots: number;
  skipped: number;
  clockSteps: number;
};

export type Outcome = { digest: string; counts: Counts };

const FAULTS = ["crash", "cut", "double", "swap", "refuse", "stall", "clock", "slow"] as const;
type Fault = (typeof FAULTS)[number];

/**
 * Runs one world to its end.
 * @throws Error that names the seed, the step and what did not hold
 */
export async function runWorld(seed: string, steps: number): Promise<Outcome> {
  const world = createWorld(seed);
  const told: string[] = [];
  let at = 0;
  try {
    await world.begin();
    for (at = 1; at <= steps; at += 1) {
      told.push(await world.act());
      world.check();
    }
    await world.settle();
    return world.outcome(steps);
  } catch (error) {
    const last = told.slice(-12).join(", ");
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(`seed ${seed}, step ${at} (${last}): ${message}`, { cause: error });
  }
}

function createWorld(seed: string) {
  const random = createRandom(seed);
  const chance = random.fork("actions");
  // Which faults this world knows at all.
  const faults = new Set<Fault>(FAULTS.filter(() => random.uniform() < 0.7));
  const clock = simulatedClock();
  const places: BedPlace[] = Array.from({ length: BEDS }, (_, index) => ({
    id: `bed-${index + 1}`,
    name: `Bed ${index + 1}`,
    ward: WARD_ID,
    purpose: "care",
  }));
  const problems: unknown[] = [];
  const disk = createDisk(random.fork("disk"), (batches) => checks.committed(batches));
  const checks = createChecks(disk.db);
  createRegistryRows(disk.db, places);
  const network = createNetwork(clock, random.fork("network"), () => ({
    delayMsMax: isCalm ? 5 : faults.has("slow") ? 400 : 20,
    doubles: !isCalm && faults.has("double") ? 0.05 : 0,
    swaps: !isCalm && faults.has("swap") ? 0.03 : 0,
  }));
  const screens = Array.from({ length: SCREENS }, (_, index) =>
    createScreen(`screen-${index + 1}`),
  );
  const bedOfSession = new Map<string, string>();
  const counts = { crashes: 0, refolds: 0, rejected: 0, marks: 0, marksRefused: 0, clockSteps: 0 };
  let site: Site | null = null;
  let isCalm = false;
  let sessions = 0;
  let isClockBack = false;

  const devices = places.map(({ id }) => createDevice(id, random.fork(id)));

  function createDevice(
    bed: string,
    own: Random,
  ): { sender: Sender; measure: () => void; boot: string } {
    const device = `mon-${bed}`;
    const boot = bootOf(device);
    const patient = createPatient(own);
    const sender = createSender({
      dial: network.dialOf(device, () => {
        const open = site;
        const place = open?.ward.bed(bed);
        if (open === null || place === undefined) return null;
        return {
          begin: (wire) =>
            open.attendance.begin(device, place, {
              ...wire,
              send: (frame) => {
                if (frame.type === "reject") counts.rejected += 1;
                if (frame.type === "ack") checks.ackedUpTo(frame.boot, frame.seq);
                if (frame.type === "welcome" && frame.stored !== null) {
                  checks.ackedUpTo(frame.stored.boot, frame.stored.seq);
                }
                wire.send(frame);
              },
            }),
          end: (connection) => open.attendance.end(connection),
        };
      }),
      clock: { nowMs: clock.now, after: clock.after },
      random: own.fork("backoff"),
      boot,
      hello: () => ({
        device,
        clock: timeText(clock.now()),
        source: "device",
        cadence: { heartRate: 1, pulse: 1, temperature: 5, systolic: 20 },
      }),
      onNews: (news) => {
        if (news.kind === "gave-up")
          problems.push(new Error(`${device} gave up: ${news.sentence}`));
      },
    });
    return {
      sender,
      boot,
      measure: () => sender.take({ takenAt: timeText(clock.now()), vitals: patient() }),
    };
  }

  const openServer = (): void => {
    site = startSite({
      clock,
      disk,
      places,
      newId: () => "never",
      broadcast: (changes) => {
        for (const screen of screens) screen.hear(changes);
      },
      onAppend: (batch) => {
        for (const { id, bed } of batch.sessions) bedOfSession.set(id, bed);
        checks.appended(batch, (session) => bedOfSession.get(session) ?? "");
      },
      onRefold: (bed) => {
        counts.refolds += 1;
        checks.refolded(bed);
      },
      onFault: (error) => problems.push(error),
    });
    checks.restarted(site.ward.beds());
    for (const screen of screens) screen.open(site.rooms);
  };

  const crash = (): void => {
    site?.kill();
    site = null;
    counts.crashes += 1;
    network.cut();
    for (const screen of screens) screen.close();
  };

  const openSession = async (bed: string): Promise<void> => {
    sessions += 1;
    const session = `s-${sessions}`;
    const opening = {
      session,
      bed,
      patient: { name: `Patient ${sessions}`, initials: "P", recordNumber: `R-${sessions}` },
      nurse: null,
      doctor: null,
      plannedMinutes: 45,
      plannedMl: 100,
      limits: ADULT_LIMITS,
      time: "server",
    } as const;
    void site?.ward.open(opening, { replacing: "The next patient." });
    for (const to of ["baseline", "infusing"] as const) {
      void site?.ward.changePhase(bed, { session, to, by: NURSE });
    }
    await clock.settle();
  };

  const changePhase = (to: SessionPhase): void => {
    void site?.ward.changePhase(pick(places, chance).id, { to, by: NURSE });
  };

  const mark = (): void => {
    const ward = site?.ward;
    if (ward === undefined) return;
    const open = [...ward.beds()].flatMap(({ state }) => openAlarmViews(state));
    if (open.length === 0) return;
    const alarm = pick(open, chance);
    const by = chance.uniform() < 0.8 ? DOCTOR : NURSE;
    ward.acknowledge(alarm, { by }).then(
      ({ acknowledged }) => {
        counts.marks += 1;
        if (acknowledged?.by.id !== by.id) problems.push(new Error(`${alarm.id} was not marked`));
        const kept = disk.db.prepare(
          "SELECT count(*) FROM entries WHERE type = 'acknowledge' AND session = ?",
        );
        if (Number(kept.pluck().get(alarm.session)) === 0) {
          problems.push(new Error(`the mark on ${alarm.id} was answered before it was on disk`));
        }
      },
      (error: unknown) => {
        counts.marksRefused += 1;
        if (!(error instanceof VigilError)) problems.push(error);
      },
    );
  };

  /** What may happen, how often, and what it needs. */
  const actions: [
    name: string,
    weight: number,
    needs: Fault | null,
    act: () => void | Promise<void>,
  ][] = [
    ["mark", 6, null, mark],
    ["mark twice", 2, null, () => [mark, mark].forEach((again) => void again())],
    [
      "phase",
      2,
      null,
      () => changePhase(pick(["paused", "infusing", "observing"] as const, chance)),
    ],
    ["session", 1, null, () => openSession(pick(places, chance).id)],
    ["cut", 5, "cut", () => network.cut(`mon-${pick(places, chance).id}`)],
    ["cut all", 1, "cut", () => network.cut()],
    ["crash", 2, "crash", crash],
    ["refuse", 2, "refuse", () => disk.setRefusing(true)],
    ["take", 4, "refuse", () => disk.setRefusing(false)],
    ["stall", 3, "stall", () => pick(screens, chance).stall()],
    ["resume", 3, "stall", () => pick(screens, chance).resume()],
    ["leave", 1, "stall", () => pick(screens, chance).close()],
    ["clock", 1, "clock", () => setClock()],
    ["nothing", 20, null, () => {}],
  ];

  const setClock = (): void => {
    counts.clockSteps += 1;
    isClockBack = !isClockBack;
    clock.setWall(isClockBack ? -600_000 : 600_000);
  };

  const chooseAction = (): (typeof actions)[number] => {
    const possible = actions.filter(([, , needs]) => needs === null || faults.has(needs));
    let left = chance.uniform() * possible.reduce((sum, [, weight]) => sum + weight, 0);
    for (const action of possible) {
      left -= action[1];
      if (left < 0) return action;
    }
    return pick(possible, chance);
  };

  const pass = async (ms: number): Promise<void> => {
    await clock.advance(ms);
    for (const { measure } of devices) measure();
    await clock.settle();
  };

  return {
    async begin(): Promise<void> {
      openServer();
      for (const { id } of places) await openSession(id);
      await clock.advance(2_000);
      for (const { sender } of devices) sender.start();
      await clock.advance(1_000);
    },

    /** One thing that happens, and the second that follows. */
    async act(): Promise<string> {
      if (site === null && chance.uniform() < 0.3) openServer();
      const [name, , , act] = chooseAction();
      await act();
      for (const screen of screens) {
        if (!screen.isOpen() && site !== null && chance.uniform() < 0.2) screen.open(site.rooms);
      }
      await pass(chance.between(200, 1_800));
      return name;
    },

    check(): void {
      const [problem] = problems;
      if (problem !== undefined) throw problem;
      if (site !== null) for (const bed of site.ward.beds()) checks.livingIsFolded(bed);
    },

    /** Nothing goes wrong any more: now everything must agree. */
    async settle(): Promise<void> {
      isCalm = true;
      disk.setRefusing(false);
      if (site === null) openServer();
      for (const screen of screens) {
        screen.resume();
        if (!screen.isOpen() && site !== null) screen.open(site.rooms);
      }
      for (let second = 0; second < 60; second += 1) await pass(1_000);
      await clock.advance(30_000);
      this.check();
      if (site === null) throw new Error("the server is not there");
      const { ward } = site as Site;
      checks.recordIsSound((bed) => ward.bed(bed)?.state.atMs ?? 0);
      for (const { sender, boot } of devices) {
        if (sender.unsettled() > 0)
          throw new Error(`${boot} still has ${sender.unsettled()} readings`);
        for (let seq = 1; seq <= sender.counts().taken; seq += 1) {
          if (!checks.isSettled(boot, seq)) throw new Error(`reading ${boot}/${seq} went missing`);
        }
      }
      for (const screen of screens) {
        for (const bed of ward.beds()) {
          const [shown, whole] = [screen.bed(bed.place.id), liveBed(bed, clock.now())];
          if (shown === undefined) throw new Error(`${screen.name} does not show ${bed.place.id}`);
          const [left, right] = [settled(shown, whole.at), settled(whole, whole.at)];
          if (JSON.stringify(left) !== JSON.stringify(right)) {
            throw new Error(
              `${screen.name} shows ${JSON.stringify(left)}\nnot ${JSON.stringify(right)}`,
            );
          }
        }
      }
    },

    outcome(steps: number): Outcome {
      const hash = sha256();
      hash.update(checks.recordText());
      for (const screen of screens) hash.update(JSON.stringify(screen.counts));
      const sum = (read: (screen: (typeof screens)[number]) => number): number =>
        screens.reduce((total, screen) => total + read(screen), 0);
      const taken = devices.reduce((total, { sender }) => total + sender.counts().taken, 0);
      return {
        digest: hash.hex(),
        counts: {
          ...counts,
          steps,
          readingsTaken: taken,
          readingsOnDisk: checks.readingsOnDisk(),
          reconnects: network.counts.lines - BEDS,
          doubled: network.counts.doubled,
          swapped: network.counts.swapped,
          alarms: checks.alarmsOnDisk(),
          snapshots: sum((screen) => screen.counts.snapshots),
          skipped: sum((screen) => screen.counts.skipped),
        },
      };
    },
  };
}
