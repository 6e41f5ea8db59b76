/** Times and ages as people read them. The site's time zone counts, never the browser's. */
import { text } from "../text/text.ts";

const MS_PER_S = 1_000;
const S_PER_MIN = 60;
const MIN_PER_H = 60;

/** `0:07`, `1:20`, `12:05`, `1 h 05`: an age, rounded down to whole seconds. */
export function ageText(ageMs: number): string {
  const seconds = Math.max(0, Math.floor(ageMs / MS_PER_S));
  const minutes = Math.floor(seconds / S_PER_MIN);
  if (minutes < MIN_PER_H) return `${minutes}:${two(seconds % S_PER_MIN)}`;
  return `${Math.floor(minutes / MIN_PER_H)} h ${two(minutes % MIN_PER_H)}`;
}

/** `1:45`, `0:09`: what is left, rounded up, so that it never says 0:00 while something is left. */
export function countdownText(leftMs: number): string {
  return ageText(Math.ceil(Math.max(0, leftMs) / MS_PER_S) * MS_PER_S);
}

/** `10:15:04` in a time zone; in the browser's own while the site's is not known yet. */
export function clockText(atMs: number, timeZone: string | undefined): string {
  return formatter(timeZone, "seconds").format(atMs);
}

/** `10:15` in a time zone. */
export function minuteText(atMs: number, timeZone: string | undefined): string {
  return formatter(timeZone, "minutes").format(atMs);
}

/** One formatter per zone and form: making one takes longer than a hundred uses. A site has one
 * time zone, so this stays at two. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(timeZone: string | undefined, form: "seconds" | "minutes"): Intl.DateTimeFormat {
  const key = `${form} ${timeZone}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(text.locale, {
    ...(timeZone === undefined ? {} : { timeZone }),
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    ...(form === "seconds" ? { second: "2-digit" } : {}),
  });
  formatters.set(key, made);
  return made;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
