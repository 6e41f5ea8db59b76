/**
 * The table of vitals: name, unit, codes, ranges, cadence. Ranges and cadences are engineering
 * defaults from domain.md §2 that a site must review; nothing here decides an alarm.
 */
import type { Vital } from "../vocabulary.ts";

export type VitalRow = {
  /** As people read it, first letter large. */
  label: string;
  /** As people read it. */
  unit: string;
  /** UCUM code, LOINC code, IEEE 11073 MDC code (domain.md §2). */
  ucum: string;
  loinc: string;
  mdc: number;
  /** Digits after the point. */
  decimals: number;
  /** Outside of it a value is rejected: no living adult, or a broken sensor. */
  reject: readonly [low: number, high: number];
  /** Outside of it a value is shown with "?" and alarms provisionally. */
  query: readonly [low: number, high: number];
  /** Seconds between values where the device does not say. */
  cadenceS: number;
  /** Age at which a value is stale where the device does not say its cadence. */
  staleAfterMs: number;
  /** Pressures share a sensor, and so share cadence and silence. */
  sensor: "pressure" | "own";
};

const PRESSURE = {
  unit: "mmHg",
  ucum: "mm[Hg]",
  decimals: 0,
  cadenceS: 300,
  staleAfterMs: 630_000,
  sensor: "pressure",
} as const;

export const VITAL_TABLE: Readonly<Record<Vital, VitalRow>> = {
  heartRate: {
    label: "Heart rate",
    unit: "/min",
    ucum: "/min",
    loinc: "8867-4",
    mdc: 147842,
    decimals: 0,
    reject: [20, 300],
    query: [30, 220],
    cadenceS: 1,
    staleAfterMs: 10_000,
    sensor: "own",
  },
  pulse: {
    label: "Pulse",
    unit: "/min",
    ucum: "/min",
    loinc: "8889-8",
    mdc: 149530,
    decimals: 0,
    reject: [20, 300],
    query: [30, 220],
    cadenceS: 1,
    staleAfterMs: 10_000,
    sensor: "own",
  },
  systolic: {
    ...PRESSURE,
    label: "Systolic",
    loinc: "8480-6",
    mdc: 150021,
    reject: [40, 300],
    query: [60, 250],
  },
  diastolic: {
    ...PRESSURE,
    label: "Diastolic",
    loinc: "8462-4",
    mdc: 150022,
    reject: [15, 220],
    query: [30, 150],
  },
  mean: {
    ...PRESSURE,
    label: "Mean pressure",
    loinc: "8478-0",
    mdc: 150023,
    reject: [25, 250],
    query: [40, 180],
  },
  respiration: {
    label: "Respiration",
    unit: "/min",
    ucum: "/min",
    loinc: "9279-1",
    mdc: 151562,
    decimals: 0,
    reject: [3, 80],
    query: [6, 50],
    cadenceS: 1,
    staleAfterMs: 15_000,
    sensor: "own",
  },
  temperature: {
    label: "Temperature",
    unit: "°C",
    ucum: "Cel",
    loinc: "8310-5",
    mdc: 150344,
    decimals: 1,
    reject: [30, 43],
    query: [34, 41.5],
    cadenceS: 10,
    staleAfterMs: 60_000,
    sensor: "own",
  },
  spo2: {
    label: "SpO₂",
    unit: "%",
    ucum: "%",
    loinc: "59408-5",
    mdc: 150456,
    decimals: 0,
    reject: [40, 100],
    query: [70, 100],
    cadenceS: 1,
    staleAfterMs: 10_000,
    sensor: "own",
  },
};

/** LOINC code of the blood-pressure panel. */
export const PRESSURE_PANEL_LOINC = "85354-9";

/** LOINC code of oxygen saturation however it was measured; the FHIR profile asks for it beside the
 * table's own, which says "by pulse oximetry". */
export const OXYGEN_SATURATION_LOINC = "2708-6";

/** The vitals of one cuff or line; `systolic` speaks for all of them when data stop. */
export const PRESSURES = ["systolic", "diastolic", "mean"] as const satisfies readonly Vital[];

/** Writes a value the way every screen and message does, without its unit. */
export function formatVital(vital: Vital, value: number): string {
  return value.toFixed(VITAL_TABLE[vital].decimals);
}
