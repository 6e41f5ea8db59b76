/** What the login form says, and beside which field. */
import { text } from "../text/text.ts";

export type LoginErrors = { username?: string; password?: string };

/** What is missing before the server is even asked. */
export function missingFields(username: string, password: string): LoginErrors {
  return {
    ...(username.trim() === "" ? { username: text.login.usernameMissing } : {}),
    ...(password === "" ? { password: text.login.passwordMissing } : {}),
  };
}
