// What the server tells a screen, made small: a test names what it is about, the rest is calm.

import { ADULT_LIMITS } from "../../shared/alarms/limits.ts";
import { SPARK_BUCKETS } from "../../shared/bounds.ts";
import type {
  AlarmView,
  BedView,
  DeviceView,
  LiveBed,
  SessionView,
  Snapshot,
  VitalView,
} from "../../shared/protocol/live.ts";
import { timeText } from "../../shared/protocol/time.ts";

/** 10:00:00 UTC of one day; tests count from here. */
export const T0 = Date.UTC(2026, 10, 23, 10, 0, 0);

export function at(seconds: number): string {
  return timeText(T0 + seconds * 1_000);
}

export function alarmView(change: Partial<AlarmView> = {}): AlarmView {
  return {
    id: "s1.1",
    bed: "bed-1",
    session: "s1",
    condition: "systolic.low.high",
    kind: "physiological",
    priority: "high",
    vital: "systolic",
    phase: "active",
    provisional: false,
    message: "Systolic 78 < 80",
    limit: 80,
    worst: 78,
    onsetAt: at(0),
    raisedAt: at(0),
    worsenedAt: null,
    raisedInfusion: { minute: 17, givenMl: 46 },
    closedAt: null,
    acknowledged: null,
    acknowledgedBefore: [],
    attending: null,
    escalation: 0,
    explainedBy: null,
    course: "steady",
    occurrences: 1,
    ...change,
  };
}

export const ACKNOWLEDGED = {
  by: { id: "u1", name: "Dr. Szabó", role: "doctor" },
  at: at(5),
} satisfies AlarmView["acknowledged"];

export function vitalView(change: Partial<VitalView> = {}): VitalView {
  return {
    value: 72,
    unit: "/min",
    takenAt: at(0),
    state: "fresh",
    derived: false,
    staleAfterMs: 10_000,
    baseline: null,
    ...change,
  };
}

export function sessionView(change: Partial<SessionView> = {}): SessionView {
  return {
    id: "s1",
    phase: "infusing",
    phaseSince: at(0),
    patient: { name: "Anna Petrov", initials: "A. P.", recordNumber: "R-1" },
    nurse: null,
    doctor: null,
    openedAt: at(-600),
    drip: { dropFactor: 20, set: null },
    programme: null,
    elapsedMinutes: 0,
    plannedMinutes: 45,
    volumeGivenMl: 0,
    volumePlannedMl: 90,
    infusion: { settledMs: 0, settledMl: 0, rateMlPerH: 120, runningSince: at(0) },
    limits: ADULT_LIMITS,
    limitProfile: null,
    time: "server",
    limitChanges: 0,
    general: null,
    observation: null,
    sources: ["device"],
    ...change,
  };
}

export function deviceView(change: Partial<DeviceView> = {}): DeviceView {
  return {
    id: "mon-1",
    source: "device",
    model: "",
    connected: true,
    since: at(0),
    clockOffsetMs: 0,
    speed: null,
    rejected: 0,
    missed: 0,
    battery: null,
    cuff: null,
    ...change,
  };
}

export function bedView(change: Partial<BedView> = {}): BedView {
  return {
    id: "bed-1",
    name: "Bed 1",
    ward: "demo",
    at: at(0),
    session: null,
    device: null,
    vitals: {
      heartRate: vitalView(),
      pulse: vitalView(),
      systolic: vitalView({ value: 118, unit: "mmHg" }),
      diastolic: vitalView({ value: 76, unit: "mmHg" }),
      mean: vitalView({ value: 90, unit: "mmHg" }),
      respiration: vitalView({ value: 16 }),
      temperature: vitalView({ value: 36.6, unit: "°C" }),
      spo2: vitalView({ value: null, takenAt: null, state: "none", unit: "%" }),
    },
    alarms: [],
    audioPausedUntil: null,
    ...change,
  };
}

/** A bed with fifteen minutes of nothing behind it; the open bucket ends ten seconds after T0. */
export function liveBed(change: Partial<LiveBed> = {}): LiveBed {
  const line = new Array<number | null>(SPARK_BUCKETS).fill(null);
  return {
    ...bedView(),
    sparklines: {
      endsAt: at(10),
      heartRate: line,
      pulse: line,
      systolic: line,
      diastolic: line,
      mean: line,
      respiration: line,
      temperature: line,
      spo2: line,
    },
    ...change,
  };
}

export function snapshot(change: Partial<Snapshot> = {}): Snapshot {
  return {
    seq: 1,
    at: at(0),
    ward: { id: "demo", name: "Demo ward", purpose: "care" },
    site: { name: "Site", timeZone: "UTC" },
    screens: { watching: 1, armed: 0 },
    recording: true,
    skipped: 0,
    beds: [liveBed()],
    ...change,
  };
}
