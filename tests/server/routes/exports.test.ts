// Exports over HTTP, compared field by field with the journal that is on disk.

import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "../../../server/db/database.ts";
import { createWriter } from "../../../server/journal/writer.ts";
import type { Entry, ReadingEntry } from "../../../shared/protocol/entry.ts";
import { readRecording } from "../../../shared/recording/read.ts";
import { VITAL_TABLE } from "../../../shared/vitals/table.ts";
import { type Role, VITALS } from "../../../shared/vocabulary.ts";
import { atMs, sessionOpened } from "../../helpers/entries.ts";
import { sha256 } from "../../helpers/hash.ts";
import { type House, openHouse } from "../../helpers/house.ts";
import { closedSession, toldJournal } from "../../helpers/told-journal.ts";

const SESSION = "s-told";
const ENTRIES = toldJournal({ session: SESSION, bed: "care-2" });
const READINGS = ENTRIES.filter((entry): entry is ReadingEntry => entry.type === "reading");

let house: House;
const cookies = new Map<Role, string>();

beforeAll(async () => {
  house = await openHouse();
  keep(SESSION, ENTRIES);
  keep("s-empty", [sessionOpened(0, { session: "s-empty", bed: "care-3" })]);
  for (const role of ["nurse", "doctor", "engineer", "admin"] as const) {
    cookies.set(role, await house.cookie(role));
  }
});
afterAll(() => house.end());

describe("the CSV of a session", () => {
  test("is a file by RFC 4180 whose name names nobody", async () => {
    const { headers, body } = await get("nurse", `${SESSION}/export.csv`);
    expect(headers["content-type"]).toBe("text/csv; charset=utf-8; header=present");
    expect(headers["content-disposition"]).toBe(`attachment; filename="vigil-${SESSION}.csv"`);
    expect(headers["cache-control"]).toBe("no-store");
    expect(body.endsWith("\r\n")).toBe(true);
    expect(body.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  });

  test("has the unit of every vital, and the zone of every time, in its headings", async () => {
    const [row] = await rows(`${SESSION}/export.csv`);
    const headings = Object.keys(row ?? {});
    expect(headings).toEqual(
      expect.arrayContaining([
        "time (UTC)",
        "local time (Europe/Vienna)",
        "heartRate (/min)",
        "systolic (mmHg)",
        "temperature (°C)",
        "spo2 (%)",
        "volume given (mL)",
      ]),
    );
  });

  test("read back, is every reading of the journal, field by field", async () => {
    expect(house.journal(SESSION)).toEqual(ENTRIES);
    const read = (await rows(`${SESSION}/export.csv`)).map(readingOf);
    expect(read).toEqual(READINGS.map((reading) => ({ ...plain(reading) })));
  });

  test("keeps zeros, negative numbers and decimals as numbers", async () => {
    const all = await rows(`${SESSION}/export.csv`);
    expect(all.map((row) => row.rejected)).toContain(
      "temperature -12.5 OUT_OF_RANGE; heartRate 0 OUT_OF_RANGE",
    );
    expect(all.map((row) => row["temperature (°C)"])).toContain("36.65");
    expect(all[0]).toMatchObject({ "volume given (mL)": "0", "rate (mL/h)": "0" });
    expect(all[0]).toMatchObject({ "since infusion start (s)": "-298" });
  });

  test.each<[string, number, Record<string, string>]>([
    ["in the baseline", 2, { phase: "baseline", "infusion minute (min)": "" }],
    [
      "in the infusion",
      420,
      {
        phase: "infusing",
        "since infusion start (s)": "120",
        "infusion minute (min)": "2",
        // 100 mL in 45 min for two minutes.
        "volume given (mL)": "4.444",
        "rate (mL/h)": "133.333",
        source: "simulator",
        device: "mon-07",
      },
    ],
    [
      "late, told when it was taken and not when it came",
      500.5,
      { phase: "infusing", late: "late", "received (UTC)": new Date(atMs(700)).toISOString() },
    ],
    [
      "after a pause of a minute",
      730,
      // 360 s and 10 s of infusing.
      { phase: "infusing", "volume given (mL)": "13.704", "no value": "pulse" },
    ],
    ["doubtful", 611, { doubtful: "systolic", "systolic (mmHg)": "70" }],
    ["with a sensor off", 610.25, { "sensor off": "spo2", "spo2 (%)": "" }],
    ["of a real device", 761, { source: "device", device: "mon-08" }],
    ["after the infusion", 801, { phase: "observing", "rate (mL/h)": "0" }],
  ])("tells of a reading %s", async (_name, takenS, fields) => {
    const time = new Date(atMs(takenS)).toISOString();
    const found = (await rows(`${SESSION}/export.csv`)).filter((row) => row["time (UTC)"] === time);
    expect(found.at(-1)).toMatchObject(fields);
  });

  test("has headings alone where nothing was measured, in either form", async () => {
    expect(await rows("s-empty/export.csv")).toEqual([]);
    expect(await rows("s-empty/export.csv?rows=second")).toEqual([]);
    expect((await get("nurse", "s-empty/export.csv")).body).toMatch(/^time \(UTC\),.*\r\n$/);
  });

  test("names no person", async () => {
    const { body } = await get("nurse", `${SESSION}/export.csv`);
    expect(body).not.toMatch(/Ada|Sample|Nora|Berg|Iris|Lang|R-1/);
  });
});

describe("the CSV of a session by seconds", () => {
  test("has one row for each second, and carries nothing forward", async () => {
    const all = await rows(`${SESSION}/export.csv?rows=second`);
    const seconds = all.map((row) => (Date.parse(row["time (UTC)"] ?? "") - atMs(0)) / 1_000);
    expect(seconds).toEqual(Array.from({ length: 800 }, (_, index) => 2 + index));
    expect(all.map(valuesOf)).toEqual(seconds.map(measuredIn));
    expect(all.filter((row) => row.readings === "0").length).toBeGreaterThan(100);
  });

  test("counts a late reading for the second in which it was taken", async () => {
    const all = await rows(`${SESSION}/export.csv?rows=second`);
    expect(all[498]).toMatchObject({
      "time (UTC)": new Date(atMs(500)).toISOString(),
      readings: "2",
      late: "late",
      "heartRate (/min)": "66",
    });
  });
});

describe("the recording of a session", () => {
  test("is a file whose name names nobody, and reads back whole", async () => {
    const { headers, body } = await get("engineer", `${SESSION}/recording`);
    const name = `vigil-${SESSION}.recording.ndjson`;
    expect(headers["content-type"]).toBe("application/x-ndjson; charset=utf-8");
    expect(headers["content-disposition"]).toBe(`attachment; filename="${name}"`);
    const read = readRecording(body.split("\n"), sha256);
    expect(read).toMatchObject({ kind: "read", recording: { header: { identity: "removed" } } });
    expect(body).not.toMatch(/Ada|Sample|Nora|Berg|Iris|Lang|R-1/);
  });

  test("with the people in it is the journal, entry by entry", async () => {
    const { body } = await get("doctor", `${SESSION}/recording?identity=keep`);
    const read = readRecording(body.split("\n"), sha256);
    expect(read.kind === "read" && read.recording.entries).toEqual(house.journal(SESSION));
  });
});

describe("exports are refused", () => {
  test.each<[Role | null, string, number, string]>([
    [null, `${SESSION}/export.csv`, 401, "NOT_LOGGED_IN"],
    [null, `${SESSION}/recording`, 401, "NOT_LOGGED_IN"],
    ["nurse", `${SESSION}/recording`, 403, "FORBIDDEN"],
    ["engineer", `${SESSION}/recording?identity=keep`, 403, "FORBIDDEN"],
    ["engineer", "s-nowhere/recording?identity=keep", 403, "FORBIDDEN"],
    ["nurse", "s-nowhere/export.csv", 404, "NOT_FOUND"],
    ["doctor", "s-nowhere/recording", 404, "NOT_FOUND"],
    ["nurse", `${SESSION}/export.csv?rows=minute`, 400, "BAD_REQUEST"],
    ["doctor", `${SESSION}/recording?identity=some`, 400, "BAD_REQUEST"],
  ])("%s, %s: %i %s", async (role, url, status, code) => {
    const { statusCode, json } = await get(role, url);
    expect([statusCode, json().code]).toEqual([status, code]);
  });

  test.each<[Role, string]>([
    ["nurse", "export.csv"],
    ["engineer", "export.csv"],
    ["admin", "recording?identity=keep"],
    ["engineer", "recording"],
  ])("but not to the %s who asks for %s", async (role, url) => {
    expect((await get(role, `${SESSION}/${url}`)).statusCode).toBe(200);
  });
});

function get(role: Role | null, url: string) {
  const cookie = role === null ? "" : (cookies.get(role) ?? "");
  return house.vigil().app.inject({ url: `/api/sessions/${url}`, headers: { cookie } });
}

type Fields = Record<string, string>;

async function rows(url: string): Promise<Fields[]> {
  return parse((await get("nurse", url)).body, { columns: true, record_delimiter: "\r\n" });
}

/** A reading as its row tells it, in the words of the journal. */
function readingOf(row: Fields) {
  const words = (heading: string) => (row[heading] ?? "").split("; ").filter((word) => word !== "");
  const ms = (heading: string) => Date.parse(row[heading] ?? "");
  const off = words("sensor off").map((vital) => [vital, null]);
  expect(ms("local time (Europe/Vienna)")).toBe(ms("time (UTC)"));
  return {
    atMs: ms("received (UTC)"),
    takenAtMs: ms("time (UTC)"),
    deviceTakenAtMs: ms("device clock (UTC)"),
    boot: row.boot,
    seq: Number(row.seq),
    vitals: { ...valuesOf(row), ...Object.fromEntries(off) },
    queried: words("doubtful"),
    missing: words("no value"),
    rejected: words("rejected").map((word) => {
      const [vital, value, code] = word.split(" ");
      return { vital, value: Number(value), code };
    }),
    late: row.late === "late",
  };
}

function plain(reading: ReadingEntry) {
  const { atMs, takenAtMs, deviceTakenAtMs = takenAtMs, boot, seq, vitals } = reading;
  const { queried = [], missing = [], rejected = [], late = false } = reading;
  const refused = rejected.map(({ vital, value, code }) => ({ vital, value, code }));
  const lists = { queried, missing, rejected: refused };
  return { atMs, takenAtMs, deviceTakenAtMs, boot, seq, vitals, ...lists, late };
}

function valuesOf(row: Fields): Record<string, number> {
  return Object.fromEntries(
    VITALS.map((vital) => [vital, row[`${vital} (${VITAL_TABLE[vital].unit})`]])
      .filter(([, text]) => text !== "")
      .map(([vital, text]) => [vital, Number(text)]),
  );
}

/** What the journal has for a second: of each vital the value that was taken last. */
function measuredIn(second: number): Record<string, number> {
  const inIt = READINGS.filter(
    ({ takenAtMs }) => Math.floor((takenAtMs - atMs(0)) / 1_000) === second,
  ).toSorted((left, right) => left.takenAtMs - right.takenAtMs);
  const values = Object.assign({}, ...inIt.map(({ vitals }) => vitals));
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as Record<
    string,
    number
  >;
}

/** Puts a session's journal on disk, as the server would have. */
function keep(session: string, entries: readonly Entry[]): void {
  const db = openDatabase(house.dataDir);
  createWriter(db)([closedSession(session, entries)]);
  db.close();
}
