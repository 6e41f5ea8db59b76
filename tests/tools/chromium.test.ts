// The order in which a Chromium is looked for, on machines made of lists.

import { describe, expect, test } from "vitest";
import { CHROMIUM_ARGUMENTS, findChromium, type Probes } from "../browser/chromium.ts";

const CACHE = "/home/nurse/.cache/ms-playwright";
const CACHED = `${CACHE}/chromium-1255/chrome-linux64/chrome`;
const CACHED_SHELL = `${CACHE}/chromium_headless_shell-1255/chrome-headless-shell-linux64/chrome-headless-shell`;

type Machine = {
  environment?: Record<string, string>;
  programs?: string[];
  /** Programs that are there and do not answer `--version`. */
  stubs?: string[];
  folders?: Record<string, string[]>;
  isRootOnDebian?: boolean;
  /** What a command that ran leaves on the machine. */
  leaves?: (command: string[]) => string[];
};

function machine(options: Machine): { probes: Probes; log: string[] } {
  const log: string[] = [];
  const programs = new Set([...(options.programs ?? []), ...(options.stubs ?? [])]);
  const probes: Probes = {
    environment: { PATH: "/usr/local/bin:/usr/bin", ...options.environment },
    platform: "linux",
    home: "/home/nurse",
    isRootOnDebian: options.isRootOnDebian ?? false,
    isProgram: (path) => programs.has(path),
    list: (folder) => options.folders?.[folder] ?? [],
    run: async (command, words) => {
      if (words[0] === "--version") return !(options.stubs ?? []).includes(command);
      const line = [command, ...words];
      log.push(line.slice(words[0]?.endsWith("cli.js") ? 2 : 0).join(" "));
      for (const program of options.leaves?.(line) ?? []) programs.add(program);
      return true;
    },
    say: (line) => log.push(`says: ${line}`),
  };
  return { probes, log };
}

const everything = {
  programs: ["/opt/mine", "/usr/bin/chromium", "/usr/bin/google-chrome", CACHED],
  folders: { [CACHE]: ["chromium-1255", "ffmpeg-1011"] },
};

describe("a Chromium is looked for from what was chosen to what costs most", () => {
  test("CHROMIUM_PATH comes before the PATH", async () => {
    const { probes } = machine({ ...everything, environment: { CHROMIUM_PATH: "/opt/mine" } });
    expect(await findChromium(probes)).toBe("/opt/mine");
  });

  test("an empty CHROMIUM_PATH is no choice", async () => {
    const { probes } = machine({ ...everything, environment: { CHROMIUM_PATH: "" } });
    expect(await findChromium(probes)).toBe("/usr/bin/chromium");
  });

  test("a CHROMIUM_PATH that does not start is said, and no other browser taken", async () => {
    const { probes } = machine({ ...everything, environment: { CHROMIUM_PATH: "/opt/gone" } });
    await expect(findChromium(probes)).rejects.toThrow(
      "CHROMIUM_PATH names /opt/gone, which is not a Chromium that starts.",
    );
  });

  test("the PATH comes before Playwright's cache, and chromium before google-chrome", async () => {
    const { probes, log } = machine(everything);
    expect(await findChromium(probes)).toBe("/usr/bin/chromium");
    expect(log).toEqual([]);
  });

  test("a stub on the PATH that does not answer is passed over", async () => {
    const { probes } = machine({
      stubs: ["/usr/bin/chromium-browser"],
      programs: ["/usr/bin/google-chrome-stable"],
    });
    expect(await findChromium(probes)).toBe("/usr/bin/google-chrome-stable");
  });

  test("in Playwright's cache the newest revision wins, compared as a number", async () => {
    const old = `${CACHE}/chromium-999/chrome-linux64/chrome`;
    const { probes } = machine({
      programs: [old, CACHED],
      folders: { [CACHE]: ["chromium-999", "chromium-1255"] },
    });
    expect(await findChromium(probes)).toBe(CACHED);
  });

  test("in Playwright's cache the full browser comes before the headless shell", async () => {
    const { probes } = machine({
      programs: [CACHED_SHELL, CACHED],
      folders: { [CACHE]: ["chromium_headless_shell-1255", "chromium-1255"] },
    });
    expect(await findChromium(probes)).toBe(CACHED);
  });

  test("PLAYWRIGHT_BROWSERS_PATH moves the cache", async () => {
    const moved = "/srv/browsers/chromium-1255/chrome-linux64/chrome";
    const { probes } = machine({
      environment: { PLAYWRIGHT_BROWSERS_PATH: "/srv/browsers" },
      programs: [moved],
      folders: { "/srv/browsers": ["chromium-1255"] },
    });
    expect(await findChromium(probes)).toBe(moved);
  });
});

describe("a machine without a Chromium gets one, or a sentence", () => {
  test("Playwright's download comes first, and Debian is then left alone", async () => {
    const folders: Record<string, string[]> = {};
    const { probes, log } = machine({
      folders,
      isRootOnDebian: true,
      leaves: () => {
        folders[CACHE] = ["chromium_headless_shell-1255"];
        return [CACHED_SHELL];
      },
    });
    expect(await findChromium(probes)).toBe(CACHED_SHELL);
    expect(log).toEqual([
      "says: No Chromium found: downloading Playwright's …",
      "install chromium-headless-shell",
    ]);
  });

  test("Debian's package comes when the download cannot be had", async () => {
    const { probes, log } = machine({
      isRootOnDebian: true,
      leaves: (command) =>
        command.join(" ") === "apt-get install -y chromium" ? ["/usr/bin/chromium"] : [],
    });
    expect(await findChromium(probes)).toBe("/usr/bin/chromium");
    expect(log).toEqual([
      "says: No Chromium found: downloading Playwright's …",
      "install chromium-headless-shell",
      "says: Playwright's Chromium cannot be had: installing Debian's package …",
      "apt-get update",
      "apt-get install -y chromium",
    ]);
  });

  test("who is not root on Debian gets one clear sentence and no apt-get", async () => {
    const { probes, log } = machine({});
    await expect(findChromium(probes)).rejects.toThrow(
      "The browser tests need a Chromium and none could be found or installed: " +
        "install Chromium or Chrome, or set CHROMIUM_PATH to one.",
    );
    expect(log.join("\n")).not.toContain("apt-get");
  });
});

test("the browser keeps to itself: no sandbox, no calls to its maker", () => {
  expect(CHROMIUM_ARGUMENTS).toContain("--no-sandbox");
  expect(CHROMIUM_ARGUMENTS).toContain("--disable-background-networking");
});
