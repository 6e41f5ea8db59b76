/**
 * Reads sessions, their alarms and their trends back from the journal and its projections. It never
 * writes: the journal's writer does.
 */
import { z } from "zod";
import type { Entry } from "../../shared/protocol/entry.ts";
import { entrySchema } from "../../shared/protocol/entry.ts";
import type { AlarmsQuery, JournalQuery } from "../../shared/protocol/http.ts";
import { type AlarmView, alarmViewSchema } from "../../shared/protocol/live.ts";
import type { Db } from "../db/database.ts";

const openSchema = z.object({ id: z.string(), bed: z.string() });
const openOnSchema = z.object({ id: z.string(), toldAtMs: z.number() }).optional();
const numberedSchema = z.object({ n: z.int(), text: z.string() });
const viewSchema = z.object({ view: z.string() });

export type SessionReader = ReturnType<typeof createSessionReader>;

/** The sessions of a database. */
export function createSessionReader(db: Db) {
  const open = db.prepare("SELECT id, bed FROM sessions WHERE closed_at IS NULL");
  const openOn = db.prepare(
    "SELECT id, told_at AS toldAtMs FROM sessions WHERE bed = ? AND closed_at IS NULL",
  );
  const exists = db.prepare("SELECT 1 FROM sessions WHERE id = ?");
  const alarms = db.prepare(
    `SELECT view FROM alarms
     WHERE (@bed IS NULL OR bed = @bed)
       AND (@ward IS NULL OR bed IN (SELECT id FROM beds WHERE ward = @ward))
       AND (@session IS NULL OR session = @session)
       AND (@priority IS NULL OR priority = @priority)
       AND (@open IS NULL OR (closed_at IS NULL) = @open)
     ORDER BY raised_at DESC, id DESC LIMIT @limit`,
  );
  const alarm = db.prepare("SELECT view FROM alarms WHERE id = ?");
  const page = {
    oldest: db.prepare(pageSql("n > @after", "ASC")),
    newest: db.prepare(pageSql("(@after = 0 OR n < @after)", "DESC")),
  };

  const alarmOf = (row: unknown): AlarmView =>
    alarmViewSchema.parse(JSON.parse(viewSchema.parse(row).view));

  return {
    openSessions(): { id: string; bed: string }[] {
      return z.array(openSchema).parse(open.all());
    },
    /** The open session of one bed and the latest moment it told of anything, or null. */
    openSession(bed: string): { id: string; toldAtMs: number } | null {
      return openOnSchema.parse(openOn.get(bed)) ?? null;
    },
    hasSession(id: string): boolean {
      return exists.get(id) !== undefined;
    },
    /** One page of a session's journal. `after` is the number to go on from, in either order. */
    page(session: string, query: JournalQuery): { n: number; entry: Entry }[] {
      const { after, limit, order, show } = query;
      const events = show === "events" ? 1 : 0;
      const rows = page[order].all({ session, after, limit, events });
      return z
        .array(numberedSchema)
        .parse(rows)
        .map(({ n, text }) => ({ n, entry: entrySchema.parse(JSON.parse(text)) }));
    },
    /** Newest first. */
    alarms(query: AlarmsQuery): AlarmView[] {
      const { ward = null, bed = null, session = null, priority = null, limit } = query;
      const isOpen = query.open === undefined ? null : Number(query.open);
      return alarms.all({ ward, bed, session, priority, open: isOpen, limit }).map(alarmOf);
    },
    alarm(id: string): AlarmView | null {
      const row = alarm.get(id);
      return row === undefined ? null : alarmOf(row);
    },
  };
}

function pageSql(from: string, order: "ASC" | "DESC"): string {
  return `SELECT n, text FROM entries WHERE session = @session AND ${from}
    AND (@events = 0 OR type <> 'reading') ORDER BY n ${order} LIMIT @limit`;
}
