/** Times as they travel: ISO 8601, UTC, milliseconds. Inside the house they are epoch ms. */
import { z } from "zod";

/** `2026-11-23T10:15:00.000Z`, and nothing looser. */
export const timeSchema = z.iso.datetime({ precision: 3 });

/** A moment as people and programs ask for one, UTC or with an offset, with or without fractions of a
 * second; as it travels on. */
export const momentSchema = z.iso
  .datetime({ offset: true, abort: true })
  .refine((text) => isOfRecord(Date.parse(text)), "lies outside the years 1970 to 9998")
  .transform((text) => timeText(Date.parse(text)));

/** Epoch ms as text for the wire. */
export function timeText(atMs: number): string {
  return new Date(atMs).toISOString();
}

/** The calendar date at a moment in a time zone, `2026-11-23`. */
export function dateText(atMs: number, timeZone: string): string {
  // Sweden writes dates as ISO 8601 does.
  return new Intl.DateTimeFormat("sv-SE", { timeZone }).format(atMs);
}

/** Epoch ms of a text that `timeSchema` has passed. */
export function timeMs(text: string): number {
  return Date.parse(text);
}

function isOfRecord(atMs: number): boolean {
  return atMs >= 0 && atMs < MOMENT_MS_MAX;
}

/** Moments of the record lie between 1970 and this, ms: beyond the year 9999 a time has no text. */
export const MOMENT_MS_MAX = Date.UTC(9999, 0, 1);
