/** Folds a journal into the state it led to, handing out each entry's effects on the way. */
import type { Entry } from "../protocol/entry.ts";
import type { Effect } from "./effect.ts";
import type { MonitorState } from "./state.ts";
import { step, type Tick } from "./step.ts";

/**
 * Runs the monitor over a journal, from its first entry. A tick at its end brings the state to a
 * moment after the last one.
 * @param state a bed's initial state; reused in place
 * @param onEffects called once per entry that had any
 */
export function fold(
  state: MonitorState,
  entries: Iterable<Entry | Tick>,
  onEffects?: (effects: readonly Effect[], entry: Entry | Tick) => void,
): MonitorState {
  let folded = state;
  for (const entry of entries) {
    const { state: next, effects } = step(folded, entry);
    folded = next;
    if (onEffects !== undefined && effects.length > 0) onEffects(effects, entry);
  }
  return folded;
}
