/** Figures of the system page as people read them. */
import { systemEn } from "../text/system-en.ts";

const { units } = systemEn;
const S_PER_MIN = 60;
const S_PER_H = 3_600;
const S_PER_DAY = 86_400;
const MS_PER_S = 1_000;
const BYTES_STEP = 1_000;

/** `0 min 7 s`, `1 h 5 min`, `3 d 4 h`: the two units that matter. */
export function uptimeWords(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  if (whole >= S_PER_DAY) {
    return units.days(Math.floor(whole / S_PER_DAY), Math.floor((whole % S_PER_DAY) / S_PER_H));
  }
  if (whole >= S_PER_H) {
    return units.hours(Math.floor(whole / S_PER_H), Math.floor((whole % S_PER_H) / S_PER_MIN));
  }
  return units.minutes(Math.floor(whole / S_PER_MIN), whole % S_PER_MIN);
}

/** `3 ms`, `0.4 ms`, `12.5 s`; null where there was nothing to measure. */
export function durationWords(ms: number | null): string | null {
  if (ms === null) return null;
  if (ms >= MS_PER_S) return units.s((ms / MS_PER_S).toFixed(1));
  return units.ms(ms < 10 ? String(Math.round(ms * 10) / 10) : String(Math.round(ms)));
}

/** `512 B`, `1.5 MB`: by thousands, as disks are sold. */
export function bytesWords(bytes: number): string {
  let value = bytes;
  let step = 0;
  while (value >= BYTES_STEP && step < units.bytes.length - 1) {
    value /= BYTES_STEP;
    step += 1;
  }
  return `${step === 0 ? value : value.toFixed(1)} ${units.bytes[step]}`;
}
