/**
 * Starts the simulator, a program of its own, for open sessions that no device watches. It reaches
 * this server through the device door like any monitor; here it is only told which beds need it.
 * A session that a real device has ever watched is never simulated again (device-protocol.md).
 */
import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { SessionTrack } from "../shared/monitor/state.ts";
import type { Scenario } from "../shared/vocabulary.ts";
import type { Clock } from "./clock.ts";
import type { Bed } from "./ward/bed.ts";

const SIMULATOR = fileURLToPath(new URL("../simulator/main.ts", import.meta.url));
const MS_PER_MIN = 60_000;
/** A simulator that ended by itself is started again after this long. */
const RESTART_MS = 2_000;
/** When a scenario's event begins, in minutes after the session opened: 15 s, 40 s, 2.5 min and
 * 4 min after a new demo joins its cast (demo/keeper.ts), so that somebody who has just started it
 * sees a reaction within 90 s. Counted from the opening, which the journal keeps: a restart must not
 * move the event. */
const EVENT_AFTER_MIN = {
  hypotensive: 36.25,
  febrile: 29 + 40 / 60,
  "sensor-off": 45.5,
  "link-loss": 17,
} as const;

export type SimulatorHost = {
  /** Looks at a bed again: starts or ends its simulation. */
  consider(bed: Bed): void;
  stop(): void;
};

export type SimulatorHostOptions = {
  url: string;
  clock: Clock;
  /** The simulated device of a bed and its token, or null where none may be simulated. */
  credentials: (bed: Bed) => { device: string; token: string } | null;
  beds: () => Iterable<Bed>;
  onEnded: (code: number | null) => void;
};

/** Starts the simulator; it idles until a bed needs it. */
export function startSimulatorHost(options: SimulatorHostOptions): SimulatorHost {
  const { url, clock, credentials, beds, onEnded } = options;
  /** Beds being simulated, with their sessions; at most every bed. */
  const running = new Map<string, string>();
  let child: ChildProcess | null = null;
  let isStopping = false;

  const start = (): void => {
    const started = spawn(process.execPath, [SIMULATOR, "host", "--url", url], {
      stdio: ["pipe", "ignore", "inherit"],
    });
    child = started;
    // A pipe that breaks is followed by the exit, which is what counts.
    started.stdin?.on("error", () => undefined);
    started.once("exit", (code) => {
      child = null;
      running.clear();
      if (isStopping) return;
      onEnded(code);
      clock.after(RESTART_MS, () => {
        if (isStopping) return;
        start();
        for (const bed of beds()) consider(bed);
      });
    });
  };

  const tell = (command: unknown): void => {
    child?.stdin?.write(`${JSON.stringify(command)}\n`);
  };

  const consider = (bed: Bed): void => {
    const { session } = bed.state;
    const login = isSimulated(bed) ? credentials(bed) : null;
    const wanted = login === null || session === null ? null : session.id;
    if (running.get(bed.place.id) === (wanted ?? undefined)) return;
    if (running.delete(bed.place.id)) tell({ stop: { bed: bed.place.id } });
    if (login === null || session === null) return;
    running.set(bed.place.id, session.id);
    tell({ run: { ...login, bed: bed.place.id, ...courseOf(session, clock.now()) } });
  };

  start();
  return {
    consider,
    stop() {
      isStopping = true;
      child?.stdin?.end();
    },
  };
}

/** Whether a bed's open session is one that the simulator may speak into. */
function isSimulated({ place, state }: Bed): boolean {
  const { session, link } = state;
  if (session === null || place.purpose !== "care" || session.time === "stream") return false;
  const hasDevice = link.kind === "up" && link.device.source === "device";
  return !hasDevice && !session.sources.includes("device");
}

/** The simulated infusion begins this long after the opening; the demo's baselines last as long. */
const BASELINE_MINUTES = 5;

export type Course = {
  scenario: Scenario;
  seed: number;
  elapsedMinutes: number;
  historyMinutes: number;
  eventAtMinutes?: number;
};

/**
 * Where in its course a session's simulated patient is. It follows from the opening and the time
 * alone, not from drip or phase: the patient that was joined goes on by itself, and after a restart
 * it must be found where it would have been.
 */
export function courseOf(session: SessionTrack, nowMs: number): Course {
  const sinceOpenedMin = (nowMs - session.openedAtMs) / MS_PER_MIN;
  const scenario = session.scenario ?? "uneventful";
  const eventAtMinutes =
    scenario === "uneventful" ? undefined : EVENT_AFTER_MIN[scenario] - BASELINE_MINUTES;
  return {
    scenario,
    seed: seedOf(session.id),
    elapsedMinutes: sinceOpenedMin - BASELINE_MINUTES,
    // A session that has readings already gets no second past.
    historyMinutes: session.sources.length === 0 ? Math.max(0, sinceOpenedMin) : 0,
    ...(eventAtMinutes === undefined ? {} : { eventAtMinutes }),
  };
}

/** The same session is always played by the same patient. */
function seedOf(session: string): number {
  let seed = 7;
  for (const char of session) seed = (seed * 31 + char.charCodeAt(0)) % 1_000_003;
  return seed;
}
