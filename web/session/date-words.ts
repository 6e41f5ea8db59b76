/** A day and a time, for what may lie longer ago than a clock alone could tell. */
import { text } from "../text/text.ts";
import { told } from "../ui/time.ts";

/** `23 Nov 2026` in a time zone. */
export function dayText(atMs: number, timeZone: string | undefined): string {
  return new Intl.DateTimeFormat(text.locale, {
    ...(timeZone === undefined ? {} : { timeZone }),
    dateStyle: "medium",
  }).format(atMs);
}

/** `23 Nov 2026, 10:15` in a time zone. */
export function dateTimeText(atMs: number, timeZone: string | undefined): string {
  const words = new Intl.DateTimeFormat(text.locale, {
    ...(timeZone === undefined ? {} : { timeZone }),
    dateStyle: "medium",
    timeStyle: "short",
  }).format(atMs);
  return told(words, atMs, timeZone);
}
