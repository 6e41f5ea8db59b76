/**
 * What narrows the history. It lives in the page's address, so that a narrowed list can be kept and
 * passed on; what the address says wrongly narrows nothing. Days are those of the site's time zone.
 */
import { z } from "zod";
import { NOTE_CHARS_MAX } from "../../shared/bounds.ts";
import { timeText } from "../../shared/protocol/time.ts";
import { OUTCOMES } from "../../shared/vocabulary.ts";
import { dayEndMs, dayStartMs } from "../ui/zoned-time.ts";

export const STANDINGS = ["all", "open", "closed"] as const;

const name = z.string().max(128).catch("");
const day = z.union([z.literal(""), z.iso.date()]).catch("");
const filtersSchema = z.object({
  q: z.string().max(NOTE_CHARS_MAX).catch(""),
  ward: name,
  outcome: z.enum(["", ...OUTCOMES]).catch(""),
  standing: z.enum(STANDINGS).catch("all"),
  from: day,
  to: day,
});
/** An empty text narrows nothing. */
export type HistoryFilters = z.infer<typeof filtersSchema>;

export const NO_FILTERS: HistoryFilters = filtersSchema.parse({});

/** The filters of an address. */
export function filtersOf(address: URLSearchParams): HistoryFilters {
  return filtersSchema.parse(Object.fromEntries(address));
}

/** The address of filters: only what narrows is in it. */
export function addressOf(filters: HistoryFilters): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filters).filter(([, value]) => value.trim() !== "" && value !== "all"),
  );
}

export function isNarrowed(filters: HistoryFilters): boolean {
  return Object.keys(addressOf(filters)).length > 0;
}

/** Whether the end lies before the beginning: nothing can be found, and the field says why. */
export function isBackward({ from, to }: HistoryFilters): boolean {
  return from !== "" && to !== "" && to < from;
}

/** What the server is asked for; null where it cannot be asked yet: a day needs the site's zone. */
export function queryOf(
  filters: HistoryFilters,
  timeZone: string | undefined,
): Record<string, string> | null {
  const { from, to, standing, q, ...same } = filters;
  if (isBackward(filters)) return null;
  if (timeZone === undefined && (from !== "" || to !== "")) return null;
  const zone = timeZone ?? "UTC";
  const fromMs = dayStartMs(from, zone);
  const toMs = dayEndMs(to, zone);
  return {
    ...addressOf({ ...NO_FILTERS, ...same, q: q.trim() }),
    ...(fromMs === null ? {} : { from: timeText(fromMs) }),
    ...(toMs === null ? {} : { to: timeText(toMs) }),
    ...(standing === "all" ? {} : { open: String(standing === "open") }),
  };
}
