/**
 * The session's one time axis: its phases as stretches of time, the minute of the infusion at any
 * moment and the moment of any minute, and where the axis begins, ends and has its marks. It draws
 * nothing and knows no clock: "now" is the bed's time, an argument.
 */
import { assert } from "../../shared/assert.ts";
import type { SessionPhase } from "../../shared/vocabulary.ts";

export const MS_PER_MIN = 60_000;

/** A phase and the time it took; the running one lasts up to now. */
export type PhaseSpan = { phase: SessionPhase; fromMs: number; toMs: number };

/** What the axis shows, and the stretch of it that has already happened. */
export type TimeWindow = { fromMs: number; toMs: number; nowMs: number };

/** Which part of the session is on the axis. */
export const RANGES = ["session", "recent"] as const;
export type Range = (typeof RANGES)[number];

/** A moment in the words of the session: minutes before the infusion, of it, or after it. */
export type SessionMoment =
  | { kind: "opened"; minute: number }
  | { kind: "before"; minute: number }
  | { kind: "infusion"; minute: number }
  | { kind: "watch"; minute: number };

export type Tick = { atMs: number; moment: SessionMoment; isMinor: boolean };

/** The last quarter of an hour: what a tile's sparkline shows, large. */
const RECENT_MS = 15 * MS_PER_MIN;
/** Room kept to the right of now before there is a plan, and steps in which the watch grows, so
 * that the axis stands still between them. */
const BASELINE_ROOM_MS = 10 * MS_PER_MIN;
const WATCH_STEP_MS = 15 * MS_PER_MIN;
/** Minutes between marks, the first that gives few enough of them. */
const TICK_STEPS_MIN = [1, 5, 10, 15, 30, 60, 120, 240] as const;
const TICKS_MAX = 24;
/** Beyond this many, every second label is left out where the screen is narrow. */
const MAJOR_EVERY = 2;

/** The phases as stretches, oldest first. Phases of no length are kept: they were. */
export function phaseSpans(
  phases: readonly { phase: SessionPhase; atMs: number }[],
  nowMs: number,
): PhaseSpan[] {
  return phases.map(({ phase, atMs }, index) => {
    const endMs = phases[index + 1]?.atMs ?? Math.max(nowMs, atMs);
    assert(endMs >= atMs, "phases come in order of time");
    return { phase, fromMs: atMs, toMs: endMs };
  });
}

/** The phases that took time: what has no length (the close, say) has no place for its name. */
export function lastingSpans(spans: readonly PhaseSpan[]): PhaseSpan[] {
  return spans.filter(({ fromMs, toMs }) => toMs > fromMs);
}

/** Infusing time up to a moment, ms; pauses do not count. */
export function infusedMsAt(spans: readonly PhaseSpan[], atMs: number): number {
  return infusing(spans).reduce(
    (sum, { fromMs, toMs }) => sum + Math.max(0, Math.min(atMs, toMs) - fromMs),
    0,
  );
}

/**
 * The moment at which so much had been infused. Beyond what has been infused it is the moment at
 * which it will be if the drip runs on from `nowMs`. Null before the infusion has begun.
 */
export function momentOfInfusedMs(
  spans: readonly PhaseSpan[],
  infusedMs: number,
  nowMs: number,
): number | null {
  assert(infusedMs >= 0, "infusing time is not negative");
  const runs = infusing(spans);
  if (runs.length === 0) return null;
  let leftMs = infusedMs;
  for (const { fromMs, toMs } of runs) {
    if (leftMs <= toMs - fromMs) return fromMs + leftMs;
    leftMs -= toMs - fromMs;
  }
  return nowMs + leftMs;
}

/** Where a moment lies in the session. Null while the session has not yet begun. */
export function sessionMoment(spans: readonly PhaseSpan[], atMs: number): SessionMoment | null {
  const [first] = spans;
  if (first === undefined) return null;
  const start = infusing(spans)[0];
  if (start === undefined) {
    return { kind: "opened", minute: wholeMinutes(atMs - axisStart(spans, first.fromMs)) };
  }
  if (atMs < start.fromMs) {
    return { kind: "before", minute: Math.ceil((start.fromMs - atMs) / MS_PER_MIN) };
  }
  const watch = spans.find(({ phase }) => phase === "observing");
  if (watch !== undefined && atMs >= watch.fromMs) {
    return { kind: "watch", minute: wholeMinutes(atMs - watch.fromMs) };
  }
  return { kind: "infusion", minute: wholeMinutes(infusedMsAt(spans, atMs)) };
}

/**
 * What the axis shows.
 *
 * | phase | whole session from baseline to |
 * |---|---|
 * | scheduled, baseline | ten minutes from its start, or now |
 * | infusing, paused | the expected end of the infusion |
 * | observing | the next quarter of an hour of the watch |
 * | closed | its end |
 */
export function timeWindow(
  spans: readonly PhaseSpan[],
  options: { plannedMinutes: number; nowMs: number; range: Range },
): TimeWindow {
  const { nowMs, plannedMinutes, range } = options;
  const last = spans[spans.length - 1];
  if (last === undefined) return { fromMs: nowMs, toMs: nowMs + BASELINE_ROOM_MS, nowMs };
  const fromMs = axisStart(spans, last.fromMs);
  const endMs = last.phase === "closed" ? last.fromMs : nowMs;
  assert(plannedMinutes > 0, "an infusion takes time");
  if (range === "recent") {
    return { fromMs: Math.max(fromMs, endMs - RECENT_MS), toMs: endMs + 1, nowMs: endMs };
  }
  return { fromMs, toMs: windowEnd(spans, last, { fromMs, endMs, plannedMinutes }), nowMs: endMs };
}

/** The marks of the axis, each with its place in the session. */
export function ticks(spans: readonly PhaseSpan[], window: TimeWindow): Tick[] {
  const stepMs = tickStepMs(window);
  const start = infusing(spans)[0];
  if (start === undefined) {
    const originMs = axisStart(spans, window.fromMs);
    return marksOf(originMs, stepMs, { fromMs: window.fromMs, toMs: window.toMs }, (minute) => ({
      kind: "opened",
      minute,
    }));
  }
  const watch = spans.find(({ phase }) => phase === "observing");
  const closed = spans.find(({ phase }) => phase === "closed");
  const endMs = watch?.fromMs ?? closed?.fromMs ?? window.toMs;
  const marks = [
    ...beforeMarks(start.fromMs, stepMs, window),
    ...infusionMarks(spans, stepMs, { ...window, toMs: Math.min(endMs, window.toMs) }),
  ];
  if (watch === undefined) return marks;
  // The end of the infusion and the beginning of the watch are one moment; the watch has its mark.
  const untilWatch = marks.filter(({ atMs }) => watch.fromMs - atMs > stepMs / MAJOR_EVERY);
  const watchMarks = marksOf(watch.fromMs, stepMs, window, (minute) => ({ kind: "watch", minute }));
  return [...untilWatch, ...watchMarks];
}

/** Where a moment lies between the axis' ends: 0 to 1, clamped. */
export function fractionOf(window: TimeWindow, atMs: number): number {
  const lengthMs = window.toMs - window.fromMs;
  assert(lengthMs > 0, "the axis has a length");
  return Math.min(1, Math.max(0, (atMs - window.fromMs) / lengthMs));
}

/** The moment at a fraction of the axis; the inverse of `fractionOf`. */
export function momentAt(window: TimeWindow, fraction: number): number {
  const inside = Math.min(1, Math.max(0, fraction));
  return Math.round(window.fromMs + inside * (window.toMs - window.fromMs));
}

function infusing(spans: readonly PhaseSpan[]): PhaseSpan[] {
  return spans.filter(({ phase }) => phase === "infusing");
}

/** The baseline's beginning; hours in which a session only waited are not drawn. */
function axisStart(spans: readonly PhaseSpan[], otherwiseMs: number): number {
  return spans.find(({ phase }) => phase !== "scheduled")?.fromMs ?? otherwiseMs;
}

function windowEnd(
  spans: readonly PhaseSpan[],
  last: PhaseSpan,
  { fromMs, endMs, plannedMinutes }: { fromMs: number; endMs: number; plannedMinutes: number },
): number {
  switch (last.phase) {
    case "scheduled":
    case "baseline":
      return Math.max(endMs, fromMs + BASELINE_ROOM_MS);
    case "infusing":
    case "paused": {
      const plannedMs = momentOfInfusedMs(spans, plannedMinutes * MS_PER_MIN, endMs);
      return Math.max(endMs, plannedMs ?? endMs) + 1;
    }
    case "observing": {
      const steps = Math.floor((endMs - last.fromMs) / WATCH_STEP_MS) + 1;
      return last.fromMs + steps * WATCH_STEP_MS;
    }
    case "closed":
      return Math.max(endMs, fromMs + 1);
  }
}

function tickStepMs({ fromMs, toMs }: TimeWindow): number {
  const minutes = (toMs - fromMs) / MS_PER_MIN;
  const step = TICK_STEPS_MIN.find((candidate) => minutes / candidate <= TICKS_MAX);
  return (step ?? minutes) * MS_PER_MIN;
}

function beforeMarks(startMs: number, stepMs: number, window: TimeWindow): Tick[] {
  const marks: Tick[] = [];
  for (let step = 1; startMs - step * stepMs >= window.fromMs; step += 1) {
    const atMs = startMs - step * stepMs;
    const moment = { kind: "before", minute: (step * stepMs) / MS_PER_MIN } as const;
    if (atMs <= window.toMs) marks.push({ atMs, moment, isMinor: step % MAJOR_EVERY === 1 });
  }
  return marks.reverse();
}

function infusionMarks(spans: readonly PhaseSpan[], stepMs: number, window: TimeWindow): Tick[] {
  const marks: Tick[] = [];
  for (let step = 0; ; step += 1) {
    const atMs = momentOfInfusedMs(spans, step * stepMs, window.nowMs);
    if (atMs === null || atMs > window.toMs) return marks;
    const moment = { kind: "infusion", minute: (step * stepMs) / MS_PER_MIN } as const;
    if (atMs >= window.fromMs) marks.push({ atMs, moment, isMinor: step % MAJOR_EVERY === 1 });
  }
}

function marksOf(
  originMs: number,
  stepMs: number,
  { fromMs, toMs }: { fromMs: number; toMs: number },
  momentOf: (minute: number) => SessionMoment,
): Tick[] {
  const marks: Tick[] = [];
  for (let step = 0; originMs + step * stepMs <= toMs; step += 1) {
    const atMs = originMs + step * stepMs;
    const moment = momentOf((step * stepMs) / MS_PER_MIN);
    if (atMs >= fromMs) marks.push({ atMs, moment, isMinor: step % MAJOR_EVERY === 1 });
  }
  return marks;
}

function wholeMinutes(ms: number): number {
  return Math.floor(ms / MS_PER_MIN);
}
