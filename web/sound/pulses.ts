/**
 * The sound of each priority as a list of pulses (domain.md §4, IEC 60601-1-8 style). Pure numbers:
 * the player turns them into sound, the tests hear them without a loudspeaker.
 */
import type { Priority } from "../../shared/vocabulary.ts";

/** One pulse, seconds from the start of its burst. */
export type Pulse = { startS: number; lengthS: number };

export type Burst = {
  pulses: readonly Pulse[];
  frequencyHz: number;
  /** From the start of one burst to the start of the next. */
  repeatS: number;
};

/** Edges of a pulse are ramps of this length, or it would click. */
export const RAMP_S = 0.015;

/** Four harmonics, each 3 dB below the one before. */
export const HARMONIC_GAINS: readonly number[] = [0, -3, -6, -9].map((dB) => 10 ** (dB / 20));

const HIGH = { lengthS: 0.15, spacingS: 0.1 };
const MEDIUM = { lengthS: 0.2, spacingS: 0.2 };
const LOW = { lengthS: 0.2, spacingS: 0 };
/** Between the two halves of a high burst. */
const GROUP_GAP_S = 0.6;

export const BURSTS: Readonly<Record<Priority, Burst>> = {
  high: { pulses: highPulses(), frequencyHz: 880, repeatS: 10 },
  medium: { pulses: evenly(3, MEDIUM, 0), frequencyHz: 660, repeatS: 20 },
  low: { pulses: evenly(1, LOW, 0), frequencyHz: 523, repeatS: 30 },
};

/** When the last pulse of a burst ends, seconds from its start. */
export function burstLengthS({ pulses }: Burst): number {
  return Math.max(...pulses.map(endS));
}

/** 3 + 2, and after a gap again 3 + 2. Between three and two the standard's own rhythm holds: as
 * long as if one pulse were left out. */
function highPulses(): Pulse[] {
  const half = [...evenly(3, HIGH, 0), ...evenly(2, HIGH, 4 * (HIGH.lengthS + HIGH.spacingS))];
  const secondS = Math.max(...half.map(endS)) + GROUP_GAP_S;
  return [...half, ...half.map(({ startS, lengthS }) => ({ startS: startS + secondS, lengthS }))];
}

function evenly(
  count: number,
  { lengthS, spacingS }: { lengthS: number; spacingS: number },
  fromS: number,
): Pulse[] {
  return Array.from({ length: count }, (_, at) => ({
    startS: fromS + at * (lengthS + spacingS),
    lengthS,
  }));
}

function endS({ startS, lengthS }: Pulse): number {
  return startS + lengthS;
}
