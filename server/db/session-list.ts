/** Sessions as people look them up: a projection of their journals, which the journal's thread writes
 * (writer.ts). Read only. */
import { z } from "zod";
import { VigilError } from "../../shared/errors.ts";
import { phaseSchema, registeredSchema } from "../../shared/protocol/entry.ts";
import type { SessionRow, SessionsQuery } from "../../shared/protocol/sessions.ts";
import { MOMENT_MS_MAX, timeMs, timeText } from "../../shared/protocol/time.ts";
import { searchText } from "../../shared/session/patient.ts";
import { OUTCOMES, SESSION_PHASES } from "../../shared/vocabulary.ts";
import type { Db } from "./database.ts";
import { SEARCH_WORDS_MAX } from "./patients.ts";

const rowSchema = z.object({
  id: z.string(),
  bed: z.string(),
  ward: z.string().nullable(),
  phase: z.enum(SESSION_PHASES),
  outcome: z.enum(OUTCOMES).nullable(),
  openedAtMs: z.int(),
  infusingAtMs: z.int().nullable(),
  closedAtMs: z.int().nullable(),
  opening: z.string(),
  procedures: z.int().nullable(),
  alarms: z.int(),
});
/** Empty where a record from before there was one has lost its first entry: of nobody known. */
const openingSchema = z.object({
  patient: z
    .object({ name: z.string(), recordNumber: z.string() })
    .default({ name: "", recordNumber: "" }),
  registered: registeredSchema.nullable().default(null),
  nurse: z.string().nullable().default(null),
  doctor: z.string().nullable().default(null),
});
const textSchema = z.object({ text: z.string() });
type Phase = z.infer<typeof phaseSchema>;
const countSchema = z.object({ count: z.int() });

export type SessionList = ReturnType<typeof createSessionList>;

/** The sessions of a database. */
export function createSessionList(db: Db) {
  const words = Array.from({ length: SEARCH_WORDS_MAX }, (_, place) => `@word${place}`);
  const search = db.prepare(
    `SELECT sessions.id, bed, beds.ward, phase, outcome, opened_at AS openedAtMs,
       infusing_at AS infusingAtMs, closed_at AS closedAtMs, opening,
       (SELECT json_extract(record, '$.procedures') FROM programmes WHERE id = programme
         AND version = json_extract(opening, '$.registered.programme.version')) AS procedures,
       (SELECT count(*) FROM alarms WHERE session = sessions.id AND kind = 'physiological') AS alarms
     FROM sessions LEFT JOIN beds ON beds.id = bed
       LEFT JOIN patients_now ON patients_now.id = sessions.patient
     WHERE ${words
       .map(
         (word) => `(${word} IS NULL OR instr(sessions.searched, ${word}) > 0
         OR instr(patients_now.searched, ${word}) > 0)`,
       )
       .join(" AND ")}
       AND (@ward IS NULL OR beds.ward = @ward)
       AND (@bed IS NULL OR bed = @bed)
       AND (@patient IS NULL OR patient = @patient)
       AND (@programme IS NULL OR programme = @programme)
       AND (@outcome IS NULL OR outcome = @outcome)
       AND (@open IS NULL OR (closed_at IS NULL) = @open)
       AND opened_at BETWEEN @from AND @to
       AND (@before IS NULL OR (opened_at, sessions.id) <
         (SELECT opened_at, id FROM sessions WHERE id = @before))
     ORDER BY opened_at DESC, sessions.id DESC LIMIT @limit`,
  );
  // By the index that has nothing but phases (migration 008): a journal is mostly readings. Unasked
  // SQLite would read them all.
  const phases = db.prepare(
    `SELECT text FROM entries INDEXED BY phase_entries
     WHERE session = ? AND type = 'phase' ORDER BY n`,
  );
  const exists = db.prepare("SELECT 1 FROM sessions WHERE id = ?");
  const begun = db.prepare(
    "SELECT count(*) AS count FROM sessions WHERE programme = ? AND infusing_at IS NOT NULL",
  );

  const phasesOf = (session: string): Phase[] =>
    phases.all(session).map((row) => phaseSchema.parse(JSON.parse(textSchema.parse(row).text)));

  return {
    /** Newest first. @throws VigilError NOT_FOUND where the page before ends with no session */
    search(query: SessionsQuery): SessionRow[] {
      const { q, ward = null, bed = null, patient = null, programme = null, limit } = query;
      const { outcome = null, before = null } = query;
      if (before !== null && exists.get(before) === undefined) throw new VigilError("NOT_FOUND");
      const wanted = searchText(q ?? "")
        .split(" ")
        .filter((word) => word !== "");
      const byPlace = Object.fromEntries(
        words.map((word, place) => [word.slice(1), wanted[place] ?? null]),
      );
      const open = query.open === undefined ? null : Number(query.open);
      const from = query.from === undefined ? 0 : timeMs(query.from);
      const to = query.to === undefined ? MOMENT_MS_MAX : timeMs(query.to);
      const narrowed = { ward, bed, patient, programme, outcome, open, from, to, before, limit };
      return search.all({ ...byPlace, ...narrowed }).map((row) => listed(row, phasesOf));
    },

    /** How many procedures of a programme have begun to run: the next one is one more. */
    proceduresBegun: (programme: string): number => countSchema.parse(begun.get(programme)).count,
  };
}

function listed(row: unknown, phasesOf: (session: string) => Phase[]): SessionRow {
  const { opening, openedAtMs, infusingAtMs, closedAtMs, ...rest } = rowSchema.parse(row);
  const phases = closedAtMs === null ? [] : phasesOf(rest.id);
  return {
    ...rest,
    ...openingSchema.parse(JSON.parse(opening)),
    openedAt: timeText(openedAtMs),
    infusingAt: infusingAtMs === null ? null : timeText(infusingAtMs),
    closedAt: closedAtMs === null ? null : timeText(closedAtMs),
    infusedMs: closedAtMs === null ? null : infusedMsOf(phases),
    reason: phases.at(-1)?.reason ?? null,
  };
}

/** Infusing time of a session that has closed: whatever comes after a phase ends it. */
function infusedMsOf(phases: readonly Phase[]): number {
  return phases.reduce((sumMs, { to, atMs }, index) => {
    const next = phases[index + 1];
    return to === "infusing" && next !== undefined ? sumMs + next.atMs - atMs : sumMs;
  }, 0);
}
