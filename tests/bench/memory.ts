// Memory after a long watch. A server that has just started has little to remember; this one first
// takes a backlog that fills every device's memory of its readings and every sparkline.

import type { Part } from "./figures.ts";
import { type LiveOptions, runVigil } from "./live.ts";

const RSS_MB_MAX = 250;

export async function measureMemory(options: LiveOptions): Promise<Part> {
  const { rssMb } = await runVigil(options);
  const beds = options.wards.reduce((sum, ward) => sum + ward.beds, 0);
  return {
    title: `Memory after ${options.backlogReadings.toLocaleString("en")} readings from each of ${beds.toLocaleString("en")} devices`,
    figures: [
      { what: "server memory (RSS)", value: rssMb, unit: "MB", target: { atMost: RSS_MB_MAX } },
    ],
  };
}
