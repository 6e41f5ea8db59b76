// `npx node tests/bench/fhir.ts`: a session of 45 minutes and its baseline as a FHIR bundle, from a
// real server over HTTP: how long it takes, and what it adds to the server's memory. The bundle is
// thrown away as it comes; the server's memory is looked at the while.

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { systemClock } from "../../server/clock.ts";
import { openDatabase } from "../../server/db/database.ts";
import { createWriter } from "../../server/journal/writer.ts";
import { present } from "../../shared/assert.ts";
import { canonicalText } from "../../shared/monitor/digest.ts";
import type { Entry } from "../../shared/protocol/entry.ts";
import { furnishHouse } from "../helpers/furnished-house.ts";
import { patientJournal } from "../helpers/patient-journal.ts";
import { logIn, startServer } from "../helpers/server-process.ts";

/** Five minutes of baseline and 45 of infusion. */
const SESSION_S = 50 * 60;
const DOWNLOADS = 10;
const IDLE_MS = 3_000;
const LOOK_MS = 5;
const MS_MAX = 1_000;
const ABOVE_IDLE_MB_MAX = 30;

const dataDir = mkdtempSync(join(tmpdir(), "vigil-bench-fhir-"));
const wards = [{ id: "ward", beds: 1 }];
const { beds } = await furnishHouse({ dataDir, wards });
const { id: bed, device } = present(beds[0], "the ward has a bed");
const session = "s-bench";
writeSession();
const server = await startServer({ dataDir });
try {
  const cookie = await logIn(server.url, "doctor");
  await sleep(IDLE_MS);
  const idleMb = rssMb();
  console.log(`idle ${idleMb.toFixed(1)} MB; at most ${MS_MAX} ms, ${ABOVE_IDLE_MB_MAX} MB above`);
  for (let count = 0; count < DOWNLOADS; count += 1) console.log(await download(cookie, idleMb));
} finally {
  await server.end("SIGTERM");
  rmSync(dataDir, { recursive: true });
}

/** An eventful session that has closed, with every vital but the pressures once a second: more than a
 * patient's devices send. */
function writeSession(): void {
  const openedAtMs = systemClock.now() - 2 * SESSION_S * 1_000;
  const atMs = openedAtMs + SESSION_S * 1_000;
  const journal = patientJournal({
    session,
    bed,
    device,
    boot: "boot-1",
    scenario: "hypotensive",
    seed: "fhir",
    openedAtMs,
    seconds: SESSION_S,
  });
  let temperature: number | null | undefined;
  const entries = journal.map((entry): Entry => {
    if (entry.type !== "reading") return entry;
    temperature = entry.vitals.temperature ?? temperature;
    const spo2 = 95 + (entry.seq % 4);
    return { ...entry, vitals: { ...entry.vitals, temperature, spo2 } };
  });
  entries.push({ type: "phase", atMs, to: "closed", outcome: "completed", by: null });
  const rows = entries.map((entry, index) => ({
    session,
    n: index + 1,
    atMs: entry.atMs,
    type: entry.type,
    text: canonicalText(entry),
  }));
  const closed = { closedAtMs: atMs, phase: "closed", toldAtMs: atMs } as const;
  const sessions = [{ id: session, bed, openedAtMs, ...closed }];
  const db = openDatabase(dataDir);
  createWriter(db)([{ entries: rows, sessions, alarms: [], progress: [], quarantine: [] }]);
  db.close();
}

async function download(cookie: string, idleMb: number): Promise<string> {
  let peakMb = rssMb();
  const look = setInterval(() => {
    peakMb = Math.max(peakMb, rssMb());
  }, LOOK_MS);
  const begunMs = performance.now();
  const answer = await fetch(`${server.url}/api/sessions/${session}/fhir`, { headers: { cookie } });
  let bytes = 0;
  let resources = 0;
  for await (const piece of present(answer.body, "a bundle comes")) {
    bytes += piece.length;
    resources += Buffer.from(piece).toString("latin1").split('"fullUrl"').length - 1;
  }
  const ms = performance.now() - begunMs;
  clearInterval(look);
  return [
    `${answer.status}`,
    `${(bytes / 1e6).toFixed(1)} MB`,
    `${resources.toLocaleString("en")} resources`,
    `${ms.toFixed(0)} ms`,
    `${(peakMb - idleMb).toFixed(1)} MB above idle`,
  ].join(" · ");
}

function rssMb(): number {
  const status = readFileSync(`/proc/${server.pid}/status`, "utf8");
  return Number(present(/VmRSS:\s+(\d+) kB/.exec(status)?.[1], "a process has memory")) / 1024;
}
