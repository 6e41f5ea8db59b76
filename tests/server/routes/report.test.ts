// A session's report over HTTP, compared field by field with the journal that is on disk, and the PDF
// file read back.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "../../../server/db/database.ts";
import { createWriter } from "../../../server/journal/writer.ts";
import { present } from "../../../shared/assert.ts";
import type { Entry, EntryOf, ReadingEntry } from "../../../shared/protocol/entry.ts";
import { errorSchema } from "../../../shared/protocol/http.ts";
import { type Report, reportSchema } from "../../../shared/protocol/report.ts";
import { readRecording } from "../../../shared/recording/read.ts";
import type { Table } from "../../../shared/report/blocks.ts";
import { reportDocument } from "../../../shared/report/document.ts";
import type { Role } from "../../../shared/vocabulary.ts";
import { atMs, connected, phase, reading, sessionOpened } from "../../helpers/entries.ts";
import { sha256 } from "../../helpers/hash.ts";
import { type House, openHouse } from "../../helpers/house.ts";
import { readPdf } from "../../helpers/pdf.ts";
import {
  REPORT_SESSION,
  type ReportHouse,
  writeReportSession,
} from "../../helpers/report-house.ts";
import { REPORT_PATIENT, REPORT_S } from "../../helpers/report-session.ts";
import { closedSession } from "../../helpers/told-journal.ts";

let house: House;
let written: ReportHouse;
let report: Report;
const cookies = new Map<Role, string>();

beforeAll(async () => {
  house = await openHouse({ sessions: ["care-1"] });
  written = await writeReportSession(house);
  keep("s-empty", [sessionOpened(0, { session: "s-empty", bed: "care-3" }), phase(1, "closed")]);
  keep("s-sim", pretended("s-sim", "simulator"));
  keep("s-replay", pretended("s-replay", "replay"));
  for (const role of ["nurse", "doctor", "engineer", "admin"] as const) {
    cookies.set(role, await house.cookie(role));
  }
  report = await reportOf(REPORT_SESSION);
});
afterAll(() => house.end());

describe("the report of a session", () => {
  test("has the patient and the programme as they were in the versions that it ran under", () => {
    expect(report.patient).toMatchObject({ ...REPORT_PATIENT, version: 1, ageYears: 65 });
    expect(report.patient?.childPugh).toEqual({ kind: "scored", points: 8, class: "B" });
    // 100 million and 70 kg, though both were changed since.
    expect(report.programme).toMatchObject({ version: 2, cellsMillion: 100 });
    expect(report.programme?.cellsMillionPerKg).toBeCloseTo(100 / 70, 9);
    expect(report.programme?.made).toMatchObject({
      by: { name: "The doctor", role: "doctor" },
      reason: "weight has changed",
    });
    expect(report.session.registered?.programme.procedure).toBe(2);
  });

  test("has every phase, observation, rate and version of limits that the journal has", () => {
    const { session } = report;
    expect(session.phases.slice(1).map(({ phase, at, reason }) => [phase, at, reason])).toEqual(
      of("phase").map(({ to, atMs: at, reason = null }) => [to, iso(at), reason]),
    );
    expect(session.observations).toEqual(
      of("observation").map(({ type: _type, atMs: at, ...seen }) => ({ at: iso(at), ...seen })),
    );
    expect(session.drips).toEqual(
      of("drip").map(({ type: _type, atMs: at, ...set }) => ({ at: iso(at), ...set })),
    );
    expect(
      session.limitsInForce.slice(1).map(({ at, limits, by, reason }) => [at, limits, by, reason]),
    ).toEqual(
      of("limits").map(({ atMs: at, limits, by, reason }) => [iso(at), limits, by, reason]),
    );
    expect(session.checklist).toEqual(opened().checklist);
  });

  test("has every acknowledgement, with who, when, action and note", () => {
    const told = report.session.alarms.flatMap(({ acknowledged, acknowledgedBefore }) =>
      [...acknowledgedBefore, ...(acknowledged === null ? [] : [acknowledged])].map(
        ({ by, at, action, note }) => ({ by, at, action, note }),
      ),
    );
    const kept = of("acknowledge").map(({ by, atMs: at, action, note }) => ({
      by,
      at: iso(at),
      action,
      note,
    }));
    expect(kept.length).toBeGreaterThan(3);
    expect(told.toSorted(byAt)).toEqual(kept.toSorted(byAt));
  });

  test("counts readings, doubtful and refused values as the journal has them", () => {
    const readings = of("reading");
    expect(report.readings).toEqual({
      taken: readings.length,
      late: 0,
      missed: 0,
      doubtfulValues: 1,
      rejected: [{ code: "OUT_OF_RANGE", count: 1 }],
    });
    const doubtful = present(
      readings.find(({ queried }) => queried !== undefined),
      "one is",
    );
    expect(report.doubtful).toEqual([
      { vital: "heartRate", points: [[doubtful.takenAtMs, doubtful.vitals.heartRate]] },
    ]);
  });

  test("names the silence of the device, and breaks its lines there", () => {
    const [from, to] = [silent(REPORT_S.silentFrom), silent(REPORT_S.silentTo)];
    const { holes, trend } = report;
    expect(holes.filter(({ vital }) => vital === "heartRate")[0]).toMatchObject({
      from: iso(from),
      to: iso(to),
    });
    const line = drawn(report, "heartRate");
    expect(line.match(/M/g)).toHaveLength(2);
    const points = present(
      trend.series.find(({ vital }) => vital === "heartRate"),
      "it is",
    ).points;
    const inside = points.filter(([at]) => at > from && at < to);
    expect(inside.map(([, value]) => value)).toEqual([null]);
  });

  test("bears the hash of the last entry and the recording's fingerprint of the alarms", async () => {
    const [row] = house.rows<{ hash: Buffer; n: number }>(
      "SELECT hash, n FROM entries WHERE session = ? ORDER BY n DESC LIMIT 1",
      REPORT_SESSION,
    );
    expect(report.record).toMatchObject({ hash: row?.hash.toString("hex"), entries: row?.n });
    const kept = await get("doctor", `${REPORT_SESSION}/recording?identity=keep`);
    const read = readRecording(kept.body.split("\n"), sha256);
    expect(read.kind === "read" && read.recording.header.decisions).toBe(report.record.decisions);
    expect(kept.body.trimEnd().endsWith(`"hash":"${report.record.hash}"}`)).toBe(true);
  });

  test("of a session that is open says so, and has its alarms", async () => {
    const open = await reportOf("s-care-1");
    expect(open.session).toMatchObject({ closedAt: null, phase: "infusing" });
    expect(reportDocument(open).open).toMatch(/^SESSION STILL OPEN/);
    expect(reportDocument(report).open).toBeNull();
  });

  test("without readings and registers is whole", async () => {
    const empty = await reportOf("s-empty");
    expect(empty).toMatchObject({ patient: null, programme: null, holes: [] });
    const { pages } = await pdfOf("s-empty");
    expect(pages.join(" ")).toContain("no readings");
    expect(pages.join(" ")).toContain("Opened without the register of patients.");
  });
});

describe("the words of a report", () => {
  test("leave no alarm of high priority out, and count the milder ones that they do", () => {
    const { alarms } = report.session;
    const high = present(
      alarms.find(({ priority }) => priority === "high"),
      "one is high",
    );
    const low = { ...high, priority: "low", kind: "technical" } as const;
    const many = [
      ...Array.from({ length: 30 }, (_, index) => ({ ...low, id: `low-${index}` })),
      ...Array.from({ length: 25 }, (_, index) => ({ ...high, id: `high-${index}` })),
    ];
    const { rows, notes } = alarmTable({ ...report, session: { ...report.session, alarms: many } });
    expect(rows.length).toBe(25);
    expect(rows.every(({ cells }) => cells[1] === "◆ high, patient")).toBe(true);
    expect(notes).toEqual([
      "Not in this table: 30 low (equipment). All are in the session's record.",
    ]);
  });

  test("of this session leave nothing out", () => {
    const { rows, notes } = alarmTable(report);
    expect(rows.length).toBe(report.session.alarms.length);
    expect(notes).toEqual([]);
  });

  test("that are too long for their place are said in full below", () => {
    const medication = Array.from({ length: 20 }, (_, index) => `medicine number ${index} 100 mg`);
    const patient = { ...present(report.patient, "it has one"), medication };
    const { blocks } = reportDocument({ ...report, patient });
    const whole = blocks.find((block) => block.kind === "table" && block.title === "In full");
    expect(whole).toMatchObject({ rows: [{ cells: ["Medication", medication.join("\n")] }] });
  });
});

describe("the PDF file of a report", () => {
  test("is shown in place, under a name that names nobody", async () => {
    const { headers } = await get("nurse", `${REPORT_SESSION}/report?format=pdf`);
    expect(headers["content-type"]).toBe("application/pdf");
    expect(headers["content-disposition"]).toBe(
      `inline; filename="vigil-${REPORT_SESSION}.report.pdf"`,
    );
    expect(headers["cache-control"]).toBe("no-store");
  });

  test("says what the page says, on two pages, with every letter of the name", async () => {
    const { pages, title } = await pdfOf(REPORT_SESSION);
    expect(pages.length).toBe(2);
    const text = squeezed(pages.join(" "));
    const { blocks, name, notice } = reportDocument(report);
    const tables = blocks.flatMap((block): Table[] => {
      if (block.kind === "table") return [block];
      return block.kind === "pair" ? [...block.left, ...block.right] : [];
    });
    const cells = tables.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
    expect(cells.length).toBeGreaterThan(100);
    for (const said of [name, notice, report.record.hash, ...cells]) {
      expect(text).toContain(squeezed(said));
    }
    for (const page of pages) expect(page).toContain(REPORT_PATIENT.name);
    expect(pages.map((page) => /Page \d of \d/.exec(page)?.[0])).toEqual([
      "Page 1 of 2",
      "Page 2 of 2",
    ]);
    expect(title).not.toContain(REPORT_PATIENT.name);
  });

  test("is drawn with paths, and has no picture in it", async () => {
    const { operators } = await pdfOf(REPORT_SESSION);
    expect(operators).toContain("constructPath");
    expect([...operators].filter((name) => /image/i.test(name))).toEqual([]);
  });

  test("has a box for a letter that its font lacks, and says so", async () => {
    const { pages } = await pdfOf("s-sim");
    expect(pages[0]).toContain("Ada □□□□");
    expect(pages[0]).toContain("A box stands for a letter that this file's font does not have");
    expect((await pdfOf(REPORT_SESSION)).pages.join(" ")).not.toContain("A box stands");
  });

  test.each([
    ["s-sim", "SIMULATED: these values are not a patient's", "SIMULATED"],
    ["s-replay", "REPLAY: a recording that was played back", "REPLAY"],
  ])("of %s says across every page: %s", async (session, line, word) => {
    const { pages } = await pdfOf(session);
    expect(pages[0]).toContain(line);
    for (const page of pages) expect(page).toContain(word);
    expect((await pdfOf(REPORT_SESSION)).pages.join(" ")).not.toContain(word);
  });
});

describe("a report is refused", () => {
  test.each<[Role | null, string, number, string]>([
    [null, `${REPORT_SESSION}/report`, 401, "NOT_LOGGED_IN"],
    [null, `${REPORT_SESSION}/report?format=pdf`, 401, "NOT_LOGGED_IN"],
    ["engineer", `${REPORT_SESSION}/report`, 403, "FORBIDDEN"],
    ["engineer", "s-nowhere/report", 403, "FORBIDDEN"],
    ["nurse", "s-nowhere/report?format=pdf", 404, "NOT_FOUND"],
    ["nurse", `${REPORT_SESSION}/report?format=docx`, 400, "BAD_REQUEST"],
    ["nurse", `${REPORT_SESSION}/report?pages=1`, 400, "BAD_REQUEST"],
  ])("%s, %s: %i %s", async (role, url, status, code) => {
    const { statusCode, json } = await get(role, url);
    expect([statusCode, errorSchema.parse(json()).code]).toEqual([status, code]);
  });

  test.each<Role>(["nurse", "doctor", "admin"])("but not to the %s", async (role) => {
    expect((await get(role, `${REPORT_SESSION}/report`)).statusCode).toBe(200);
  });
});

function get(role: Role | null, url: string) {
  const cookie = role === null ? "" : (cookies.get(role) ?? "");
  return house.vigil().app.inject({ url: `/api/sessions/${url}`, headers: { cookie } });
}

async function reportOf(session: string): Promise<Report> {
  return reportSchema.parse((await get("nurse", `${session}/report`)).json());
}

async function pdfOf(session: string) {
  return readPdf((await get("nurse", `${session}/report?format=pdf`)).rawPayload);
}

function alarmTable(from: Report): Table {
  const table = reportDocument(from).blocks.find(
    (block) => block.kind === "table" && block.title === "Alarms",
  );
  if (table?.kind !== "table") throw new Error("a report has a table of alarms");
  return table;
}

/** The path of a vital's line, in the page and in the file. */
function drawn(from: Report, vital: string): string {
  const chart = reportDocument(from).blocks.find(({ kind }) => kind === "chart");
  const shapes = chart?.kind === "chart" ? chart.shapes : [];
  const line = shapes.find((shape) => shape.kind === "path" && shape.of === vital);
  return line?.kind === "path" ? line.d : "";
}

function of<T extends Entry["type"]>(type: T): EntryOf<T>[] {
  return written.entries.filter((entry): entry is EntryOf<T> => entry.type === type);
}

function opened(): EntryOf<"session-opened"> {
  return present(of("session-opened")[0], "a journal is opened");
}

/** When the reading of a second was taken. */
function silent(second: number): number {
  const found = of("reading").find(({ seq }: ReadingEntry) => seq === second);
  return present(found, "there is one").takenAtMs;
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

function byAt(left: { at: string }, right: { at: string }): number {
  return left.at < right.at ? -1 : 1;
}

/** Lines break where a column ends: blanks say nothing. */
function squeezed(text: string): string {
  return text.replaceAll(/\s+/g, "");
}

/** A minute whose readings are no patient's. */
function pretended(session: string, source: "simulator" | "replay"): Entry[] {
  return [
    sessionOpened(0, {
      session,
      bed: session,
      patient: { name: "Ada مريم", initials: "A", recordNumber: "R-3" },
    }),
    connected(0, { source }),
    phase(1, "baseline"),
    ...Array.from({ length: 60 }, (_, index) =>
      reading(2 + index, { heartRate: 70 }, { seq: 1 + index }),
    ),
    { ...phase(70, "closed"), atMs: atMs(70), outcome: "completed" },
  ];
}

function keep(session: string, entries: readonly Entry[]): void {
  const db = openDatabase(house.dataDir);
  createWriter(db)([closedSession(session, entries)]);
  db.close();
}
