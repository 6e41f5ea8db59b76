/** What the reading minute of the comparison says, for the eye and for the ear, and how keys move it. */
import { formatVital, VITAL_TABLE } from "../../shared/vitals/table.ts";
import type { Vital } from "../../shared/vocabulary.ts";
import { MS_PER_MIN, type TimeWindow } from "../session/timeline.ts";
import { compareEn } from "../text/compare-en.ts";
import { text } from "../text/text.ts";
import type { Procedure } from "./align.ts";
import { standingValue } from "./minute-rows.ts";

/** A procedure that is shown, with its place among all that are compared. */
export type Shown = Procedure & { place: number };

const LARGE_STEP = 5;

export function minuteWords(minute: number): string {
  return minute < 0 ? compareEn.before(-minute) : compareEn.at(minute);
}

/** A value without its unit, or that there is none. */
export function valueWordsAt(procedure: Procedure, vital: Vital, minute: number): string {
  const value = standingValue(procedure, vital, minute * MS_PER_MIN);
  return value === null ? compareEn.noData : formatVital(vital, value);
}

/** Every value of a minute as a sentence to be read aloud. */
export function minuteSentence(
  procedures: readonly Procedure[],
  vitals: readonly Vital[],
  minute: number,
): string {
  const told = vitals.map((vital) => {
    const values = procedures.map((each) =>
      compareEn.value(compareEn.procedure(each.label), valueWordsAt(each, vital, minute)),
    );
    return `${text.vital[vital]}, ${VITAL_TABLE[vital].unit}: ${values.join(", ")}`;
  });
  return [minuteWords(minute), ...told].join(". ");
}

/** Where a key takes the reading minute, or null where it means nothing here. Reading begins at the
 * beginning of the infusion. */
export function movedMinute(
  { fromMs, toMs }: TimeWindow,
  minute: number | null,
  key: string,
  isLarge: boolean,
): number | null {
  const first = fromMs / MS_PER_MIN;
  const last = toMs / MS_PER_MIN;
  const step = isLarge ? LARGE_STEP : 1;
  switch (key) {
    case "ArrowLeft":
      return minute === null ? 0 : Math.max(first, minute - step);
    case "ArrowRight":
      return minute === null ? 0 : Math.min(last, minute + step);
    case "Home":
      return first;
    case "End":
      return last;
    default:
      return null;
  }
}
