// The one line and the name of each alarm, as a nurse reads them.

import { expect, test } from "vitest";
import { alarmVital, conditionName, type Subject } from "../../../shared/alarms/alarm.ts";
import { alarmMessage } from "../../../shared/alarms/message.ts";
import type { Severity, Side, Vital } from "../../../shared/vocabulary.ts";

function limit(
  vital: Vital,
  [side, severity]: readonly [Side, Severity],
  [worst, passed]: readonly [number, number],
): Subject {
  return { kind: "limit", vital, side, severity, worst, limit: passed };
}

test.each<[string, string, Vital | null, Subject]>([
  [
    "Systolic 78 < 80",
    "systolic.low.high",
    "systolic",
    limit("systolic", ["low", "high"], [78, 80]),
  ],
  [
    "Diastolic 95 > 90",
    "diastolic.high.medium",
    "diastolic",
    limit("diastolic", ["high", "medium"], [95, 90]),
  ],
  ["Mean pressure 58 < 60", "mean.low.medium", "mean", limit("mean", ["low", "medium"], [58, 60])],
  [
    "Heart rate 132 > 120",
    "heartRate.high.medium",
    "heartRate",
    limit("heartRate", ["high", "medium"], [132, 120]),
  ],
  ["Pulse 38 < 40", "pulse.low.high", "pulse", limit("pulse", ["low", "high"], [38, 40])],
  [
    "Respiration 36 > 35",
    "respiration.high.high",
    "respiration",
    limit("respiration", ["high", "high"], [36, 35]),
  ],
  [
    "Temperature 38.4 > 38.0",
    "temperature.high.medium",
    "temperature",
    limit("temperature", ["high", "medium"], [38.4, 38]),
  ],
  ["SpO₂ 87 < 88", "spo2.low.high", "spo2", limit("spo2", ["low", "high"], [87, 88])],
  [
    "Heart rate: no data",
    "no-data.heartRate",
    "heartRate",
    { kind: "no-data", vital: "heartRate" },
  ],
  [
    "Temperature: sensor off",
    "lead-off.temperature",
    "temperature",
    { kind: "lead-off", vital: "temperature" },
  ],
  ["Device lost: mon-07", "device-lost", null, { kind: "device-lost", device: "mon-07" }],
])("%s", (message, condition, vital, subject) => {
  expect(alarmMessage(subject)).toBe(message);
  expect(conditionName(subject)).toBe(condition);
  expect(alarmVital(subject)).toBe(vital);
});

test.each([
  ["Blood pressure: no data", "systolic"],
  ["Diastolic: no data", "diastolic"],
  ["Mean pressure: no data", "mean"],
] as const)("%s: systolic speaks for the cuff, the others for themselves", (message, vital) => {
  expect(alarmMessage({ kind: "no-data", vital })).toBe(message);
});

test.each([
  ["Temperature 38.04 > 38.0", limit("temperature", ["high", "medium"], [38.04, 38])],
  ["Heart rate 120.4 > 120", limit("heartRate", ["high", "medium"], [120.4, 120])],
  ["Heart rate 49.6 < 50", limit("heartRate", ["low", "medium"], [49.6, 50])],
])("%s: rounding never makes a message contradict itself", (message, subject) => {
  expect(alarmMessage(subject)).toBe(message);
});
