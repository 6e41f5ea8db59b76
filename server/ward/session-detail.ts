/** Tells a session as HTTP gives it: what its journal folds to, and its trend. Reads only. */

import { assert } from "../../shared/assert.ts";
import { fold } from "../../shared/monitor/fold.ts";
import { initialState } from "../../shared/monitor/state.ts";
import { alarmView } from "../../shared/monitor/view.ts";
import type { Entry, EntryOf } from "../../shared/protocol/entry.ts";
import type { SessionDetail, Trend, TrendQuery } from "../../shared/protocol/http.ts";
import type { AlarmView } from "../../shared/protocol/live.ts";
import { timeMs, timeText } from "../../shared/protocol/time.ts";
import { staleAfterMs } from "../../shared/vitals/freshness.ts";
import { VITAL_TABLE } from "../../shared/vitals/table.ts";
import { type TrendPoint, thinTrend } from "../../shared/vitals/trend.ts";
import { type Source, VITALS, type Vital } from "../../shared/vocabulary.ts";

/** A session, told by folding its journal once more: the same monitor, the same alarms. */
export function sessionDetail(entries: readonly Entry[], ward: string): SessionDetail {
  const [opened] = entries;
  assert(opened?.type === "session-opened", "a journal begins with its session");
  const alarms = new Map<number, AlarmView>();
  const state = initialState(opened.bed);
  let sources: Source[] = [];
  let baseline: SessionDetail["baseline"] = null;
  fold(state, observed(entries), (effects) => {
    for (const effect of effects) {
      if (effect.type !== "alarm") continue;
      const view = alarmView(effect.alarm, opened.bed, opened.session);
      alarms.set(effect.alarm.number, view);
    }
  });

  function* observed(all: readonly Entry[]): IterableIterator<Entry> {
    for (const entry of all) {
      // Looked at before each entry: closing takes the session's state away.
      if (state.session !== null) {
        sources = state.session.sources;
        const known = state.session.baseline;
        baseline = known.kind === "locked" ? known.values : null;
      }
      yield entry;
    }
    if (state.session === null) return;
    sources = state.session.sources;
    const known = state.session.baseline;
    baseline = known.kind === "locked" ? known.values : null;
  }

  const phases = entries.filter((entry): entry is EntryOf<"phase"> => entry.type === "phase");
  const closing = phases.find(({ to }) => to === "closed");
  return {
    id: opened.session,
    bed: opened.bed,
    ward,
    patient: opened.patient,
    nurse: opened.nurse,
    doctor: opened.doctor,
    phase: state.session?.phase ?? "closed",
    outcome: closing?.outcome ?? null,
    openedAt: timeText(opened.atMs),
    closedAt: closing === undefined ? null : timeText(closing.atMs),
    plannedMinutes: opened.plannedMinutes,
    volumePlannedMl: opened.plannedMl,
    sources,
    limits: opened.limits,
    baseline,
    phases: [
      { phase: "scheduled", at: timeText(opened.atMs), reason: null },
      ...phases.map(({ to, atMs, reason }) => ({
        phase: to,
        at: timeText(atMs),
        reason: reason ?? null,
      })),
    ],
    alarms: [...alarms.values()].reverse(),
  };
}

/** A session's trend, every series thinned to the points that were asked for. */
export function sessionTrend(entries: readonly Entry[], query: TrendQuery): Trend {
  const [opened] = entries;
  assert(opened?.type === "session-opened", "a journal begins with its session");
  const last = entries[entries.length - 1] ?? opened;
  const fromMs = query.from === undefined ? opened.atMs : timeMs(query.from);
  const toMs = query.to === undefined ? last.atMs : timeMs(query.to);
  const points = new Map<Vital, TrendPoint[]>();
  const staleMs = new Map<Vital, number>();
  for (const entry of entries) {
    if (entry.type === "device-connected") {
      for (const vital of VITALS) {
        const cadenceS = entry.cadence[vital];
        if (cadenceS !== undefined) staleMs.set(vital, staleAfterMs(vital, cadenceS));
      }
    }
    if (entry.type === "reading") addReading(points, entry, fromMs, toMs);
  }
  return {
    session: opened.session,
    from: timeText(fromMs),
    to: timeText(Math.max(fromMs, toMs)),
    series: VITALS.filter((vital) => points.has(vital)).map((vital) => {
      const inOrder = (points.get(vital) ?? []).sort((left, right) => left[0] - right[0]);
      const gapMs = staleMs.get(vital) ?? staleAfterMs(vital, null);
      const thin = thinTrend(inOrder, { pointsMax: query.points, gapMs });
      return {
        vital,
        unit: VITAL_TABLE[vital].unit,
        points: thin.map(([atMs, value]): [number, number | null] => [atMs, value]),
      };
    }),
  };
}

function addReading(
  points: Map<Vital, TrendPoint[]>,
  entry: EntryOf<"reading">,
  fromMs: number,
  toMs: number,
): void {
  const { takenAtMs, vitals } = entry;
  if (takenAtMs < fromMs || takenAtMs > toMs) return;
  for (const vital of VITALS) {
    const value = vitals[vital];
    if (value === undefined) continue;
    const series = points.get(vital) ?? [];
    points.set(vital, series);
    series.push([takenAtMs, value]);
  }
}
