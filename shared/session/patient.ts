/**
 * A patient as the register has them: identity, and what has to be known before something is infused.
 * It knows nothing of sessions; those name the patient that they were opened for.
 */
import { z } from "zod";
import { LISTED_MAX, NOTE_CHARS_MAX } from "../bounds.ts";
import { SEXES } from "../vocabulary.ts";
import { childPughInputsSchema } from "./child-pugh.ts";

/** Kilograms that a scale can show of a person (proposal): a slip of the decimal lies outside. */
export const WEIGHT_KG = { min: 0.5, max: 400 } as const;
/** The oldest person on record lived 122 years; a birth date from before is a slip. */
const BORN_FROM = "1890-01-01";
const NAME_CHARS_MAX = 120;
const RECORD_NUMBER_CHARS_MAX = 32;
const INITIALS_MAX = 3;

/** Control characters, and those that turn the direction of what stands beside them: a name or number
 * must read the same to everybody. */
const UNSEEN = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u;
const SEEN = /[\p{L}\p{N}]/u;

const line = (charsMax: number) =>
  z
    .string()
    .trim()
    .min(1, "is missing")
    .max(charsMax)
    .refine((text) => SEEN.test(text), "has no letter and no digit")
    .refine((text) => !UNSEEN.test(text), "has a character that nobody can see");

/** One thing a line; nothing in it means that there is none. */
const listSchema = z.array(line(NOTE_CHARS_MAX)).max(LISTED_MAX);

export const recordNumberSchema = line(RECORD_NUMBER_CHARS_MAX);

/** `birthDate` is a calendar date of the place where the patient was born, and has no time zone. */
export const patientSchema = z.strictObject({
  name: line(NAME_CHARS_MAX),
  /** Of one patient alone. */
  recordNumber: recordNumberSchema,
  birthDate: z.iso.date().refine((date) => date >= BORN_FROM, "is too long ago"),
  sex: z.enum(SEXES),
  /** Null where nobody has weighed the patient. */
  weightKg: z.number().min(WEIGHT_KG.min).max(WEIGHT_KG.max).nullable(),
  diagnosis: z.string().trim().max(NOTE_CHARS_MAX),
  /** Null where the patient has no cirrhosis. */
  cirrhosis: childPughInputsSchema.nullable(),
  complications: listSchema,
  concomitantDiseases: listSchema,
  medication: listSchema,
  /** Null where nobody has asked: that is not the same as none. */
  allergies: listSchema.nullable(),
});
export type Patient = z.infer<typeof patientSchema>;

/** Whether a patient would be born after today.
 * @param today the site's calendar date, `2026-11-23` */
export function isBornLater({ birthDate }: Pick<Patient, "birthDate">, today: string): boolean {
  return birthDate > today;
}

/** Whole years at a date.
 * @param on a calendar date on or after the birth */
export function ageYears(birthDate: string, on: string): number {
  const [birthYear = 0] = birthDate.split("-").map(Number);
  const [year = 0] = on.split("-").map(Number);
  // Month and day compare as text; who was born on 29 February has the next birthday on 1 March.
  const isBeforeBirthday = on.slice(5) < birthDate.slice(5);
  return year - birthYear - (isBeforeBirthday ? 1 : 0);
}

/** How a name or a number is looked for: in small letters, without accents, words apart by one space. */
export function searchText(text: string): string {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "");
  return plain.toLowerCase().replace(/\s+/gu, " ").trim();
}

/** The first letters of up to three names: `Anna Maria Lindqvist` is `AML`. */
export function initialsOf(name: string): string {
  const letters = name
    .split(/[\s-]+/u)
    .flatMap((part) => [...part].slice(0, 1))
    .filter((letter) => /\p{L}/u.test(letter))
    .map((letter) => letter.toUpperCase());
  if (letters.length <= INITIALS_MAX) return letters.join("");
  return [...letters.slice(0, INITIALS_MAX - 1), letters.at(-1)].join("");
}
