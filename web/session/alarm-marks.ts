/** Where alarms lie on the time axis: a stretch from raise to close, and a row by priority. */
import type { AlarmView } from "../../shared/protocol/live.ts";
import { timeMs } from "../../shared/protocol/time.ts";
import { PRIORITIES } from "../../shared/vocabulary.ts";
import { fractionOf, type TimeWindow } from "./timeline.ts";

export type AlarmMark = {
  alarm: AlarmView;
  raisedMs: number;
  /** Fractions of the axis. */
  from: number;
  to: number;
  /** The raise itself lies before what is shown. */
  isCutOff: boolean;
};

/** The alarms of which something lies on the axis; the worst last, so that it is drawn on top. */
export function alarmMarks(alarms: readonly AlarmView[], window: TimeWindow): AlarmMark[] {
  return alarms
    .flatMap((alarm) => {
      const raisedMs = timeMs(alarm.raisedAt);
      const closedMs = alarm.closedAt === null ? window.nowMs : timeMs(alarm.closedAt);
      if (closedMs < window.fromMs || raisedMs > window.toMs) return [];
      const from = fractionOf(window, raisedMs);
      const to = Math.max(from, fractionOf(window, closedMs));
      return [{ alarm, raisedMs, from, to, isCutOff: raisedMs < window.fromMs }];
    })
    .sort((left, right) => rank(right.alarm) - rank(left.alarm) || left.raisedMs - right.raisedMs);
}

/** The alarms that stood at a moment, worst first. */
export function alarmsAt(alarms: readonly AlarmView[], atMs: number): AlarmView[] {
  return alarms
    .filter(({ raisedAt, closedAt }) => {
      const isRaised = timeMs(raisedAt) <= atMs;
      return isRaised && (closedAt === null || atMs < timeMs(closedAt));
    })
    .sort((left, right) => rank(left) - rank(right));
}

function rank(alarm: AlarmView): number {
  return PRIORITIES.indexOf(alarm.priority);
}
