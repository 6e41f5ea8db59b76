/**
 * Keeps the demo's ward going: opens its sessions in the middle of their course, moves them on and
 * looks at the patients as people would, and puts the next patient on the bed. It gives orders to
 * the ward loop like any person's command, and leaves sessions alone that a real device watches.
 */
import { randomUUID } from "node:crypto";
import type { StartLimits } from "../../shared/alarms/limit-profiles.ts";
import type { SessionTrack } from "../../shared/monitor/state.ts";
import type { EntryOf } from "../../shared/protocol/entry.ts";
import type { Person } from "../../shared/protocol/person.ts";
import { infusedMs } from "../../shared/session/infusion.ts";
import { OBSERVATION_POINTS } from "../../shared/session/observation-schedule.ts";
import type { Scenario } from "../../shared/vocabulary.ts";
import type { Cancel, Clock } from "../clock.ts";
import type { Bed } from "../ward/bed.ts";
import type { Ward } from "../ward/ward.ts";
import { DEMO_WARD } from "./seed.ts";

const MS_PER_MIN = 60_000;
const LOOK_EVERY_MS = 5_000;
/** The course of a demo session, in minutes. The watch after it is cut short, so that the beds of
 * a demo do not all stand still. */
const BASELINE_MIN = 5;
const PLANNED_MIN = 45;
const WATCH_MIN = 12;
const PAUSE_BETWEEN_MIN = 1;
/** How long after an observation is due the demo's nurse makes it. On one bed she is late: there it
 * shows as due, then as overdue, for whoever wants to make it in her stead. */
const OBSERVED_AFTER_MIN = 1;
const OBSERVED_LATE_AFTER_MIN = 9;
const LATE_ON_BED = "bed-6";
const NURSE: Person = { id: "demo-nurse", name: "K. Lindqvist", role: "nurse" };
/** A demo that was stopped for longer begins anew instead of jumping ahead. */
const FORGET_AFTER_MS = 60 * MS_PER_MIN;

type Observation = EntryOf<"observation">;

type Cast = {
  bed: string;
  name: string;
  initials: string;
  plannedMl: number;
  scenario: Scenario;
  /** Minutes since the session opened, of which the first five are its baseline. */
  sinceOpenedMin: number;
};

/** Invented people. Bed 8 stays free, for a device to be tried on. */
const CAST: readonly Cast[] = [
  cast("bed-1", "Anna Bergmann", "A. B.", 100, "uneventful", 22),
  cast("bed-2", "Tomás Herrera", "T. H.", 100, "hypotensive", 36),
  cast("bed-3", "Ingrid Solheim", "I. S.", 120, "uneventful", 2),
  cast("bed-4", "Piotr Nowak", "P. N.", 100, "link-loss", 13),
  cast("bed-5", "Leila Haddad", "L. H.", 90, "febrile", 29),
  cast("bed-6", "Giulia Conti", "G. C.", 100, "uneventful", 52),
  cast("bed-7", "Kenji Watanabe", "K. W.", 110, "sensor-off", 43),
];

export type DemoOptions = {
  ward: Ward;
  clock: Clock;
  /** What a session of a ward starts from now. */
  startLimits: (ward: string) => StartLimits;
  /** The account of the doctor who supervises all of it. */
  doctorId?: string | undefined;
};

/** Opens what is not open and keeps all of it moving. */
export function keepDemo({ ward, clock, startLimits, doctorId }: DemoOptions): Cancel {
  /** When a bed fell free; at most one row a bed of the demo. */
  const freeSinceMs = new Map<string, number>();
  /** How many sessions each bed has had in this run. */
  const turns = new Map<string, number>();

  const open = ({ bed, name, initials, plannedMl, scenario }: Cast, openedAtMs: number): void => {
    const turn = (turns.get(bed) ?? 0) + 1;
    turns.set(bed, turn);
    const patient = { name, initials, recordNumber: `DEMO-${bed.slice(-1)}0${turn}` };
    const staff = {
      nurse: NURSE.name,
      doctor: "A. Moreau",
      ...(doctorId !== undefined && { doctorId }),
    };
    const plan = { plannedMinutes: PLANNED_MIN, plannedMl, ...startLimits(DEMO_WARD) };
    const session = randomUUID();
    const opening = { session, bed, patient, ...staff, ...plan, time: "server", scenario } as const;
    const change = { session, by: null };
    void ward.open(opening, { atMs: openedAtMs });
    void ward.changePhase(bed, { ...change, to: "baseline", atMs: openedAtMs });
    const infusingAtMs = openedAtMs + BASELINE_MIN * MS_PER_MIN;
    if (infusingAtMs > clock.now()) return;
    look(bed, session, infusingAtMs - OBSERVED_AFTER_MIN * MS_PER_MIN, "well");
    void ward.changePhase(bed, { ...change, to: "infusing", atMs: infusingAtMs });
    for (const { since, minutes } of OBSERVATION_POINTS) {
      const lookedAtMs = infusingAtMs + (minutes + OBSERVED_AFTER_MIN) * MS_PER_MIN;
      const isPast = since === "start" && minutes > 0 && lookedAtMs <= clock.now();
      if (isPast) look(bed, session, lookedAtMs, "no change");
    }
    const endedAtMs = infusingAtMs + PLANNED_MIN * MS_PER_MIN;
    if (endedAtMs > clock.now()) return;
    void ward.changePhase(bed, { ...change, to: "observing", atMs: endedAtMs });
  };

  /** The nurse first finds the patient well, and later no change: what somebody else has stated in
   * between is not hers to unsay. */
  const look = (bed: string, session: string, atMs: number, seen: "well" | "no change"): void => {
    const well = { acvpu: "alert", symptoms: [], ctcaeGrade: 0 } satisfies Partial<Observation>;
    const found = seen === "well" ? well : { note: "No change." };
    ward.submit({ bed, session, atMs, draft: { type: "observation", by: NURSE, ...found } });
  };

  const start = (): void => {
    for (const role of CAST) {
      const bed = ward.bed(role.bed);
      if (bed === undefined) continue;
      const { session, atMs } = bed.state;
      const isForgotten = clock.now() - atMs > FORGET_AFTER_MS;
      if (session !== null && !(isOwn(session) && isForgotten)) continue;
      if (session !== null) {
        const reason = "The demo had been stopped.";
        void ward.changePhase(role.bed, {
          to: "closed",
          outcome: "stopped-early",
          reason,
          by: null,
          atMs,
        });
      }
      open(role, clock.now() - role.sinceOpenedMin * MS_PER_MIN);
    }
  };

  const moveOn = (bed: Bed, role: Cast): void => {
    const { session } = bed.state;
    const nowMs = clock.now();
    if (session === null) {
      const sinceMs = freeSinceMs.get(role.bed) ?? nowMs;
      freeSinceMs.set(role.bed, sinceMs);
      if (nowMs - sinceMs < PAUSE_BETWEEN_MIN * MS_PER_MIN) return;
      freeSinceMs.delete(role.bed);
      open(role, nowMs);
      return;
    }
    if (!isOwn(session)) return;
    if (isToBeLookedAt(session, role, nowMs)) {
      look(role.bed, session.id, nowMs, session.general === null ? "well" : "no change");
    }
    const inPhaseMin = (nowMs - session.phaseSinceMs) / MS_PER_MIN;
    const infusedMin = infusedMs(session.infusion, nowMs) / MS_PER_MIN;
    if (session.phase === "baseline" && inPhaseMin >= BASELINE_MIN) {
      void ward.changePhase(role.bed, { to: "infusing", by: null });
    } else if (session.phase === "infusing" && infusedMin >= PLANNED_MIN) {
      void ward.changePhase(role.bed, { to: "observing", by: null });
    } else if (session.phase === "observing" && inPhaseMin >= WATCH_MIN) {
      void ward.changePhase(role.bed, { to: "closed", outcome: "completed", by: null });
    }
  };

  start();
  return clock.every(LOOK_EVERY_MS, () => {
    for (const role of CAST) {
      const bed = ward.bed(role.bed);
      if (bed !== undefined && bed.place.ward === DEMO_WARD) moveOn(bed, role);
    }
  });
}

/** Whether a session is the demo's to move: it opened it, and no real device has watched it. */
function isOwn({ scenario, sources }: SessionTrack): boolean {
  return scenario !== null && !sources.includes("device");
}

/** Whether the nurse gets to a bed by now: in the baseline, or some time after it was due. */
function isToBeLookedAt(session: SessionTrack, { bed }: Cast, nowMs: number): boolean {
  const { observations, phase, phaseSinceMs } = session;
  if (observations === null) return false;
  const { due, next } = observations;
  const afterMin = bed === LATE_ON_BED ? OBSERVED_LATE_AFTER_MIN : OBSERVED_AFTER_MIN;
  if (due !== null) return nowMs - due.sinceMs >= afterMin * MS_PER_MIN;
  return phase === "baseline" && next === 0 && nowMs - phaseSinceMs >= afterMin * MS_PER_MIN;
}

function cast(
  bed: string,
  name: string,
  initials: string,
  plannedMl: number,
  scenario: Scenario,
  sinceOpenedMin: number,
): Cast {
  return { bed, name, initials, plannedMl, scenario, sinceOpenedMin };
}
