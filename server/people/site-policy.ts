/**
 * What the site allows its people beyond the defaults. In force once it is on disk. What was
 * acknowledged under an earlier policy stays acknowledged: the monitor asks for nobody's rights, and so
 * a replay gives the same alarms under any policy.
 */
import { DEFAULT_POLICY, type SitePolicy } from "../../shared/alarms/acknowledge.ts";
import { VigilError } from "../../shared/errors.ts";
import type { PolicyBody, PolicyRow } from "../../shared/protocol/http.ts";
import type { Person } from "../../shared/protocol/person.ts";
import { timeText } from "../../shared/protocol/time.ts";
import { isAllowed } from "../../shared/rights.ts";
import type { Db } from "../db/database.ts";
import { checkRecording, type NoteDesk, recordNote } from "../db/recorded-note.ts";
import { lastPolicy, type SetPolicy } from "../db/site-policy.ts";

export type SitePolicies = ReturnType<typeof createSitePolicy>;

/** The policy of a database. */
export function createSitePolicy(db: Db, desk: NoteDesk) {
  let last = lastPolicy(db);
  /** On its way to the disk. */
  let next: SetPolicy | null = null;

  const row = (): PolicyRow => ({
    nursesAcknowledge: (last ?? DEFAULT_POLICY).nursesAcknowledge,
    version: last?.version ?? 0,
    set: last === null ? null : { by: last.by, at: timeText(last.atMs), reason: last.reason },
  });

  return {
    inForce: (): SitePolicy => last ?? DEFAULT_POLICY,
    row,
    /**
     * Sets another policy; settles when it is on disk.
     * @throws VigilError FORBIDDEN, POLICY_CHANGED, NOT_RECORDING, NOT_YET_RECORDED
     */
    async set({ nursesAcknowledge, reason, version }: PolicyBody, by: Person): Promise<PolicyRow> {
      if (!isAllowed(by.role, "set-policy")) throw new VigilError("FORBIDDEN");
      // One version at a time: nobody has seen the one that is on its way.
      const newest = next ?? last;
      if (next !== null || (last?.version ?? 0) !== version) {
        const message = newest === null ? {} : { message: `${newest.by.name} has set it already.` };
        throw new VigilError("POLICY_CHANGED", message);
      }
      checkRecording(desk);
      const policy = {
        nursesAcknowledge,
        version: version + 1,
        by,
        atMs: desk.clock.now(),
        reason,
      };
      next = policy;
      await recordNote(desk, { kind: "site-policy", policy }, () => {
        last = policy;
        next = null;
      });
      return row();
    },
  };
}
