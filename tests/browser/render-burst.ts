// Runs inside a page: plays a burst through the product's own voice into memory instead of a
// loudspeaker, faster than life, and hands the samples over.

import type { Priority } from "../../shared/vocabulary.ts";
import { BURSTS, burstLengthS, type Tone } from "../../web/sound/pulses.ts";
import { startVoice } from "../../web/sound/voice.ts";

/** Silence before and after, to see where the sound begins and that it ends. */
const MARGIN_S = 0.25;

/** The samples as 16-bit numbers: JSON of floats would be four times as long. */
export async function renderBurst(
  tone: Tone,
  priority: Priority,
  sampleRate: number,
): Promise<number[]> {
  const burst = BURSTS[tone][priority];
  const count = Math.ceil((burstLengthS(burst) + 2 * MARGIN_S) * sampleRate);
  const context = new OfflineAudioContext(1, count, sampleRate);
  startVoice(context.destination, burst, MARGIN_S);
  const rendered = await context.startRendering();
  return [...rendered.getChannelData(0)].map((sample) => Math.round(sample * 32_767));
}
