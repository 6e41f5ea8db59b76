/**
 * Readings that the server has not yet stored, oldest first. They are kept as the text that was or
 * will be sent, so that a reading sent again is the same reading to the last character.
 */
import { assert } from "../../shared/assert.ts";
import { AGE_MS_MAX, BATCH_READINGS_MAX, FRAME_BYTES_MAX } from "../../shared/bounds.ts";
import type { ReadingFrame } from "../../shared/protocol/device.ts";

/**
 * Readings kept while nobody takes them: 24 h at one a second. The server refuses anything older
 * (TOO_OLD), so a longer memory would be of no use. About 130 bytes each: 11 MB a bed, and only
 * for a bed that has been alone for a day.
 */
export const OUTBOX_READINGS_MAX = AGE_MS_MAX / 1_000;
/** Room for the frame around a batch. */
const ENVELOPE_BYTES = 64;

export type Outbox = {
  /** Numbers a reading and keeps it; the oldest is dropped when there is no room. */
  add(reading: Omit<ReadingFrame, "seq">): number;
  /** Everything up to this number is on the server's disk. */
  stored(seq: number): void;
  /** The server has refused this reading for good. */
  refused(seq: number): void;
  /** The next frame after this number, and the number it ends with; null when there is none. */
  frameAfter(seq: number): { text: string; lastSeq: number } | null;
  lastSeq(): number;
  size(): number;
  dropped(): number;
};

/** @param readingsMax readings kept; a test needs fewer than a day's. */
export function createOutbox(readingsMax: number = OUTBOX_READINGS_MAX): Outbox {
  assert(readingsMax > 0, "an outbox holds something");
  // At most readingsMax entries, in order of seq.
  const kept = new Map<number, string>();
  let lastSeq = 0;
  let dropped = 0;

  const firstKept = (): number | undefined => kept.keys().next().value;

  return {
    add: (reading) => {
      lastSeq += 1;
      kept.set(lastSeq, JSON.stringify({ seq: lastSeq, ...reading }));
      const first = firstKept();
      if (kept.size > readingsMax && first !== undefined) {
        kept.delete(first);
        dropped += 1;
      }
      assert(kept.size <= readingsMax, "the outbox keeps its bound");
      return lastSeq;
    },
    stored: (seq) => {
      // The server may know readings of this boot that this run has never made: go on after them.
      lastSeq = Math.max(lastSeq, seq);
      for (const one of kept.keys()) {
        if (one > seq) break;
        kept.delete(one);
      }
    },
    refused: (seq) => {
      kept.delete(seq);
    },
    frameAfter: (seq) => {
      const from = Math.max(seq + 1, firstKept() ?? lastSeq + 1);
      const texts: string[] = [];
      let bytes = ENVELOPE_BYTES;
      let last = from - 1;
      for (let next = from; next <= lastSeq && texts.length < BATCH_READINGS_MAX; next += 1) {
        const text = kept.get(next);
        if (text !== undefined) {
          // Every character of a reading is ASCII, so that its length is its bytes.
          bytes += text.length + 1;
          if (bytes > FRAME_BYTES_MAX) break;
          texts.push(text);
        }
        last = next;
      }
      const [only] = texts;
      if (only === undefined) return null;
      const text =
        texts.length === 1
          ? `{"type":"reading",${only.slice(1)}`
          : `{"type":"readings","readings":[${texts.join(",")}]}`;
      return { text, lastSeq: last };
    },
    lastSeq: () => lastSeq,
    size: () => kept.size,
    dropped: () => dropped,
  };
}
