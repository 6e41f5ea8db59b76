/** What a form of a register says of the server's refusal: beside its field, and at the form's end. */
import { ApiError } from "../api.ts";
import { registersEn } from "../text/registers-en.ts";
import { refusedFields, type Typed } from "./draft.ts";

const OVERTAKEN: readonly string[] = ["PATIENT_CHANGED", "PROGRAMME_CHANGED"];

/** Whether somebody else was quicker. */
export function isOvertaken(error: Error | null): boolean {
  return error instanceof ApiError && OVERTAKEN.includes(error.code);
}

/** The refused fields, each with what it has to hold, or with the sentence of a refusal by name.
 * @param wanted what each field has to hold */
export function refusedFaults(error: Error | null, wanted: Typed): Typed {
  if (!(error instanceof ApiError)) return {};
  const { code, message, details } = error;
  return Object.fromEntries(
    [...refusedFields(details)].map((field) => [
      field,
      code === "BAD_REQUEST" ? (wanted[field] ?? message) : message,
    ]),
  );
}

/** The server's sentence; where somebody else was quicker, with what has become of the form. */
export function refusalWords(error: Error | null): string | undefined {
  if (error === null) return undefined;
  return isOvertaken(error) ? registersEn.overtaken(error.message) : error.message;
}
