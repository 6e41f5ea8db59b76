// What `npm test` runs: types, lint, a browser to test with, then every Vitest project.
// Every stage runs even when one before it failed, and the last line is `N passed, N failed`.
//
// It refuses to call silence success: a Vitest run that crashes, executes nothing, skips a test
// or ends with an error nobody caught counts as failed. Words after `npm test --` go to Vitest
// (`npm test -- shared`, `npm test -- -t "latched"`).

import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { findChromium } from "./browser/chromium.ts";
import { COUNTS_FILE_VARIABLE, type Counts, countsSchema } from "./counts.ts";

type Outcome = { passed: number; failed: number };
type Stage = { title: string; run: () => Promise<Outcome> };

const ROOT = join(import.meta.dirname, "..");
const PASSED: Outcome = { passed: 1, failed: 0 };
const FAILED: Outcome = { passed: 0, failed: 1 };

const vitestArguments = process.argv.slice(2);
const isWholeRun = vitestArguments.length === 0;
const isForPeople = process.stdout.isTTY || process.env.FORCE_COLOR !== undefined;

const stages: Stage[] = [
  { title: "types (npm run typecheck)", run: () => runScript("typecheck") },
  // Biome colours its report even into a file.
  {
    title: "lint (npm run lint)",
    run: () => runScript("lint", isForPeople ? [] : ["--colors=off"]),
  },
  // A part of the tests without a browser among them must not install one.
  ...(isWholeRun || vitestArguments.some((word) => word.includes("browser"))
    ? [{ title: "browser (a Chromium that starts)", run: checkBrowser }]
    : []),
  { title: `tests (vitest ${["run", ...vitestArguments].join(" ")})`, run: runVitest },
];

await main();

async function main(): Promise<void> {
  const total = { passed: 0, failed: 0 };
  for (const { title, run } of stages) {
    console.log(`\n== ${title}`);
    const { passed, failed } = await run();
    total.passed += passed;
    total.failed += failed;
    if (failed > 0) console.log(`!! ${title}: ${failed} failed`);
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed === 0 ? 0 : 1;
}

async function runScript(script: string, words: string[] = []): Promise<Outcome> {
  const code = await runToEnd("npm", ["run", "--silent", script, "--", ...words], {});
  return code === 0 ? PASSED : FAILED;
}

async function checkBrowser(): Promise<Outcome> {
  try {
    const path = await findChromium();
    console.log(path);
    // The browser tests then use the one that was found here, without a search per file.
    process.env.CHROMIUM_PATH = path;
    return PASSED;
  } catch (error) {
    console.log(error instanceof Error ? error.message : String(error));
    return FAILED;
  }
}

async function runVitest(): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "vigil-counts-"));
  try {
    const countsFile = join(folder, "counts.json");
    const code = await runToEnd(
      process.execPath,
      [
        join(folderOfPackage("vitest"), "vitest.mjs"),
        "run",
        "--reporter=default",
        "--reporter=./tests/count-reporter.ts",
        ...vitestArguments,
      ],
      { [COUNTS_FILE_VARIABLE]: countsFile },
    );
    return outcomeOf(readCounts(countsFile), code);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Everything that keeps a Vitest run from being a proof is said, and counted as a failure. */
function outcomeOf(counts: Counts | null, code: number | null): Outcome {
  if (counts === null) {
    console.log(`Vitest ended with ${code ?? "a signal"} before it could count its tests.`);
    return FAILED;
  }
  // Choosing tests by name skips all others, which is what was asked for.
  const isChosenByName = vitestArguments.some((word) => /^(-t|--testNamePattern)/.test(word));
  const failures: [number, string][] = [
    [counts.failed, ""],
    [
      isChosenByName ? 0 : counts.skipped,
      "tests were skipped; a test that did not run is a failure",
    ],
    [counts.brokenFiles, "test files broke outside their tests"],
    [counts.strayErrors, "errors were caught by no test"],
    [counts.passed + counts.failed === 0 ? 1 : 0, "run executed no test at all"],
  ];
  for (const [count, sentence] of failures) {
    if (count > 0 && sentence !== "") console.log(`${count} ${sentence}.`);
  }
  const failed = failures.reduce((sum, [count]) => sum + count, 0);
  if (failed > 0 || code === 0) return { passed: counts.passed, failed };
  console.log(`Vitest ended with ${code ?? "a signal"} although no test failed.`);
  return { passed: counts.passed, failed: 1 };
}

function readCounts(path: string): Counts | null {
  try {
    return countsSchema.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return null;
  }
}

function runToEnd(
  command: string,
  commandArguments: string[],
  environment: Record<string, string>,
): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, commandArguments, {
      cwd: ROOT,
      // One stream, so that what a stage complains of stands under its own title in any log.
      stdio: ["ignore", 1, 1],
      env: { ...process.env, ...(isForPeople ? {} : { NO_COLOR: "1" }), ...environment },
      // npm is a script on Windows, which only a shell can start.
      shell: process.platform === "win32" && command === "npm",
    });
    child.on("error", reject);
    child.on("close", resolve);
  });
}

function folderOfPackage(name: string): string {
  return dirname(createRequire(import.meta.url).resolve(`${name}/package.json`));
}
