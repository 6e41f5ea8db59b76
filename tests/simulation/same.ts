// Whether two states say the same: what their canonical texts tell, without writing them, which is
// too slow for every step of every world.

/** @param without keys of the outermost value that do not count */
export function isSame(left: unknown, right: unknown, without: readonly string[] = []): boolean {
  if (left === right) return true;
  if (!isObject(left) || !isObject(right)) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  for (const key in left) {
    if (!without.includes(key) && !isSame(left[key], right[key])) return false;
  }
  // What is only in the other one counts too; undefined is as good as absent, as in the text.
  for (const key in right) {
    if (without.includes(key) || key in left) continue;
    if (right[key] !== undefined) return false;
  }
  return true;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
