// Durable readings a second: devices that come back after hours deliver their backlog in full
// frames, each sent when the one before is acknowledged, that is: on disk.

import { assert } from "../../shared/assert.ts";
import { furnishHouse } from "../helpers/furnished-house.ts";
import { logIn, startServer } from "../helpers/server-process.ts";
import { startLoad } from "./children.ts";
import { type Figure, median, type Part } from "./figures.ts";
import { withDataDir } from "./folders.ts";

const READINGS_PER_S_MIN = 15_000;
const MANY_DEVICES = 8;
/** Sixteen hours of one device: under the 24 h that the server takes. */
const READINGS_ALONE = 60_000;
const READINGS_EACH = 15_000;

export async function measureBatches({ rounds }: { rounds: number }): Promise<Part> {
  const alone: number[] = [];
  const together: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    alone.push(await readingsPerS(1, READINGS_ALONE));
    together.push(await readingsPerS(MANY_DEVICES, READINGS_EACH));
  }
  const target: Figure["target"] = { atLeast: READINGS_PER_S_MIN };
  const unit = "readings/s";
  return {
    title: `Backlogs: frames of 500, the next one when the last is on disk, ${rounds} rounds`,
    figures: [
      {
        what: `${MANY_DEVICES} devices at once`,
        value: Math.round(median(together)),
        unit,
        target,
      },
      {
        what: "1 device alone",
        value: Math.round(median(alone)),
        unit,
        target,
        note: "waits for each of its own commits",
      },
    ],
  };
}

function readingsPerS(devices: number, readingsEach: number): Promise<number> {
  return withDataDir(async (dataDir) => {
    const { beds } = await furnishHouse({ dataDir, wards: [{ id: "ward", beds: devices }] });
    const server = await startServer({ dataDir });
    try {
      const cookie = await logIn(server.url, "nurse");
      const side = { kind: "vigil", url: server.url, cookie } as const;
      const job = { kind: "batches", side, beds, readingsEach } as const;
      const done = await startLoad(job, () => undefined).done;
      assert(done.kind === "done-batches", "a batch job tells how long it took");
      return (1_000 * done.readings) / done.tookMs;
    } finally {
      await server.end("SIGTERM");
    }
  });
}
