// A ward with a few beds and the devices at them, on a simulated clock and a journal that waits:
// everything between a device's words and the disk, without sockets.

import { type Connection, createConnection } from "../../server/devices/connection.ts";
import { createMemory, type DeviceMemory, recall } from "../../server/devices/device-memory.ts";
import { createLabSessions } from "../../server/devices/lab-sessions.ts";
import { type Bed, type BedPlace, clearBed } from "../../server/ward/bed.ts";
import { recoverSession } from "../../server/ward/recovery.ts";
import type { Touch } from "../../server/ward/touch.ts";
import { createWard } from "../../server/ward/ward.ts";
import { ADULT_PROFILE, startLimits } from "../../shared/alarms/limit-profiles.ts";
import { ADULT_LIMITS } from "../../shared/alarms/limits.ts";
import { present } from "../../shared/assert.ts";
import type { ServerFrame } from "../../shared/protocol/device.ts";
import { timeText } from "../../shared/protocol/time.ts";
import type { VitalValues } from "../../shared/vitals/plausibility.ts";
import { heldJournal } from "./held-journal.ts";
import { simulatedClock } from "./simulated-clock.ts";

const PLACES: readonly BedPlace[] = [
  { id: "bed-1", name: "Bed 1", ward: "ward", purpose: "care" },
  { id: "bed-2", name: "Bed 2", ward: "ward", purpose: "care" },
  { id: "lab-1", name: "Lab 1", ward: "lab", purpose: "lab" },
];

export type Bedside = ReturnType<typeof openBedside>;

/** @param places its beds; two of a ward and one of the lab unless said otherwise */
export function openBedside(places: readonly BedPlace[] = PLACES) {
  const clock = simulatedClock();
  const journal = heldJournal();
  const touches: { bed: string; touch: Touch; atMs: number }[] = [];
  const cuffWishes: { bed: string; withinS: number }[] = [];
  const changes: unknown[] = [];
  const faults: unknown[] = [];
  const memories = new Map<string, DeviceMemory>();
  const connections = new Set<Connection>();
  let sessions = 0;

  const memoryOf = (device: string): DeviceMemory => {
    const known = memories.get(device);
    if (known !== undefined) return known;
    const rows = journal.written.flatMap(({ progress }) => progress);
    const memory = createMemory(rows.findLast((row) => row.device === device) ?? null);
    memories.set(device, memory);
    return memory;
  };

  /** As app.ts does it. */
  const refold = (bed: Bed): void => {
    memories.clear();
    for (const one of connections) {
      if (one.bed === bed) one.refuse({ code: 1012, reason: "send again" }, "refused");
    }
    const rows = journal.written.flatMap((batch) => batch.sessions);
    const last = rows.findLast((row) => row.bed === bed.place.id);
    if (last === undefined || last.closedAtMs !== null) return;
    recoverSession(bed, last, journal, ({ state }, entry) => {
      if (state.link.kind !== "none") recall(memoryOf(state.link.device.id), entry);
    });
  };

  const ward = createWard({
    places,
    clock,
    journal,
    screens: {
      touched: ({ place, state }, touch) =>
        touches.push({ bed: place.id, touch, atMs: state.atMs }),
      flush() {},
      called() {},
    },
    onSession: (bed, change) => changes.push({ bed: bed.place.id, ...change }),
    onCuffWish: (bed, { withinS }) => cuffWishes.push({ bed: bed.place.id, withinS }),
    onRaised() {},
    refold,
    onFault: (_bed, error) => faults.push(error),
  });
  const newId = (): string => {
    sessions += 1;
    return `lab-session-${sessions}`;
  };
  const labSessions = createLabSessions({ ward, newId, demoWard: null, startLimits: adultLimits });

  return {
    clock,
    journal,
    ward,
    touches,
    cuffWishes,
    changes,
    faults,
    labSessions,
    bed: (id: string): Bed => present(ward.bed(id), `bed ${id} exists`),

    /** Opens a session and lets it infuse; all of it on disk. */
    async infuse(bed: string, session = `s-${bed}`): Promise<void> {
      void ward.open(openingOf(bed, session));
      void ward.changePhase(bed, { to: "baseline", by: null });
      void ward.changePhase(bed, { to: "infusing", by: null });
      await this.write();
    },

    /** Lets everything run and takes all of it to the disk. */
    async write(): Promise<void> {
      await clock.settle();
      while (journal.waiting() > 0) {
        journal.commit();
        await clock.settle();
      }
    },

    /** Takes a bed back to what its journal knows, as a restart of the server does. */
    restart(bed: string): void {
      const known = present(ward.bed(bed), `bed ${bed} exists`);
      clearBed(known);
      refold(known);
    },

    /** Connects a device that has not said hello. */
    connect(device: string, bed: string) {
      const heard: ServerFrame[] = [];
      const ends: number[] = [];
      const connection = createConnection({
        device,
        bed: present(ward.bed(bed), `bed ${bed} exists`),
        memory: memoryOf(device),
        ward,
        labSessions,
        clock,
        admit: () => null,
        send: (frame) => heard.push(frame),
        close: ({ code }) => ends.push(code),
      });
      connections.add(connection);
      return {
        connection,
        heard,
        ends,
        say: (frame: unknown): void => connection.onText(JSON.stringify(frame)),
        hello(some: Record<string, unknown> = {}): void {
          const now = timeText(clock.now());
          const words = { type: "hello", protocol: 1, boot: "boot-1", clock: now };
          this.say({ ...words, device, source: "device", ...some });
        },
        reads(seq: number, vitals: VitalValues, some: Record<string, unknown> = {}): void {
          const takenAt = timeText(clock.now());
          this.say({ type: "reading", seq, takenAt, vitals, ...some });
        },
        acks: () => heard.filter((frame) => frame.type === "ack"),
        rejects: () => heard.filter((frame) => frame.type === "reject"),
      };
    },
  };
}

/** What sessions start from where no test says otherwise. */
export const adultLimits = () => startLimits(ADULT_PROFILE);

export function openingOf(bed: string, session: string) {
  return {
    session,
    bed,
    patient: { name: "Ada Sample", initials: "AS", recordNumber: "R-1" },
    nurse: null,
    doctor: null,
    plannedMinutes: 45,
    plannedMl: 100,
    limits: ADULT_LIMITS,
    time: "server",
  } as const;
}
