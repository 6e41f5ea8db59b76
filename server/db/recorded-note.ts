/**
 * A note that a person waits for. It counts from the moment it is on disk and not before: what a
 * crash would take back must not be in force, nor be named by a session's record. As with orders to
 * the ward, nobody is kept waiting by a disk that hangs.
 */
import { COMMAND_ANSWER_MS_MAX } from "../../shared/bounds.ts";
import { VigilError } from "../../shared/errors.ts";
import type { Clock } from "../clock.ts";
import type { Notebook } from "./notebook.ts";
import type { Note } from "./notes.ts";

export type NoteDesk = {
  notebook: Notebook;
  clock: Clock;
  /** Whether the disk takes anything just now. */
  canRecord: () => boolean;
};

/** Whether there is any use in noting something. @throws VigilError NOT_RECORDING */
export function checkRecording({ canRecord }: NoteDesk): void {
  if (!canRecord()) throw new VigilError("NOT_RECORDING");
}

/**
 * Writes a note down; settles when it is on disk.
 * @param onRecorded takes it into force, also where that comes after the answer
 * @throws VigilError NOT_YET_RECORDED, where it is on its way
 */
export async function recordNote(
  { notebook, clock }: NoteDesk,
  note: Note,
  onRecorded: () => void,
): Promise<void> {
  const isInTime = await new Promise<boolean>((resolve) => {
    const stopWaiting = clock.after(COMMAND_ANSWER_MS_MAX, () => resolve(false));
    void notebook.note(note).then(() => {
      onRecorded();
      stopWaiting();
      resolve(true);
    });
  });
  if (!isInTime) throw new VigilError("NOT_YET_RECORDED");
}
