// `npx node tests/bench/history.ts`: looking sessions up among 20,000 that have closed, over HTTP, at a
// real server: by words, by place, by time, the last page. Each has its phases and five alarms; readings
// are left out, for the search never reads them.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "../../server/clock.ts";
import { openDatabase } from "../../server/db/database.ts";
import { createNoteWriter } from "../../server/db/notes.ts";
import type { Batch } from "../../server/journal/journal.ts";
import { createWriter } from "../../server/journal/writer.ts";
import { present } from "../../shared/assert.ts";
import { canonicalText } from "../../shared/monitor/digest.ts";
import type { Entry } from "../../shared/protocol/entry.ts";
import { sessionsSchema } from "../../shared/protocol/sessions.ts";
import { timeText } from "../../shared/protocol/time.ts";
import { NURSE } from "../helpers/entries.ts";
import { furnishHouse } from "../helpers/furnished-house.ts";
import { openingEntry } from "../helpers/patient-journal.ts";
import { PROGRAMME } from "../helpers/records.ts";
import { logIn, startServer } from "../helpers/server-process.ts";
import { alarmView } from "../helpers/views.ts";

const SESSIONS = 20_000;
const ALARMS = 5;
const PROCEDURES = 6;
const AGAIN = 40;
const MS_MAX = 100;
const MS_PER_MIN = 60_000;
const APART_MS = 20 * MS_PER_MIN;
const GROUP = 500;
/** Given names and surnames, so that words find many, few and none. */
const GIVEN = ["Anna", "Béla", "Cecília", "Dániel", "Éva", "Ferenc", "Gizella", "Hugó", "Ilona"];
const SURNAMES = ["Nagy", "Kovács", "Tóth", "Szabó", "Horváth", "Varga", "Kiss", "Molnár"];

const dataDir = mkdtempSync(join(tmpdir(), "vigil-bench-history-"));
const { beds } = await furnishHouse({ dataDir, wards: [{ id: "ward", beds: 8 }] });
const nowMs = systemClock.now();
const firstMs = nowMs - SESSIONS * APART_MS;
write();
const server = await startServer({ dataDir });
try {
  const cookie = await logIn(server.url, "doctor");
  const middle = firstMs + (SESSIONS / 2) * APART_MS;
  const day = { from: timeText(middle), to: timeText(middle + 24 * 60 * MS_PER_MIN) };
  const queries: [string, Record<string, string>][] = [
    ["the newest 50", {}],
    ["one name, found often", { q: "nagy" }],
    ["a record number, found six times", { q: "r-3321" }],
    ["two words, found nowhere", { q: "anna nobody" }],
    ["ward, outcome and closed", { ward: "ward", outcome: "stopped-early", open: "false" }],
    ["a day in the middle", day],
    ["the page before the oldest", { before: "past-60" }],
    ["the sessions of one patient", { patient: "p-5" }],
    ["500 at once", { limit: "500" }],
  ];
  console.log(
    `${SESSIONS.toLocaleString("en")} sessions; each query ${AGAIN} times; p99 ≤ ${MS_MAX} ms`,
  );
  for (const [what, query] of queries) console.log(await look(cookie, what, query));
} finally {
  await server.end("SIGTERM");
  rmSync(dataDir, { recursive: true });
}

function write(): void {
  const db = openDatabase(dataDir);
  db.pragma("synchronous = OFF");
  const writeNotes = createNoteWriter(db);
  const writeBatches = createWriter(db);
  for (let from = 0; from < SESSIONS; from += GROUP) {
    const courses = Array.from({ length: GROUP }, (_, index) => from + index)
      .filter((number) => number % PROCEDURES === 0)
      .map((number) => number / PROCEDURES);
    writeNotes(courses.map((course) => programmeOf(course)));
    writeBatches(Array.from({ length: GROUP }, (_, index) => sessionOf(from + index)));
  }
  db.close();
}

function programmeOf(course: number): Parameters<ReturnType<typeof createNoteWriter>>[0][number] {
  const by = { id: "doctor", name: "Dr Iris Lang", role: "doctor" } as const;
  const record = { ...PROGRAMME, procedures: PROCEDURES };
  const made = { id: `g-${course}`, version: 1, patient: `p-${course}`, record, by };
  return { kind: "programme", made: { ...made, atMs: firstMs, reason: null } };
}

/** Every patient has six sessions, one after the other. */
function sessionOf(number: number): Batch {
  const session = `past-${number}`;
  const course = Math.floor(number / PROCEDURES);
  const bed = present(beds[number % beds.length], "there are beds").id;
  const atMs = firstMs + number * APART_MS;
  const given = present(GIVEN[course % GIVEN.length], "there are names");
  const surname = present(SURNAMES[course % SURNAMES.length], "there are names");
  const patient = { name: `${given} ${surname}`, recordNumber: `R-${course}` };
  const outcome = number % 10 === 0 ? "stopped-early" : "completed";
  const phases = (["baseline", "infusing", "paused", "infusing", "observing"] as const).map(
    (to, index) => ({ type: "phase", atMs: atMs + index * MS_PER_MIN, to, by: NURSE }) as const,
  );
  const closedAtMs = atMs + 10 * MS_PER_MIN;
  const reason = outcome === "completed" ? {} : { reason: "mild reaction" };
  const registered = {
    patient: { id: `p-${course}`, version: 1 },
    programme: { id: `g-${course}`, version: 1, procedure: (number % PROCEDURES) + 1 },
  };
  const entries: Entry[] = [
    { ...openingEntry(session, bed, atMs), patient: { ...patient, initials: "P" }, registered },
    ...phases,
    { type: "phase", atMs: closedAtMs, to: "closed", outcome, ...reason, by: NURSE },
  ];
  return {
    entries: entries.map((entry, index) => ({
      session,
      n: index + 1,
      atMs: entry.atMs,
      type: entry.type,
      text: canonicalText(entry),
    })),
    sessions: [
      {
        id: session,
        bed,
        openedAtMs: atMs,
        closedAtMs,
        phase: "closed",
        toldAtMs: closedAtMs,
        opening: { patient, registered, nurse: NURSE.name, doctor: "Dr Iris Lang" },
        infusingAtMs: atMs + MS_PER_MIN,
        outcome,
      },
    ],
    alarms: Array.from({ length: ALARMS }, (_, index) =>
      alarmView({
        id: `${session}.${index + 1}`,
        session,
        bed,
        raisedAt: timeText(atMs + index * MS_PER_MIN),
        closedAt: timeText(closedAtMs),
        phase: "closed",
        ...(index === 0 ? { kind: "technical" as const } : {}),
      }),
    ),
    progress: [],
    quarantine: [],
  };
}

async function look(cookie: string, what: string, query: Record<string, string>): Promise<string> {
  const url = `${server.url}/api/sessions?${new URLSearchParams(query)}`;
  const tookMs: number[] = [];
  let found = 0;
  for (let count = 0; count < AGAIN; count += 1) {
    const begunMs = performance.now();
    const answer = await fetch(url, { headers: { cookie } });
    const body: unknown = await answer.json();
    tookMs.push(performance.now() - begunMs);
    found = sessionsSchema.parse(body).sessions.length;
  }
  tookMs.sort((left, right) => left - right);
  const at = (share: number): string =>
    (tookMs[Math.min(AGAIN - 1, Math.floor(share * AGAIN))] ?? 0).toFixed(1);
  return `${what}: ${found} found · p50 ${at(0.5)} ms · p99 ${at(0.99)} ms · worst ${at(1)} ms`;
}
