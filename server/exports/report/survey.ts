/**
 * Counts what a session's record has and lacks, entry by entry: readings, doubtful and refused values,
 * stretches without any. It also takes the fingerprint of the alarms that the entries lead to.
 */
import { digestEffects } from "../../../shared/monitor/digest.ts";
import { fold } from "../../../shared/monitor/fold.ts";
import { initialState } from "../../../shared/monitor/state.ts";
import type { Entry, ReadingEntry, SessionOpened } from "../../../shared/protocol/entry.ts";
import type { Report } from "../../../shared/protocol/report.ts";
import { timeText } from "../../../shared/protocol/time.ts";
import { derivedMean } from "../../../shared/vitals/derived.ts";
import { cadenceOf, staleAfterMs } from "../../../shared/vitals/freshness.ts";
import { REJECT_CODES, type RejectCode, VITALS, type Vital } from "../../../shared/vocabulary.ts";
import { sha256 } from "../sha256.ts";

export type Survey = Pick<Report, "doubtful" | "holes" | "readings"> & { decisions: string };

/** The survey of the session that an entry opened; hand it every entry in order, that one first.
 * `tell` ends it, with the moment up to which silence counts. */
export function surveyJournal(opened: SessionOpened) {
  const state = initialState(opened.bed);
  const decisions = sha256();
  const takenMs = new Map<Vital, number[]>();
  const staleMs = new Map<Vital, number>();
  const doubtful = new Map<Vital, [number, number][]>();
  const rejected = new Map<RejectCode, number>();
  let taken = 0;
  let late = 0;
  let missed = 0;

  const refuse = (code: RejectCode): void => {
    rejected.set(code, (rejected.get(code) ?? 0) + 1);
  };

  const notice = (entry: Entry): void => {
    if (entry.type === "frame-rejected") refuse(entry.code);
    if (entry.type === "device-connected") {
      for (const vital of VITALS) {
        const cadenceS = cadenceOf(vital, entry.cadence);
        if (cadenceS !== null) staleMs.set(vital, staleAfterMs(vital, cadenceS));
      }
    }
    if (entry.type !== "reading") return;
    taken += 1;
    if (entry.late === true) late += 1;
    for (const { code } of entry.rejected ?? []) refuse(code);
    noticeValues(entry);
  };

  const noticeValues = (entry: ReadingEntry): void => {
    // A device may send what it measured before the session: that is not the session's.
    if (entry.takenAtMs < opened.atMs) return;
    const mean = derivedMean(entry.vitals);
    for (const vital of VITALS) {
      const value = vital === "mean" ? (mean ?? entry.vitals.mean) : entry.vitals[vital];
      if (value === undefined || value === null) continue;
      push(takenMs, vital, entry.takenAtMs);
      if (entry.queried?.includes(vital) === true) push(doubtful, vital, [entry.takenAtMs, value]);
    }
  };

  return {
    take(entries: readonly Entry[]): void {
      for (const entry of entries) {
        notice(entry);
        fold(state, [entry], (effects) => digestEffects(decisions, effects));
        if (state.session !== null) missed = state.missed;
      }
    },
    tell(untilMs: number): Survey {
      const holes = VITALS.flatMap((vital) => {
        const gapMs = staleMs.get(vital) ?? staleAfterMs(vital, null);
        return holesOf(takenMs.get(vital) ?? [], gapMs, untilMs).map(([fromMs, toMs]) => ({
          vital,
          from: timeText(fromMs),
          to: timeText(toMs),
        }));
      });
      const all = [...doubtful.values()];
      return {
        doubtful: VITALS.flatMap((vital) => {
          const points = doubtful.get(vital);
          return points === undefined ? [] : [{ vital, points: points.toSorted(byTime) }];
        }),
        holes,
        readings: {
          taken,
          late,
          missed,
          doubtfulValues: all.reduce((sum, points) => sum + points.length, 0),
          rejected: REJECT_CODES.flatMap((code) => {
            const count = rejected.get(code);
            return count === undefined ? [] : [{ code, count }];
          }),
        },
        decisions: decisions.hex(),
      };
    },
  };
}

/** Where two values lie further apart than a vital may be silent, and the silence at the end. */
function holesOf(takenMs: readonly number[], gapMs: number, untilMs: number): [number, number][] {
  if (takenMs.length === 0) return [];
  const inOrder = [...takenMs.toSorted((left, right) => left - right), untilMs];
  return inOrder.flatMap((atMs, index): [number, number][] => {
    const beforeMs = inOrder[index - 1] ?? atMs;
    return atMs - beforeMs > gapMs ? [[beforeMs, atMs]] : [];
  });
}

function push<T>(lists: Map<Vital, T[]>, vital: Vital, item: T): void {
  const list = lists.get(vital);
  if (list === undefined) lists.set(vital, [item]);
  else list.push(item);
}

function byTime(left: readonly [number, number], right: readonly [number, number]): number {
  return left[0] - right[0];
}
