/** Notices a device that sends far more than a bedside monitor can measure, for a sustained time. */
import { RATE_WINDOW_MS, READINGS_PER_S_MAX } from "../../shared/bounds.ts";

const SECOND_MS = 1_000;

/** Counts live readings; true once every second of a whole window was over the limit. */
export function createRateGuard(): (nowMs: number) => boolean {
  let second = -1;
  let count = 0;
  let secondsOver = 0;
  return (nowMs) => {
    const current = Math.floor(nowMs / SECOND_MS);
    if (current !== second) {
      const isNext = current === second + 1;
      secondsOver = isNext && count > READINGS_PER_S_MAX ? secondsOver + 1 : 0;
      second = current;
      count = 0;
    }
    count += 1;
    return secondsOver * SECOND_MS >= RATE_WINDOW_MS;
  };
}
