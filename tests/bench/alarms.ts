// How long an alarm takes to people: from the moment a device sends a value beyond a limit to the
// moment a real page shows its tile flashing, and to the moment the page hands the sound to its audio
// clock. Limits without an onset delay, so that nothing is measured but the way.

import { loadavg } from "node:os";
import { io } from "socket.io-client";
import { z } from "zod";
import { assert } from "../../shared/assert.ts";
import { healthSchema } from "../../shared/protocol/http.ts";
import { alarmViewSchema } from "../../shared/protocol/live.ts";
import { buildIfNeeded } from "../../web/build-if-needed.ts";
import { furnishHouse } from "../helpers/furnished-house.ts";
import { ask, logIn, startServer } from "../helpers/server-process.ts";
import { armPage, type SeenOnPage, seenOn, watchPage } from "./alarm-page.ts";
import { startLoad } from "./children.ts";
import type { Figure, Part } from "./figures.ts";
import { withDataDir } from "./folders.ts";
import { latencyIn } from "./latency.ts";
import type { Crossing } from "./load-protocol.ts";
import { onWardPage } from "./ward-page.ts";

const WARD = "ward";
const BEDS = 40;
/** Beside the page and the doctor's: four screens in all. */
const OTHER_SCREENS = [WARD, WARD];
const WARM_UP_MS = 12_000;
/** One alarm is answered, and its sound over, before the next. */
const EVERY_MS = 1_400;
const ANSWER_AFTER_MS = 700;
/** What comes later may be the next alarm's: it is counted as missed, and has no latency. */
const LATE_MS = EVERY_MS;
const SHOWN_P99_MS_MAX = 100;
const SOUNDED_P99_MS_MAX = 250;
const US_PER_MS = 1_000;

export type AlarmsOptions = { crossings: number; nodeArguments: string[] };

type Run = { crossings: readonly Crossing[]; seen: SeenOnPage; told: Told };
type Told = z.infer<typeof healthSchema>["alarmDelays"];

/** Raises alarms one after the other and measures each. */
export async function measureAlarms(options: AlarmsOptions): Promise<Part> {
  await buildIfNeeded();
  const run = await withDataDir((dataDir) => runOn(dataDir, options));
  const load = loadavg()[0]?.toFixed(1) ?? "?";
  return {
    title: `Alarms: ${BEDS} beds × 1/s, 4 screens (a Chromium with sound), ${run.crossings.length} values beyond a limit, load ${load}`,
    figures: figuresOf(run),
  };
}

async function runOn(dataDir: string, { crossings, nodeArguments }: AlarmsOptions): Promise<Run> {
  const house = await furnishHouse({ dataDir, wards: [{ id: WARD, beds: BEDS }] });
  const server = await startServer({ dataDir, nodeArguments });
  try {
    const { url } = server;
    const cookie = await logIn(url, "doctor");
    const side = { kind: "vigil", url, cookie } as const;
    const beds = house.beds.map(({ id }) => id);
    const others = startLoad({ kind: "screens", side, wards: OTHER_SCREENS, beds }, () => {});
    const stopAnswering = answerAlarms(side);
    const wide = { url, ward: WARD, beds: BEDS, prepare: watchPage };
    return await onWardPage(wide, async ({ page }) => {
      await armPage(page);
      const job = { kind: "crossings", side, beds: house.beds, warmUpMs: WARM_UP_MS } as const;
      const load = startLoad({ ...job, count: crossings, everyMs: EVERY_MS }, () => {});
      const done = await load.done;
      assert(done.kind === "done-crossings", "the devices tell what they sent");
      stopAnswering();
      others.finish();
      await others.done;
      const { alarmDelays } = await ask(healthSchema, { url: `${url}/api/health`, cookie });
      return { crossings: done.crossings, seen: await seenOn(page), told: alarmDelays };
    });
  } finally {
    await server.end("SIGTERM");
    assert(server.complaints() === "", `the server complained: ${server.complaints()}`);
  }
}

const changesSchema = z.object({
  beds: z.array(z.object({ alarms: z.array(alarmViewSchema).optional() })),
});

/** The fourth screen: a doctor who acknowledges every alarm a moment after it came, so that the next
 * one does not come into its sound. */
function answerAlarms({ url, cookie }: { url: string; cookie: string }): () => void {
  const answered = new Set<string>();
  const socket = io(url, {
    transports: ["websocket"],
    extraHeaders: { cookie },
    forceNew: true,
    reconnection: false,
  });
  socket.on("connect", () => socket.emit("watch", { ward: WARD }, () => undefined));
  const answer = async (message: unknown): Promise<void> => {
    const alarms = changesSchema.parse(message).beds.flatMap((bed) => bed.alarms ?? []);
    for (const { id, acknowledged } of alarms) {
      if (acknowledged !== null || answered.has(id)) continue;
      answered.add(id);
      setTimeout(() => {
        const body = { note: "measured" };
        ask(z.unknown(), { url: `${url}/api/alarms/${id}/acknowledge`, cookie, body }).catch(
          // One that closed by itself needs no answer.
          () => undefined,
        );
      }, ANSWER_AFTER_MS);
    }
  };
  socket.on("changes", answer);
  socket.on("snapshot", answer);
  return () => void socket.disconnect();
}

function figuresOf({ crossings, seen, told }: Run): Figure[] {
  const shown = crossings.map(([bed, sentUs]) =>
    elapsedMs(
      sentUs,
      seen.flashes.flatMap(([flashing, atUs]) => (flashing === bed ? [atUs] : [])),
    ),
  );
  const scheduled = crossings.map(([, sentUs]) =>
    elapsedMs(
      sentUs,
      seen.bursts.map(([atUs]) => atUs),
    ),
  );
  const heard = crossings.map(([, sentUs]) =>
    elapsedMs(
      sentUs,
      seen.bursts.map(([atUs, inMs]) => atUs + inMs * US_PER_MS),
    ),
  );
  const missed = [...shown, ...scheduled].filter((one) => one === null).length;
  return [
    ...latencyFigures("value sent → tile flashes", shown, SHOWN_P99_MS_MAX),
    ...latencyFigures(
      "value sent → sound handed to the audio clock",
      scheduled,
      SOUNDED_P99_MS_MAX,
    ),
    ...latencyFigures("value sent → sound starts on the audio clock", heard, null),
    {
      what: "alarm told → drawn p99, as the page confirms it",
      value: told.shown.p99Ms ?? Number.NaN,
      unit: "ms",
      note: `p50 ${told.shown.p50Ms} ms, ${told.shown.count} receipts`,
    },
    {
      what: "alarm told → sound seen to run p99, as the page confirms it",
      value: told.sounded.p99Ms ?? Number.NaN,
      unit: "ms",
      note: `p50 ${told.sounded.p50Ms} ms, ${told.sounded.count} receipts`,
    },
    {
      what: "alarms not shown, or not sounded, before the next",
      value: missed,
      unit: "",
      target: { atMost: 0 },
      note: `of ${shown.length + scheduled.length}`,
    },
  ];
}

/** From a moment to the first that followed it in time. */
function elapsedMs(fromUs: number, atUs: readonly number[]): number | null {
  const first = atUs.find((one) => one >= fromUs);
  const ms = first === undefined ? Number.POSITIVE_INFINITY : (first - fromUs) / US_PER_MS;
  return ms < LATE_MS ? ms : null;
}

function latencyFigures(
  what: string,
  elapsed: readonly (number | null)[],
  p99MsMax: number | null,
): Figure[] {
  const { p50, p99, max } = latencyIn(elapsed.filter((ms) => ms !== null));
  const target = p99MsMax === null ? {} : { target: { atMost: p99MsMax } };
  return [
    { what: `${what} p50`, value: p50, unit: "ms" },
    { what: `${what} p99`, value: p99, unit: "ms", ...target, note: `worst ${max.toFixed(0)} ms` },
  ];
}
