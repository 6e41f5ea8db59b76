/**
 * What is looked at before a session opens, as the site has set it. In force once it is on disk; a
 * session names the points that were looked at in their own words, so that a later list changes none.
 */
import { VigilError } from "../../shared/errors.ts";
import type { Person } from "../../shared/protocol/person.ts";
import type { Checklist, ChecklistBody } from "../../shared/protocol/sessions.ts";
import { timeText } from "../../shared/protocol/time.ts";
import { isAllowed } from "../../shared/rights.ts";
import { DEFAULT_CHECKLIST } from "../../shared/session/checklist.ts";
import { lastChecklist, type SetChecklist } from "../db/checklist.ts";
import type { Db } from "../db/database.ts";
import { checkRecording, type NoteDesk, recordNote } from "../db/recorded-note.ts";

export type Checklists = ReturnType<typeof createChecklists>;

/** The checklist of a database. */
export function createChecklists(db: Db, desk: NoteDesk) {
  let last = lastChecklist(db);
  /** On its way to the disk. */
  let next: SetChecklist | null = null;

  const inForce = (): Checklist => ({
    items: [...(last?.items ?? DEFAULT_CHECKLIST)],
    version: last?.version ?? 0,
    set: last === null ? null : { by: last.by, at: timeText(last.atMs), reason: last.reason },
  });

  return {
    inForce,
    /**
     * Sets another checklist; settles when it is on disk.
     * @throws VigilError FORBIDDEN, CHECKLIST_CHANGED, NOT_RECORDING, NOT_YET_RECORDED
     */
    async set({ items, reason, version }: ChecklistBody, by: Person): Promise<Checklist> {
      if (!isAllowed(by.role, "set-checklist")) throw new VigilError("FORBIDDEN");
      // One version at a time: nobody has seen the one that is on its way.
      const newest = next ?? last;
      if (next !== null || (last?.version ?? 0) !== version) {
        const message = newest === null ? {} : { message: `${newest.by.name} has set it already.` };
        throw new VigilError("CHECKLIST_CHANGED", message);
      }
      checkRecording(desk);
      const set = { items, version: version + 1, by, atMs: desk.clock.now(), reason };
      next = set;
      await recordNote(desk, { kind: "checklist", set }, () => {
        last = set;
        next = null;
      });
      return inForce();
    },
  };
}
