/**
 * How much a session's alarms asked of people: how many an hour, how many of them somebody took in
 * hand, and how soon. A patient's alarms and the equipment's are counted apart: many of the second
 * say nothing about the first.
 */
import { assert } from "../assert.ts";
import type { AlarmKind } from "../vocabulary.ts";

const MS_PER_H = 3_600_000;
/** A rate over less than this says nothing: one alarm in ten seconds is not 360 an hour. */
const WATCHED_MS_MIN = 60_000;

/** What is counted of one alarm. */
export type CountedAlarm = {
  kind: AlarmKind;
  raisedAtMs: number;
  /** When it was first acknowledged, whether it called again later or not; null where nobody has. */
  acknowledgedAtMs: number | null;
};

export type KindStatistics = {
  count: number;
  /** Alarms an hour; null where the session is too short for a rate. */
  perHour: number | null;
  acknowledged: number;
  /** Share of the alarms that somebody acknowledged, 0 to 1; null where there was no alarm. */
  acknowledgedShare: number | null;
  /** Median of the time to the first acknowledgement, over those that were; null where none was. */
  medianToAcknowledgeMs: number | null;
};

export type AlarmStatistics = Readonly<Record<AlarmKind, KindStatistics>>;

/**
 * Counts the alarms of one session.
 * @param watchedMs how long it was watched: from its opening to its close, or until now
 */
export function alarmStatistics(
  alarms: readonly CountedAlarm[],
  watchedMs: number,
): AlarmStatistics {
  assert(Number.isFinite(watchedMs), "a session has a length");
  const of = (kind: AlarmKind): KindStatistics =>
    statisticsOf(
      alarms.filter((alarm) => alarm.kind === kind),
      watchedMs,
    );
  return { physiological: of("physiological"), technical: of("technical") };
}

function statisticsOf(alarms: readonly CountedAlarm[], watchedMs: number): KindStatistics {
  const delays = alarms.flatMap(({ raisedAtMs, acknowledgedAtMs }) =>
    acknowledgedAtMs === null ? [] : [Math.max(0, acknowledgedAtMs - raisedAtMs)],
  );
  const count = alarms.length;
  assert(delays.length <= count, "no alarm is acknowledged twice");
  return {
    count,
    perHour: watchedMs < WATCHED_MS_MIN ? null : (count * MS_PER_H) / watchedMs,
    acknowledged: delays.length,
    acknowledgedShare: count === 0 ? null : delays.length / count,
    medianToAcknowledgeMs: median(delays),
  };
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  if (upper === undefined) return null;
  const lower = sorted[middle - 1];
  return sorted.length % 2 === 1 || lower === undefined ? upper : (lower + upper) / 2;
}
