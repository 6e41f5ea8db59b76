// Counts what a Vitest run did and leaves the numbers in a file for tests/run.ts.
// The numbers come from Vitest's own results, never from the text it prints for people.

import { writeFileSync } from "node:fs";
import type { Reporter, SerializedError, TestModule } from "vitest/node";
import { COUNTS_FILE_VARIABLE, type Counts } from "./counts.ts";

export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], strayErrors: readonly SerializedError[]): void {
    const path = process.env[COUNTS_FILE_VARIABLE];
    if (path === undefined) return;
    writeFileSync(path, JSON.stringify(countsOf(modules, strayErrors)));
  }
}

function countsOf(modules: readonly TestModule[], strayErrors: readonly SerializedError[]): Counts {
  const counts: Counts = {
    passed: 0,
    failed: 0,
    skipped: 0,
    brokenFiles: 0,
    strayErrors: strayErrors.length,
  };
  for (const module of modules) {
    let failedHere = 0;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === "passed") counts.passed += 1;
      else if (state === "skipped") counts.skipped += 1;
      else failedHere += 1;
    }
    counts.failed += failedHere;
    if (failedHere === 0 && !module.ok()) counts.brokenFiles += 1;
  }
  return counts;
}
