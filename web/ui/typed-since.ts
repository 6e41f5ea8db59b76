/** Whether a form says something else than what was sent of it: a server may take its time, and what is
 * typed meanwhile is not in the record. */
import { hashKey } from "@tanstack/react-query";

/** By what they say: the order in which fields were filled in says nothing. */
export function isTypedSince(sent: unknown, now: unknown): boolean {
  return hashKey([sent]) !== hashKey([now]);
}
