// A bed on which a story is told: what happens at which second, and the log of its alarms. Lines
// read like a ward diary: `10.0 s #1 raised heartRate.high.medium "Heart rate 132 > 120" medium`.

import { conditionName } from "../../shared/alarms/alarm.ts";
import type { Limits } from "../../shared/alarms/limits.ts";
import { alarmMessage } from "../../shared/alarms/message.ts";
import { openAlarms } from "../../shared/monitor/alarm-book.ts";
import type { AlarmEffect, Effect } from "../../shared/monitor/effect.ts";
import { initialState, type MonitorState } from "../../shared/monitor/state.ts";
import { step, type Tick } from "../../shared/monitor/step.ts";
import { vitalView } from "../../shared/monitor/view.ts";
import type { Entry, ReadingEntry } from "../../shared/protocol/entry.ts";
import type { Person } from "../../shared/protocol/person.ts";
import type { Cadences } from "../../shared/protocol/vitals.ts";
import type { SessionPhase, Vital, VitalState } from "../../shared/vocabulary.ts";
import {
  acknowledge,
  atMs,
  attend,
  audioPause,
  connected,
  DOCTOR,
  disconnected,
  limitsChanged,
  NURSE,
  observation,
  phase,
  reading,
  START_MS,
  sessionOpened,
  status,
  undo,
} from "./entries.ts";

export type BedStory = ReturnType<typeof emptyBed>;

/** A bed whose session is watched from second 0, with a device that announces these cadences. */
export function watchedBed(cadence: Cadences = {}): BedStory {
  const bed = emptyBed();
  bed.takes(sessionOpened(0), connected(0, { cadence }), phase(0, "baseline"));
  return bed;
}

/** A bed whose infusion begins at second 0: 100 mL in 45 minutes. */
export function infusingBed(cadence: Cadences = {}): BedStory {
  const bed = watchedBed(cadence);
  bed.goesTo(0, "infusing");
  return bed;
}

/** Everything well: the values that `lockedBed` locks as its baseline. */
export const WELL = {
  heartRate: 72,
  pulse: 72,
  systolic: 120,
  diastolic: 80,
  mean: 93,
  respiration: 16,
  temperature: 36.6,
  spo2: 97,
} satisfies ReadingEntry["vitals"];

/** A bed whose infusion began at second 1 with a locked baseline. Its values live for minutes, and
 * its pressures come from a line, so that one of them is sure. */
export function lockedBed(baseline: ReadingEntry["vitals"] = WELL): BedStory {
  const slow = { heartRate: 120, pulse: 120, respiration: 120, temperature: 120, spo2: 120 };
  const line = { systolic: 29.9, diastolic: 29.9, mean: 29.9 };
  const bed = watchedBed({ ...slow, ...line });
  bed.reads(0, baseline);
  bed.goesTo(1, "infusing");
  return bed;
}

/** A bed about which nothing is known yet. */
export function emptyBed() {
  const state: MonitorState = initialState("bed-1");
  let lines: string[] = [];
  const alarms: AlarmEffect[] = [];
  const stale: string[] = [];
  const other: string[] = [];

  const takes = (...entries: (Entry | Tick)[]): void => {
    for (const entry of entries) {
      const { effects } = step(state, entry);
      lines.push(...alarmLines(effects));
      for (const effect of effects) {
        if (effect.type === "alarm") alarms.push(effect);
        else if (effect.type === "stale") stale.push(`${secondText(effect.atMs)} ${effect.vital}`);
        else other.push(otherLine(effect));
      }
    }
  };

  return {
    state,
    /** Every alarm effect so far, and every stale one as a line. */
    alarms,
    stale,
    /** Wishes for a cuff and what becomes of the sound, as lines. */
    other,
    takes,

    reads(second: number, vitals: ReadingEntry["vitals"], some?: Parameters<typeof reading>[2]) {
      takes(reading(second, vitals, some));
    },
    /** The same reading once a second, both ends included. */
    keepsReading([from, to]: readonly [number, number], vitals: ReadingEntry["vitals"]) {
      for (let second = from; second <= to; second += 1) takes(reading(second, vitals));
    },
    goesTo: (second: number, to: SessionPhase): void => takes(phase(second, to)),
    connects: (second: number, cadence: Cadences = {}): void =>
      takes(connected(second, { cadence })),
    disconnects: (second: number): void => takes(disconnected(second)),
    reports: (second: number, some: Parameters<typeof status>[1]): void =>
      takes(status(second, some)),
    /** Somebody, a doctor unless said otherwise, acknowledges the alarm as it stands. */
    acknowledges(second: number, number: number, by: Person = DOCTOR) {
      const alarm = openAlarms(state).find((open) => open.number === number);
      const condition = alarm === undefined ? "gone" : conditionName(alarm.subject);
      takes(acknowledge(second, number, { condition, by }));
    },
    undoes: (second: number, number: number, by: Person = DOCTOR): void =>
      takes(undo(second, number, by)),
    attends: (second: number, number: number, by: Person = NURSE): void =>
      takes(attend(second, number, by)),
    pausesSound: (second: number, seconds: number): void => takes(audioPause(second, seconds)),
    setsLimits: (second: number, limits: Limits): void => takes(limitsChanged(second, limits)),
    sees: (second: number, some: Parameters<typeof observation>[1]): void =>
      takes(observation(second, some)),
    /** Time passes, and nothing else happens. */
    until: (second: number): void => takes({ type: "tick", atMs: atMs(second) }),

    /** The lines since the last look. */
    log(): string[] {
      const seen = lines;
      lines = [];
      return seen;
    },
    /** Alarms that are open now, as `#1 heartRate.high.high high active`. */
    open: (): string[] =>
      openAlarms(state).map(({ number, subject, priority, phase: { kind }, acknowledged }) => {
        const mark = acknowledged === null ? "" : " acknowledged";
        return `#${number} ${conditionName(subject)} ${priority} ${kind}${mark}`;
      }),
    shows: (vital: Vital): VitalState => vitalView(state, vital).state,
  };
}

/** Alarm effects as lines of a log. */
export function alarmLines(effects: readonly Effect[]): string[] {
  return effects.filter((effect) => effect.type === "alarm").map(line);
}

function line({ reason, atMs: effectMs, alarm }: AlarmEffect): string {
  const words = [
    secondText(effectMs),
    `#${alarm.number}`,
    reason,
    conditionName(alarm.subject),
    `"${alarmMessage(alarm.subject)}"`,
    alarm.priority,
  ];
  if (alarm.phase.kind !== "active") words.push(alarm.phase.kind);
  if (alarm.course === "intermittent") words.push("intermittent");
  if (alarm.provisional) words.push("provisional");
  if (alarm.acknowledged !== null && reason !== "acknowledged") words.push("acknowledged");
  return words.join(" ");
}

function otherLine(effect: Exclude<Effect, { type: "alarm" | "stale" }>): string {
  return `${secondText(effect.atMs)} ${otherWords(effect)}`;
}

function otherWords(effect: Exclude<Effect, { type: "alarm" | "stale" }>): string {
  switch (effect.type) {
    case "audio":
      return `audio ${effect.reason}`;
    case "repeat-cuff":
      return `cuff in ${effect.withinS} s`;
    case "found":
      return "found";
  }
}

function secondText(ms: number): string {
  const seconds = (ms - START_MS) / 1_000;
  return `${Number.isInteger(seconds) ? seconds.toFixed(1) : seconds} s`;
}
