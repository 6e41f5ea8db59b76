/**
 * The drip as steps on the time axis: a stretch of each rate, only while it ran. What was given up to a
 * moment is the sum of the stretches, as the monitor counts it.
 */
import type { SessionDetail } from "../../shared/protocol/http.ts";
import type { SessionView } from "../../shared/protocol/live.ts";
import { timeMs } from "../../shared/protocol/time.ts";
import type { DropFactor } from "../../shared/vocabulary.ts";
import { dripEn as words } from "../text/drip-en.ts";
import { figureText, planOf, rateText } from "./drip-words.ts";
import type { PhaseSpan } from "./timeline.ts";

export type DripStep = {
  fromMs: number;
  toMs: number;
  rateMlPerH: number;
  dropFactor: DropFactor | null;
};

export type DripCourse = {
  steps: readonly DripStep[];
  plannedMl: number;
};

type Rate = Pick<DripStep, "rateMlPerH" | "dropFactor"> & { atMs: number };

const MS_PER_H = 3_600_000;

/** The drip of a session so far.
 * @param live the session on its bed, whose newest rate the record may not have yet */
export function dripCourse(
  detail: Pick<SessionDetail, "drips" | "volumePlannedMl" | "plannedMinutes">,
  live: Pick<SessionView, "drip" | "infusion"> | null,
  spans: readonly PhaseSpan[],
): DripCourse {
  const rates = ratesOf(detail, live);
  const runs = spans.filter(({ phase, fromMs, toMs }) => phase === "infusing" && toMs > fromMs);
  return {
    steps: runs.flatMap((run) => stepsOf(run, rates)),
    plannedMl: detail.volumePlannedMl,
  };
}

/** The step that a moment lies in; null while the drip stands still. */
export function stepAt({ steps }: DripCourse, atMs: number): DripStep | null {
  return steps.find(({ fromMs, toMs }) => atMs >= fromMs && atMs <= toMs) ?? null;
}

/** Volume given up to a moment, mL; never more than there is in the bag. */
export function givenMlAt({ steps, plannedMl }: DripCourse, atMs: number): number {
  const flowed = steps.reduce((sum, { fromMs, toMs, rateMlPerH }) => {
    const ranMs = Math.max(0, Math.min(atMs, toMs) - fromMs);
    return sum + (rateMlPerH * ranMs) / MS_PER_H;
  }, 0);
  return Math.min(plannedMl, flowed);
}

/** What the reading moment says of the drip; null before it has begun. */
export function dripReading(course: DripCourse, atMs: number): string | null {
  const [first] = course.steps;
  if (first === undefined || atMs < first.fromMs) return null;
  const step = stepAt(course, atMs);
  const given = String(Math.round(givenMlAt(course, atMs)));
  if (step === null) return words.stands(given);
  return words.reading(rateText(step.rateMlPerH, step.dropFactor), given);
}

/** How high a step stands, 0 to 1 of the fastest. */
export function heightOf({ steps }: DripCourse, { rateMlPerH }: DripStep): number {
  const fastest = Math.max(...steps.map((step) => step.rateMlPerH));
  return fastest > 0 ? rateMlPerH / fastest : 0;
}

/** The rates of a stretch of time in words: the last, and where it changed the lowest to highest;
 * null where it did not run. */
export function rateCell(
  { steps }: DripCourse,
  { fromMs, toMs }: { fromMs: number; toMs: number },
): { last: string; lowest: string; highest: string } | null {
  const within = steps.filter((step) => step.toMs > fromMs && step.fromMs < toMs);
  const last = within.at(-1);
  if (last === undefined) return null;
  const rates = within.map(({ rateMlPerH }) => rateMlPerH);
  return {
    last: figureText(last.rateMlPerH),
    lowest: figureText(Math.min(...rates)),
    highest: figureText(Math.max(...rates)),
  };
}

/** Every rate with its moment, oldest first; the planned one from the beginning. */
function ratesOf(
  detail: Pick<SessionDetail, "drips" | "volumePlannedMl" | "plannedMinutes">,
  live: Pick<SessionView, "drip" | "infusion"> | null,
): Rate[] {
  const recorded = detail.drips.map(({ at, rateMlPerH, dropFactor }) => ({
    atMs: timeMs(at),
    rateMlPerH,
    dropFactor,
  }));
  const set = live?.drip.set ?? null;
  const lastMs = recorded.at(-1)?.atMs ?? Number.NEGATIVE_INFINITY;
  const isNew = set !== null && timeMs(set.at) > lastMs;
  const newest =
    isNew && live !== null
      ? [{ ...live.drip, atMs: timeMs(set.at), rateMlPerH: live.infusion.rateMlPerH }]
      : [];
  // The session's set is known to have been the first one while no rate came with another.
  const isFirst = recorded.length === 0 && set === null;
  const dropFactor = isFirst ? (live?.drip.dropFactor ?? null) : null;
  const planned = { atMs: Number.NEGATIVE_INFINITY, rateMlPerH: planOf(detail), dropFactor };
  return [planned, ...recorded, ...newest];
}

function stepsOf({ fromMs, toMs }: PhaseSpan, rates: readonly Rate[]): DripStep[] {
  return rates.flatMap(({ atMs, rateMlPerH, dropFactor }, index) => {
    const step = {
      fromMs: Math.max(fromMs, atMs),
      toMs: Math.min(toMs, rates[index + 1]?.atMs ?? toMs),
      rateMlPerH,
      dropFactor,
    };
    return step.toMs > step.fromMs ? [step] : [];
  });
}
