/**
 * Has it written down when alarms first reached somebody. It makes nobody wait, and while the disk
 * takes nothing it keeps only so many: the record of what happened is the journal's, this is a figure
 * beside it.
 */
import { RECEIPTS_MAX } from "../../shared/bounds.ts";
import type { Notebook } from "../db/notebook.ts";
import type { FirstSignal } from "./receipts.ts";

/** @returns takes one signal after the other */
export function noteFirstSignals(notebook: Notebook): (first: FirstSignal) => void {
  /** Gathered while others are being written; RECEIPTS_MAX at the most. */
  let waiting: FirstSignal[] = [];
  let isNoting = false;

  const post = (): void => {
    if (isNoting || waiting.length === 0) return;
    isNoting = true;
    const signals = waiting;
    waiting = [];
    void notebook.note({ kind: "alarm-signals", signals }).then(() => {
      isNoting = false;
      post();
    });
  };

  return (first) => {
    if (waiting.length >= RECEIPTS_MAX) return;
    waiting.push(first);
    post();
  };
}
