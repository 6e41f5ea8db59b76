/**
 * The sounds of a screen as lists of pulses (domain.md §4, IEC 60601-1-8 style). Pure numbers: the
 * player turns them into sound, the tests hear them without a loudspeaker.
 */
import type { Priority } from "../../shared/vocabulary.ts";

/** What a screen says by sound: how bad it is, and whether nobody answered where it first called. */
export const TONES = ["own", "escalated"] as const;
export type Tone = (typeof TONES)[number];

/** One pulse, seconds from the start of its burst. */
export type Pulse = { startS: number; lengthS: number; frequencyHz: number };

export type Burst = {
  pulses: readonly Pulse[];
  /** From the start of one burst to the start of the next. */
  repeatS: number;
};

type Rhythm = { lengthS: number; spacingS: number; frequencyHz: number };

/** Edges of a pulse are ramps of this length, or it would click. */
export const RAMP_S = 0.015;

/** Four harmonics, each 3 dB below the one before. */
export const HARMONIC_GAINS: readonly number[] = [0, -3, -6, -9].map((dB) => 10 ** (dB / 20));

const HIGH: Rhythm = { lengthS: 0.15, spacingS: 0.1, frequencyHz: 880 };
const MEDIUM: Rhythm = { lengthS: 0.2, spacingS: 0.2, frequencyHz: 660 };
const LOW: Rhythm = { lengthS: 0.2, spacingS: 0, frequencyHz: 523 };
/** Between the two halves of a high burst, and the least between two bursts: any closer and their
 * pulses would run into each other. */
export const GROUP_GAP_S = 0.6;

/**
 * What goes before the burst of an escalated alarm: two short pulses that rise by a fourth, from
 * the pitch of a medium alarm to that of a high one (proposal). No burst of a ward changes its pitch,
 * so a doctor hears from the first half second that this one is meant for them; the burst itself
 * stays as it is, so that its priority is heard as everywhere else. 100 ms is inside the window of a
 * high pulse (75 to 200 ms), and everything together stays far below the repeat.
 */
const CALL_UP: readonly Pulse[] = [
  { startS: 0, lengthS: 0.1, frequencyHz: MEDIUM.frequencyHz },
  { startS: 0.2, lengthS: 0.1, frequencyHz: HIGH.frequencyHz },
];
/** Longer than any spacing within a burst, shorter than the gap between the halves of a high one. */
const CALL_UP_GAP_S = 0.3;

const OWN: Readonly<Record<Priority, Burst>> = {
  high: { pulses: highPulses(), repeatS: 10 },
  medium: { pulses: evenly(3, MEDIUM, 0), repeatS: 20 },
  low: { pulses: evenly(1, LOW, 0), repeatS: 30 },
};

export const BURSTS: Readonly<Record<Tone, Readonly<Record<Priority, Burst>>>> = {
  own: OWN,
  escalated: {
    high: calledUp(OWN.high),
    medium: calledUp(OWN.medium),
    low: calledUp(OWN.low),
  },
};

/** When the last pulse of a burst ends, seconds from its start. */
export function burstLengthS({ pulses }: Burst): number {
  return Math.max(...pulses.map(endS));
}

/** 3 + 2, and after a gap again 3 + 2. Between three and two the standard's own rhythm holds: as
 * long as if one pulse were left out. */
function highPulses(): Pulse[] {
  const half = [...evenly(3, HIGH, 0), ...evenly(2, HIGH, 4 * (HIGH.lengthS + HIGH.spacingS))];
  return [...half, ...later(half, Math.max(...half.map(endS)) + GROUP_GAP_S)];
}

function calledUp({ pulses, repeatS }: Burst): Burst {
  const fromS = Math.max(...CALL_UP.map(endS)) + CALL_UP_GAP_S;
  return { pulses: [...CALL_UP, ...later(pulses, fromS)], repeatS };
}

function evenly(count: number, { lengthS, spacingS, frequencyHz }: Rhythm, fromS: number): Pulse[] {
  return Array.from({ length: count }, (_, at) => ({
    startS: fromS + at * (lengthS + spacingS),
    lengthS,
    frequencyHz,
  }));
}

function later(pulses: readonly Pulse[], byS: number): Pulse[] {
  return pulses.map((pulse) => ({ ...pulse, startS: pulse.startS + byS }));
}

function endS({ startS, lengthS }: Pulse): number {
  return startS + lengthS;
}
