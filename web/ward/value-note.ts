/** The words beside a number: nothing while it is young, its age once that matters. */
import type { VitalView } from "../../shared/protocol/live.ts";
import { text } from "../text/text.ts";
import { ageText } from "../ui/time.ts";
import { isAgeTold, type Standing, valueAgeMs } from "./reading.ts";

/** The same for the smallest tiles: the bare age, or a word. */
export function shortNoteOf(
  view: Pick<VitalView, "takenAt" | "staleAfterMs">,
  standing: Standing,
  now: { bedMs: number; isLive: boolean },
): string | null {
  const ageMs = valueAgeMs(view, now.bedMs);
  if (standing === "lead-off") return text.value.leadOffShort;
  if (standing === "never" || ageMs === null) return null;
  return noteOf(view, standing, now) === null ? null : ageText(ageMs);
}

/** A note in two: its age, which has to be seen whole, and the words that go where there is no room
 * for them beside the number. A note that is no bare age is one. */
export function noteParts(note: string, short: string | null): { first: string; rest: string } {
  const isAge = short !== null && note.startsWith(short);
  return isAge ? { first: short, rest: note.slice(short.length) } : { first: note, rest: "" };
}

/**
 * | standing | words |
 * |---|---|
 * | present, young, link live | none |
 * | present and late, or link lost | `0:12 ago` |
 * | old | `0:12 ago` |
 * | gone | `no data 1:20` |
 * | lead-off | `sensor off` |
 * | never | `no data yet` |
 */
export function noteOf(
  view: Pick<VitalView, "takenAt" | "staleAfterMs">,
  standing: Standing,
  now: { bedMs: number; isLive: boolean },
): string | null {
  const ageMs = valueAgeMs(view, now.bedMs);
  if (standing === "lead-off") return text.value.leadOff;
  if (standing === "never" || ageMs === null) return text.value.neverAny;
  if (standing === "gone") return text.value.noData(ageText(ageMs));
  const isTold = standing === "old" || !now.isLive || isAgeTold(view.staleAfterMs, ageMs);
  return isTold ? text.value.age(ageText(ageMs)) : null;
}
