// `npx node tests/bench/report.ts`: the report of an eventful session of 45 minutes and its baseline as
// a PDF file, from a real server over HTTP: how long it takes, what it costs of the processors, and how
// long it holds up the server's loop, by the slowest answer to another request while it is made.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { systemClock } from "../../server/clock.ts";
import { openDatabase } from "../../server/db/database.ts";
import { createWriter } from "../../server/journal/writer.ts";
import { present } from "../../shared/assert.ts";
import { furnishHouse } from "../helpers/furnished-house.ts";
import { REPORT_S, reportJournal } from "../helpers/report-session.ts";
import { logIn, startServer } from "../helpers/server-process.ts";
import { closedSession } from "../helpers/told-journal.ts";

const REPORTS = 10;
const IDLE_MS = 3_000;
const MS_MAX = 1_000;

const dataDir = mkdtempSync(join(tmpdir(), "vigil-bench-report-"));
const { beds } = await furnishHouse({ dataDir, wards: [{ id: "ward", beds: 1 }] });
const { id: bed } = present(beds[0], "the ward has a bed");
const session = "s-bench";
const openedAtMs = systemClock.now() - 3 * REPORT_S.end * 1_000;
const entries = reportJournal({ session, bed, openedAtMs });
const db = openDatabase(dataDir);
createWriter(db)([closedSession(session, entries)]);
db.close();
const server = await startServer({ dataDir });
try {
  const cookie = await logIn(server.url, "nurse");
  await sleep(IDLE_MS);
  console.log(`${entries.length} entries; a PDF file takes at most ${MS_MAX} ms`);
  for (const format of ["json", "pdf"]) {
    for (let count = 0; count < REPORTS; count += 1) console.log(await report(cookie, format));
  }
} finally {
  await server.end("SIGTERM");
  rmSync(dataDir, { recursive: true });
}

async function report(cookie: string, format: string): Promise<string> {
  const quietMs = await slowestOf(async () => sleep(500));
  const begunMs = performance.now();
  let bytes = 0;
  let tookMs = 0;
  const busyMs = await slowestOf(async () => {
    const url = `${server.url}/api/sessions/${session}/report?format=${format}`;
    const answer = await fetch(url, { headers: { cookie } });
    bytes = (await answer.arrayBuffer()).byteLength;
    tookMs = performance.now() - begunMs;
  });
  const cpuBeforeMs = cpuMs();
  const url = `${server.url}/api/sessions/${session}/report?format=${format}`;
  await (await fetch(url, { headers: { cookie } })).arrayBuffer();
  const alone = cpuMs() - cpuBeforeMs;
  return [
    format,
    `${(bytes / 1_000).toFixed(0)} kB`,
    `${tookMs.toFixed(0)} ms`,
    `${alone} ms of CPU`,
    `slowest health check ${busyMs.toFixed(0)} ms, ${quietMs.toFixed(0)} ms without`,
  ].join(" · ");
}

/** What the server, its threads included, has taken of the processors so far; in steps of 10 ms. */
function cpuMs(): number {
  const [user = 0, system = 0] = readFileSync(`/proc/${server.pid}/stat`, "utf8")
    .split(" ")
    .slice(13, 15)
    .map(Number);
  return (user + system) * 10;
}

/** The longest that a health check takes while something goes on. */
async function slowestOf(work: () => Promise<void>): Promise<number> {
  let isDone = false;
  const worked = work().then(() => {
    isDone = true;
  });
  let slowestMs = 0;
  while (!isDone) {
    const askedMs = performance.now();
    await (await fetch(`${server.url}/api/health`)).arrayBuffer();
    slowestMs = Math.max(slowestMs, performance.now() - askedMs);
  }
  await worked;
  return slowestMs;
}
