/** What a form of a profile says of the server's refusal. */
import { ApiError } from "../api.ts";
import { profilesEn } from "../text/profiles-en.ts";

/** The server's sentence; where somebody else was quicker, with what has become of the form. */
export function refusalWords(error: Error | null): string | undefined {
  if (error === null) return undefined;
  const isOvertaken = error instanceof ApiError && error.code === "PROFILE_CHANGED";
  return isOvertaken ? profilesEn.form.lookAgain(error.message) : error.message;
}
