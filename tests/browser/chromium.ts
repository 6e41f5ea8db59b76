// Finds a Chromium for the browser tests and the screenshots, and starts it.
//
// The order is from what somebody chose to what costs most: CHROMIUM_PATH, the PATH,
// Playwright's own cache, Playwright's download, and Debian's package. A browser counts only if
// it answers `--version`: a name on the PATH may be a stub that tells you to install a snap.
// Nothing is ever skipped for want of a browser: without one, this throws, and the run fails.

import { spawn } from "node:child_process";
import { accessSync, constants, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { type Browser, chromium, type LaunchOptions } from "playwright-core";

// Without these a Chromium in a closed network keeps calling its maker's hosts; the sandbox needs
// rights that a container's root does not have, and the pages it opens are our own.
export const CHROMIUM_ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
] as const;

const NAMES_ON_PATH = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

// Where Playwright's folders keep the program, by platform. The full browser comes first: it is
// what Debian and a desktop have, so the tests see the same one everywhere.
const CACHED_PROGRAMS: Record<string, string[]> = {
  linux: [
    "chrome-linux64/chrome",
    "chrome-linux-arm64/chrome",
    "chrome-headless-shell-linux64/chrome-headless-shell",
    "chrome-headless-shell-linux-arm64/chrome-headless-shell",
    // The layout of Playwright up to 2025.
    "chrome-linux/chrome",
    "chrome-linux/headless_shell",
  ],
  darwin: ["arm64", "x64"].flatMap((chip) => [
    `chrome-mac-${chip}/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing`,
    `chrome-headless-shell-mac-${chip}/chrome-headless-shell`,
  ]),
  win32: ["chrome-win64/chrome.exe", "chrome-headless-shell-win64/chrome-headless-shell.exe"],
};

const VERSION_MS_MAX = 20_000;
const DOWNLOAD_MS_MAX = 300_000;
const PACKAGES_MS_MAX = 600_000;

/** What the search asks of the machine; the tests of the order answer in its place. */
export type Probes = {
  environment: Record<string, string | undefined>;
  platform: string;
  home: string;
  isRootOnDebian: boolean;
  isProgram: (path: string) => boolean;
  list: (folder: string) => string[];
  run: (command: string, commandArguments: string[], limitMs: number) => Promise<boolean>;
  say: (line: string) => void;
};

/** The path of a Chromium that answers; installs one when none does, or throws. */
export async function findChromium(probes: Probes = probesOfThisMachine()): Promise<string> {
  const chosen = probes.environment.CHROMIUM_PATH;
  if (chosen !== undefined && chosen !== "") {
    if (await answers(chosen, probes)) return chosen;
    // Somebody asked for this very browser: quietly testing another would answer another question.
    throw new Error(`CHROMIUM_PATH names ${chosen}, which is not a Chromium that starts.`);
  }
  const found = await firstThatAnswers([...onPath(probes), ...inPlaywrightCache(probes)], probes);
  return found ?? (await install(probes));
}

export async function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  return chromium.launch({
    headless: true,
    ...options,
    executablePath: await findChromium(),
    args: [...CHROMIUM_ARGUMENTS, ...(options.args ?? [])],
  });
}

function onPath({ environment, platform }: Probes): string[] {
  const folders = (environment.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const ending = platform === "win32" ? ".exe" : "";
  return NAMES_ON_PATH.flatMap((name) => folders.map((folder) => join(folder, name + ending)));
}

function inPlaywrightCache(probes: Probes): string[] {
  const programs = CACHED_PROGRAMS[probes.platform] ?? [];
  return cacheFolders(probes).flatMap((cache) => {
    const browsers = probes
      .list(cache)
      .filter((name) => /^chromium(_headless_shell)?-\d+$/.test(name))
      .sort()
      .sort((a, b) => revisionOf(b) - revisionOf(a));
    return browsers.flatMap((browser) => programs.map((program) => join(cache, browser, program)));
  });
}

function cacheFolders({ environment, platform, home }: Probes): string[] {
  const chosen = environment.PLAYWRIGHT_BROWSERS_PATH;
  if (chosen !== undefined && chosen !== "" && chosen !== "0") return [chosen];
  const caches: Record<string, string> = {
    darwin: join(home, "Library", "Caches"),
    win32: environment.LOCALAPPDATA ?? join(home, "AppData", "Local"),
  };
  const cache = caches[platform] ?? environment.XDG_CACHE_HOME ?? join(home, ".cache");
  return [join(cache, "ms-playwright")];
}

function revisionOf(name: string): number {
  return Number(name.slice(name.lastIndexOf("-") + 1));
}

async function install(probes: Probes): Promise<string> {
  probes.say("No Chromium found: downloading Playwright's …");
  const playwright = join(
    dirname(createRequire(import.meta.url).resolve("playwright-core/package.json")),
    "cli.js",
  );
  await probes.run(
    process.execPath,
    [playwright, "install", "chromium-headless-shell"],
    DOWNLOAD_MS_MAX,
  );
  const downloaded = await firstThatAnswers(inPlaywrightCache(probes), probes);
  if (downloaded !== null) return downloaded;

  if (probes.isRootOnDebian) {
    probes.say("Playwright's Chromium cannot be had: installing Debian's package …");
    await probes.run("apt-get", ["update"], PACKAGES_MS_MAX);
    await probes.run("apt-get", ["install", "-y", "chromium"], PACKAGES_MS_MAX);
    const installed = await firstThatAnswers(onPath(probes), probes);
    if (installed !== null) return installed;
  }
  throw new Error(
    "The browser tests need a Chromium and none could be found or installed: " +
      "install Chromium or Chrome, or set CHROMIUM_PATH to one.",
  );
}

async function firstThatAnswers(paths: string[], probes: Probes): Promise<string | null> {
  for (const path of paths) {
    if (await answers(path, probes)) return path;
  }
  return null;
}

async function answers(path: string, probes: Probes): Promise<boolean> {
  if (!probes.isProgram(path)) return false;
  // On Windows `chrome.exe --version` opens a window instead of answering.
  return probes.platform === "win32" || probes.run(path, ["--version"], VERSION_MS_MAX);
}

function probesOfThisMachine(): Probes {
  return {
    environment: process.env,
    platform: process.platform,
    home: homedir(),
    isRootOnDebian: process.getuid?.() === 0 && isProgram("/usr/bin/apt-get"),
    isProgram,
    list: listFolder,
    run: runProgram,
    say: (line) => console.log(line),
  };
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Whether the program ended well within its limit; what it says is of no interest here. */
function runProgram(
  command: string,
  commandArguments: string[],
  limitMs: number,
): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, commandArguments, {
      stdio: "ignore",
      timeout: limitMs,
      killSignal: "SIGKILL",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
    child.on("error", () => resolve(false));
    child.on("close", (code) => resolve(code === 0));
  });
}
