// What an entry changed on a tile, by the kind of entry.

import { describe, expect, test } from "vitest";
import { addTouch, type Touch, untouched } from "../../../server/ward/touch.ts";
import { ADULT_LIMITS } from "../../../shared/alarms/limits.ts";
import type { Entry } from "../../../shared/protocol/entry.ts";
import { VITALS } from "../../../shared/vocabulary.ts";
import {
  acknowledge,
  connected,
  disconnected,
  NURSE,
  phase,
  reading,
  status,
} from "../../helpers/entries.ts";

const all = [...VITALS];
const rejected = [{ vital: "pulse", code: "OUT_OF_RANGE", message: "no", value: 999 }] as const;

const rows: [name: string, entry: Entry, touched: (keyof Touch)[], vitals: string[]][] = [
  ["a reading", reading(1, { pulse: 70 }), [], ["pulse"]],
  ["a sensor that is off", reading(1, { pulse: null }), [], ["pulse"]],
  [
    "pressures, with the mean that follows",
    reading(1, { systolic: 120, diastolic: 80 }),
    [],
    ["diastolic", "mean", "systolic"],
  ],
  ["a refused value", reading(1, {}, { rejected: [...rejected] }), ["device"], []],
  ["a late reading", reading(60, { pulse: 70 }, { late: true }), ["sparklines"], ["pulse"]],
  ["a phase", phase(1, "infusing"), ["session", "device", "alarms", "audio", "sparklines"], all],
  ["a device that comes, with its cadences", connected(1), ["session", "device"], all],
  ["a device that goes", disconnected(1), ["device"], []],
  ["a status", status(1, { battery: 0.5 }), ["device"], all],
  ["a mark", acknowledge(1, 1, { condition: "x" }), ["alarms"], []],
  ["an undo", { type: "undo", atMs: 1, alarm: 1, by: NURSE }, ["alarms"], []],
  ["somebody who goes", { type: "attend", atMs: 1, alarm: 1, by: NURSE }, ["alarms"], []],
  ["a pause", { type: "audio-pause", atMs: 1, seconds: 60, by: NURSE }, ["audio"], []],
  ["limits", { type: "limits", atMs: 1, limits: ADULT_LIMITS, by: NURSE }, ["session"], []],
  ["an observation", { type: "observation", atMs: 1, by: NURSE, acvpu: "alert" }, ["session"], []],
  ["screens", { type: "screens", atMs: 1, canSound: 0 }, [], []],
  ["the record", { type: "recording", atMs: 1, recording: "stopped" }, [], []],
  ["a hole", { type: "gap", atMs: 1, boot: "b", fromSeq: 1, toSeq: 2 }, ["device"], []],
  ["a clock", { type: "clock-offset", atMs: 1, clockOffsetMs: 5 }, ["device"], []],
];

describe("what is touched by", () => {
  test.each(rows)("%s", (_name, entry, touched, vitals) => {
    const touch = untouched();
    addTouch(touch, entry, []);
    const parts = Object.entries(touch).flatMap(([part, is]) => (is === true ? [part] : []));
    expect(parts.sort()).toEqual([...touched].sort());
    expect([...touch.vitals].sort()).toEqual([...vitals].sort());
  });
});

test("a missing reading that comes after all once stayed missing on the screens", () => {
  const touch = untouched();
  addTouch(touch, reading(1, { pulse: 70 }), [{ type: "found", atMs: 1 }]);
  expect(touch.device).toBe(true);
});

test("a value that became stale is told, and so is every alarm", () => {
  const touch = untouched();
  addTouch(touch, { type: "tick", atMs: 1 }, [{ type: "stale", atMs: 1, vital: "spo2" }]);
  expect([...touch.vitals]).toEqual(["spo2"]);
  expect(touch.alarms).toBe(false);
});
