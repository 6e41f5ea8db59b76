// One run of the server, from recovery to its death: the real ward loop, the real attendance of
// devices, the real rooms of screens, put together as app.ts does it.

import type { Clock } from "../../server/clock.ts";
import { type Attendance, createAttendance } from "../../server/devices/attendance.ts";
import { recall } from "../../server/devices/device-memory.ts";
import { createLabSessions } from "../../server/devices/lab-sessions.ts";
import { createDeviceRegistry } from "../../server/devices/registry.ts";
import type { Journal } from "../../server/journal/journal.ts";
import { createSessionReader } from "../../server/journal/sessions.ts";
import { createRooms, type Rooms } from "../../server/live/rooms.ts";
import { steadyClock } from "../../server/steady-clock.ts";
import type { Bed, BedPlace } from "../../server/ward/bed.ts";
import { endLinks, latestMs, recoverSession } from "../../server/ward/recovery.ts";
import { createWard, type Ward } from "../../server/ward/ward.ts";
import { HEARTBEAT_MS } from "../../shared/bounds.ts";
import type { Changes } from "../../shared/protocol/live.ts";
import { adultLimits } from "../helpers/bedside.ts";
import type { SimulatedClock } from "../helpers/simulated-clock.ts";
import type { Disk } from "./disk.ts";

export const WARD_ID = "ward";

export type Site = {
  ward: Ward;
  rooms: Rooms;
  attendance: Attendance;
  journal: Journal;
  /** Dies at once: nothing that it had planned happens any more. */
  kill(): void;
};

export type SiteOptions = {
  clock: SimulatedClock;
  disk: Disk;
  places: readonly BedPlace[];
  newId: () => string;
  /** What every screen in the ward's stream is told. */
  broadcast: (changes: Changes) => void;
  /** Batches in the order in which the loop hands them over. */
  onAppend: (batch: Parameters<Journal["append"]>[0]) => void;
  onRefold: (bed: Bed) => void;
  onFault: (error: unknown) => void;
};

export function startSite(options: SiteOptions): Site {
  const { disk, places, newId, broadcast, onAppend, onRefold, onFault } = options;
  const mortal = mortalClock(options.clock);
  const clock = steadyClock(mortal.clock, () => {});
  const sessions = createSessionReader(disk.db);
  const registry = createDeviceRegistry(disk.db);
  const kept = disk.journal(clock, () => rooms.tellRecording());
  const journal: Journal = {
    ...kept,
    append(batch) {
      onAppend(batch);
      return kept.append(batch);
    },
  };
  const ward = createWard({
    places,
    clock,
    journal,
    screens: {
      touched: (bed, touch) => rooms.touched(bed, touch),
      flush: () => rooms.flush(),
      called() {},
    },
    onSession: (bed, change) => attendance.tellSession(bed, change),
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
    wards: [{ id: WARD_ID, name: "Ward", purpose: "care" }],
    site: { name: "Site", timeZone: "UTC" },
    bedsOf: () => [...ward.beds()],
    isRecording: () => journal.state().recording,
    onSounding() {},
    toWard: { changes: (_ward, changes) => broadcast(changes), heartbeat: () => {} },
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
  for (const bed of ward.beds()) recoverBed(bed);
  clock.notBefore(latestMs(ward));
  endLinks(ward);
  clock.every(HEARTBEAT_MS, rooms.beat);
  return { ward, rooms, attendance, journal, kill: mortal.kill };
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
