/**
 * What can happen to a simulated bed, as data. An event begins at a minute of the infusion, or when
 * a demo asks for it, and does one thing: to the body, to a sensor, or to the link. All numbers are
 * proposals, chosen to pass the adult limits of domain.md §3 (docs/SIMULATOR.md says when).
 */
import type { Scenario, Vital } from "../shared/vocabulary.ts";

export type EventEffect =
  /** Set-point of temperature rises, with shivering. */
  | { kind: "fever"; riseC: number; heartRatePerMin: number; respirationPerMin: number }
  /** Vessels open: systolic falls towards a value, the heart answers. */
  | {
      kind: "vasodilation";
      systolicMmHg: number;
      heartRatePerMin: number;
      respirationPerMin: number;
    }
  /** A sensor is connected to nothing. */
  | { kind: "lead-off"; vital: Vital }
  /** The cable is out: the device goes on measuring. */
  | { kind: "link-loss" };

export type ScenarioEvent = {
  effect: EventEffect;
  /** Minute of the infusion at which it begins by itself. */
  beginsAtMin: number;
  lastsS: number;
  /** From one beginning to the next; null where it happens once. */
  repeatsEveryS: number | null;
};

export type ScenarioRow = {
  summary: string;
  cuffEveryS: number;
  event: ScenarioEvent | null;
};

export const SCENARIO_TABLE: Readonly<Record<Scenario, ScenarioRow>> = {
  uneventful: {
    summary: "nothing but breathing, drifting and noise; no limit is passed",
    cuffEveryS: 300,
    event: null,
  },
  febrile: {
    summary: "fever with shivering: temperature past 38.0 °C some 4 to 8 min after it begins",
    cuffEveryS: 180,
    event: {
      effect: { kind: "fever", riseC: 2.4, heartRatePerMin: 6, respirationPerMin: 3 },
      beginsAtMin: 12,
      lastsS: 3_600,
      repeatsEveryS: null,
    },
  },
  hypotensive: {
    summary: "sudden fall of pressure: heart rate past 120/min in half a minute, systolic under 90",
    cuffEveryS: 60,
    event: {
      effect: {
        kind: "vasodilation",
        systolicMmHg: 74,
        heartRatePerMin: 25,
        respirationPerMin: 6,
      },
      beginsAtMin: 18,
      lastsS: 900,
      repeatsEveryS: null,
    },
  },
  "sensor-off": {
    summary: "an ECG lead falls off for three minutes, every quarter of an hour",
    cuffEveryS: 300,
    event: {
      effect: { kind: "lead-off", vital: "heartRate" },
      beginsAtMin: 8,
      lastsS: 180,
      repeatsEveryS: 900,
    },
  },
  "link-loss": {
    summary: "the link drops for one minute, every quarter of an hour; nothing is lost",
    cuffEveryS: 300,
    event: {
      effect: { kind: "link-loss" },
      beginsAtMin: 10,
      lastsS: 60,
      repeatsEveryS: 900,
    },
  },
};

/**
 * Seconds into the event's current occurrence, or null while it is not going on.
 * @param beginsS when it first begins, in the same seconds as `nowS`
 */
export function eventSecond(event: ScenarioEvent, beginsS: number, nowS: number): number | null {
  const sinceS = nowS - beginsS;
  if (sinceS < 0) return null;
  const second = event.repeatsEveryS === null ? sinceS : sinceS % event.repeatsEveryS;
  return second < event.lastsS ? second : null;
}
