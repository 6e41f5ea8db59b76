/** What an entry changed on a bed, for those who show it. Derived from the entry and its effects. */

import type { Effect } from "../../shared/monitor/effect.ts";
import type { Tick } from "../../shared/monitor/step.ts";
import type { Entry } from "../../shared/protocol/entry.ts";
import { PRESSURES } from "../../shared/vitals/table.ts";
import { VITALS, type Vital } from "../../shared/vocabulary.ts";

/** Gathered over one turn of the loop. `vitals` holds each vital at most once. */
export type Touch = {
  vitals: Set<Vital>;
  session: boolean;
  device: boolean;
  alarms: boolean;
  audio: boolean;
  sparklines: boolean;
};

/** Nothing changed yet. */
export function untouched(): Touch {
  return {
    vitals: new Set(),
    session: false,
    device: false,
    alarms: false,
    audio: false,
    sparklines: false,
  };
}

/** Adds one gathering to another, which is returned. */
export function addTouches(into: Touch, from: Touch): Touch {
  for (const vital of from.vitals) into.vitals.add(vital);
  into.session ||= from.session;
  into.device ||= from.device;
  into.alarms ||= from.alarms;
  into.audio ||= from.audio;
  into.sparklines ||= from.sparklines;
  return into;
}

/** Adds what an entry and its effects changed. */
export function addTouch(touch: Touch, entry: Entry | Tick, effects: readonly Effect[]): void {
  for (const effect of effects) {
    if (effect.type === "alarm") {
      touch.alarms = true;
      touch.session ||= effect.alarm.subject.kind === "observation-overdue";
    } else if (effect.type === "stale") touch.vitals.add(effect.vital);
    else if (effect.type === "audio") touch.audio = true;
    else if (effect.type === "found") touch.device = true;
  }
  switch (entry.type) {
    case "tick":
      return;
    case "acknowledge":
    case "undo":
    case "attend":
      touch.alarms = true;
      return;
    case "audio-pause":
      touch.audio = true;
      return;
    case "recording":
    case "screens":
      // Their effects tell what they changed.
      return;
    case "limits":
    case "observation":
    case "drip":
      touch.session = true;
      return;
    case "reading":
      touchReading(touch, entry);
      return;
    case "session-opened":
    case "phase":
      touchAll(touch);
      return;
    case "device-status":
      for (const vital of VITALS) touch.vitals.add(vital);
      touch.device = true;
      return;
    default:
      // Links, offsets, gaps and refusals all show in the device's line.
      touch.device = true;
      if (entry.type === "device-connected") touchConnected(touch);
  }
}

/** A device announces cadences, and with them how long each value lives. */
function touchConnected(touch: Touch): void {
  touch.session = true;
  for (const vital of VITALS) touch.vitals.add(vital);
}

function touchReading(touch: Touch, entry: Extract<Entry, { type: "reading" }>): void {
  if (entry.rejected !== undefined) touch.device = true;
  if (entry.late === true) touch.sparklines = true;
  // Also where it is late: readings of the baseline that were delayed still move the reference.
  for (const vital of VITALS) {
    if (entry.vitals[vital] !== undefined) touch.vitals.add(vital);
  }
  if (entry.vitals.systolic !== undefined) for (const vital of PRESSURES) touch.vitals.add(vital);
}

/** Adds everything there is on a bed to a gathering, which is returned. */
export function touchAll(touch: Touch): Touch {
  for (const vital of VITALS) touch.vitals.add(vital);
  touch.session = true;
  touch.device = true;
  touch.alarms = true;
  touch.audio = true;
  touch.sparklines = true;
  return touch;
}
