// What a Chromium spends on showing a living ward: real devices' readings, one a second a bed, and
// alarms that flash.

import { assert } from "../../shared/assert.ts";
import { SPARK_BUCKET_MS, SPARK_BUCKETS } from "../../shared/bounds.ts";
import { furnishHouse } from "../helpers/furnished-house.ts";
import { logIn, startServer } from "../helpers/server-process.ts";
import { startLoad } from "./children.ts";
import { type ChromiumUsage, chromiumUsage, cpuPercentByType } from "./chromium-usage.ts";
import { withDataDir } from "./folders.ts";
import { flashingBeds, onWardPage, SCREEN_BEDS, scenarioAt } from "./ward-page.ts";

export type CpuRun = { percentByType: ReadonlyMap<string, number>; flashing: number };

const WARD = "ward";
/** Sparklines are full, and drawn from end to end. */
const PAST_S = (SPARK_BUCKETS * SPARK_BUCKET_MS) / 1_000;
/** A cuff measures for twenty seconds; by then low pressures have raised their alarms too. */
const WARM_UP_MS = 25_000;

export function measureScreenCpu(measureMs: number): Promise<CpuRun> {
  return withDataDir(async (dataDir) => {
    const wards = [{ id: WARD, beds: SCREEN_BEDS }];
    const house = await furnishHouse({ dataDir, wards, pastS: PAST_S });
    const beds = house.beds.map((bed, place) => ({ ...bed, scenario: scenarioAt(place) }));
    const server = await startServer({ dataDir });
    try {
      const { url } = server;
      const side = { kind: "vigil", url, cookie: await logIn(url, "nurse") } as const;
      return await onWardPage({ url, ward: WARD }, async ({ browser, page }) => {
        const looks: Promise<ChromiumUsage>[] = [];
        const times = { backlogReadings: 0, warmUpMs: WARM_UP_MS, measureMs };
        const job = { kind: "devices", side, beds, ...times } as const;
        await startLoad(job, () => looks.push(chromiumUsage(browser))).done;
        const [before, after] = await Promise.all(looks);
        assert(before !== undefined, "the measurement began");
        assert(after !== undefined, "the measurement ended");
        const flashing = await flashingBeds(page);
        assert(flashing > 0, "alarms flash on the page");
        return { percentByType: cpuPercentByType(before, after), flashing };
      });
    } finally {
      await server.end("SIGTERM");
      assert(server.complaints() === "", `the server complained: ${server.complaints()}`);
    }
  });
}
