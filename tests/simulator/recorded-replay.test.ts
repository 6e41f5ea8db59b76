// A recording played back: what is said of it, and that a lab bed goes through the same session.

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Entry } from "../../shared/protocol/entry.ts";
import { timeMs } from "../../shared/protocol/time.ts";
import { readRecording } from "../../shared/recording/read.ts";
import { recordingLines, surveyRecording } from "../../shared/recording/write.ts";
import { realClock } from "../../simulator/clock.ts";
import { webSocketDial } from "../../simulator/device/web-socket.ts";
import { createPerformance } from "../../simulator/recording/performance.ts";
import {
  isRecordingFile,
  type People,
  parseRecordingFile,
  recordedScript,
} from "../../simulator/recording/recorded-script.ts";
import {
  acknowledge,
  atMs,
  connected,
  gap,
  observation,
  phase,
  reading,
  sessionOpened,
  status,
} from "../helpers/entries.ts";
import { sha256 } from "../helpers/hash.ts";
import { type House, openHouse } from "../helpers/house.ts";
import { toldJournal } from "../helpers/told-journal.ts";
import { until } from "../helpers/until.ts";

const TOLD = toldJournal({ session: "s-told", bed: "care-1" });

describe("what is said of a recording", () => {
  it("begins with the limits, and keeps every entry at its time, with the clock in between", () => {
    const entries = [
      sessionOpened(0),
      connected(0, { cadence: { pulse: 1 } }),
      phase(1, "baseline"),
      reading(3.5, { pulse: 60 }, { takenS: 3.25 }),
      status(4, { battery: 0.5 }),
      gap(4, 2),
    ];
    expect(said(entries)).toEqual([
      [0, "limits"],
      [1, "phase"],
      [2, "clock"],
      [3, "clock"],
      [3.5, "reading"],
      [4, "clock"],
      [4, "status"],
    ]);
    expect(recordedScript(entries, { people: "played", toS: null })).toMatchObject({
      firstMs: atMs(0),
      cadence: { pulse: 1 },
    });
  });

  it("gives values that were refused, or were none, to be judged again", () => {
    const refused = { vital: "pulse", code: "OUT_OF_RANGE", message: "", value: 999 } as const;
    const one = reading(0, { spo2: null }, { missing: ["heartRate"], rejected: [refused] });
    const { items } = recordedScript([one], { people: "played", toS: null });
    expect(items.next().value).toMatchObject({
      reading: { vitals: { spo2: null, heartRate: 0, pulse: 999 } },
    });
  });

  it.each<[People, string[]]>([
    ["played", ["limits", "phase", "acknowledge", "observation"]],
    ["left-out", ["limits", "phase", "observation"]],
  ])("has what people answered to alarms %s", (people, types) => {
    const entries = [
      sessionOpened(0),
      phase(0, "baseline"),
      acknowledge(0, 1, { condition: "frozen.pulse" }),
      observation(0, { acvpu: "alert" }),
    ];
    expect(said(entries, people).map(([, type]) => type)).toEqual(types);
  });

  it("ends where somebody wants it to end", () => {
    const entries = [sessionOpened(0), ...[1, 2, 3].map((at) => reading(at, { pulse: 60 }))];
    expect(said(entries, "played", 2).at(-1)).toEqual([2, "reading"]);
  });
});

describe("a recording file", () => {
  it("is told from CSV by its first sign, and read whole", () => {
    expect(isRecordingFile(fileOf(TOLD))).toBe(true);
    expect(isRecordingFile("time_s,pulse\n0,60\n")).toBe(false);
    expect(parseRecordingFile(fileOf(TOLD), "night")).toEqual(TOLD);
  });

  it("that is damaged is refused in one sentence, with the line", () => {
    const text = fileOf(TOLD).replace('"heartRate":72', '"heartRate":73');
    expect(() => parseRecordingFile(text, "night.ndjson")).toThrow(
      /^night\.ndjson, line 7: [^\n]*; nothing is replayed\.$/,
    );
  });
});

describe("a recording that is replayed", () => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse();
  });
  afterEach(() => house.end());

  it("leads a lab bed through its readings, phases and answers", async () => {
    const played = house.journal(await replayed(house, TOLD, "lab-1"));
    expect(played[0]).toMatchObject({ type: "session-opened", time: "stream" });
    const kept = (entries: readonly Entry[]) =>
      entries.flatMap((entry): unknown[][] => {
        if (entry.type === "phase") return [[entry.atMs, entry.to, entry.by]];
        if (entry.type === "observation") return [[entry.atMs, entry.acvpu, entry.note]];
        if (entry.type !== "reading") return [];
        const { takenAtMs, vitals, rejected = [], missing, late } = entry;
        const refused = rejected.map(({ vital, value }) => `${vital} ${value}`).sort();
        return [[entry.atMs, takenAtMs, vitals, refused.length, missing, late]];
      });
    // A zero is no value to a device: what the record has as refused comes back as missing.
    const exact = (entry: Entry) => entry.type !== "reading" || entry.rejected === undefined;
    expect(kept(played.filter(exact))).toEqual(kept(TOLD.filter(exact)));
    expect(played.find((entry) => !exact(entry))).toMatchObject({
      missing: ["heartRate", "pulse"],
      rejected: [{ vital: "temperature", value: -12.5 }],
    });
  });

  it("and recorded, and replayed again, raises the same alarms to the last detail", async () => {
    const first = await replayed(house, TOLD, "lab-1");
    const text = await recordingOf(house, first);
    const second = await replayed(house, parseRecordingFile(text, "first"), "lab-2");
    const alarms = async (session: string) =>
      (await house.alarms(session)).map(
        ({ id: _id, session: _session, bed: _bed, ...alarm }) => alarm,
      );
    expect(await alarms(second)).toEqual(await alarms(first));
    expect((await alarms(first)).map(({ condition }) => condition)).toContain("systolic.low.high");
    const again = await recordingOf(house, second);
    expect(decisionsIn(again)).toBe(decisionsIn(text));
  });
});

/** Plays entries into a bed as fast as the server stores them, until the session has closed. */
async function replayed(house: House, entries: readonly Entry[], bed: string): Promise<string> {
  const device = `sim-${bed}`;
  const playing = createPerformance({
    script: recordedScript(entries, { people: "played", toS: null }),
    speed: "max",
    dial: webSocketDial({ url: house.url(), token: house.tokens.get(device) ?? "" }),
    clock: realClock(),
    boot: `boot-${bed}`,
    device,
    title: "recording",
    onTime: () => {},
  });
  playing.start();
  await playing.done;
  const sql = "SELECT id FROM sessions WHERE bed = ? AND closed_at IS NOT NULL";
  await until(`the end of the session on ${bed}`, () => house.rows(sql, bed).length > 0);
  return house.rows<{ id: string }>(sql, bed)[0]?.id ?? "";
}

async function recordingOf(house: House, session: string): Promise<string> {
  const headers = { cookie: await house.cookie("engineer") };
  const url = `/api/sessions/${session}/recording`;
  return (await house.vigil().app.inject({ url, headers })).body;
}

function decisionsIn(text: string): string {
  const read = readRecording(text.split("\n"), sha256);
  return read.kind === "read" ? read.recording.header.decisions : read.reason;
}

/** Seconds and kinds of what is said. */
function said(entries: readonly Entry[], people: People = "played", toS: number | null = null) {
  return [...iterate(recordedScript(entries, { people, toS }).items)].map((item) => {
    const second = (item.atMs - atMs(0)) / 1_000;
    if (item.kind === "reading") {
      expect(timeMs(item.reading.at)).toBe(item.atMs);
      return [second, "reading"];
    }
    return [second, item.frame.type === "entry" ? item.frame.entry.type : item.frame.type];
  });
}

function* iterate<T>(items: Iterator<T>): Generator<T> {
  for (let next = items.next(); next.done !== true; next = items.next()) yield next.value;
}

function fileOf(entries: readonly Entry[]): string {
  const options = { newHasher: sha256, identity: "kept" } as const;
  const survey = surveyRecording(sessionOpened(0, { session: "s-told" }), options);
  survey.take(entries);
  const toLine = recordingLines(options);
  const lines = entries.map((entry) => `${toLine(entry).text}\n`);
  return `${JSON.stringify(survey.header())}\n${lines.join("")}`;
}
