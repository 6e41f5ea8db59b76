/** Tells a session as HTTP gives it: what its journal folds to, and its trend. Reads only. */

import { assert } from "../../shared/assert.ts";
import { fold } from "../../shared/monitor/fold.ts";
import { initialState } from "../../shared/monitor/state.ts";
import type { Tick } from "../../shared/monitor/step.ts";
import { alarmView } from "../../shared/monitor/view.ts";
import type { Entry, EntryOf } from "../../shared/protocol/entry.ts";
import type { SessionDetail, Trend, TrendQuery } from "../../shared/protocol/http.ts";
import type { AlarmView } from "../../shared/protocol/live.ts";
import { timeMs, timeText } from "../../shared/protocol/time.ts";
import { derivedMean } from "../../shared/vitals/derived.ts";
import { cadenceOf, staleAfterMs } from "../../shared/vitals/freshness.ts";
import { VITAL_TABLE } from "../../shared/vitals/table.ts";
import { type TrendPoint, thinTrend } from "../../shared/vitals/trend.ts";
import { type SessionPhase, type Source, VITALS, type Vital } from "../../shared/vocabulary.ts";

/**
 * A session, told by folding its journal once more: the same monitor, the same alarms.
 * @param presentMs the bed's present while the session is open, so that an alarm that only a
 *   deadline raised is told too; null once it has closed
 */
export function sessionDetail(
  entries: readonly Entry[],
  ward: string,
  presentMs: number | null,
): SessionDetail {
  const [opened] = entries;
  assert(opened?.type === "session-opened", "a journal begins with its session");
  const alarms = new Map<number, AlarmView>();
  const story = storyOf(opened);
  fold(story.state, story.observed(entries, presentMs), (effects) => {
    for (const effect of effects) {
      if (effect.type !== "alarm") continue;
      alarms.set(effect.alarm.number, alarmView(effect.alarm, opened.bed, opened.session));
    }
  });
  const { closing, phases, sources, baseline } = story.told();
  return {
    id: opened.session,
    bed: opened.bed,
    ward,
    patient: opened.patient,
    nurse: opened.nurse,
    doctor: opened.doctor,
    phase: story.state.session?.phase ?? "closed",
    outcome: closing?.outcome ?? null,
    openedAt: timeText(opened.atMs),
    closedAt: closing === null ? null : timeText(closing.atMs),
    plannedMinutes: opened.plannedMinutes,
    volumePlannedMl: opened.plannedMl,
    sources,
    limits: opened.limits,
    baseline,
    phases,
    alarms: [...alarms.values()].reverse(),
  };
}

type Told = {
  sources: Source[];
  baseline: SessionDetail["baseline"];
  phases: SessionDetail["phases"];
  closing: EntryOf<"phase"> | null;
};

/** Looks on while a journal is folded: closing takes the session's state away. */
function storyOf(opened: EntryOf<"session-opened">) {
  const state = initialState(opened.bed);
  const told: Told = { sources: [], baseline: null, phases: [], closing: null };
  let phase: SessionPhase | null = null;

  /** Notes what an entry led to; a move that the monitor refused led to nothing. */
  const look = (entry: Entry): void => {
    const now = state.session?.phase ?? "closed";
    const reason = entry.type === "phase" ? (entry.reason ?? null) : null;
    if (now !== phase) told.phases.push({ phase: now, at: timeText(state.atMs), reason });
    if (now !== phase && now === "closed" && entry.type === "phase") told.closing = entry;
    phase = now;
    if (state.session === null) return;
    const { baseline, sources } = state.session;
    told.sources = sources;
    told.baseline = baseline.kind === "locked" ? baseline.values : null;
  };

  return {
    state,
    told: (): Told => told,
    *observed(entries: readonly Entry[], presentMs: number | null): IterableIterator<Entry | Tick> {
      for (const entry of entries) {
        yield entry;
        look(entry);
      }
      if (presentMs !== null) yield { type: "tick", atMs: Math.max(presentMs, state.atMs) };
    },
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
        const cadenceS = cadenceOf(vital, entry.cadence);
        if (cadenceS !== null) staleMs.set(vital, staleAfterMs(vital, cadenceS));
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
  const mean = derivedMean(vitals);
  for (const vital of VITALS) {
    const value = vital === "mean" ? (mean ?? vitals.mean) : vitals[vital];
    if (value === undefined) continue;
    const series = points.get(vital) ?? [];
    points.set(vital, series);
    series.push([takenAtMs, value]);
  }
}
