// A screen as plain data: takes patches, and says what does not depend on the moment of looking.

import type { BedPatch, BedView, VitalView } from "../../shared/protocol/live.ts";

/** The bed after a patch: each part that is there replaces the old one, vitals one by one. */
export function applyPatch<T extends BedView>(bed: T, { vitals, ...patch }: BedPatch): T {
  return { ...bed, ...patch, vitals: { ...bed.vitals, ...vitals } };
}

/** A bed without what a screen carries on by itself: elapsed time, volume, and values that have
 * become stale by growing old. */
export function settled(bed: BedView, atText: string): unknown {
  const { at: _at, session, vitals, ...rest } = bed;
  const { sparklines: _sparklines, ...shown } = rest as typeof rest & { sparklines?: unknown };
  const still = session === null ? null : { ...session, elapsedMinutes: 0, volumeGivenMl: 0 };
  const aged = Object.entries(vitals).map(([vital, view]) => [vital, agedView(view, atText)]);
  return { ...shown, session: still, vitals: Object.fromEntries(aged) };
}

function agedView(view: VitalView, atText: string): VitalView {
  if (view.takenAt === null || !["fresh", "queried"].includes(view.state)) return view;
  const ageMs = Date.parse(atText) - Date.parse(view.takenAt);
  return ageMs >= view.staleAfterMs ? { ...view, state: "stale" } : view;
}
