// A recording file: what is written is what is read, and nothing else is.

import { describe, expect, test } from "vitest";
import { chainHash, CHAIN_START as JOURNAL_START } from "../../../server/journal/chain.ts";
import { canonicalText } from "../../../shared/monitor/digest.ts";
import type { Entry } from "../../../shared/protocol/entry.ts";
import type { RecordingIdentity } from "../../../shared/protocol/recording.ts";
import { readRecording } from "../../../shared/recording/read.ts";
import { decisionsOf, recordingLines, surveyRecording } from "../../../shared/recording/write.ts";
import { atMs, reading, sessionOpened } from "../../helpers/entries.ts";
import { sha256 } from "../../helpers/hash.ts";
import { toldJournal } from "../../helpers/told-journal.ts";

const ENTRIES = toldJournal({ session: "s-1", bed: "bed-1" });

describe("a recording", () => {
  test("with the people in it gives back every entry as it was", () => {
    const read = readRecording(written(ENTRIES, "kept"), sha256);
    expect(read).toMatchObject({ kind: "read" });
    expect(read.kind === "read" && read.recording.entries).toEqual(ENTRIES);
  });

  test("without them gives back the entries that it was written with", () => {
    const toLine = recordingLines({ newHasher: sha256, identity: "removed" });
    const read = readRecording(written(ENTRIES, "removed"), sha256);
    expect(read.kind === "read" && read.recording.entries).toEqual(
      ENTRIES.map((entry) => toLine(entry).entry),
    );
  });

  test("tells in its header what it holds", () => {
    expect(JSON.parse(written(ENTRIES, "removed")[0] ?? "")).toMatchObject({
      format: "vigil-recording/1",
      session: "s-1",
      source: "mixed",
      started: new Date(atMs(0)).toISOString(),
      vitals: ["heartRate", "systolic", "diastolic", "mean", "respiration", "temperature", "spo2"],
      units: { heartRate: "/min", systolic: "mmHg", temperature: "°C" },
      entries: ENTRIES.length,
      identity: "removed",
    });
  });

  test.each<[RecordingIdentity]>([["kept"], ["removed"]])(
    "leads to the decisions of its header when its entries are folded; identity %s",
    (identity) => {
      const read = readRecording(written(ENTRIES, identity), sha256);
      if (read.kind !== "read") throw new Error(read.reason);
      const { header, entries } = read.recording;
      const decisions = decisionsOf("bed-1", sha256());
      for (const entry of entries) decisions.take(entry);
      expect(decisions.hex()).toBe(header.decisions);
      const none = decisionsOf("bed-1", sha256()).hex();
      expect(header.decisions).not.toBe(none);
    },
  );

  test("with the people in it has the journal's own hashes", () => {
    let hash: Buffer = JOURNAL_START;
    const hashes = ENTRIES.map((entry) => {
      hash = chainHash(hash, canonicalText(entry));
      return hash.toString("hex");
    });
    const lines = written(ENTRIES, "kept").slice(1, -1);
    expect(lines.map((line) => JSON.parse(line).hash)).toEqual(hashes);
  });
});

describe("a recording is refused at the line", () => {
  const good = written(ENTRIES, "removed");
  const change = (line: number, from: string | RegExp, to: string): string[] =>
    good.map((text, index) => (index === line - 1 ? text.replace(from, to) : text));

  test.each<[string, string[], number, RegExp]>([
    ["whose value was changed", change(9, '"heartRate":7', '"heartRate":8'), 9, /not as it was/],
    ["whose time was changed", change(40, /"atMs":1/, '"atMs":2'), 40, /not as it was/],
    ["after one that was left out", good.toSpliced(19, 1), 20, /left out before/],
    ["that was put in", good.toSpliced(19, 0, good[19] ?? ""), 21, /not as it was/],
    ["that is half", change(30, /.{20}$/, ""), 30, /no JSON/],
    ["without a hash", change(30, /,"hash":"\w+"/, ""), 30, /hash/],
    ["where the file ends too early", [...good.slice(0, 100), ""], 101, /ends after 99 of/],
    ["that comes after the last", good.toSpliced(-1, 0, "{}"), good.length, /tells of/],
    ["of a header that was changed", change(1, '"mixed"', '"device"'), 1, /header/],
    ["of a header with fewer entries", change(1, /"entries":\d+/, '"entries":9'), 11, /tells of 9/],
    ["of a format of another time", change(1, "recording/1", "recording/2"), 1, /format/],
    ["where there is nothing", [""], 1, /no JSON/],
    ["that is no recording", ["time_s,pulse", "0,60"], 1, /no JSON/],
  ])("%s", (_name, lines, line, reason) => {
    const read = readRecording(lines, sha256);
    expect(read).toEqual({ kind: "damaged", line, reason: expect.stringMatching(reason) });
  });

  test.each<[string, Entry[], number, RegExp]>([
    ["whose time goes backwards", [sessionOpened(5), reading(4, { pulse: 60 })], 3, /backwards/],
    ["that opens a second session", [sessionOpened(0), sessionOpened(1)], 3, /one session/],
  ])("%s, though every hash fits", (_name, entries, line, reason) => {
    const lines = sealed(entries);
    const read = readRecording(lines, sha256);
    expect(read).toEqual({ kind: "damaged", line, reason: expect.stringMatching(reason) });
  });
});

/** The lines of a file, with the empty one after its last line end. */
function written(entries: readonly Entry[], identity: RecordingIdentity): string[] {
  const options = { newHasher: sha256, identity };
  const survey = surveyRecording(sessionOpened(0), options);
  survey.take(entries);
  const toLine = recordingLines(options);
  return [JSON.stringify(survey.header()), ...entries.map((entry) => toLine(entry).text), ""];
}

/** Lines of entries that no monitor would take, under a header of others. */
function sealed(entries: readonly Entry[]): string[] {
  const survey = surveyRecording(sessionOpened(0), { newHasher: sha256, identity: "kept" });
  survey.take(ENTRIES);
  const toLine = recordingLines({ newHasher: sha256, identity: "kept" });
  return [JSON.stringify(survey.header()), ...entries.map((entry) => toLine(entry).text)];
}
