/**
 * Which limits were in force when. Of a session that has closed, each limit is drawn where it was in
 * force: a value is judged by the limits of its time. A live one shows those that count now.
 */
import type { Limits } from "../../shared/alarms/limits.ts";
import type { SessionDetail } from "../../shared/protocol/http.ts";
import { timeMs } from "../../shared/protocol/time.ts";
import type { TrendPoint } from "../../shared/vitals/trend.ts";
import { SIDES } from "../../shared/vocabulary.ts";
import { type Band, bandsOf, limitLines, type Panel, type Scale } from "./panels.ts";
import type { TimeWindow } from "./timeline.ts";

export type LimitSpan = { fromMs: number; toMs: number; limits: Limits };

/** A band or a limit, and the stretch of the axis on which it is drawn. */
export type Spanned<T> = T & { fromMs: number; toMs: number };

/** The stretches of a window, oldest first; never none. */
export function limitSpans(
  detail: Pick<SessionDetail, "closedAt" | "limitsInForce">,
  limits: Limits,
  { fromMs, toMs }: TimeWindow,
): LimitSpan[] {
  if (detail.closedAt === null) return [{ fromMs, toMs, limits }];
  const begun = detail.limitsInForce.map((each) => ({
    atMs: timeMs(each.at),
    limits: each.limits,
  }));
  const spans = begun.map((each, index) => ({
    limits: each.limits,
    fromMs: Math.max(fromMs, each.atMs),
    toMs: Math.min(toMs, begun[index + 1]?.atMs ?? toMs),
  }));
  const shown = spans.filter((span) => span.toMs > span.fromMs);
  return shown.length === 0 ? [{ fromMs, toMs, limits }] : shown;
}

/** All medium limits of a chart as points, so that its scale has room for those of every time. */
export function limitPoints(panel: Panel, spans: readonly LimitSpan[]): TrendPoint[] {
  return spans.flatMap(({ limits, fromMs }) =>
    panel.vitals.flatMap((vital) =>
      SIDES.map((side): TrendPoint => [fromMs, limits[vital][side].medium]),
    ),
  );
}

export function bandsOfSpans(
  panel: Panel,
  spans: readonly LimitSpan[],
  scale: Scale,
): Spanned<Band>[] {
  return spans.flatMap(({ limits, fromMs, toMs }) =>
    bandsOf(panel, limits, scale).map((band) => ({ ...band, fromMs, toMs })),
  );
}

/** Limits as stretches of lines; one that did not change is one stretch. */
export function limitStretches(
  panel: Panel,
  spans: readonly LimitSpan[],
  scale: Scale,
): Spanned<{ value: number }>[] {
  const stretches: Spanned<{ value: number }>[] = [];
  for (const { limits, fromMs, toMs } of spans) {
    for (const { value } of limitLines(panel, limits, scale)) {
      const before = stretches.find((each) => each.value === value && each.toMs === fromMs);
      if (before === undefined) stretches.push({ value, fromMs, toMs });
      else before.toMs = toMs;
    }
  }
  return stretches;
}
