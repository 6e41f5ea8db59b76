/** `replay`: a recording into a lab bed, in the recording's own time. */
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { SingleBar } from "cli-progress";
import { Command, InvalidArgumentError, Option } from "commander";
import { z } from "zod";
import { timeMs, timeText } from "../../shared/protocol/time.ts";
import type { Counts } from "../device/sender.ts";
import { webSocketDial } from "../device/web-socket.ts";
import { Failure, sentenceOf } from "../failure.ts";
import { parseCsvRecording, type RecordedReading } from "../recording/csv.ts";
import { createPerformance } from "../recording/performance.ts";
import type { Speed } from "../recording/player.ts";
import {
  isRecordingFile,
  parseRecordingFile,
  recordedScript,
} from "../recording/recorded-script.ts";
import { csvScript, type Script } from "../recording/script.ts";
import { type Identity, identityOf, type TokenOptions } from "../tokens.ts";
import type { World } from "../world.ts";
import {
  NPM_USAGE,
  parseNumber,
  parseSpeed,
  SPEED_MAX,
  tokenOptions,
  urlOption,
} from "./options.ts";

/** The recorded date is unknown, and the same file must always give the same entries. */
const START_UNKNOWN = "2000-01-01T00:00:00.000Z";
/** 64 MiB are a million lines: more than a week at one a second. */
const FILE_BYTES_MAX = 64 * 1024 * 1024;
/** What a hello may say of its model (shared/protocol/device.ts). */
const TITLE_CHARS_MAX = 128;

const EXAMPLES = `
The file is a recording that Vigil exported (vigil-recording/1), or CSV. A recording brings its phases,
its limits and what people did along; --practise leaves their answers to alarms out. CSV has a header,
time_s and any of sbp,dbp,map,pulse,hr,rr,temp_c,spo2; a blank field was not measured. Nothing is
interpolated. Times on the bed are the recording's own.

Examples:
  npm run replay -- vigil-3f1c.recording.ndjson --speed 10
  npm run replay -- night.csv --speed 10
  npm run replay -- night.csv --speed max --bed lab-2 --from 600 --to 1200
  npm run replay -- night.csv --start 2026-11-23T08:15:00Z --json`;

type Options = TokenOptions & {
  url: string;
  bed: string;
  speed: Speed;
  from?: number;
  to?: number;
  start: number;
  practise?: true;
  json?: true;
};

export function replayCommand(world: World): Command {
  const command = new Command("replay")
    .configureHelp(NPM_USAGE)
    .description("play a recording into a bed of a lab ward")
    .argument("<file>", "the recording: vigil-recording/1, or CSV")
    .addOption(urlOption(world))
    .option("--bed <name>", "the bed", "lab-1")
    .option(
      "--speed <times>",
      `recorded seconds per second, up to ${SPEED_MAX}, or max`,
      parseReplaySpeed,
      1,
    )
    .option("--from <seconds>", "leave out what was recorded before", parseNumber)
    .option("--to <seconds>", "leave out what was recorded after", parseNumber)
    .addOption(
      new Option("--start <time>", "when second 0 was recorded")
        .argParser(parseStart)
        .default(timeMs(START_UNKNOWN), `unknown, so from ${START_UNKNOWN}`),
    )
    .option("--practise", "leave out what people answered to alarms (vigil-recording/1)")
    .option("--json", "report as JSON");
  for (const option of tokenOptions(world)) command.addOption(option);
  return command.addHelpText("after", EXAMPLES).action(async (file: string, options: Options) => {
    const isDated = command.getOptionValueSource("start") !== "default";
    const script = scriptOf(await readText(file), basename(file), { ...options, isDated });
    const identity = await identityOf(options.bed, options);
    await replay(world, { file, script, options, identity });
  });
}

type Replay = {
  file: string;
  script: Script;
  options: Options;
  identity: Identity;
};

async function replay(world: World, { file, script, options, identity }: Replay): Promise<void> {
  const progress = createProgress(world, script, options);
  const playing = createPerformance({
    script,
    speed: options.speed,
    dial: webSocketDial({ url: options.url, token: identity.token }),
    clock: world.clock,
    boot: world.newBoot(),
    device: identity.device,
    title: basename(file).slice(0, TITLE_CHARS_MAX),
    onTime: progress.onTime,
  });
  const stopListening = world.onInterrupt(playing.stop);
  try {
    playing.start();
    const counts = await playing.done;
    progress.stop();
    report(world, { file, script, options, identity }, counts);
  } finally {
    progress.stop();
    stopListening();
  }
}

async function readText(file: string): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size > FILE_BYTES_MAX) throw new Failure(`${file} is larger than 64 MiB.`);
    return await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure(`${file} cannot be read: ${sentenceOf(error)}.`);
  }
}

/** @param options `isDated` where somebody said when second 0 was */
function scriptOf(text: string, source: string, options: Options & { isDated: boolean }): Script {
  if (!isRecordingFile(text)) {
    return csvScript(cut(parseCsvRecording(text, source), options), options.start);
  }
  if (options.isDated) throw new Failure(`${source} knows its own time; leave --start out.`);
  if (options.from !== undefined) {
    throw new Failure(`${source} is played from its beginning, where its phases are; no --from.`);
  }
  const people = options.practise === true ? "left-out" : "played";
  return recordedScript(parseRecordingFile(text, source), { people, toS: options.to ?? null });
}

function cut(readings: RecordedReading[], { from, to }: Options): RecordedReading[] {
  const kept = readings.filter(({ timeS }) => timeS >= (from ?? timeS) && timeS <= (to ?? timeS));
  if (kept.length === 0) throw new Failure("Nothing was recorded between --from and --to.");
  return kept;
}

type Progress = { onTime: (atMs: number) => void; stop: () => void };

/** A bar for a person who looks on; a program that reads the report is left in peace. */
function createProgress(world: World, script: Script, options: Options): Progress {
  if (!world.isTerminal || options.json === true) return { onTime: () => {}, stop: () => {} };
  const bar = new SingleBar({
    format: "{bar} {percentage} % · {value} of {total} s recorded · {eta_formatted} left",
    stream: world.notes,
    hideCursor: true,
    clearOnComplete: true,
  });
  bar.start(Math.round(recordedS(script)), 0);
  return {
    onTime: (atMs) => bar.update(Math.round((atMs - script.firstMs) / 1_000)),
    stop: () => bar.stop(),
  };
}

function report(world: World, { file, script, options, identity }: Replay, counts: Counts): void {
  const sent = counts.taken;
  const { acked, recorded, rejected, welcomes } = counts;
  const { bed } = options;
  const coveredS = Math.round(recordedS(script) * 1_000) / 1_000;
  if (options.json === true) {
    const { device } = identity;
    const start = timeText(script.startMs);
    const summary = {
      file,
      bed,
      device,
      start,
      sent,
      acked,
      recorded,
      rejected,
      coveredS,
      welcomes,
    };
    world.output.write(`${JSON.stringify(summary)}\n`);
    return;
  }
  const refusals = Object.entries(rejected).map(([code, count]) => `${count} ${code}`);
  const lines = [
    `${basename(file)} → ${bed}: ${sent} readings sent, ${acked} acknowledged, ` +
      `${refusals.join(", ") || "none"} rejected; ${(coveredS / 60).toFixed(1)} recorded minutes.`,
  ];
  if (recorded < acked) lines.push(`${acked - recorded} went into no session's record.`);
  const losses = welcomes - 1;
  if (losses > 0) lines.push(`The link was lost ${losses === 1 ? "once" : `${losses} times`}.`);
  world.output.write(`${lines.join("\n")}\n`);
}

/** Recorded seconds from the first to the last value. */
function recordedS({ firstMs, lastMs }: Script): number {
  return (lastMs - firstMs) / 1_000;
}

function parseReplaySpeed(text: string): Speed {
  return text === "max" ? "max" : parseSpeed(text);
}

function parseStart(text: string): number {
  const parsed = z.iso.datetime({ offset: true }).safeParse(text);
  if (!parsed.success) throw new InvalidArgumentError("It must be like 2026-11-23T08:15:00Z.");
  return timeMs(parsed.data);
}
