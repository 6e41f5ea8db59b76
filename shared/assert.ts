/**
 * Assertions about our own code. A failed assertion is a bug in Vigil, never bad input: input is
 * refused with a code from errors.ts. This is the only file that throws a bare Error.
 */

/**
 * States what must be true here.
 * @throws Error when it is not, naming the broken assumption.
 */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${message}`);
}

/**
 * Returns a value that the caller knows to be present.
 * @throws Error when it is null or undefined.
 */
export function present<T>(value: T | null | undefined, message: string): T {
  if (value === null || value === undefined) throw new Error(`assertion failed: ${message}`);
  return value;
}

/** Marks a branch of a union as impossible; the compiler checks it, and so does the run. */
export function unreachable(value: never): never {
  throw new Error(`assertion failed: unexpected ${JSON.stringify(value)}`);
}
