// What tests/count-reporter.ts tells tests/run.ts about a Vitest run, and where.

import { z } from "zod";

/** Names the file the counts go to; set by tests/run.ts, absent in a run by hand. */
export const COUNTS_FILE_VARIABLE = "VIGIL_TEST_COUNTS_FILE";

const count = z.int().nonnegative();

export const countsSchema = z.object({
  passed: count,
  failed: count,
  skipped: count,
  /** Files that broke before or beside their tests: a syntax error, a failed hook. */
  brokenFiles: count,
  /** Errors that no test caught: they may belong to any of them. */
  strayErrors: count,
});

export type Counts = z.infer<typeof countsSchema>;
