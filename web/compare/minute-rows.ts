/** The comparison as a table: for each minute the value that stood then, of each procedure, and the
 * alarms raised in it. Minutes of which nobody knows anything are left out. */
import type { AlarmView } from "../../shared/protocol/live.ts";
import { VITAL_TABLE } from "../../shared/vitals/table.ts";
import type { Vital } from "../../shared/vocabulary.ts";
import { readingsAt } from "../session/readout.ts";
import { MS_PER_MIN, type TimeWindow } from "../session/timeline.ts";
import type { Procedure } from "./align.ts";

export type MinuteCell = { session: string; value: number | null; alarms: readonly AlarmView[] };
export type MinuteRow = { minute: number; cells: readonly MinuteCell[] };

export function minuteRows(
  procedures: readonly Procedure[],
  vital: Vital,
  { fromMs, nowMs }: TimeWindow,
): MinuteRow[] {
  const count = Math.floor((nowMs - fromMs) / MS_PER_MIN) + 1;
  return Array.from({ length: count }, (_, index) => fromMs + index * MS_PER_MIN)
    .map((atMs) => ({
      minute: atMs / MS_PER_MIN,
      cells: procedures.map((procedure) => cellOf(procedure, vital, atMs)),
    }))
    .filter(({ cells }) => cells.some(({ value, alarms }) => value !== null || alarms.length > 0));
}

/** The value of a procedure that stood at a moment of the axis. */
export function standingValue({ lines }: Procedure, vital: Vital, atMs: number): number | null {
  const [reading] = readingsAt(lines, [vital], atMs, (each) => VITAL_TABLE[each].staleAfterMs);
  return reading?.value ?? null;
}

/** Alarms without a vital of their own stand with the one that is looked at: nothing is left out. */
function cellOf(procedure: Procedure, vital: Vital, atMs: number): MinuteCell {
  const raised = procedure.alarms.filter(
    (each) => each.atMs >= atMs && each.atMs < atMs + MS_PER_MIN,
  );
  return {
    session: procedure.session.id,
    value: standingValue(procedure, vital, atMs),
    alarms: raised.map(({ alarm }) => alarm).filter((alarm) => (alarm.vital ?? vital) === vital),
  };
}
