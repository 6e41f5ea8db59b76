/**
 * This screen's way out for sound: every burst goes through one volume and past one meter, so that
 * what is measured is what goes to the loudspeaker. Whether the loudspeaker itself is on, no
 * browser can tell.
 */
import { RAMP_S } from "./pulses.ts";

/** Samples that the meter holds: over half a second at 48 kHz, more than two beats of the page, so
 * that no pulse passes between two looks. A power of two, the largest there is. */
const METER_SAMPLES = 32_768;

export type Speaker = {
  context: AudioContext;
  /** Where bursts are connected to. */
  input: AudioNode;
  setVolume(gain: number): void;
  /** The largest sample since a moment of the audio clock, 0 for silence; the meter holds half a
   * second. */
  peakSince(sinceS: number): number;
};

/** Null where the browser has no sound at all. */
export function openSpeaker(volume: number): Speaker | null {
  const context = openContext();
  if (context === null) return null;
  const input = context.createGain();
  input.gain.value = volume;
  const meter = context.createAnalyser();
  meter.fftSize = METER_SAMPLES;
  input.connect(meter).connect(context.destination);
  const samples = new Float32Array(METER_SAMPLES);
  return {
    context,
    input,
    setVolume(gain) {
      input.gain.setTargetAtTime(gain, context.currentTime, RAMP_S);
    },
    peakSince(sinceS) {
      meter.getFloatTimeDomainData(samples);
      const count = Math.ceil((context.currentTime - sinceS) * context.sampleRate);
      let peak = 0;
      for (const sample of samples.subarray(Math.max(0, METER_SAMPLES - Math.max(0, count)))) {
        peak = Math.max(peak, Math.abs(sample));
      }
      return peak;
    },
  };
}

function openContext(): AudioContext | null {
  try {
    return new AudioContext();
  } catch {
    // The screen then says that the browser keeps sound off, which is so.
    return null;
  }
}
