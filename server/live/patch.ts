/** Puts what changed on a bed into the form that screens get. */
import {
  bedView,
  deviceView,
  openAlarmViews,
  sessionView,
  vitalView,
} from "../../shared/monitor/view.ts";
import type { BedPatch, LiveBed } from "../../shared/protocol/live.ts";
import { timeText } from "../../shared/protocol/time.ts";
import { type Bed, presentMs } from "../ward/bed.ts";
import type { Touch } from "../ward/touch.ts";

/** The parts of a bed that were touched, at the server's time. */
export function bedPatch(bed: Bed, touch: Touch, serverMs: number): BedPatch {
  const { state } = bed;
  const nowMs = presentMs(bed, serverMs);
  const patch: BedPatch = { id: state.bed, at: timeText(nowMs) };
  if (touch.vitals.size > 0) {
    patch.vitals = {};
    for (const vital of touch.vitals) patch.vitals[vital] = vitalView(state, vital);
  }
  if (touch.session) {
    patch.session = state.session === null ? null : sessionView(state.session, nowMs);
  }
  if (touch.device) patch.device = deviceView(state);
  if (touch.alarms) patch.alarms = openAlarmViews(state);
  if (touch.sparklines) patch.sparklines = bed.sparklines.view(state.atMs);
  return patch;
}

/** A whole bed with its sparklines, at the server's time. */
export function liveBed(bed: Bed, serverMs: number): LiveBed {
  const { state, place, sparklines } = bed;
  return {
    ...bedView(state, place, presentMs(bed, serverMs)),
    sparklines: sparklines.view(state.atMs),
  };
}
