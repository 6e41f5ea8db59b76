// The programs as a person or the server starts them: what they print, how they end, and that they
// speak the protocol over a real socket.

import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openDoor } from "./helpers/door.ts";

const MAIN = join(import.meta.dirname, "../../simulator/main.ts");
/** Nothing listens on the discard port. */
const NOWHERE = "http://127.0.0.1:9";

let folder = "";
let recording = "";
let tokens = "";
const children = new Set<ChildProcess>();
const doors = new Set<Awaited<ReturnType<typeof openDoor>>>();

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "vigil-simulator-"));
  recording = join(folder, "night.csv");
  const lines = Array.from({ length: 50 }, (_, second) => `${second},${70 + (second % 5)},,36.6`);
  writeFileSync(recording, ["time_s,pulse,hr,temp_c", ...lines].join("\n"));
  tokens = join(folder, "tokens.json");
  const devices = {
    "lab-1": { device: "lab-1-player", token: "t-lab" },
    "bed-1": { device: "sim-bed-1", token: "t-bed" },
    "bed-2": { device: "sim-bed-2", token: "t-wrong" },
  };
  writeFileSync(tokens, JSON.stringify(devices));
});

afterEach(() => {
  for (const child of children) child.kill("SIGKILL");
  for (const door of doors) door.close();
  children.clear();
  doors.clear();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function start(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [MAIN, ...args], { env: { ...process.env, ...env } });
  children.add(child);
  let output = "";
  let errors = "";
  const waiting: { text: string; resolve: () => void }[] = [];
  child.stdout.on("data", (data) => {
    output += String(data);
    for (const { text, resolve } of waiting) if (output.includes(text)) resolve();
  });
  child.stderr.on("data", (data) => {
    errors += String(data);
  });
  const ended = new Promise<{ code: number | null; output: string; errors: string }>((resolve) => {
    child.on("close", (code) => resolve({ code, output, errors }));
  });
  /** Settles once the program has printed a text. */
  const prints = (text: string): Promise<void> =>
    new Promise((resolve) => {
      if (output.includes(text)) resolve();
      else waiting.push({ text, resolve });
    });
  return { child, ended, prints };
}

async function door(dropsAfter?: number) {
  const opened = await openDoor({
    tokens: { "t-lab": "lab-1-player", "t-bed": "sim-bed-1" },
    ...(dropsAfter === undefined ? {} : { dropsAfter }),
  });
  doors.add(opened);
  return opened;
}

describe("each command", () => {
  it.each([["simulate"], ["replay"], ["host"]])(
    "explains itself with examples: %s",
    async (name) => {
      const { code, output } = await start([name, "--help"]).ended;
      expect(code).toBe(0);
      expect(output).toContain("Example");
      expect(output).toContain("--url");
    },
  );

  it.each([
    ["replay", "Usage: npm run replay -- [options] <file>"],
    ["simulate", "Usage: npm run simulate -- [options]"],
  ])("shows what a person types: %s", async (name, usage) => {
    const { output } = await start([name, "--help"]).ended;
    expect(output).toContain(usage);
  });

  it("names the unknown start of a recording once, in words", async () => {
    const { output } = await start(["replay", "--help"]).ended;
    expect(output).toMatch(
      /--start <time>\s+when second 0 was recorded \(default: unknown, so from/,
    );
    expect(output).not.toMatch(/\d{12}/);
  });

  it.each([
    ["no command", []],
    ["an unknown command", ["dream"]],
    ["an unknown option", ["replay", "night.csv", "--fast"]],
    ["no file", ["replay"]],
    ["no beds", ["simulate"]],
    ["an unknown scenario", ["simulate", "--beds", "bed-1", "--scenario", "miracle"]],
    ["a speed of 0", ["replay", "night.csv", "--speed", "0"]],
    ["a speed of 61", ["simulate", "--beds", "lab-1", "--speed", "61"]],
    ["a word for a speed", ["replay", "night.csv", "--speed", "fast"]],
    ["a start without a date", ["replay", "night.csv", "--start", "noon"]],
    ["an address that is none", ["host", "--url", "ftp://ward"]],
    ["one token for two beds", ["simulate", "--beds", "bed-1,bed-2", "--token", "t"]],
  ])("ends with 2 on misuse: %s", async (_name, args) => {
    const { code, errors } = await start(args).ended;
    expect(code).toBe(2);
    expect(errors).not.toBe("");
    expect(errors).not.toContain("    at ");
  });

  it("ends with 2 and the variable's name on a bad environment", async () => {
    const { code, errors } = await start(["host"], { PORT: "http" }).ended;
    expect(code).toBe(2);
    expect(errors).toBe('PORT must be a number from 0 to 65535, not "http".\n');
  });
});

describe("replay, the command", () => {
  it("sends a recording and reports it as JSON", async () => {
    const { url, hellos, readings } = await door();
    const args = [
      "replay",
      recording,
      "--url",
      url,
      "--tokens",
      tokens,
      "--speed",
      "max",
      "--json",
    ];
    const { code, output, errors } = await start(args).ended;
    expect({ code, errors }).toEqual({ code: 0, errors: "" });
    expect(JSON.parse(output)).toEqual({
      file: recording,
      bed: "lab-1",
      device: "lab-1-player",
      start: "2000-01-01T00:00:00.000Z",
      sent: 50,
      acked: 50,
      recorded: 50,
      rejected: {},
      coveredS: 49,
      welcomes: 1,
    });
    expect(hellos[0]).toMatchObject({ cadence: { pulse: 1, temperature: 1 }, source: "replay" });
    expect(readings[0]).toEqual({
      type: "reading",
      seq: 1,
      takenAt: "2000-01-01T00:00:00.000Z",
      at: "2000-01-01T00:00:00.000Z",
      vitals: { pulse: 70, temperature: 36.6 },
    });
  });

  it("goes on after a lost link with the same boot", async () => {
    const { url, hellos, readings } = await door(20);
    const args = ["replay", recording, "--url", url, "--tokens", tokens, "--speed", "60"];
    const { code, output } = await start(args).ended;
    expect(code).toBe(0);
    expect(output).toContain("50 readings sent, 50 acknowledged, none rejected");
    expect(output).toContain("The link was lost once.");
    expect(hellos.map(({ boot }) => boot)).toEqual([hellos[0]?.boot, hellos[0]?.boot]);
    expect(new Set(readings.map(({ seq }) => seq)).size).toBe(50);
  });

  it("plays a part of it, from a date that is known", async () => {
    const { url, readings } = await door();
    const part = ["--from", "10", "--to", "12", "--start", "2026-11-23T10:15:00+02:00"];
    const args = ["replay", recording, "--url", url, "--token", "t-lab", "--speed", "max", ...part];
    const { code } = await start(args).ended;
    expect(code).toBe(0);
    expect(readings.map(({ at }) => at)).toEqual([
      "2026-11-23T08:15:10.000Z",
      "2026-11-23T08:15:11.000Z",
      "2026-11-23T08:15:12.000Z",
    ]);
  });

  it.each([
    ["a file that is not there", ["no-such.csv"], "no-such.csv cannot be read: ENOENT"],
    ["a part without values", [":recording", "--from", "100"], "Nothing was recorded between"],
    ["a bed without a token", [":recording", "--bed", "lab-9"], "has no token for bed lab-9."],
    ["no file of tokens", [":recording", "--tokens", "none.json"], "The tokens cannot be read"],
    ["a token nobody knows", [":recording", "--token", "t-none"], "does not know this token"],
  ])("ends with 1 and a sentence: %s", async (_name, args, words) => {
    const { url } = await door();
    const real = args.map((arg) => (arg === ":recording" ? recording : arg));
    const { code, errors, output } = await start([
      "replay",
      "--url",
      url,
      ...(args.includes("--tokens") ? [] : ["--tokens", tokens]),
      ...real,
    ]).ended;
    expect(code).toBe(1);
    expect(errors).toContain(words);
    expect(errors.trim().split("\n")).toHaveLength(1);
    expect(output).toBe("");
  });
});

describe("simulate, the command", () => {
  it("sends patients for as long as asked, and tells which bed failed", async () => {
    const { url, hellos } = await door();
    const beds = ["--beds", "bed-1,bed-2", "--tokens", tokens, "--url", url];
    const { code, output, errors } = await start([
      "simulate",
      ...beds,
      ...["--scenario", "febrile", "--seed", "7", "--speed", "60", "--minutes", "1"],
    ]).ended;
    expect(code).toBe(1);
    expect(output).toBe(
      "bed-1: 60 readings measured, 60 acknowledged (60 recorded), none rejected\n",
    );
    expect(errors).toBe("bed-2: the server does not know this token, or has revoked it.\n");
    expect(hellos[0]).toMatchObject({ device: "sim-bed-1", time: "stream", speed: 60 });
  });

  it("ends well when somebody stops it", async () => {
    const { url } = await door();
    const args = ["simulate", "--beds", "bed-1", "--url", url, "--tokens", tokens, "--json"];
    const { child, ended } = start(args);
    await expect
      .poll(() => [...doors].some(({ readings }) => readings.length > 0), { timeout: 15_000 })
      .toBe(true);
    child.kill("SIGINT");
    const { code, output } = await ended;
    expect(code).toBe(0);
    expect(JSON.parse(output)).toMatchObject({ scenario: "uneventful", beds: [{ bed: "bed-1" }] });
  });
});

describe("host, the command", () => {
  const run = {
    bed: "bed-1",
    device: "sim-bed-1",
    token: "t-bed",
    scenario: "uneventful",
    seed: 11,
  };

  it("runs and stops beds as it is told, and ends when stdin closes", async () => {
    const { url, hellos, readings } = await door();
    const { child, ended, prints } = start(["host", "--url", url]);
    const says = (command: unknown): void => {
      child.stdin?.write(`${typeof command === "string" ? command : JSON.stringify(command)}\n`);
    };
    says({ run: { ...run, elapsedMinutes: 17, historyMinutes: 17 } });
    await prints('"news":"welcomed"');
    await expect.poll(() => readings.length, { timeout: 15_000 }).toBeGreaterThan(1_020);
    says({ stop: { bed: "bed-1" } });
    says({ run: { ...run, bed: "bed-2", token: "t-none" } });
    await prints('"news":"gave-up"');
    says("not json");
    says({ run: { ...run, scenario: "miracle" } });
    child.stdin?.end();
    const { code, output, errors } = await ended;
    expect({ code, errors }).toEqual({ code: 0, errors: "" });
    const news = output
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(news.map((one) => one.news)).toEqual([
      "welcomed",
      "gave-up",
      "bad-command",
      "bad-command",
    ]);
    expect(output).not.toContain("t-bed");
    expect(hellos).toHaveLength(1);
  });

  it("gives a session that was opened long ago a shorter memory", async () => {
    const { url, readings } = await door();
    const { child, ended, prints } = start(["host", "--url", url]);
    const command = { run: { ...run, elapsedMinutes: 0, historyMinutes: 600 } };
    child.stdin?.write(`${JSON.stringify(command)}\n`);
    await prints('"news":"welcomed"');
    await expect.poll(() => readings.length, { timeout: 15_000 }).toBeGreaterThan(3_600);
    child.stdin?.end();
    expect((await ended).code).toBe(0);
  });

  it("outlives a server that is not there yet", async () => {
    const { child, ended, prints } = start(["host", "--url", NOWHERE]);
    child.stdin?.write(`${JSON.stringify({ run })}\n`);
    await prints('"news":"lost"');
    child.stdin?.end();
    expect((await ended).code).toBe(0);
  });
});
