// From the start of the process until every open session is back and every door open.

import { furnishHouse } from "../helpers/furnished-house.ts";
import { startServer } from "../helpers/server-process.ts";
import { median, type Part } from "./figures.ts";
import { withDataDir } from "./folders.ts";

const SESSIONS = 40;
const PAST_S = 45 * 60;
const READY_MS_MAX = 2_000;
/** A start is short: more of them cost little and say more. */
const STARTS_PER_ROUND = 2;

export async function measureStart({ rounds }: { rounds: number }): Promise<Part> {
  const starts = STARTS_PER_ROUND * rounds;
  const empty = await startsMs(starts, 0);
  const full = await startsMs(starts, PAST_S);
  return {
    title: `Start: ${SESSIONS} open sessions, ${starts} starts each`,
    figures: [
      {
        what: `ready with ${PAST_S / 60} min of each session to recover`,
        value: Math.round(median(full)),
        unit: "ms",
        target: { atMost: READY_MS_MAX },
        note: `${(SESSIONS * PAST_S).toLocaleString("en")} readings`,
      },
      {
        what: "ready with nothing to recover",
        value: Math.round(median(empty)),
        unit: "ms",
        note: "loading the program",
      },
    ],
  };
}

function startsMs(starts: number, pastS: number): Promise<number[]> {
  return withDataDir(async (dataDir) => {
    await furnishHouse({ dataDir, wards: [{ id: "ward", beds: SESSIONS }], pastS });
    const took: number[] = [];
    for (let start = 0; start < starts; start += 1) {
      const server = await startServer({ dataDir });
      took.push(server.readyMs);
      await server.end("SIGTERM");
    }
    return took;
  });
}
