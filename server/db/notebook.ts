/**
 * Hands notes to the thread that writes them, a group at a time, in order. It never makes anybody
 * wait: a group that cannot be written stays first in line and is tried again until it can.
 */
import type { Cancel, Clock } from "../clock.ts";
import type { Note } from "./notes.ts";

/** A disk that refused is asked again after this long. */
const RETRY_MS = 1_000;

export type Notebook = {
  /** Writes a note down after all that came before; settles when it is on disk, and never fails.
   * Whoever notes sees to it that only so many of its notes wait at a time. */
  note(note: Note): Promise<void>;
};

/** The notebook as the owner of the writer's thread sees it. */
export type NotebookLine = Notebook & {
  /** The thread has written the group. */
  written(): void;
  /** It could not. */
  failed(reason: string): void;
  /** A new thread has taken the place of one that ended. */
  postAgain(): void;
  /** What has not been handed over yet; the thread is about to end. */
  takeRest(): Note[];
};

export type NotebookOptions = {
  clock: Clock;
  /** Hands a group to the thread. */
  post: (notes: Note[]) => void;
  /** Told once each time that the disk begins to refuse. */
  onWait: (reason: string) => void;
};

/** An empty notebook. */
export function createNotebook({ clock, post, onWait }: NotebookOptions): NotebookLine {
  type Waiting = { note: Note; settle: () => void };
  /** Bounded by those who note: one a door, a few a login. */
  let waiting: Waiting[] = [];
  let writing: Waiting[] = [];
  let cancelRetry: Cancel | null = null;
  let isRefused = false;

  const postGroup = (): void => {
    cancelRetry = null;
    if (writing.length === 0) {
      writing = waiting;
      waiting = [];
    }
    if (writing.length > 0) post(writing.map(({ note }) => note));
  };

  return {
    note: (note) =>
      new Promise((settle) => {
        waiting.push({ note, settle });
        if (writing.length === 0) postGroup();
      }),
    failed(reason) {
      if (!isRefused) onWait(reason);
      isRefused = true;
      cancelRetry = clock.after(RETRY_MS, postGroup);
    },
    written() {
      isRefused = false;
      for (const { settle } of writing) settle();
      writing = [];
      postGroup();
    },
    postAgain() {
      // A retry that is due posts by itself; twice would be answered twice.
      if (cancelRetry === null && writing.length > 0) postGroup();
    },
    takeRest() {
      cancelRetry?.();
      const rest = cancelRetry === null ? waiting : [...writing, ...waiting];
      return rest.map(({ note }) => note);
    },
  };
}
