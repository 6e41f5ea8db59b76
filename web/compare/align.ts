/**
 * Puts the procedures of a course on one axis: each line moved so that its infusion begins at minute 0,
 * and cut to what is compared. A hole stays a hole; nothing is stretched, pauses count.
 */
import { assert } from "../../shared/assert.ts";
import { TREND_POINTS_MAX } from "../../shared/bounds.ts";
import type { SessionDetail, Trend } from "../../shared/protocol/http.ts";
import type { AlarmView } from "../../shared/protocol/live.ts";
import type { SessionRow } from "../../shared/protocol/sessions.ts";
import { timeMs } from "../../shared/protocol/time.ts";
import type { TrendPoint } from "../../shared/vitals/trend.ts";
import { VITALS, type Vital } from "../../shared/vocabulary.ts";
import { valueAt } from "../session/readout.ts";
import { type Lines, thinnedTogether } from "../session/series.ts";
import { MS_PER_MIN, type TimeWindow } from "../session/timeline.ts";
import { compareEn } from "../text/compare-en.ts";

/** Some of the baseline, the infusion, and the watch after it. */
export const BEFORE_MS = 10 * MS_PER_MIN;
export const AFTER_MS = 120 * MS_PER_MIN;
/** Lines that an eye can still tell apart, each with its own stroke (compare-look.ts). */
export const COMPARED_MAX = 12;
/** The axis ends at one of these. */
const STEP_MS = 10 * MS_PER_MIN;
const POINTS_MIN = 2;
const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/** One infusion of the course. */
export type Begun = { session: SessionRow; startMs: number; label: string };

/** What is drawn of it: times are counted from its beginning, ms. */
export type Procedure = Begun & { lines: Lines; alarms: readonly AlignedAlarm[] };
export type AlignedAlarm = { alarm: AlarmView; atMs: number };

/** The infusions of a course that have begun, oldest first, each with a label of its own; the newest
 * `COMPARED_MAX` of them. A procedure that was begun twice is `2a` and `2b`. */
export function begunOf(sessions: readonly SessionRow[]): Begun[] {
  const begun = sessions
    .flatMap((session) =>
      session.infusingAt === null ? [] : [{ session, at: session.infusingAt }],
    )
    .map(({ session, at }) => ({ session, startMs: timeMs(at) }))
    .sort((left, right) => left.startMs - right.startMs);
  const numbers = begun.map(({ session }, index) => numberOf(session) ?? index + 1);
  return begun
    .map((each, index) => ({ ...each, label: labelOf(numbers, index) }))
    .slice(-COMPARED_MAX);
}

/** Points that each line of a chart may have, so that all of them together stay drawable. */
export function pointsEach(lines: number): number {
  assert(lines > 0, "there is something to compare");
  return Math.max(POINTS_MIN, Math.floor(TREND_POINTS_MAX / lines));
}

/** A line on the common axis: ms since its infusion began, cut to what is compared. */
export function aligned(points: readonly TrendPoint[], startMs: number): TrendPoint[] {
  return points
    .map(([atMs, value]): TrendPoint => [atMs - startMs, value])
    .filter(([atMs]) => atMs >= -BEFORE_MS && atMs <= AFTER_MS);
}

/** A procedure with its lines and the patient's alarms, as far as they lie on the axis. */
export function procedureOf(
  begun: Begun,
  trend: Trend | undefined,
  detail: Pick<SessionDetail, "alarms"> | undefined,
): Procedure {
  const lines = new Map(
    (trend?.series ?? []).map(({ vital, points }) => [vital, aligned(points, begun.startMs)]),
  );
  const alarms = (detail?.alarms ?? [])
    .filter(({ kind }) => kind === "physiological")
    .map((alarm) => ({ alarm, atMs: timeMs(alarm.raisedAt) - begun.startMs }))
    .filter(({ atMs }) => atMs >= -BEFORE_MS && atMs <= AFTER_MS);
  return { ...begun, lines, alarms };
}

/** The vitals that any of them has values of, in the order of every screen. */
export function vitalsOf(procedures: readonly Procedure[]): Vital[] {
  return VITALS.filter((vital) =>
    procedures.some(({ lines }) => (lines.get(vital) ?? []).some(([, value]) => value !== null)),
  );
}

/** The lines of one chart by session, no more points together than a chart may draw. */
export function linesOfVital(
  procedures: readonly Procedure[],
  vital: Vital,
): ReadonlyMap<string, readonly TrendPoint[]> {
  return thinnedTogether(
    new Map(procedures.map(({ session, lines }) => [session.id, lines.get(vital) ?? []] as const)),
  );
}

/** The alarms that a vital raised, each on the vital's line: where there was no value, on the worst that
 * it tells of. */
export function alarmPoints(
  { lines, alarms }: Procedure,
  vital: Vital,
): { alarm: AlarmView; atMs: number; value: number }[] {
  return alarms
    .filter(({ alarm }) => alarm.vital === vital)
    .flatMap(({ alarm, atMs }) => {
      const value = valueAt(lines.get(vital) ?? [], atMs)?.[1] ?? alarm.worst;
      return value === null ? [] : [{ alarm, atMs, value }];
    });
}

/** From ten minutes before to the last value of any, on a full ten minutes; two hours at the most. */
export function comparedWindow(procedures: readonly Procedure[]): TimeWindow {
  const lasts = procedures.flatMap(({ lines }) =>
    [...lines.values()].flatMap((points) => points.slice(-1).map(([atMs]) => atMs)),
  );
  const nowMs = Math.min(AFTER_MS, Math.max(STEP_MS, ...lasts));
  return { fromMs: -BEFORE_MS, toMs: Math.ceil(nowMs / STEP_MS) * STEP_MS, nowMs };
}

/** The marks of the axis, in minutes of the infusion. */
export function minuteTicks({ fromMs, toMs }: TimeWindow): number[] {
  const count = Math.floor((toMs - fromMs) / STEP_MS) + 1;
  return Array.from({ length: count }, (_, index) => (fromMs + index * STEP_MS) / MS_PER_MIN);
}

function numberOf({ registered }: SessionRow): number | null {
  return registered?.programme.procedure ?? null;
}

function labelOf(numbers: readonly number[], index: number): string {
  const number = numbers[index] ?? index + 1;
  const same = numbers.filter((each) => each === number).length;
  if (same === 1) return String(number);
  const before = numbers.slice(0, index).filter((each) => each === number).length;
  return compareEn.again(number, LETTERS[before] ?? `-${before + 1}`);
}
