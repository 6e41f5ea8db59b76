// One run of the server, from recovery to its death: the real ward loop, the real attendance of
// devices, the real rooms of screens, put together as app.ts does it.

import type { Clock } from "../../server/clock.ts";
import { type Attendance, createAttendance } from "../../server/devices/attendance.ts";
import { recall } from "../../server/devices/device-memory.ts";
import { createLabSessions } from "../../server/devices/lab-sessions.ts";
import { createDeviceRegistry } from "../../server/devices/registry.ts";
import type { Journal } from "../../server/journal/journal.ts";
import { createSessionReader } from "../../server/journal/sessions.ts";
import { createEscalationDesk, type EscalationDesk } from "../../server/live/escalations.ts";
import { createReceipts } from "../../server/live/receipts.ts";
import { createRooms, type Rooms } from "../../server/live/rooms.ts";
import { steadyClock } from "../../server/steady-clock.ts";
import type { Bed, BedPlace } from "../../server/ward/bed.ts";
import { endLinks, latestMs, recoverSession } from "../../server/ward/recovery.ts";
import { createSurroundings, type Surroundings } from "../../server/ward/surroundings.ts";
import { touchAll, untouched } from "../../server/ward/touch.ts";
import { createWard, type Ward } from "../../server/ward/ward.ts";
import { HEARTBEAT_MS } from "../../shared/bounds.ts";
import { type AlarmView, type Changes, changesSchema } from "../../shared/protocol/live.ts";
import { adultLimits } from "../helpers/bedside.ts";
import type { SimulatedClock } from "../helpers/simulated-clock.ts";
import type { Disk } from "./disk.ts";

export type Site = {
  ward: Ward;
  rooms: Rooms;
  desk: EscalationDesk;
  attendance: Attendance;
  journal: Journal;
  /** The server's time, which never goes back. */
  nowMs(): number;
  /** A screen has drawn these alarms. */
  confirm(screen: string, alarms: readonly AlarmView[]): void;
  /** Dies at once: nothing that it had planned happens any more. */
  kill(): void;
};

export type SiteOptions = {
  clock: SimulatedClock;
  disk: Disk;
  places: readonly BedPlace[];
  newId: () => string;
  /** What every screen in a ward's stream is told, as it comes off the wire. */
  broadcast: (ward: string, changes: Changes) => void;
  /** Batches in the order in which the loop hands them over. */
  onAppend: (batch: Parameters<Journal["append"]>[0], ward: Ward) => void;
  /** An alarm was drawn so long after it had been told. */
  onReceipt: (elapsedMs: number) => void;
  onRefold: (bed: Bed) => void;
  onFault: (error: unknown) => void;
};

export function startSite(options: SiteOptions): Site {
  const { disk, places, newId, broadcast, onAppend, onRefold, onFault, onReceipt } = options;
  const wards = [...new Set(places.map((place) => place.ward))];
  const mortal = mortalClock(options.clock);
  const clock = steadyClock(mortal.clock, () => {});
  const sessions = createSessionReader(disk.db);
  const registry = createDeviceRegistry(disk.db);
  let surroundings: Surroundings | null = null;
  const kept = disk.journal(clock, (isRecording) => {
    rooms.tellRecording();
    surroundings?.recordingIs(isRecording ? "running" : "stopped");
  });
  const journal: Journal = {
    ...kept,
    append(batch) {
      onAppend(batch, ward);
      return kept.append(batch);
    },
  };
  const ward = createWard({
    places,
    clock,
    journal,
    screens: {
      touched(bed, touch) {
        rooms.touched(bed, touch);
        if (touch.alarms) desk.touched(bed);
      },
      flush() {
        rooms.flush();
        desk.flush();
      },
      called: (alarm, call) => receipts.told(alarm, call),
    },
    onSession(bed, change) {
      attendance.tellSession(bed, change);
      if ("opened" in change) surroundings?.sessionOpened(bed);
    },
    onCuffWish: (bed, { withinS }) => attendance.wishForCuff(bed, withinS),
    onRaised() {},
    refold(bed) {
      attendance.sendAgain(bed);
      recoverBed(bed);
      onRefold(bed);
    },
    onFault: (_bed, error) => onFault(error),
  });
  const rooms = createRooms({
    nowMs: clock.now,
    wards: wards.map((id) => ({ id, name: id, purpose: "care" })),
    site: { name: "Site", timeZone: "UTC" },
    bedsOf: (id) => [...ward.beds()].filter(({ place }) => place.ward === id),
    isRecording: () => journal.state().recording,
    onSounding: (id, canSound) => surroundings?.screensOf(id, canSound),
    toWard: { changes: (id, changes) => broadcast(id, overTheWire(changes)), heartbeat() {} },
  });
  const desk = createEscalationDesk((id) => id);
  const receipts = createReceipts({
    clock,
    observe: (_signal, elapsedMs) => onReceipt(elapsedMs),
    onFirst() {},
  });
  const labSessions = createLabSessions({ ward, newId, demoWard: null, startLimits: adultLimits });
  const attendance = createAttendance({
    ward,
    registry,
    labSessions,
    clock,
    onRealDevice: () => {},
    onSecondDevice: () => {},
  });
  const recoverBed = (bed: Bed): void => {
    const session = sessions.openSession(bed.place.id);
    if (session === null) return;
    recoverSession(bed, session, journal, ({ state }, entry) => {
      if (state.link.kind !== "none") recall(attendance.memoryOf(state.link.device.id), entry);
    });
  };
  for (const bed of ward.beds()) {
    recoverBed(bed);
    const touch = touchAll(untouched());
    rooms.touched(bed, touch);
    desk.touched(bed);
  }
  clock.notBefore(latestMs(ward));
  endLinks(ward);
  surroundings = createSurroundings(ward, clock);
  clock.every(HEARTBEAT_MS, rooms.beat);
  return {
    ward,
    rooms,
    desk,
    attendance,
    journal,
    nowMs: clock.now,
    confirm(screen, alarms) {
      const ids = alarms.map(({ id }) => id);
      receipts.confirm("shown", ids, { id: screen, watchesSinceMs: 0 });
    },
    kill: mortal.kill,
  };
}

/** Parsing is slow, and a message like the seven before it teaches nothing. */
const PARSED_EVERY = 8;

/** What is said now is what is taken later, and by every screen the same. */
function overTheWire(changes: Changes): Changes {
  const told = JSON.parse(JSON.stringify(changes)) as Changes;
  return changes.seq % PARSED_EVERY === 0 ? changesSchema.parse(told) : told;
}

/** A clock whose timers no longer run once its owner is dead. */
function mortalClock(clock: Clock): { clock: Clock; kill: () => void } {
  let isAlive = true;
  const whileAlive = (run: () => void) => () => {
    if (isAlive) run();
  };
  return {
    clock: {
      ...clock,
      soon: (run) => clock.soon(whileAlive(run)),
      after: (delayMs, run) => clock.after(delayMs, whileAlive(run)),
      every: (periodMs, run) => clock.every(periodMs, whileAlive(run)),
    },
    kill() {
      isAlive = false;
    },
  };
}
