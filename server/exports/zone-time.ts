/** Times in a site's zone as ISO 8601 with the offset from UTC, so that the hour that a clock change
 * brings twice can be told apart. */

const MS_PER_S = 1_000;
/** `GMT+01:00`, and `GMT` alone for none. */
const OFFSET = /^GMT([+-]\d{2}:\d{2}(?::\d{2})?)?$/;

/** The writer of a zone's times: making a formatter costs more than a thousand uses of it.
 * @param timeZone IANA name */
export function zoneTimes(timeZone: string): (atMs: number) => string {
  const digits = { month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" } as const;
  const format = new Intl.DateTimeFormat("en-GB", {
    ...digits,
    timeZone,
    year: "numeric",
    second: "2-digit",
    hourCycle: "h23",
    timeZoneName: "longOffset",
  });
  return (atMs) => {
    const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
    for (const { type, value } of format.formatToParts(atMs)) parts[type] = value;
    const { year = "", month, day, hour, minute, second, timeZoneName = "" } = parts;
    const ms = String(Math.floor(atMs) % MS_PER_S).padStart(3, "0");
    const offset = OFFSET.exec(timeZoneName)?.[1] ?? "+00:00";
    return `${year.padStart(4, "0")}-${month}-${day}T${hour}:${minute}:${second}.${ms}${offset}`;
  };
}
