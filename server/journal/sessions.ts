/**
 * Reads sessions, their alarms and their trends back from the journal and its projections. It never
 * writes: the journal's writer does.
 */
import { z } from "zod";
import type { CountedAlarm } from "../../shared/alarms/alarm-statistics.ts";
import { VigilError } from "../../shared/errors.ts";
import type { Entry } from "../../shared/protocol/entry.ts";
import { entrySchema } from "../../shared/protocol/entry.ts";
import type { AlarmsQuery, JournalQuery, LoggedAlarm } from "../../shared/protocol/http.ts";
import { type AlarmView, alarmViewSchema } from "../../shared/protocol/live.ts";
import { MOMENT_MS_MAX, timeMs, timeSchema } from "../../shared/protocol/time.ts";
import { ALARM_KINDS } from "../../shared/vocabulary.ts";
import type { Db } from "../db/database.ts";

const openSchema = z.object({ id: z.string(), bed: z.string() });
const openOnSchema = z.object({ id: z.string(), toldAtMs: z.number() }).optional();
const numberedSchema = z.object({ n: z.int(), text: z.string() });
const viewSchema = z.object({ view: z.string() });
const loggedSchema = viewSchema.extend({
  shownMs: z.int().nullable(),
  soundedMs: z.int().nullable(),
});
const textSchema = z.object({ text: z.string() }).optional();
const hashSchema = z.object({ hash: z.instanceof(Uint8Array) });
const spanSchema = z
  .object({ bed: z.string(), openedAtMs: z.number(), closedAtMs: z.number().nullable() })
  .optional();
const countedSchema = z.object({
  kind: z.enum(ALARM_KINDS),
  raisedAtMs: z.number(),
  acknowledgedAt: timeSchema.nullable(),
});

export type SessionReader = ReturnType<typeof createSessionReader>;

/** The sessions of a database. */
export function createSessionReader(db: Db) {
  const open = db.prepare("SELECT id, bed FROM sessions WHERE closed_at IS NULL");
  const openOn = db.prepare(
    "SELECT id, told_at AS toldAtMs FROM sessions WHERE bed = ? AND closed_at IS NULL",
  );
  const exists = db.prepare("SELECT 1 FROM sessions WHERE id = ?");
  const alarms = db.prepare(
    `SELECT view, shown.delay_ms AS shownMs, sounded.delay_ms AS soundedMs FROM alarms
     LEFT JOIN alarm_signals AS shown ON shown.alarm = id AND shown.signal = 'shown'
     LEFT JOIN alarm_signals AS sounded ON sounded.alarm = id AND sounded.signal = 'sounded'
     WHERE (@bed IS NULL OR bed = @bed)
       AND (@ward IS NULL OR bed IN (SELECT id FROM beds WHERE ward = @ward))
       AND (@session IS NULL OR session = @session)
       AND (@priority IS NULL OR priority = @priority)
       AND (@kind IS NULL OR kind = @kind)
       AND (@condition IS NULL OR condition = @condition
         OR substr(condition, 1, length(@condition) + 1) = @condition || '.')
       AND raised_at BETWEEN @from AND @to
       AND (@before IS NULL
         OR (raised_at, id) < (SELECT raised_at, id FROM alarms WHERE id = @before))
       AND (@open IS NULL OR (closed_at IS NULL) = @open)
     ORDER BY raised_at DESC, id DESC LIMIT @limit`,
  );
  const counted = db.prepare(
    `SELECT kind, raised_at AS raisedAtMs, coalesce(
       json_extract(view, '$.acknowledgedBefore[0].at'),
       json_extract(view, '$.acknowledged.at')) AS acknowledgedAt
     FROM alarms WHERE session = ?`,
  );
  const span = db.prepare(
    "SELECT bed, opened_at AS openedAtMs, closed_at AS closedAtMs FROM sessions WHERE id = ?",
  );
  const opening = db.prepare("SELECT text FROM entries WHERE session = ? AND n = 1");
  const alarm = db.prepare("SELECT view FROM alarms WHERE id = ?");
  const hash = db.prepare("SELECT hash FROM entries WHERE session = ? AND n = ?");
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
    alarms(query: AlarmsQuery): LoggedAlarm[] {
      const { ward = null, bed = null, session = null, priority = null, limit } = query;
      const { kind = null, condition = null, before = null } = query;
      // Without its alarm a cursor would give an empty page, which reads as "no more".
      if (before !== null && alarm.get(before) === undefined) throw new VigilError("NOT_FOUND");
      const open = query.open === undefined ? null : Number(query.open);
      const from = query.from === undefined ? 0 : timeMs(query.from);
      const to = query.to === undefined ? MOMENT_MS_MAX : timeMs(query.to);
      const narrowed = { ward, bed, session, priority, kind, condition, from, to, before, open };
      return alarms.all({ ...narrowed, limit }).map((row) => {
        const { shownMs, soundedMs } = loggedSchema.parse(row);
        return { ...alarmOf(row), signals: { shownMs, soundedMs } };
      });
    },
    /** Every alarm of a session, as far as it is counted. */
    countedAlarms(session: string): CountedAlarm[] {
      return z
        .array(countedSchema)
        .parse(counted.all(session))
        .map(({ kind, raisedAtMs, acknowledgedAt }) => ({
          kind,
          raisedAtMs,
          acknowledgedAtMs: acknowledgedAt === null ? null : timeMs(acknowledgedAt),
        }));
    },
    /** From when to when a session was on which bed; null where there is none. */
    span(session: string): { bed: string; openedAtMs: number; closedAtMs: number | null } | null {
      return spanSchema.parse(span.get(session)) ?? null;
    },
    /** Whose session it is, as its first entry tells; null where the record has none. */
    patient(session: string): { name: string; initials: string } | null {
      const row = textSchema.parse(opening.get(session));
      if (row === undefined) return null;
      const entry = entrySchema.parse(JSON.parse(row.text));
      if (entry.type !== "session-opened") return null;
      const { name, initials } = entry.patient;
      return { name, initials };
    },
    /** The hash of one entry of a session, which binds it to all before it; hex. */
    hashOf(session: string, n: number): string {
      return Buffer.from(hashSchema.parse(hash.get(session, n)).hash).toString("hex");
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
