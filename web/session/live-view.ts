/**
 * The live side of one session for React: what was seen of its bed since the page was opened, and
 * the bed's present. Charts are drawn again every other second at the most, numerals are not held
 * back by it.
 */
import { useMemo, useState, useSyncExternalStore } from "react";
import type { BedView, SessionView } from "../../shared/protocol/live.ts";
import { nowMs } from "../clock.ts";
import { bedNowMs } from "../live/bed-time.ts";
import { liveStore, tickStore } from "../live/store.ts";
import { useStable } from "../ui/use-stable.ts";
import { EMPTY_TAIL, extended, type LiveTail } from "./live-tail.ts";
import type { LiveDrip, LivePhase } from "./trend-model.ts";

/** A line of 45 minutes moves by less than a pixel in this time; redrawing it costs more. */
const DRAW_EVERY_MS = 2_000;

export type LiveView = {
  tail: LiveTail;
  /** The bed's time; null while the session is on no bed that is known here. */
  nowMs: number | null;
};

export function useLiveView(session: string): LiveView {
  const [view] = useState(() => liveView(session));
  return useSyncExternalStore(view.subscribe, view.get);
}

/** The live phase, as an object that changes only when the phase does. */
export function useLivePhase(session: SessionView | null): LivePhase | null {
  const phase = session?.phase;
  const phaseSince = session?.phaseSince;
  return useMemo(
    () => (phase === undefined || phaseSince === undefined ? null : { phase, phaseSince }),
    [phase, phaseSince],
  );
}

/** The live drip, as an object that changes only when its rate does. */
export function useLiveDrip(session: SessionView | null): LiveDrip | null {
  const keep = useStable(isSameDrip);
  return keep(session);
}

function isSameDrip(before: LiveDrip | null, after: LiveDrip | null): boolean {
  return (
    before?.drip.set?.at === after?.drip.set?.at &&
    before?.infusion.rateMlPerH === after?.infusion.rateMlPerH
  );
}

function liveView(session: string) {
  let tail: LiveTail = EMPTY_TAIL;
  let drawn: LiveView = { tail, nowMs: null };
  let drawnAtMs = 0;

  const look = (): boolean => {
    const bed = bedOf(session);
    if (bed === null) return settle({ tail, nowMs: null });
    tail = extended(tail, bed);
    return settle({ tail, nowMs: bedNowMs(bed, tickStore.getState().serverMs) });
  };
  const settle = (next: LiveView): boolean => {
    const isJoining = (drawn.nowMs === null) !== (next.nowMs === null);
    if (!isJoining && nowMs() - drawnAtMs < DRAW_EVERY_MS) return false;
    if (drawn.tail === next.tail && drawn.nowMs === next.nowMs) return false;
    drawn = next;
    drawnAtMs = nowMs();
    return true;
  };

  return {
    get: () => drawn,
    subscribe: (onChange: () => void) => {
      const take = () => {
        if (look()) onChange();
      };
      take();
      return liveStore.subscribe(take);
    },
  };
}

function bedOf(session: string): BedView | null {
  const { ward } = liveStore.getState();
  const beds = ward === null ? [] : Object.values(ward.beds);
  return beds.find((bed) => bed.session?.id === session) ?? null;
}
