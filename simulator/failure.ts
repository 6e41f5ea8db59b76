/** What ends a command early: a sentence for the person who typed it, and an exit code. */

/** Exit codes of every command (interfaces.md). */
export const EXIT = { success: 0, failure: 1, misuse: 2 } as const;

/** The command cannot go on: one sentence, no stack. */
export class Failure extends Error {
  readonly exit: number;

  /** @param exit `failure` where it was understood and could not be done, else `misuse` */
  constructor(sentence: string, exit: number = EXIT.failure) {
    super(sentence);
    this.exit = exit;
  }
}

/** One sentence of whatever was thrown by a library or by the system. */
export function sentenceOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) {
    return sentenceOf(error.errors[0]);
  }
  const text = error instanceof Error ? error.message : String(error);
  return text.split("\n", 1)[0] ?? "";
}
