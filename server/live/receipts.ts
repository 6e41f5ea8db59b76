/**
 * Measures how long alarms take to people: from the moment the monitor raised one to the moment a
 * screen says that it is drawn, and that its sound has started. What no screen confirms is not
 * counted: a muted ward must not look fast.
 */
import { RECEIPTS_MAX } from "../../shared/bounds.ts";
import type { Clock } from "../clock.ts";

/** What a screen confirms. */
export type Receipt = "shown" | "sounded";

export type Receipts = {
  /** An alarm has been raised, or calls anew, and is told now. */
  told(alarm: string): void;
  /** A screen confirms alarms; each screen counts once for each. */
  confirm(receipt: Receipt, alarms: readonly string[], screen: ConfirmingScreen): void;
};

/** A screen that was not there yet when an alarm was told says nothing about how long that took. */
export type ConfirmingScreen = { id: string; watchesSinceMs: number };

/** @param observe told how long it took, ms */
export function createReceipts(
  clock: Clock,
  observe: (receipt: Receipt, elapsedMs: number) => void,
): Receipts {
  /** When each alarm was told, and which receipts have come; the newest RECEIPTS_MAX. */
  const told = new Map<string, { atMs: number; seen: Set<string> }>();

  return {
    told(alarm) {
      // Put in anew, so that the oldest is the first.
      told.delete(alarm);
      told.set(alarm, { atMs: clock.monotonic(), seen: new Set() });
      const [oldest] = told.keys();
      if (told.size > RECEIPTS_MAX && oldest !== undefined) told.delete(oldest);
    },
    confirm(receipt, alarms, screen) {
      for (const alarm of alarms) {
        const known = told.get(alarm);
        const mark = `${receipt} ${screen.id}`;
        if (known === undefined || known.seen.has(mark)) continue;
        if (known.atMs < screen.watchesSinceMs) continue;
        known.seen.add(mark);
        observe(receipt, clock.monotonic() - known.atMs);
      }
    },
  };
}
