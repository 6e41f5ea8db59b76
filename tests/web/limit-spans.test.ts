// Which limits a record draws where: each where it was in force, and on the same scale.

import { describe, expect, test } from "vitest";
import { ADULT_LIMITS } from "../../shared/alarms/limits.ts";
import { present } from "../../shared/assert.ts";
import { timeText } from "../../shared/protocol/time.ts";
import {
  bandsOfSpans,
  limitPoints,
  limitSpans,
  limitStretches,
} from "../../web/session/limit-spans.ts";
import { PANELS, scaleOf } from "../../web/session/panels.ts";

const T0 = Date.UTC(2026, 10, 23, 10);
const WINDOW = { fromMs: T0, toMs: T0 + 100, nowMs: T0 + 100 };
const LOWERED = {
  ...ADULT_LIMITS,
  temperature: { low: ADULT_LIMITS.temperature.low, high: { medium: 37.8, high: 38.8 } },
};
const panel = present(
  PANELS.find(({ id }) => id === "temperature"),
  "temperature has a chart",
);

function inForce(...changes: [number, typeof ADULT_LIMITS][]) {
  return changes.map(([atMs, limits]) => ({
    at: timeText(T0 + atMs),
    by: null,
    limits,
    limitProfile: null,
    reason: null,
  }));
}

const CHANGED = {
  closedAt: timeText(T0 + 100),
  limitsInForce: inForce([-20, ADULT_LIMITS], [40, LOWERED]),
};

describe("the limits of a record", () => {
  test("are drawn where they were in force", () => {
    expect(limitSpans(CHANGED, LOWERED, WINDOW)).toEqual([
      { fromMs: T0, toMs: T0 + 40, limits: ADULT_LIMITS },
      { fromMs: T0 + 40, toMs: T0 + 100, limits: LOWERED },
    ]);
  });

  test("of a live session are those that count now, over the whole axis", () => {
    const spans = limitSpans({ ...CHANGED, closedAt: null }, LOWERED, WINDOW);
    expect(spans).toEqual([{ fromMs: T0, toMs: T0 + 100, limits: LOWERED }]);
  });

  test("that do not change are one line, and the changed one breaks at its moment", () => {
    const spans = limitSpans(CHANGED, LOWERED, WINDOW);
    const scale = scaleOf(panel, LOWERED, [limitPoints(panel, spans)]);
    expect(limitStretches(panel, spans, scale)).toEqual([
      { value: 35.5, fromMs: T0, toMs: T0 + 100 },
      { value: 38, fromMs: T0, toMs: T0 + 40 },
      { value: 37.8, fromMs: T0 + 40, toMs: T0 + 100 },
    ]);
    const medium = bandsOfSpans(panel, spans, scale).filter(
      ({ side, severity }) => side === "high" && severity === "medium",
    );
    expect(medium.map(({ fromValue, fromMs }) => [fromValue, fromMs - T0])).toEqual([
      [38, 0],
      [37.8, 40],
    ]);
  });

  test("widen the scale to those of every time", () => {
    const spans = limitSpans(CHANGED, LOWERED, WINDOW);
    expect(scaleOf(panel, LOWERED, [limitPoints(panel, spans)]).high).toBeGreaterThan(38);
  });

  test("of a record that lost its first entry are those of its end", () => {
    const lost = { ...CHANGED, limitsInForce: [] };
    expect(limitSpans(lost, LOWERED, WINDOW)).toEqual([
      { fromMs: T0, toMs: T0 + 100, limits: LOWERED },
    ]);
  });
});
