/** Times of a report as people at the site read them: the site's zone, with the day where the session
 * goes past midnight, and the offset from UTC where it goes across a change of clocks. */

const LOCALE = "en-GB";

export type SiteClock = {
  /** `10:15:04` */
  time: (atMs: number) => string;
  /** `10:15` */
  minute: (atMs: number) => string;
  /** `23 Nov 2026` */
  day: (atMs: number) => string;
  /** `23 Nov 2026, 10:15:04 GMT+1` */
  stamp: (atMs: number) => string;
};

/** The clock of a stretch of time: making it costs more than a thousand uses of it.
 * @param timeZone IANA name */
export function siteClock(timeZone: string, fromMs: number, toMs: number): SiteClock {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const made = new Intl.DateTimeFormat(LOCALE, { timeZone, hourCycle: "h23", ...options });
    return (atMs: number): string => made.format(atMs);
  };
  const hoursAndMinutes = { hour: "2-digit", minute: "2-digit" } as const;
  const day = format({ day: "numeric", month: "short", year: "numeric" });
  const shortDay = format({ day: "numeric", month: "short" });
  const plainTime = format({ ...hoursAndMinutes, second: "2-digit" });
  const minute = format(hoursAndMinutes);
  const offsetName = new Intl.DateTimeFormat(LOCALE, { timeZone, timeZoneName: "shortOffset" });
  const offset = (atMs: number): string =>
    offsetName.formatToParts(atMs).find(({ type }) => type === "timeZoneName")?.value ?? "";

  const isOneDay = day(fromMs) === day(toMs);
  const isOneOffset = offset(fromMs) === offset(toMs);
  return {
    time: (atMs) => {
      const dayPart = isOneDay ? "" : `${shortDay(atMs)} `;
      const offsetPart = isOneOffset ? "" : ` ${offset(atMs)}`;
      return `${dayPart}${plainTime(atMs)}${offsetPart}`;
    },
    minute,
    day,
    stamp: (atMs) => `${day(atMs)}, ${plainTime(atMs)} ${offset(atMs)}`,
  };
}

/** `2:05`, or `1:02:05` from an hour on. */
export function durationText(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  const two = (part: number): string => String(part).padStart(2, "0");
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes}:${two(seconds % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}
