// Listens to samples as a technician with a scope would: where pulses begin and end, how steep
// their edges are, which frequencies are in them.

export type HeardPulse = { startS: number; endS: number; riseS: number; fallS: number };

/** A pulse is what is louder than this part of the loudest moment; below lies the foot of a ramp. */
const FLOOR = 0.02;
/** Rise and fall are measured between these parts of a pulse's own height, as is usual. */
const EDGE_LOW = 0.1;
const EDGE_HIGH = 0.9;
/** The envelope is the loudest sample within this: a period of the lowest tone, 523 Hz. */
const PERIOD_S = 1 / 523;

/** The pulses of a sound, in order. */
export function pulsesIn(samples: Float32Array, sampleRate: number): HeardPulse[] {
  const envelope = envelopeOf(samples, Math.ceil(PERIOD_S * sampleRate));
  const floor = loudest(envelope) * FLOOR;
  const pulses: HeardPulse[] = [];
  let from: number | null = null;
  for (let at = 0; at <= envelope.length; at += 1) {
    const isLoud = (envelope[at] ?? 0) > floor;
    if (isLoud && from === null) from = at;
    if (isLoud || from === null) continue;
    pulses.push(pulseOf(envelope.subarray(from, at), from, sampleRate));
    from = null;
  }
  return pulses;
}

/** How much of one frequency is in a stretch of sound, as the amplitude of its sine. */
export function amplitudeAt(
  samples: Float32Array,
  frequencyHz: number,
  sampleRate: number,
): number {
  let real = 0;
  let imaginary = 0;
  let weights = 0;
  for (const [at, sample] of samples.entries()) {
    // Hann's window keeps neighbouring frequencies apart.
    const weight = 0.5 - 0.5 * Math.cos((2 * Math.PI * at) / samples.length);
    const angle = (2 * Math.PI * frequencyHz * at) / sampleRate;
    real += sample * weight * Math.cos(angle);
    imaginary += sample * weight * Math.sin(angle);
    weights += weight;
  }
  return (2 * Math.hypot(real, imaginary)) / weights;
}

/** The frequency between two bounds that there is most of, to one hertz. */
export function strongestHz(
  samples: Float32Array,
  sampleRate: number,
  between: { fromHz: number; toHz: number },
): number {
  // A stretch of 50 ms smears every frequency over 80 Hz: steps of ten hertz miss none.
  const coarseHz = strongestOf(samples, sampleRate, { ...between, stepHz: 10 });
  const around = { fromHz: coarseHz - 10, toHz: coarseHz + 10, stepHz: 1 };
  return strongestOf(samples, sampleRate, around);
}

function strongestOf(
  samples: Float32Array,
  sampleRate: number,
  steps: { fromHz: number; toHz: number; stepHz: number },
): number {
  let best = { hz: 0, amplitude: 0 };
  for (let hz = steps.fromHz; hz <= steps.toHz; hz += steps.stepHz) {
    const amplitude = amplitudeAt(samples, hz, sampleRate);
    if (amplitude > best.amplitude) best = { hz, amplitude };
  }
  return best.hz;
}

function pulseOf(envelope: Float32Array, from: number, sampleRate: number): HeardPulse {
  const height = loudest(envelope);
  const above = (part: number): number => envelope.findIndex((value) => value > part * height);
  const lastAbove = (part: number): number =>
    envelope.findLastIndex((value) => value > part * height);
  return {
    startS: from / sampleRate,
    endS: (from + envelope.length) / sampleRate,
    riseS: (above(EDGE_HIGH) - above(EDGE_LOW)) / sampleRate,
    fallS: (lastAbove(EDGE_LOW) - lastAbove(EDGE_HIGH)) / sampleRate,
  };
}

/** Centred, so that what is loud neither begins nor ends early by more than half the width. */
function envelopeOf(samples: Float32Array, width: number): Float32Array {
  const half = Math.floor(width / 2);
  return samples.map((_, at) => {
    let most = 0;
    for (let near = Math.max(0, at - half); near <= at + half; near += 1) {
      most = Math.max(most, Math.abs(samples[near] ?? 0));
    }
    return most;
  });
}

function loudest(samples: Float32Array): number {
  return samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
}
