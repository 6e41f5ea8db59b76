/**
 * What narrows the alarm log. It lives in the page's address, so that a narrowed log can be kept and
 * passed on; what the address says wrongly narrows nothing.
 */
import { z } from "zod";
import { timeText } from "../../shared/protocol/time.ts";
import { ALARM_KINDS, PRIORITIES } from "../../shared/vocabulary.ts";
import { zonedMs } from "../ui/zoned-time.ts";

export const STANDINGS = ["all", "open", "closed"] as const;
export type Standing = (typeof STANDINGS)[number];

/** `10:15` as an end takes its whole minute in. */
const MINUTE_END_MS = 59_999;

const name = z.string().max(128).catch("");
const filtersSchema = z.object({
  ward: name,
  bed: name,
  session: name,
  priority: z.enum(["", ...PRIORITIES]).catch(""),
  kind: z.enum(["", ...ALARM_KINDS]).catch(""),
  condition: name,
  /** On the site's clock, as a field for date and time has it: `2026-11-23T10:15`. */
  from: name,
  to: name,
  standing: z.enum(STANDINGS).catch("all"),
});
/** An empty text narrows nothing. */
export type Filters = z.infer<typeof filtersSchema>;

export const NO_FILTERS: Filters = filtersSchema.parse({});

/** The filters of an address. */
export function filtersOf(address: URLSearchParams): Filters {
  return filtersSchema.parse(Object.fromEntries(address));
}

/** The address of filters: only what narrows is in it. */
export function addressOf(filters: Filters): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filters).filter(([key, value]) => value !== "" && !isAll(key, value)),
  );
}

/** The way to the log of one session. */
export function sessionLogPath(session: string): string {
  return `/alarms?${new URLSearchParams({ session })}`;
}

export function isNarrowed(filters: Filters): boolean {
  return Object.keys(addressOf(filters)).length > 0;
}

/** Whether the end lies before the beginning: nothing can be found, and the field says why. */
export function isBackward({ from, to }: Filters): boolean {
  return from !== "" && to !== "" && to < from;
}

/**
 * What the server is asked for; null where it cannot be asked yet: a time needs the site's zone.
 */
export function queryOf(
  filters: Filters,
  timeZone: string | undefined,
): Record<string, string> | null {
  const { from, to, standing, ...same } = filters;
  if (isBackward(filters)) return null;
  if (timeZone === undefined && (from !== "" || to !== "")) return null;
  const zone = timeZone ?? "UTC";
  const fromMs = zonedMs(from, zone);
  const toMs = zonedMs(to, zone);
  return {
    ...addressOf({ ...NO_FILTERS, ...same }),
    ...(fromMs === null ? {} : { from: timeText(fromMs) }),
    ...(toMs === null ? {} : { to: timeText(toMs + MINUTE_END_MS) }),
    ...(standing === "all" ? {} : { open: String(standing === "open") }),
  };
}

/** The one field for wards and beds: `ward demo`, `bed bed-2`, or empty. */
export function placeOf({ ward, bed }: Filters): string {
  if (bed !== "") return `bed ${bed}`;
  return ward === "" ? "" : `ward ${ward}`;
}

export function ofPlace(place: string): Pick<Filters, "ward" | "bed"> {
  const [kind, ...id] = place.split(" ");
  return {
    ward: kind === "ward" ? id.join(" ") : "",
    bed: kind === "bed" ? id.join(" ") : "",
  };
}

function isAll(key: string, value: string): boolean {
  return key === "standing" && value === "all";
}
