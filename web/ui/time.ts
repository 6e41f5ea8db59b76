/** Times and ages as people read them. The site's time zone counts, never the browser's. */
import { text } from "../text/text.ts";
import { isTwofold, offsetMs } from "./zoned-time.ts";

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
  return told(formatter(timeZone, "seconds").format(atMs), atMs, timeZone);
}

/** `10:15` in a time zone. */
export function minuteText(atMs: number, timeZone: string | undefined): string {
  return told(bareMinuteText(atMs, timeZone), atMs, timeZone);
}

/** The same without its offset, for where that has a place of its own. */
export function bareMinuteText(atMs: number, timeZone: string | undefined): string {
  return formatter(timeZone, "minutes").format(atMs);
}

/** `UTC+2` in the hour that a clock which is set back shows twice; null at all other times, which
 * need no more than the zone's name. */
export function twofoldOffset(atMs: number, timeZone: string | undefined): string | null {
  if (timeZone === undefined) return null;
  const key = `${timeZone} ${Math.floor(atMs / QUARTER_MS)}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  if (offsets.size >= OFFSETS_MAX) offsets.clear();
  const offset = isTwofold(atMs, timeZone) ? offsetText(offsetMs(atMs, timeZone)) : null;
  offsets.set(key, offset);
  return offset;
}

/** A time with its offset behind it, where it would mean two moments. */
export function told(time: string, atMs: number, timeZone: string | undefined): string {
  const offset = twofoldOffset(atMs, timeZone);
  return offset === null ? time : `${time} ${offset}`;
}

/** Zones change their clocks at full quarters of an hour, so each quarter is asked about once. */
const QUARTER_MS = 15 * S_PER_MIN * MS_PER_S;
/** Five days of quarters; of more the map is begun anew. */
const OFFSETS_MAX = 480;
const offsets = new Map<string, string | null>();

function offsetText(ms: number): string {
  const minutes = Math.abs(ms) / (S_PER_MIN * MS_PER_S);
  const rest = minutes % MIN_PER_H;
  const hours = Math.floor(minutes / MIN_PER_H);
  return `UTC${ms < 0 ? "−" : "+"}${hours}${rest === 0 ? "" : `:${two(rest)}`}`;
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
