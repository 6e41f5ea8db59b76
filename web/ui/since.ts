/** Since when, for what may have begun before today: `06:40`, `yesterday 16:40`, `21 Nov, 16:40`. Today
 * and yesterday are the site's calendar days, whatever the browser's are. */
import { phaseEn } from "../text/phase-en.ts";
import { text } from "../text/text.ts";
import { minuteText } from "./time.ts";

const MS_PER_DAY = 86_400_000;

export function sinceText(atMs: number, nowMs: number, timeZone: string | undefined): string {
  const clock = minuteText(atMs, timeZone);
  const days = dayOf(nowMs, timeZone) - dayOf(atMs, timeZone);
  if (days <= 0) return clock;
  if (days === 1) return phaseEn.leftOpen.yesterday(clock);
  const day = new Intl.DateTimeFormat(text.locale, {
    ...(timeZone === undefined ? {} : { timeZone }),
    day: "numeric",
    month: "short",
  }).format(atMs);
  return phaseEn.leftOpen.day(day, clock);
}

/** The number of a calendar day in a zone: days count by their names, for a day may have 23 hours. */
function dayOf(atMs: number, timeZone: string | undefined): number {
  const day = new Intl.DateTimeFormat("en-CA", {
    ...(timeZone === undefined ? {} : { timeZone }),
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).format(atMs);
  return Date.parse(`${day}T00:00:00.000Z`) / MS_PER_DAY;
}
