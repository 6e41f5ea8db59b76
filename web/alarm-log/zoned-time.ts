/** The moment that a date and time of day name in the site's time zone, whatever zone the browser is
 * in: a log is narrowed by the clock on the ward's wall. */

const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;
/** Twice is enough: the second time the offset is the right one, except in the hour that a change of
 * clocks leaves out, which names no moment; then it is the hour beside it. */
const ROUNDS = 2;

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

/** How far a zone's clocks are ahead of UTC at a moment. */
function offsetMs(atMs: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(atMs);
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
