/** What the reading moment says: the same words for the eye, beside each line's name, and for the
 * ear, as one sentence. */

import type { AlarmView } from "../../shared/protocol/live.ts";
import { formatVital, VITAL_TABLE } from "../../shared/vitals/table.ts";
import { sessionEn } from "../text/session-en.ts";
import { text } from "../text/text.ts";
import { clockText } from "../ui/time.ts";
import type { Reading } from "./readout.ts";
import { type PhaseSpan, sessionMoment } from "./timeline.ts";

const words = sessionEn.trend;
/** A value older than this at the reading moment names its own time: a cuff's. */
const OWN_TIME_AFTER_MS = 60_000;

/** `10:15:04 · infusion minute 17`. */
export function momentWords(
  atMs: number,
  spans: readonly PhaseSpan[],
  timeZone: string | undefined,
): string {
  const moment = sessionMoment(spans, atMs);
  const clock = clockText(atMs, timeZone);
  return moment === null ? clock : `${clock}${text.common.separator}${sessionEn.moment(moment)}`;
}

/** A value without its unit, or that there is none. */
export function valueWords({ vital, value }: Reading): string {
  return value === null ? text.common.none : formatVital(vital, value);
}

/** The own times of a chart's values: one for all that have the same, else each beside its value. */
export type TakenNotes = { each: readonly (string | null)[]; common: string | null };

/** Where the values of one chart were measured at different times, no time stands for all. */
export function takenNotes(
  readings: readonly Reading[],
  atMs: number,
  timeZone: string | undefined,
): TakenNotes {
  const each = readings.map((reading) => takenWords(reading, atMs, timeZone));
  const told = each.filter((_, index) => readings[index]?.value !== null);
  const isCommon = told.every((words) => words === told[0]);
  return isCommon
    ? { each: each.map(() => null), common: told[0] ?? null }
    : { each, common: null };
}

/** The value's own time, where it was measured well before the reading moment. */
export function takenWords(
  reading: Reading,
  atMs: number,
  timeZone: string | undefined,
): string | null {
  const { takenAtMs, isOld } = reading;
  if (takenAtMs === null) return null;
  if (isOld !== true && atMs - takenAtMs < OWN_TIME_AFTER_MS) return null;
  return words.takenAt(clockText(takenAtMs, timeZone));
}

/** The whole moment as a sentence to be read aloud. */
export function readingSentence(
  moment: string,
  readings: readonly Reading[],
  alarms: readonly AlarmView[],
): string {
  const values = readings.map((reading) => {
    const name = text.vital[reading.vital];
    if (reading.value === null) return `${name} ${words.noData}`;
    return words.value(name, valueWords(reading), VITAL_TABLE[reading.vital].unit);
  });
  const standing = alarms.map(({ priority, message }) => `${text.priority[priority]}: ${message}`);
  return [moment, ...values, ...standing].join(". ");
}
