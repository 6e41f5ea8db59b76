/** One burst on the audio clock: an oscillator with four harmonics, opened once for each pulse. */
import { type Burst, burstLengthS, HARMONIC_GAINS, RAMP_S } from "./pulses.ts";

/** Loudness of a pulse; the rest is the screen's volume. Below 1 so that harmonics do not clip. */
const PEAK_GAIN = 0.5;

export type Voice = {
  endsS: number;
  /** Ends it now, with a ramp, whether it has started or not. */
  stop(): void;
};

/** Hands a burst to the clock of an output's context, to start at a moment of that clock. */
export function startVoice(output: AudioNode, burst: Burst, startS: number): Voice {
  const { context } = output;
  const oscillator = context.createOscillator();
  const gain = context.createGain();
  oscillator.setPeriodicWave(waveOf(context));
  gain.gain.value = 0;
  for (const pulse of burst.pulses) {
    const fromS = startS + pulse.startS;
    const toS = fromS + pulse.lengthS;
    // The gate is closed here, so a new pitch makes no click.
    oscillator.frequency.setValueAtTime(pulse.frequencyHz, fromS);
    gain.gain.setValueAtTime(0, fromS);
    gain.gain.linearRampToValueAtTime(PEAK_GAIN, fromS + RAMP_S);
    gain.gain.setValueAtTime(PEAK_GAIN, toS - RAMP_S);
    gain.gain.linearRampToValueAtTime(0, toS);
  }
  oscillator.connect(gain).connect(output);
  const endsS = startS + burstLengthS(burst);
  oscillator.onended = () => gain.disconnect();
  oscillator.start(startS);
  oscillator.stop(endsS);
  return {
    endsS,
    stop() {
      const nowS = context.currentTime;
      gain.gain.cancelScheduledValues(nowS);
      gain.gain.setTargetAtTime(0, nowS, RAMP_S / 3);
      oscillator.stop(nowS + RAMP_S * 2);
    },
  };
}

function waveOf(context: BaseAudioContext): PeriodicWave {
  const sines = Float32Array.from([0, ...HARMONIC_GAINS]);
  return context.createPeriodicWave(new Float32Array(sines.length), sines);
}
