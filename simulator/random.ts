/**
 * The simulator's only source of chance: a seeded generator in whole-number arithmetic, so that a
 * seed gives the same numbers on every machine. `sfc32` by Chris Doty-Humphrey (public domain,
 * PractRand), seeded through an FNV-style hash of a text.
 */
import { assert } from "../shared/assert.ts";

export type Random = {
  /** Uniform in [0, 1). */
  uniform(): number;
  /** Uniform between two bounds. */
  between(low: number, high: number): number;
  /** Mean 0, standard deviation 1, never beyond ±3. */
  normal(): number;
  /** A generator of its own, which neither takes from this one nor gives to it. */
  fork(name: string): Random;
};

const UINT32 = 2 ** 32;
/** Draws that mix the seed into all of the state. */
const WARM_UP_DRAWS = 16;
/** A sensor's noise has no outliers here: those are scenarios, and are named. */
const NORMAL_MAX = 3;

/** @param seed any text; generators of different texts have nothing in common. */
export function createRandom(seed: string): Random {
  const uniform = sfc32(seed);
  return {
    uniform,
    between: (low, high) => {
      assert(low <= high, "a range runs upwards");
      return low + (high - low) * uniform();
    },
    normal: () => normalFrom(uniform),
    fork: (name) => createRandom(`${seed}/${name}`),
  };
}

/** Sum of twelve uniforms (Irwin–Hall): near enough to normal, and free of `Math.log`, whose last
 * digit may differ between engines. */
function normalFrom(uniform: () => number): number {
  let sum = -6;
  for (let draw = 0; draw < 12; draw += 1) sum += uniform();
  return Math.min(NORMAL_MAX, Math.max(-NORMAL_MAX, sum));
}

function sfc32(seed: string): () => number {
  let [a, b, c] = [hash(seed, 1), hash(seed, 2), hash(seed, 3)];
  let counter = 1;
  const uniform = (): number => {
    const sum = (a + b + counter) >>> 0;
    counter = (counter + 1) >>> 0;
    a = (b ^ (b >>> 9)) >>> 0;
    b = (c + (c << 3)) >>> 0;
    c = (((c << 21) | (c >>> 11)) + sum) >>> 0;
    return sum / UINT32;
  };
  for (let draw = 0; draw < WARM_UP_DRAWS; draw += 1) uniform();
  return uniform;
}

/** FNV-1a over UTF-16 units, salted. */
function hash(text: string, salt: number): number {
  let value = (0x811c9dc5 ^ Math.imul(salt, 0x9e3779b1)) >>> 0;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return value;
}
