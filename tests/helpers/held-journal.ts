// A journal that writes when it is told to and not before: for everything that must wait for the
// disk, or must go on without it.

import type { Batch, Journal } from "../../server/journal/journal.ts";
import { entrySchema } from "../../shared/protocol/entry.ts";

export type HeldJournal = Journal & {
  /** What is on disk, oldest first. */
  written: Batch[];
  /** Batches that wait for the disk. */
  waiting(): number;
  /** Takes the oldest batches to the disk: all that wait, or so many. */
  commit(count?: number): void;
  /** Says that it can take no more, or that it can again. */
  setFull(isFull: boolean): void;
  /** Says that the disk refuses, or that it takes entries again. */
  setRecording(isRecording: boolean): void;
  entries(session: string): ReturnType<typeof entrySchema.parse>[];
};

export function heldJournal(): HeldJournal {
  const written: Batch[] = [];
  const waiting: { batch: Batch; settle: () => void }[] = [];
  let isFull = false;
  let isRecording = true;
  const texts = (session: string): string[] =>
    written
      .flatMap(({ entries }) => entries)
      .filter((entry) => entry.session === session)
      .map(({ text }) => text);
  return {
    written,
    waiting: () => waiting.length,
    commit(count = waiting.length) {
      for (const { batch, settle } of waiting.splice(0, count)) {
        written.push(batch);
        settle();
      }
    },
    setFull(full) {
      isFull = full;
    },
    setRecording(recording) {
      isRecording = recording;
    },
    entries: (session) => texts(session).map((text) => entrySchema.parse(JSON.parse(text))),
    append: (batch) => new Promise((settle) => waiting.push({ batch, settle })),
    *read(session, from) {
      yield* texts(session).slice(from - 1);
    },
    isFull: () => isFull,
    state: () => ({ lagMs: 0, bytes: 0, recording: isRecording }),
    close: async () => {},
  };
}
