/** Tells a session as HTTP gives it: what its journal folds to, and its trend. Reads only. */

import { baselineReadings } from "../../shared/monitor/baseline-book.ts";
import { fold } from "../../shared/monitor/fold.ts";
import { type Baseline, initialState } from "../../shared/monitor/state.ts";
import type { Tick } from "../../shared/monitor/step.ts";
import { alarmView } from "../../shared/monitor/view.ts";
import type { Entry, EntryOf } from "../../shared/protocol/entry.ts";
import type { SessionDetail, Trend, TrendQuery } from "../../shared/protocol/http.ts";
import type { AlarmView } from "../../shared/protocol/live.ts";
import { timeMs, timeText } from "../../shared/protocol/time.ts";
import {
  givenMl,
  type Infusion,
  infusedMs,
  plannedInfusion,
  settle,
} from "../../shared/session/infusion.ts";
import { derivedMean } from "../../shared/vitals/derived.ts";
import { cadenceOf, staleAfterMs } from "../../shared/vitals/freshness.ts";
import { VITAL_TABLE } from "../../shared/vitals/table.ts";
import { type TrendPoint, thinTrend } from "../../shared/vitals/trend.ts";
import { type SessionPhase, type Source, VITALS, type Vital } from "../../shared/vocabulary.ts";

/** A session's journal being told: it takes the entries in order, in as many parts as it pleases
 * whoever reads them. */
export type Telling<T> = { take(entries: readonly Entry[]): void; tell: T };

/**
 * Tells a session by folding its journal once more: the same monitor, the same alarms.
 * `tell` ends it, with the ward and, while the session is open, the bed's present, so that an alarm
 * that only a deadline raised is told too; null once it has closed.
 */
export function tellDetail(
  opened: EntryOf<"session-opened">,
): Telling<(ward: string, presentMs: number | null) => SessionDetail> & { bed: string } {
  const alarms = new Map<number, AlarmView>();
  const story = storyOf(opened);
  const foldOn = (entries: Iterable<Entry | Tick>): void => {
    fold(story.state, entries, (effects) => {
      for (const effect of effects) {
        if (effect.type !== "alarm") continue;
        alarms.set(effect.alarm.number, alarmView(effect.alarm, opened.bed, opened.session));
      }
    });
  };
  const tell = (ward: string, presentMs: number | null): SessionDetail => {
    if (presentMs !== null) {
      foldOn([{ type: "tick", atMs: Math.max(presentMs, story.state.atMs) }]);
    }
    const { closing, phases, sources, baseline, inForce, infusion } = story.told;
    const { drips, observations, limitsInForce } = story.told;
    const { atMs } = story.state;
    const locked = baseline.kind === "locked" ? baseline.values : null;
    const readings = baseline.kind === "none" ? null : baselineReadings(baseline, atMs);
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
      ...inForce,
      baseline: locked,
      baselineReadings: readings,
      registered: opened.registered ?? null,
      linkedDevice: opened.linkedDevice ?? null,
      checklist: opened.checklist ?? [],
      openedBy: opened.openedBy ?? null,
      infusedMs: infusedMs(infusion, atMs),
      givenMl: givenMl(infusion, atMs),
      drips,
      observations,
      limitsInForce,
      phases,
      alarms: [...alarms.values()].reverse(),
    };
  };
  return { bed: opened.bed, take: (entries) => foldOn(story.observed(entries)), tell };
}

type Told = {
  sources: Source[];
  baseline: Baseline;
  infusion: Infusion;
  drips: SessionDetail["drips"];
  observations: SessionDetail["observations"];
  limitsInForce: SessionDetail["limitsInForce"];
  phases: SessionDetail["phases"];
  closing: EntryOf<"phase"> | null;
  inForce: Pick<SessionDetail, "limits" | "limitProfile" | "limitChanges">;
};

/** Looks on while a journal is folded: closing takes the session's state away. */
function storyOf(opened: EntryOf<"session-opened">) {
  const state = initialState(opened.bed);
  const { limits, limitProfile = null } = opened;
  const inForce = { limits, limitProfile, limitChanges: 0 };
  const told: Told = {
    sources: [],
    baseline: { kind: "none" },
    infusion: plannedInfusion(opened.plannedMinutes, opened.plannedMl),
    drips: [],
    observations: [],
    limitsInForce: [{ at: timeText(opened.atMs), by: null, limits, limitProfile, reason: null }],
    phases: [],
    closing: null,
    inForce,
  };
  let phase: SessionPhase | null = null;

  /** Notes what an entry led to; a move that the monitor refused led to nothing. */
  const look = (entry: Entry): void => {
    const now = state.session?.phase ?? "closed";
    if (now !== phase) lookAtMove(entry, now);
    phase = now;
    lookAtPeople(entry);
    if (state.session === null) return;
    const { baseline, infusion, sources, limits, limitProfile, limitChanges } = state.session;
    told.inForce = { limits, limitProfile, limitChanges };
    told.sources = sources;
    told.baseline = baseline;
    told.infusion = infusion;
  };

  const lookAtMove = (entry: Entry, now: SessionPhase): void => {
    const { reason = null, by } = entry.type === "phase" ? entry : { by: opened.openedBy ?? null };
    told.phases.push({ phase: now, at: timeText(state.atMs), by, reason });
    if (now !== "closed" || entry.type !== "phase") return;
    told.closing = entry;
    // The drip stops with the session, which takes its state along.
    told.infusion = settle(told.infusion, entry.atMs, "stopped");
  };

  const lookAtPeople = (entry: Entry): void => {
    const at = timeText(entry.atMs);
    if (entry.type === "observation") {
      const { type: _type, atMs: _atMs, recorded: _recorded, ...seen } = entry;
      told.observations.push({ at, ...seen });
    } else if (entry.type === "drip" && state.session?.drip.set?.atMs === entry.atMs) {
      const { type: _type, atMs: _atMs, recorded: _recorded, ...set } = entry;
      told.drips.push({ at, ...set });
    } else if (entry.type === "limits" && state.session !== null) {
      const { by, limits, limitProfile = null, reason = null } = entry;
      told.limitsInForce.push({ at, by, limits, limitProfile, reason });
    }
  };

  return {
    state,
    told,
    *observed(entries: readonly Entry[]): IterableIterator<Entry> {
      for (const entry of entries) {
        yield entry;
        look(entry);
      }
    },
  };
}

/** Tells a session's trend, every series thinned to the points that were asked for. */
export function tellTrend(
  opened: EntryOf<"session-opened">,
  query: TrendQuery,
): Telling<() => Trend> {
  const points = new Map<Vital, TrendPoint[]>();
  const staleMs = new Map<Vital, number>();
  const fromMs = query.from === undefined ? opened.atMs : timeMs(query.from);
  const untilMs = query.to === undefined ? null : timeMs(query.to);
  let lastMs = opened.atMs;

  const take = (entries: readonly Entry[]): void => {
    for (const entry of entries) {
      lastMs = entry.atMs;
      if (entry.type === "reading") addReading(points, entry, fromMs);
      if (entry.type !== "device-connected") continue;
      for (const vital of VITALS) {
        const cadenceS = cadenceOf(vital, entry.cadence);
        if (cadenceS !== null) staleMs.set(vital, staleAfterMs(vital, cadenceS));
      }
    }
  };
  const tell = (): Trend => {
    // Without an end it ends with the record: a reading may be ahead of it, by a clock's offset.
    const toMs = untilMs ?? lastMs;
    return {
      session: opened.session,
      from: timeText(fromMs),
      to: timeText(Math.max(fromMs, toMs)),
      series: VITALS.flatMap((vital) => {
        const taken = points.get(vital)?.filter(([takenAtMs]) => takenAtMs <= toMs) ?? [];
        if (taken.length === 0) return [];
        const inOrder = taken.sort((left, right) => left[0] - right[0]);
        const gapMs = staleMs.get(vital) ?? staleAfterMs(vital, null);
        const thin = thinTrend(inOrder, { pointsMax: query.points, gapMs });
        return {
          vital,
          unit: VITAL_TABLE[vital].unit,
          points: thin.map(([atMs, value]): [number, number | null] => [atMs, value]),
        };
      }),
    };
  };
  return { take, tell };
}

function addReading(
  points: Map<Vital, TrendPoint[]>,
  entry: EntryOf<"reading">,
  fromMs: number,
): void {
  const { takenAtMs, vitals } = entry;
  if (takenAtMs < fromMs) return;
  const mean = derivedMean(vitals);
  for (const vital of VITALS) {
    const value = vital === "mean" ? (mean ?? vitals.mean) : vitals[vital];
    if (value === undefined) continue;
    const series = points.get(vital) ?? [];
    points.set(vital, series);
    series.push([takenAtMs, value]);
  }
}
