/**
 * Tells a new reading from a repeat, a contradiction and a hole. A device repeats after a broken
 * link what it was not told is stored; saying the same again is welcome, saying something else
 * under the same number is refused, and a reading that fills a hole is as good as new.
 */
import { assert } from "../../shared/assert.ts";
import { HOLES_MAX, REPEAT_MEMORY_READINGS } from "../../shared/bounds.ts";

/** A place that no number has taken yet. */
const NO_SEQ = -1;

export type Verdict =
  | { kind: "new" }
  | { kind: "new-after-gap"; fromSeq: number; toSeq: number }
  | { kind: "repeat" }
  | { kind: "contradiction" };

export type Repeats = {
  /** Highest number taken so far, or null at the start of a boot. */
  last(): number | null;
  /** Judges a reading without remembering it. */
  judge(seq: number, content: number): Verdict;
  /** Remembers a reading that was taken, or refused for good. */
  remember(seq: number, content: number): void;
  /** Knows a hole again that an earlier run of the server saw. */
  reopen(fromSeq: number, toSeq: number): void;
};

/** Memory of one boot of one device. @param stored highest number known to be on disk, or null */
export function createRepeats(stored: number | null): Repeats {
  let last = stored;
  /** Lowest number of this boot that came. Below what an earlier run has stored all did. */
  let first = stored === null ? Number.POSITIVE_INFINITY : 0;
  const contents = createContents();
  /** Numbers that never came, as ranges; at most HOLES_MAX, the oldest are given up. */
  let holes: { from: number; to: number }[] = [];

  const isHole = (seq: number): boolean => holes.some(({ from, to }) => seq >= from && seq <= to);

  const fill = (seq: number): void => {
    holes = holes.flatMap(({ from, to }) => {
      if (seq < from || seq > to) return [{ from, to }];
      const parts = [
        { from, to: seq - 1 },
        { from: seq + 1, to },
      ];
      return parts.filter((part) => part.from <= part.to);
    });
    if (holes.length > HOLES_MAX) holes.shift();
  };

  const open = (from: number, to: number): void => {
    holes.push({ from, to });
    if (holes.length > HOLES_MAX) holes.shift();
  };

  return {
    last: () => last,
    judge(seq, content) {
      if (last === null || seq === last + 1) return { kind: "new" };
      if (seq > last) return { kind: "new-after-gap", fromSeq: last + 1, toSeq: seq - 1 };
      if (seq < first || isHole(seq)) return { kind: "new" };
      const known = contents.get(seq);
      // What was forgotten is stored: saying it again changes nothing.
      return known === undefined || known === content
        ? { kind: "repeat" }
        : { kind: "contradiction" };
    },
    remember(seq, content) {
      assert(seq >= 0, "readings are numbered from zero");
      contents.set(seq, content);
      if (seq < first) {
        if (last !== null && seq < first - 1) open(seq + 1, first - 1);
        first = seq;
      } else if (last !== null && seq <= last) fill(seq);
      else if (last !== null && seq > last + 1) open(last + 1, seq - 1);
      last = Math.max(last ?? seq, seq);
    },
    reopen: open,
  };
}

/**
 * Fingerprints of the newest REPEAT_MEMORY_READINGS numbers, each in the place of its remainder.
 * Flat arrays, because every device has one: a Map of as many numbers takes 140 KB, this 12.
 */
function createContents(): {
  get(seq: number): number | undefined;
  set(seq: number, content: number): void;
} {
  const seqs = new Float64Array(REPEAT_MEMORY_READINGS).fill(NO_SEQ);
  const contents = new Int32Array(REPEAT_MEMORY_READINGS);
  return {
    get(seq) {
      const place = seq % REPEAT_MEMORY_READINGS;
      return seqs[place] === seq ? contents[place] : undefined;
    },
    set(seq, content) {
      const place = seq % REPEAT_MEMORY_READINGS;
      // A reading that fills an old hole must not push a newer one out.
      if ((seqs[place] ?? NO_SEQ) > seq) return;
      seqs[place] = seq;
      contents[place] = content;
    },
  };
}

/** A 32-bit fingerprint of a text (FNV-1a). */
export function fingerprint(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash;
}
