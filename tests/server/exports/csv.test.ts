// The parts of a CSV file: times of a zone over a change of its clock, texts that are no formulas.

import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { readingColumns, secondColumns } from "../../../server/exports/csv-columns.ts";
import { csvText } from "../../../server/exports/csv-text.ts";
import { fileName } from "../../../server/exports/file-name.ts";
import { zoneTimes } from "../../../server/exports/zone-time.ts";

describe("a time in the site's zone", () => {
  test.each([
    ["Europe/Vienna", "2026-11-23T10:15:00.007Z", "2026-11-23T11:15:00.007+01:00"],
    ["Europe/Vienna", "2026-06-30T23:30:00.000Z", "2026-07-01T01:30:00.000+02:00"],
    ["Europe/Vienna", "2026-10-25T00:30:00.000Z", "2026-10-25T02:30:00.000+02:00"],
    ["Europe/Vienna", "2026-10-25T01:30:00.000Z", "2026-10-25T02:30:00.000+01:00"],
    ["Europe/Vienna", "2026-03-29T01:00:00.000Z", "2026-03-29T03:00:00.000+02:00"],
    ["America/St_Johns", "2026-01-01T00:00:00.000Z", "2025-12-31T20:30:00.000-03:30"],
    ["Asia/Kolkata", "2026-01-01T18:30:00.000Z", "2026-01-02T00:00:00.000+05:30"],
    ["UTC", "2026-01-01T00:00:00.000Z", "2026-01-01T00:00:00.000+00:00"],
  ])("%s: %s is %s", (zone, utc, local) => {
    expect(zoneTimes(zone)(Date.parse(utc))).toBe(local);
    expect(Date.parse(local)).toBe(Date.parse(utc));
  });
});

describe("a field of a CSV file", () => {
  test.each([
    ["=1+1", "'=1+1"],
    ["+cmd", "'+cmd"],
    ["-mon", "'-mon"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\t=1", "'\t=1"],
    ["＝1", "'＝1"],
  ])("that a spreadsheet would reckon with, %j, is shown instead", (text, shown) => {
    expect(parse(csvText([[text]]))).toEqual([[shown]]);
  });

  test.each([
    ["a comma", "a,b"],
    ["quotes", 'say "ah"'],
    ["line ends", "one\r\ntwo\nthree"],
    ["a sign in the middle", "a=b"],
    ["other letters", "Ö Å 心"],
  ])("with %s is read back as it was", (_name, text) => {
    expect(parse(csvText([[text, "x"]]))).toEqual([[text, "x"]]);
  });

  test.each([0, -12.5, -1, 36.65, 1e21])("that is the number %d stays a number", (number) => {
    const [[text]] = parse(csvText([[number]])) as [[string]];
    expect(Number(text)).toBe(number);
    expect(text).not.toContain("'");
  });

  test("is blank for what is not known, and lines end by RFC 4180", () => {
    expect(
      csvText([
        [null, 0, null],
        ["a", null, 1],
      ]),
    ).toBe(",0,\r\na,,1\r\n");
  });
});

test("no two columns have one heading, also where the site's zone is UTC", () => {
  const zone = { name: "UTC", text: zoneTimes("UTC") };
  for (const columns of [readingColumns(zone), secondColumns(zone)]) {
    const headings = columns.map(({ heading }) => heading);
    expect(new Set(headings).size).toBe(headings.length);
  }
});

test.each([
  ["3f1c-aa", "vigil-3f1c-aa.csv"],
  ['x"; filename="evil.exe', "vigil-x---filename--evil-exe.csv"],
  ["../../etc", "vigil-------etc.csv"],
])("a file of session %j is called %s", (session, name) => {
  expect(fileName(session, "csv")).toBe(name);
});
