/**
 * Measures how long alarms take to people: from the moment the monitor raised one to the moment a
 * screen says that it is drawn, and that its sound has started. What no screen confirms is not
 * counted: a muted ward must not look fast.
 */
import { RECEIPTS_MAX } from "../../shared/bounds.ts";
import type { AlarmSignal } from "../../shared/vocabulary.ts";
import type { Clock } from "../clock.ts";

export type Receipts = {
  /** An alarm has been raised, or calls anew, and is told now. */
  told(alarm: string, call: "raised" | "anew"): void;
  /** A screen confirms alarms; each screen counts once for each call. */
  confirm(signal: AlarmSignal, alarms: readonly string[], screen: ConfirmingScreen): void;
};

/** A screen that was not there yet when an alarm was told says nothing about how long that took. */
export type ConfirmingScreen = { id: string; watchesSinceMs: number };

/** An alarm has reached somebody for the first time, so long after it was raised. */
export type FirstSignal = { alarm: string; signal: AlarmSignal; delayMs: number };

export type ReceiptsOptions = {
  clock: Clock;
  /** Told how long one screen took for one call, ms. */
  observe: (signal: AlarmSignal, elapsedMs: number) => void;
  /** Told once an alarm and signal, whichever screen it was: one that came later has shown to
   * somebody what nobody had seen until then. */
  onFirst: (first: FirstSignal) => void;
};

type Told = {
  /** Null where its raising was not heard of here, or is too long ago. */
  raisedMs: number | null;
  calledMs: number;
  /** Screens that have confirmed the call. */
  seen: Set<string>;
  /** What has reached anybody since it was raised. */
  reached: Set<AlarmSignal>;
};

/** Nobody has been told of anything yet. */
export function createReceipts({ clock, observe, onFirst }: ReceiptsOptions): Receipts {
  /** The newest RECEIPTS_MAX. */
  const told = new Map<string, Told>();

  const noteFirst = (alarm: string, known: Told, signal: AlarmSignal): void => {
    if (known.raisedMs === null || known.reached.has(signal)) return;
    known.reached.add(signal);
    onFirst({ alarm, signal, delayMs: clock.monotonic() - known.raisedMs });
  };

  return {
    told(alarm, call) {
      const calledMs = clock.monotonic();
      const before = told.get(alarm);
      const raisedMs = call === "raised" ? calledMs : (before?.raisedMs ?? null);
      // Put in anew, so that the oldest is the first.
      told.delete(alarm);
      const reached = call === "raised" ? new Set<AlarmSignal>() : (before?.reached ?? new Set());
      told.set(alarm, { raisedMs, calledMs, seen: new Set(), reached });
      const [oldest] = told.keys();
      if (told.size > RECEIPTS_MAX && oldest !== undefined) told.delete(oldest);
    },
    confirm(signal, alarms, screen) {
      for (const alarm of alarms) {
        const known = told.get(alarm);
        if (known === undefined) continue;
        noteFirst(alarm, known, signal);
        const mark = `${signal} ${screen.id}`;
        if (known.seen.has(mark) || known.calledMs < screen.watchesSinceMs) continue;
        known.seen.add(mark);
        observe(signal, clock.monotonic() - known.calledMs);
      }
    },
  };
}
