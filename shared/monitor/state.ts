/**
 * What the monitor knows of one bed. Plain data only, so that two states can be compared and a
 * state can be written down; whoever folds a journal owns its state, and `step` reuses it in place.
 */
import type { Alarm } from "../alarms/alarm.ts";
import type { ProfileMark } from "../alarms/limit-profiles.ts";
import type { Limits } from "../alarms/limits.ts";
import type { SessionOpened } from "../protocol/entry.ts";
import type { Person } from "../protocol/person.ts";
import type { Cadences } from "../protocol/vitals.ts";
import type { Infusion } from "../session/infusion.ts";
import type { ObservationSchedule } from "../session/observation-schedule.ts";
import type {
  Acvpu,
  CtcaeGrade,
  CuffState,
  DropFactor,
  LinkEnd,
  Priority,
  Reaction,
  RecordingState,
  Scenario,
  SessionPhase,
  Source,
  Symptom,
  Time,
  Vital,
} from "../vocabulary.ts";
import { type Lowest, noLowest } from "./lowest.ts";

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

/** The place of one condition's alarms, of which at most one is open at a time. */
export type Slot = {
  alarm: Alarm | null;
  /** Onsets of late, oldest first; FLAP_ONSETS at the most. */
  onsetsMs: number[];
};

/** One side of one vital: since when its value has been beyond each limit, and the worst doubtful
 * value beyond any of them since the last sound one, or in a provisional alarm. */
export type LimitWatch = Slot & {
  mediumSinceMs: number | null;
  highSinceMs: number | null;
  doubtful: number | null;
};

/** One reaction: since when its rule has been met at each priority, or a worse one. */
export type ReactionWatch = Slot & {
  sinceMs: { [priority in Priority]: number | null };
  /** When the cuff value was taken that a provisional alarm rests on. */
  cuffAtMs: number;
};

/** When values of a vital were refused lately; as many as raise the alarm. */
export type ImplausibleWatch = Slot & { refusedMs: number[] };

/** The run of one unchanging value, when the newest of it was taken, and how much the vital varied
 * before it: the share of its readings, 0 to 1, that brought another value. `sinceMs` is NEVER_MS
 * where a silence has broken the run and nothing has come since. */
export type FrozenWatch = Slot & {
  value: number | null;
  sinceMs: number;
  heardMs: number;
  variation: number;
  variationBefore: number;
  /** When a run ended last that was long enough and was not told: the vital stands still by nature. */
  stoodStillMs: number;
};

/** Numbers of readings that never came, and when they were missed. */
export type Hole = { boot: string; fromSeq: number; toSeq: number; atMs: number };

/** Readings that were lost: the holes that may still be filled, HOLES_MAX at the most, oldest first;
 * and of what is told, since when it was lost, and how many have not come. */
export type GapWatch = Slot & {
  lastMs: number | null;
  holes: Hole[];
  sinceMs: number;
  missing: number;
};

/** Since when heart rate and pulse have contradicted each other, and the rates that did: the newest
 * sound ones, or doubtful ones where there were no others yet. */
export type RatesApart = { sinceMs: number; heartRate: number; pulse: number; queried: boolean };

/** What is wrong with the equipment of the whole bed, and with the care around it. */
export type Equipment = {
  deviceLost: Slot;
  sourceConflict: Slot & { apart: RatesApart | null };
  clockOffset: Slot;
  gap: GapWatch;
  observationOverdue: Slot;
  recordingStopped: Slot & { recording: RecordingState };
  noScreenCanSound: Slot & { screens: "unknown" | "can-sound" | "none-can-sound" };
};

/** Sound of the bed held back by somebody, and what it holds back: anything new of this priority or
 * a worse one breaks it; null where nothing called. */
export type AudioPause = { untilMs: number; by: Person; priority: Priority | null };

/** What a person saw last. */
export type General = {
  acvpu: Acvpu | null;
  /** Null where nobody has looked; empty where there are none. */
  symptoms: Symptom[] | null;
  /** Zero where there is no reaction. */
  ctcaeGrade: CtcaeGrade | 0 | null;
  atMs: number;
};

export type VitalTrack = {
  staleAfterMs: number;
  last: LastValue | null;
  /** The newest value that is not doubtful, and when it was taken. */
  sound: number | null;
  soundAtMs: number;
  /** The sound value before that one; null where a silence lies between them. */
  soundBefore: number | null;
  /** When the newest reading that told of this vital was taken, be it a value or "sensor off". */
  newestMs: number;
  sensor: "on" | "off";
  silence: Silence;
  low: LimitWatch;
  high: LimitWatch;
  noData: Slot;
  leadOff: Slot;
  implausible: ImplausibleWatch;
  frozen: FrozenWatch;
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

/** What people said of the drip last: the set's drop factor, and what they counted, or the rate that
 * they read off. `set` is null while it runs as planned. */
export type Drip = {
  dropFactor: DropFactor | null;
  set: { by: Person; atMs: number; dropsPerMin: number | null } | null;
};

export type SessionTrack = {
  id: string;
  patient: SessionOpened["patient"];
  nurse: string | null;
  doctor: string | null;
  /** The supervising doctor's account. */
  doctorId: string | null;
  openedAtMs: number;
  phase: SessionPhase;
  phaseSinceMs: number;
  /** Since when it is watched; null before. */
  watchedSinceMs: number | null;
  time: Time;
  limits: Limits;
  /** The profile whose limits these are; null where a person has set others, or the record is from
   * before there were profiles. */
  limitProfile: ProfileMark | null;
  /** Who moved it to its phase; null where nobody in particular did. */
  phaseBy: Person | null;
  /** The records of the registers that it runs under; null where it was opened without them. */
  registered: SessionOpened["registered"] | null;
  infusion: Infusion;
  drip: Drip;
  baseline: Baseline;
  /** What a person saw last of the patient's general condition. */
  general: General | null;
  /** When somebody has to look; null in a stream, which nobody sits beside. */
  observations: ObservationSchedule | null;
  /** How often the limits were changed since it opened. */
  limitChanges: number;
  /** Who changed them last. */
  limitsBy: Person | null;
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
  reactions: { [reaction in Reaction]: ReactionWatch };
  equipment: Equipment;
  lowest: { respiration: Lowest; systolic: Lowest };
  audioPause: AudioPause | null;
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
    reactions: freshReactions(),
    equipment: {
      deviceLost: freshSlot(),
      sourceConflict: { ...freshSlot(), apart: null },
      clockOffset: freshSlot(),
      gap: { ...freshSlot(), lastMs: null, holes: [], sinceMs: 0, missing: 0 },
      observationOverdue: freshSlot(),
      recordingStopped: { ...freshSlot(), recording: "running" },
      noScreenCanSound: { ...freshSlot(), screens: "unknown" },
    },
    lowest: { respiration: noLowest(), systolic: noLowest() },
    audioPause: null,
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
    sound: null,
    soundAtMs: 0,
    soundBefore: null,
    newestMs: 0,
    sensor: "on",
    silence: { kind: "unexpected" },
    low: { ...freshSlot(), mediumSinceMs: null, highSinceMs: null, doubtful: null },
    high: { ...freshSlot(), mediumSinceMs: null, highSinceMs: null, doubtful: null },
    noData: freshSlot(),
    leadOff: freshSlot(),
    implausible: { ...freshSlot(), refusedMs: [] },
    frozen: {
      ...freshSlot(),
      value: null,
      sinceMs: 0,
      heardMs: 0,
      variation: 0,
      variationBefore: 0,
      stoodStillMs: 0,
    },
  };
}

function freshSlot(): Slot {
  return { alarm: null, onsetsMs: [] };
}

function freshReactions(): MonitorState["reactions"] {
  const watch = (): ReactionWatch => ({
    ...freshSlot(),
    sinceMs: { high: null, medium: null, low: null },
    cuffAtMs: 0,
  });
  return {
    febrile: watch(),
    hypotensive: watch(),
    overload: watch(),
    cryoprotectant: watch(),
    "shock-index": watch(),
    "pulse-deficit": watch(),
    "general-condition": watch(),
  };
}
