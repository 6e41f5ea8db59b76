/**
 * The form of an observation, without its drawing. Nothing is chosen beforehand and only what was
 * touched is sent: what the form assumed would stand in the record as seen.
 */
import type { z } from "zod";
import type { observationBodySchema } from "../../shared/protocol/http.ts";
import type { SessionView } from "../../shared/protocol/live.ts";
import type { Acvpu, CtcaeGrade, Symptom } from "../../shared/vocabulary.ts";
import { CTCAE_GRADES, SYMPTOMS } from "../../shared/vocabulary.ts";
import { sessionEn } from "../text/session-en.ts";
import { judgeManual, type ManualTexts } from "./manual-vitals.ts";

export type Grade = 0 | CtcaeGrade;
export type General = SessionView["general"];

/** What may be done about a reaction; a person decides. */
export type Action = "continue" | "pause" | "halve-rate" | "stop" | "stop-for-good" | "emergency";

export const GRADES: readonly Grade[] = [0, ...CTCAE_GRADES];

/** domain.md §5. */
const ACTIONS: Readonly<Record<Grade, readonly Action[]>> = {
  0: ["continue"],
  1: ["continue"],
  2: ["pause", "halve-rate"],
  3: ["stop"],
  4: ["stop-for-good", "emergency"],
  5: [],
};

/** Null is untouched. */
export type Seen = {
  acvpu: Acvpu | null;
  symptoms: readonly Symptom[] | null;
  ctcaeGrade: Grade | null;
  action: Action | null;
  /** What was measured by hand, as typed. */
  manual: ManualTexts;
  note: string;
};

export const UNTOUCHED: Seen = {
  acvpu: null,
  symptoms: null,
  ctcaeGrade: null,
  action: null,
  manual: {},
  note: "",
};

/** What is offered: for the grade that was chosen, or else for the one last seen. */
export function actionsOffered(seen: Seen, last: General): readonly Action[] {
  const grade = seen.ctcaeGrade ?? last?.ctcaeGrade ?? null;
  return grade === null ? [] : ACTIONS[grade];
}

/** The symptoms that are marked: those touched now, or those last seen. */
export function symptomsMarked(seen: Seen, last: General): readonly Symptom[] {
  return seen.symptoms ?? last?.symptoms ?? [];
}

/** Symptoms are told as a whole, so a touch starts from those last seen: to add one must not take
 * another away. */
export function withSymptom(seen: Seen, last: General, symptom: Symptom): Seen {
  const marked = symptomsMarked(seen, last);
  const wanted = new Set(marked.includes(symptom) ? [] : [symptom]);
  const symptoms = SYMPTOMS.filter(
    (each) => wanted.has(each) || (each !== symptom && marked.includes(each)),
  );
  return { ...seen, symptoms };
}

/** A second touch takes a choice back. An action that the grade does not offer goes with it. */
export function withGrade(seen: Seen, last: General, grade: Grade): Seen {
  const next = { ...seen, ctcaeGrade: seen.ctcaeGrade === grade ? null : grade };
  const isOffered = next.action !== null && actionsOffered(next, last).includes(next.action);
  return isOffered ? next : { ...next, action: null };
}

/** What is sent; null while nothing was touched, or a value measured by hand is none.
 * @param words how an action reads in the record */
export function observationBody(
  { acvpu, symptoms, ctcaeGrade, action, manual, note }: Seen,
  words: Readonly<Record<Action, string>>,
): z.input<typeof observationBodySchema> | null {
  const trimmed = note.trim();
  const { vitals, faults } = judgeManual(manual);
  if (Object.keys(faults).length > 0) return null;
  const body = {
    ...(acvpu === null ? {} : { acvpu }),
    ...(symptoms === null ? {} : { symptoms: [...symptoms] }),
    ...(ctcaeGrade === null ? {} : { ctcaeGrade }),
    ...(action === null ? {} : { action: words[action] }),
    ...(vitals === null ? {} : { vitals }),
    ...(trimmed === "" ? {} : { note: trimmed }),
  };
  return Object.keys(body).length === 0 ? null : body;
}

/** What was seen last, in words; what nobody has stated is left out. */
export function generalWords(general: NonNullable<General>): string[] {
  const { acvpu, symptoms, ctcaeGrade } = general;
  return [
    ...(acvpu === null ? [] : [sessionEn.events.acvpu[acvpu]]),
    ...(symptoms === null ? [] : [sessionEn.events.symptoms(symptoms)]),
    ...(ctcaeGrade === null ? [] : [sessionEn.events.ctcaeGrade(ctcaeGrade)]),
  ];
}
