// The simulator is a program of its own: when it is killed, the server goes on and starts it again.

import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { bedsSchema } from "../../shared/protocol/http.ts";
import type { BedView } from "../../shared/protocol/live.ts";
import { ROLES } from "../../shared/vocabulary.ts";
import { ask, logIn, type ServerProcess, startServer } from "../helpers/server-process.ts";
import { eventually } from "./busy-ward.ts";
import { readRecord } from "./record.ts";

const loginsSchema = z.record(z.enum(ROLES), z.string());
/** Beds of the demo with a session. */
const PLAYED = 7;

let dataDir = "";
let server: ServerProcess;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "vigil-simulated-"));
  server = await startServer({
    dataDir,
    environment: { VIGIL_DEMO: "on", VIGIL_SIMULATOR: "auto" },
  });
});

afterEach(async () => {
  await server.end("SIGKILL");
  rmSync(dataDir, { recursive: true, force: true });
});

describe("the simulator is killed", () => {
  test("the server starts another one, which takes the same beds up again", async () => {
    const file = readFileSync(join(dataDir, "demo-logins.json"), "utf8");
    const { nurse } = loginsSchema.parse(JSON.parse(file));
    const cookie = await logIn(server.url, "nurse", nurse);
    const beds = (): Promise<BedView[]> =>
      ask(bedsSchema, { url: `${server.url}/api/beds`, cookie }).then((answer) => answer.beds);
    const isPlayed = async (): Promise<boolean> => playedBeds(await beds()) === PLAYED;

    await eventually("every session is simulated", isPlayed);
    const sessions = (await beds()).map(({ session }) => session?.id);
    const [killed] = childrenOf(server.pid);
    if (killed === undefined) throw new Error("the server has no simulator");
    process.kill(killed, "SIGKILL");

    await eventually("the beds have lost their devices", async () => !(await isPlayed()));
    await eventually("every session is simulated again", isPlayed);
    expect(childrenOf(server.pid)).toHaveLength(1);
    expect(childrenOf(server.pid)).not.toContain(killed);
    expect((await beds()).map(({ session }) => session?.id)).toEqual(sessions);
    expect(await server.end("SIGTERM")).toBe(0);
    const faults = [...readRecord(dataDir).values()].flatMap((session) => session.faults);
    expect(faults).toEqual([]);
  });
});

function playedBeds(beds: readonly BedView[]): number {
  return beds.filter(
    ({ device, vitals }) => device?.connected === true && vitals.pulse.state === "fresh",
  ).length;
}

/** Linux lists processes as folders; each says whose child it is. */
function childrenOf(pid: number): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((one) => parentOf(one) === pid);
}

function parentOf(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    // It ended while we looked.
    return null;
  }
}
