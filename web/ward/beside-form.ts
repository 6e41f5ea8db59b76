/** In which form a tile says what stands beside its alarm's message, so that it ends within its
 * lines: the first one that fits, and of none the shortest. */
import { assert } from "../../shared/assert.ts";
import { BESIDE_FORMS, type BesideForm } from "../alarms/standing.ts";
import type { Detail } from "./grid.ts";

/** Mean width of a letter or digit, in em, with what a line breaks off at its end (Inter at 420,
 * measured at 11 px). */
const LETTER_EM = 0.5;

type Room = { lineEm: number; lines: number };

/** @param wordsIn the words in a form */
export function besideForm(wordsIn: (form: BesideForm) => string, room: Room): BesideForm {
  assert(room.lineEm >= 0, "room is measured");
  const shortest = BESIDE_FORMS[BESIDE_FORMS.length - 1] ?? "fewest";
  return BESIDE_FORMS.find((form) => linesOf(wordsIn(form), room.lineEm) <= room.lines) ?? shortest;
}

/** Lines that a tile has for them (AlarmLine.module.css). */
export function besideLines(detail: Detail, isMessageTwoLines: boolean): number {
  return isMessageTwoLines || detail === "no-limits" || detail === "no-units" ? 1 : 2;
}

/** How many lines some words take, which are broken between them alone. */
export function linesOf(words: string, lineEm: number): number {
  let lines = 1;
  let usedEm = 0;
  for (const word of words.split(" ")) {
    const wordEm = word.length * LETTER_EM;
    const nextEm = usedEm === 0 ? wordEm : usedEm + LETTER_EM + wordEm;
    if (nextEm > lineEm && usedEm > 0) {
      lines += 1;
      usedEm = wordEm;
    } else usedEm = nextEm;
  }
  return lines;
}
