/** Which key does what. Pure: what a command does is for use-keys.ts. */
import { isAllowed } from "../../shared/rights.ts";
import type { Role } from "../../shared/vocabulary.ts";

export const COMMANDS = [
  "keys",
  "theme",
  "names",
  "sound",
  "rail",
  "ward",
  "log",
  "patients",
  "history",
  "open",
  "profiles",
  "full-screen",
  "acknowledge",
  "left",
  "right",
  "up",
  "down",
] as const;
export type Command = (typeof COMMANDS)[number];
export type Direction = Extract<Command, "left" | "right" | "up" | "down">;

const LETTERS: Readonly<Record<string, Command>> = {
  "?": "keys",
  t: "theme",
  n: "names",
  s: "sound",
  r: "rail",
  w: "ward",
  l: "log",
  i: "patients",
  h: "history",
  o: "open",
  p: "profiles",
  f: "full-screen",
  a: "acknowledge",
};

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

/** Where the focus is when a key is pressed. */
export type Place = "typing" | "popup" | "page";

export type Pressed = { key: string; hasModifier: boolean };

/**
 * The command of a key, or null. Where somebody types or chooses, keys keep their usual meaning.
 * @param areLettersOn whether single letters work on this screen (WCAG 2.1.4)
 */
export function commandOf(pressed: Pressed, place: Place, areLettersOn: boolean): Command | null {
  if (pressed.hasModifier || place !== "page") return null;
  const letter = LETTERS[pressed.key.toLowerCase()];
  if (letter !== undefined) return areLettersOn ? letter : null;
  return ARROWS[pressed.key] ?? null;
}

/** Whether a command leads somebody of a role anywhere. */
export function isOffered(command: Command, role: Role): boolean {
  if (command === "patients" || command === "history") return isAllowed(role, "see-patients");
  return command !== "open" || isAllowed(role, "open-sessions");
}

/** The keys that lead somebody of a role anywhere, as the list of keys has them. */
export function keysOffered<T extends readonly [key: string, what: string]>(
  list: readonly T[],
  role: Role,
): T[] {
  return list.filter(([key]) => {
    const command = LETTERS[key.toLowerCase()];
    return command === undefined || isOffered(command, role);
  });
}
