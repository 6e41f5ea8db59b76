/** Knows a cuff, and asks it for another value where a single one has raised an alarm (domain.md §4). */
import { cuffCadenceMs } from "../vitals/freshness.ts";
import { VITAL_TABLE } from "../vitals/table.ts";
import type { Vital } from "../vocabulary.ts";
import type { Effect } from "./effect.ts";
import type { MonitorState } from "./state.ts";

/** The repeat is wished for within this time (domain.md §4). */
export const CUFF_REPEAT_S = 120;

/** Wishes for one repeat, however many pressures of the same value are out of their limits. What is
 * due earlier in the same step had a wish of its own: how often somebody ticks must not matter. */
export function askForCuff(state: MonitorState, effects: Effect[]): void {
  if (effects.some(({ type, atMs }) => type === "repeat-cuff" && atMs === state.atMs)) return;
  effects.push({ type: "repeat-cuff", atMs: state.atMs, withinS: CUFF_REPEAT_S });
}

/** Whether the vital's values come one by one, minutes apart, from a cuff. */
export function isCuffValue(state: MonitorState, vital: Vital): boolean {
  if (VITAL_TABLE[vital].sensor !== "pressure") return false;
  return cuffCadenceMs(state.vitals[vital].staleAfterMs) !== null;
}
