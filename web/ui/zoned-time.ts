/** The moment that a date and time of day name in the site's time zone, whatever zone the browser is
 * in: a log is narrowed by the clock on the ward's wall. */

const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;
/** Twice is enough: the second time the offset is the right one, except in the hour that a change of
 * clocks leaves out, which names no moment; then it is the hour beside it. */
const ROUNDS = 2;
/** No zone sets its clocks further. */
const CHANGE_MS_MAX = 3 * 3_600_000;
const MS_PER_DAY = 86_400_000;
const DAY_CHARS = 10;
/** Making a formatter takes longer than a hundred uses; a site has one zone. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * Epoch ms of `2026-11-23T10:15` in a time zone; null for what is no such text.
 * @param timeZone its IANA name
 */
export function zonedMs(local: string, timeZone: string): number | null {
  if (!LOCAL.test(local)) return null;
  const wallMs = Date.parse(`${local}:00.000Z`);
  if (Number.isNaN(wallMs)) return null;
  let atMs = wallMs;
  for (let round = 0; round < ROUNDS; round += 1) atMs = wallMs - offsetMs(atMs, timeZone);
  return atMs;
}

/** Epoch ms at which a calendar day, `2026-11-23`, begins in a time zone; null for what is no day. */
export function dayStartMs(day: string, timeZone: string): number | null {
  return zonedMs(`${day}T00:00`, timeZone);
}

/** Epoch ms of the last moment of a calendar day. A day on which clocks change is 23 or 25 hours. */
export function dayEndMs(day: string, timeZone: string): number | null {
  const noonMs = Date.parse(`${day}T12:00:00.000Z`);
  if (Number.isNaN(noonMs)) return null;
  const next = new Date(noonMs + MS_PER_DAY).toISOString().slice(0, DAY_CHARS);
  const nextMs = dayStartMs(next, timeZone);
  return nextMs === null ? null : nextMs - 1;
}

/**
 * Whether a zone's clock shows the time of this moment twice that night: in the hour that is run again
 * when clocks are set back.
 */
export function isTwofold(atMs: number, timeZone: string): boolean {
  const wallMs = atMs + offsetMs(atMs, timeZone);
  const earlierMs = offsetMs(atMs - CHANGE_MS_MAX, timeZone);
  const laterMs = offsetMs(atMs + CHANGE_MS_MAX, timeZone);
  if (earlierMs <= laterMs) return false;
  return [earlierMs, laterMs].every((each) => offsetMs(wallMs - each, timeZone) === each);
}

/** How far a zone's clocks are ahead of UTC at a moment. */
export function offsetMs(atMs: number, timeZone: string): number {
  const parts = formatterOf(timeZone).formatToParts(atMs);
  const of = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((part) => part.type === type)?.value ?? 0);
  const wallMs = Date.UTC(
    of("year"),
    of("month") - 1,
    of("day"),
    of("hour"),
    of("minute"),
    of("second"),
  );
  return wallMs - Math.floor(atMs / 1_000) * 1_000;
}

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  formatters.set(timeZone, made);
  return made;
}
