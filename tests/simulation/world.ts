// A site of two wards, its devices, its screens and its people, all from one seed; and everything
// that can go wrong with them. Some worlds have some faults switched off altogether, so that others
// are not hidden behind them.

import { liveBed } from "../../server/live/patch.ts";
import type { Bed, BedPlace } from "../../server/ward/bed.ts";
import { openAlarmViews, vitalView } from "../../shared/monitor/view.ts";
import { createRandom } from "../../simulator/random.ts";
import { sha256 } from "../helpers/hash.ts";
import { settled } from "../helpers/screen-model.ts";
import { simulatedClock } from "../helpers/simulated-clock.ts";
import { createAlarmBook } from "./alarm-model.ts";
import { createChecks } from "./checks.ts";
import { createDevice } from "./device.ts";
import { createDisk } from "./disk.ts";
import { createNetwork } from "./network.ts";
import { pick } from "./patient.ts";
import { createPeople } from "./people.ts";
import { createRegistryRows } from "./registry-rows.ts";
import { isSame } from "./same.ts";
import { createScreen, type ScreenModel } from "./screens.ts";
import { type Site, startSite } from "./site.ts";

const PLACES: readonly BedPlace[] = ["ward", "ward", "other"].map((ward, index) => ({
  id: `bed-${index + 1}`,
  name: `Bed ${index + 1}`,
  ward,
  purpose: "care",
}));
const BEDS = PLACES.map(({ id }) => id);
/** Seconds between pressures at each bed: two lines and a cuff. */
const CUFF_S = [10, 15, 30];
const STEPS_MIN = 20;
const STEPS_MAX = 180;
/** A loop's tick follows every jump of the clock before anybody looks. */
const STEP_MS_MIN = 300;
const STEP_MS_MAX = 1_800;
/** In the end nothing goes wrong any more, until all is settled: devices wait up to 30 s before they
 * dial again, and a bed that was off the record has its backlog to come. */
const CALM_S_MIN = 10;
const CALM_S_MAX = 60;

/** What a run did, to prove that it was not empty. */
export type Counts = Record<string, number>;

export type Outcome = { digest: string; counts: Counts };

const FAULTS = [
  "crash",
  "cut",
  "double",
  "swap",
  "refuse",
  "stall",
  "clock",
  "slow",
  "sensors",
] as const;
type Fault = (typeof FAULTS)[number];

/**
 * Runs one world to its end.
 * @throws Error that names the seed, the step and what did not hold
 */
export async function runWorld(seed: string): Promise<Outcome> {
  const world = createWorld(seed);
  const steps = Math.round(createRandom(`${seed}/steps`).between(STEPS_MIN, STEPS_MAX));
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
    throw new Error(`seed ${seed}, step ${at} of ${steps} (${last}): ${message}`, { cause: error });
  }
}

function createWorld(seed: string) {
  const random = createRandom(seed);
  const chance = random.fork("actions");
  // Which faults this world knows at all.
  const faults = new Set<Fault>(FAULTS.filter(() => random.uniform() < 0.7));
  const clock = simulatedClock();
  const problems: unknown[] = [];
  const counts: Counts = {};
  const bedOfSession = new Map<string, string>();
  const bedOf = (session: string): string => bedOfSession.get(session) ?? "";
  const book = createAlarmBook(bedOf);
  const disk = createDisk(random.fork("disk"), (batches) => {
    checks.committed(batches);
    book.committed(batches);
  });
  const checks = createChecks(disk.db);
  createRegistryRows(disk.db, PLACES);
  const network = createNetwork(clock, random.fork("network"), () => ({
    delayMsMax: isCalm ? 5 : faults.has("slow") ? 400 : 20,
    doubles: !isCalm && faults.has("double") ? 0.05 : 0,
    swaps: !isCalm && faults.has("swap") ? 0.03 : 0,
  }));
  const screens = [
    createScreen({ name: "wall", ward: "ward", role: "nurse" }),
    createScreen({ name: "doctor's", ward: "other", role: "doctor" }),
    createScreen({ name: "other wall", ward: "other", role: "nurse" }),
  ];
  let site: Site | null = null;
  let isCalm = false;
  let isClockBack = false;

  const tally = (what: string): void => {
    counts[what] = (counts[what] ?? 0) + 1;
  };
  /** A check that fails where nobody waits for it. */
  const hold = (check: () => void): void => {
    try {
      check();
    } catch (error) {
      problems.push(error);
    }
  };

  const devices = BEDS.map((bed, index) =>
    createDevice({
      bed,
      clock,
      network,
      random: random.fork(bed),
      cuffS: CUFF_S[index] ?? 30,
      hasFaults: faults.has("sensors"),
      site: () => site,
      onFrame(frame) {
        if (frame.type === "reject") tally("rejected");
        const stored = frame.type === "welcome" ? frame.stored : null;
        if (frame.type === "ack") checks.ackedUpTo(frame.boot, frame.seq);
        if (stored !== null) checks.ackedUpTo(stored.boot, stored.seq);
      },
      onGaveUp: (error) => problems.push(error),
      onCuffWish: () => tally("cuffWishes"),
    }),
  );
  const people = createPeople({
    random: chance,
    beds: BEDS,
    ward: () => site?.ward ?? null,
    tally,
    problems,
    onAnswered: checks.answered,
  });

  const openServer = (): void => {
    const opened = startSite({
      clock,
      disk,
      places: PLACES,
      newId: () => "never",
      broadcast: (ward, changes) => {
        for (const screen of screens) screen.hear(ward, changes);
      },
      onAppend: (batch, ward) => {
        for (const { id, bed } of batch.sessions) bedOfSession.set(id, bed);
        hold(() => {
          checks.appended(batch, bedOf, (bed) => ward.bed(bed)?.state.session === null);
          book.appended(batch, (bed) => ward.bed(bed)?.state.atMs ?? 0);
        });
      },
      onRefold: (bed) => {
        tally("refolds");
        checks.refolded(bed);
        book.refolded(bed.place.id, site?.nowMs() ?? 0);
      },
      onReceipt: (elapsedMs) => {
        tally("receipts");
        if (elapsedMs < 0) problems.push(new Error("an alarm was drawn before it was told"));
      },
      onFault: (error) => problems.push(error),
    });
    site = opened;
    checks.restarted(opened.ward.beds());
    book.restarted(opened.nowMs());
    for (const bed of opened.ward.beds()) hold(() => isBack(bed));
    for (const screen of screens) screen.open(opened);
  };

  /** What was answered before a crash is there after it: every open alarm with its marks. */
  const isBack = ({ place, state }: Bed): void => {
    const alarms = openAlarmViews(state);
    const kept = new Map(book.keptAlarms(place.id).map((view) => [view.id, view]));
    for (const alarm of alarms) {
      tally("alarmsBack");
      expectSame(`${alarm.id} after the crash`, alarm, kept.get(alarm.id));
    }
    if (alarms.length !== kept.size) throw new Error(`${place.id} lost alarms in the crash`);
  };

  const crash = (): void => {
    if (site !== null) for (const bed of site.ward.beds()) checks.livingIsFolded(bed, true);
    site?.kill();
    site = null;
    tally("crashes");
    network.cut();
    for (const screen of screens) screen.close();
  };

  const setClock = (): void => {
    tally("clockSteps");
    isClockBack = !isClockBack;
    clock.setWall(isClockBack ? -600_000 : 600_000);
  };

  /** What may happen, how often, and what it needs. */
  const actions: [name: string, weight: number, needs: Fault | null, act: () => void][] = [
    ["acknowledge", 7, null, people.acknowledge],
    ["race", 3, null, people.race],
    ["undo", 3, null, people.undo],
    ["attend", 2, null, people.attend],
    ["pause", 2, null, people.pauseAudio],
    ["limits", 2, null, people.changeLimits],
    ["observe", 3, null, people.observe],
    ["infuse", 3, null, people.infuse],
    ["phase", 2, null, people.moveOn],
    ["end", 1, null, people.end],
    ["session", 1, null, () => people.openAnew(pick(BEDS, chance))],
    ["cut", 5, "cut", () => network.cut(`mon-${pick(BEDS, chance)}`)],
    ["cut all", 1, "cut", () => network.cut()],
    ["status", 2, "sensors", () => pick(devices, chance).tell([])],
    ["lead off", 1, "sensors", () => pick(devices, chance).tell(["heartRate"])],
    ["crash", 2, "crash", crash],
    ["refuse", 2, "refuse", () => disk.setRefusing(true)],
    ["take", 4, "refuse", () => disk.setRefusing(false)],
    ["stall", 3, "stall", () => pick(screens, chance).stall()],
    ["resume", 3, "stall", () => pick(screens, chance).resume()],
    ["leave", 1, "stall", () => pick(screens, chance).close()],
    ["arm", 2, null, () => pick(screens, chance).arm(chance.uniform() < 0.7)],
    ["clock", 1, "clock", setClock],
    ["nothing", 20, null, () => {}],
  ];

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

  const isSettled = (): boolean =>
    devices.every(({ sender }) => sender.isOpen() && sender.unsettled() === 0) &&
    [...(site?.ward.beds() ?? [])].every(({ record }) => record === "live");

  /** Every escalated alarm reaches the screens that it is for, whichever ward they watch. */
  const escalationsArrive = (screen: ScreenModel, beds: readonly SeenBed[]): void => {
    const wanted = beds.flatMap(({ alarms }) =>
      alarms.filter(
        ({ escalation }) => escalation === 2 || (escalation === 1 && screen.role === "doctor"),
      ),
    );
    const shown = new Map(screen.escalated().map((alarm) => [alarm.id, alarm.escalation]));
    for (const { id, escalation } of wanted) {
      if (shown.get(id) !== escalation) {
        throw new Error(`the ${screen.name} screen does not know that ${id} has escalated`);
      }
    }
    if (shown.size !== wanted.length) {
      throw new Error(`the ${screen.name} screen shows escalations that are over`);
    }
  };

  /** A screen that keeps up shows every alarm as it is. */
  const alarmsAreShown = (screen: ScreenModel, beds: readonly SeenBed[]): void => {
    for (const { id, ward, alarms } of beds) {
      if (ward !== screen.ward) continue;
      expectSame(`the alarms of ${id} on the ${screen.name}`, screen.bed(id)?.alarms, alarms);
    }
  };

  return {
    async begin(): Promise<void> {
      openServer();
      for (const bed of BEDS) people.openAnew(bed);
      await clock.advance(2_000);
      for (const { sender } of devices) sender.start();
      // A baseline, of some seconds at least.
      for (let second = 0; second < 6; second += 1) await pass(1_000);
    },

    /** One thing that happens, and the second that follows. */
    async act(): Promise<string> {
      if (site === null && chance.uniform() < 0.3) openServer();
      const [name, , , act] = chooseAction();
      act();
      await clock.settle();
      for (const screen of screens) {
        if (!screen.isOpen() && site !== null && chance.uniform() < 0.2) screen.open(site);
      }
      const empty = [...(site?.ward.beds() ?? [])].find(({ state }) => state.session === null);
      if (empty !== undefined && chance.uniform() < 0.2) people.openAnew(empty.place.id);
      await pass(chance.between(STEP_MS_MIN, STEP_MS_MAX));
      return name;
    },

    check(): void {
      const [problem] = problems;
      if (problem !== undefined) throw problem;
      if (site === null) return;
      const { ward, nowMs } = site;
      const beds: SeenBed[] = [];
      for (const bed of ward.beds()) {
        checks.livingIsFolded(bed);
        const seen = seenOf(bed);
        if (bed.record === "live") book.check(seen, nowMs());
        beds.push(seen);
      }
      for (const screen of screens) {
        if (!screen.isLive()) continue;
        escalationsArrive(screen, beds);
        alarmsAreShown(screen, beds);
      }
    },

    /** Nothing goes wrong any more: now everything must agree. */
    async settle(): Promise<void> {
      isCalm = true;
      disk.setRefusing(false);
      if (site === null) openServer();
      for (const screen of screens) {
        screen.resume();
        if (!screen.isOpen() && site !== null) screen.open(site);
      }
      for (let second = 0; second < CALM_S_MAX; second += 1) {
        await pass(1_000);
        if (second >= CALM_S_MIN && isSettled()) break;
      }
      this.check();
      await clock.advance(30_000);
      // What the last moment raised is on its way to the disk.
      while (!disk.isIdle()) await clock.advance(1);
      this.check();
      if (site === null) throw new Error("the server is not there");
      const { ward } = site as Site;
      for (const bed of ward.beds()) {
        if (bed.record !== "live") throw new Error(`${bed.place.id} is still off the record`);
        checks.livingIsFolded(bed, true);
      }
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
          if (bed.place.ward !== screen.ward) continue;
          const [shown, whole] = [screen.bed(bed.place.id), liveBed(bed, clock.now())];
          if (shown === undefined) throw new Error(`${screen.name} does not show ${bed.place.id}`);
          const [left, right] = [settled(shown, whole.at), settled(whole, whole.at)];
          expectSame(`${bed.place.id} on the ${screen.name}`, left, right);
        }
      }
    },

    outcome(steps: number): Outcome {
      const hash = sha256();
      hash.update(checks.recordText());
      for (const screen of screens) hash.update(JSON.stringify(screen.counts));
      const sum = (read: (screen: ScreenModel) => number): number =>
        screens.reduce((total, screen) => total + read(screen), 0);
      const taken = devices.reduce((total, { sender }) => total + sender.counts().taken, 0);
      return {
        digest: hash.hex(),
        counts: {
          ...counts,
          steps,
          readingsTaken: taken,
          readingsOnDisk: checks.readingsOnDisk(),
          unrecorded: checks.unrecorded(),
          reconnects: network.counts.lines - BEDS.length,
          doubled: network.counts.doubled,
          swapped: network.counts.swapped,
          fullJournals: disk.fullness(),
          snapshots: sum((screen) => screen.counts.snapshots),
          skipped: sum((screen) => screen.counts.skipped),
          escalations: sum((screen) => screen.counts.escalations),
          ...checks.alarmCounts(),
        },
      };
    },
  };
}

/** A bed as anybody can see it. */
type SeenBed = ReturnType<typeof seenOf>;

function seenOf({ place, state }: Bed) {
  return {
    id: place.id,
    ward: place.ward,
    alarms: openAlarmViews(state),
    audioPausedUntilMs: state.audioPause?.untilMs ?? null,
    baselineOf: (vital: Parameters<typeof vitalView>[1]) => vitalView(state, vital).baseline,
  };
}

function expectSame(what: string, left: unknown, right: unknown): void {
  if (isSame(left, right)) return;
  const [one, other] = [JSON.stringify(left), JSON.stringify(right)];
  if (one !== other) throw new Error(`${what} is ${one}\nnot ${other}`);
}
