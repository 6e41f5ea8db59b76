/** How much of the record the list asks for: enough at first, and more when somebody wants it. */
import { PAGE_ROWS_MAX } from "../../shared/bounds.ts";

export const EVENTS_FIRST = 100;
const EVENTS_MORE = 200;

/** How many events to ask for after somebody asked for earlier ones. */
export function nextLimit(limit: number): number {
  return Math.min(PAGE_ROWS_MAX, limit + EVENTS_MORE);
}

/** Whether there are earlier events that the server would still give in one answer. */
export function hasOlder(count: number, limit: number): boolean {
  return count >= limit && limit < PAGE_ROWS_MAX;
}
