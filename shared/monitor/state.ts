/**
 * What the monitor knows of one bed. Plain data only, so that two states can be compared and a
 * state can be written down; whoever folds a journal owns its state, and `step` reuses it in place.
 */
import type { Alarm } from "../alarms/alarm.ts";
import type { Limits } from "../alarms/limits.ts";
import type { SessionOpened } from "../protocol/entry.ts";
import type { Cadences } from "../protocol/vitals.ts";
import type { Infusion } from "../session/infusion.ts";
import type {
  CuffState,
  LinkEnd,
  Scenario,
  SessionPhase,
  Source,
  Time,
  Vital,
} from "../vocabulary.ts";

/** A moment that never comes; JSON has no infinity. */
export const NEVER_MS = Number.MAX_SAFE_INTEGER;

export type LastValue = {
  value: number;
  takenAtMs: number;
  /** Doubtful, shown with a "?". */
  queried: boolean;
  /** Computed from other vitals, not measured. */
  derived: boolean;
};

/** The no-data clock of one vital. */
export type Silence =
  | { kind: "unexpected" }
  | { kind: "waiting"; dueMs: number }
  | { kind: "passed" };

/** One side of one vital: since when its value has been beyond each limit, and the alarm. */
export type LimitWatch = {
  mediumSinceMs: number | null;
  highSinceMs: number | null;
  alarm: Alarm | null;
};

export type VitalTrack = {
  staleAfterMs: number;
  last: LastValue | null;
  /** When the newest reading that told of this vital was taken, be it a value or "sensor off". */
  newestMs: number;
  sensor: "on" | "off";
  silence: Silence;
  low: LimitWatch;
  high: LimitWatch;
  noData: Alarm | null;
  leadOff: Alarm | null;
};

export type DeviceTrack = {
  id: string;
  source: Source;
  model: string;
  boot: string;
  /** As announced, to introduce the device again to a session that opens later. */
  cadence: Cadences;
  clockOffsetMs: number;
  /** How many times faster than life the stream runs; for screens only. */
  speed: number | null;
  battery: number | null;
  cuff: CuffState | null;
};

/** The link to the bed's device. `lost` tells whether the onset delay of device-lost is over. */
export type Link =
  | { kind: "none" }
  | { kind: "up"; device: DeviceTrack; sinceMs: number }
  | { kind: "down"; device: DeviceTrack; sinceMs: number; end: LinkEnd; lost: "pending" | "told" };

/** The reference values. Values are collected in the baseline phase and locked as their median when
 * the infusion starts; readings of that time that arrive late still count. */
export type Baseline =
  | { kind: "none" }
  | { kind: "collecting"; readings: { [vital in Vital]: [takenAtMs: number, value: number][] } }
  | {
      kind: "locked";
      atMs: number;
      readings: { [vital in Vital]: number[] };
      values: { [vital in Vital]: number | null };
    };

export type SessionTrack = {
  id: string;
  patient: SessionOpened["patient"];
  nurse: string | null;
  doctor: string | null;
  openedAtMs: number;
  phase: SessionPhase;
  phaseSinceMs: number;
  time: Time;
  limits: Limits;
  infusion: Infusion;
  baseline: Baseline;
  /** What the simulator plays here, where the session is the demo's. */
  scenario: Scenario | null;
  /** Every source that has ever sent a reading into this session. */
  sources: Source[];
};

export type MonitorState = {
  bed: string;
  /** Time of the last entry, tick or deadline. */
  atMs: number;
  /** No deadline falls due before this; the true one may be later (deadlines.ts). */
  nextDueMs: number;
  session: SessionTrack | null;
  link: Link;
  vitals: { [vital in Vital]: VitalTrack };
  deviceLost: Alarm | null;
  /** Alarms raised in this session so far; the next one gets the next number. */
  alarmsRaised: number;
  /** Values and frames refused, and readings that never came. */
  rejected: number;
  missed: number;
};

/** A bed about which nothing is known yet. */
export function initialState(bed: string): MonitorState {
  return {
    bed,
    atMs: 0,
    nextDueMs: NEVER_MS,
    session: null,
    link: { kind: "none" },
    vitals: freshVitals(),
    deviceLost: null,
    alarmsRaised: 0,
    rejected: 0,
    missed: 0,
  };
}

/** Tracks of all vitals, without any value. */
export function freshVitals(): MonitorState["vitals"] {
  return {
    heartRate: freshTrack(),
    pulse: freshTrack(),
    systolic: freshTrack(),
    diastolic: freshTrack(),
    mean: freshTrack(),
    respiration: freshTrack(),
    temperature: freshTrack(),
    spo2: freshTrack(),
  };
}

function freshTrack(): VitalTrack {
  return {
    staleAfterMs: 0,
    last: null,
    newestMs: 0,
    sensor: "on",
    silence: { kind: "unexpected" },
    low: { mediumSinceMs: null, highSinceMs: null, alarm: null },
    high: { mediumSinceMs: null, highSinceMs: null, alarm: null },
    noData: null,
    leadOff: null,
  };
}
