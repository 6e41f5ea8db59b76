// Sound in a real Chromium: what each burst is when it is heard, and whether a screen knows that
// it sounds. domain.md §4; windows after IEC 60601-1-8 (clinical-sources.md §1.3).

import { once } from "node:events";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import type { Priority, Role } from "../../shared/vocabulary.ts";
import type { Tone } from "../../web/sound/pulses.ts";
import { launchChromium } from "./chromium.ts";
import { type DemoServer, startDemoServer } from "./demo-server.ts";
import { amplitudeAt, pulsesIn, strongestHz } from "./heard.ts";

const FULL_HD = { width: 1920, height: 1080 };
const SAMPLE_RATE = 44_100;
/** Of a measured moment: the width of the envelope that it is read from. */
const NEAR_S = 0.004;
/** What people are promised, and what a loaded machine takes to draw and to tell. */
const STOP_MS_MAX = 2_000;
const SLOW_MS = 15_000;
/** The demo promises its first reaction within this time. */
const REACTION_MS_MAX = 90_000;

describe("what is heard", () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchChromium();
    page = await browser.newPage();
    await page.addScriptTag({ content: await scriptOf("./render-burst.ts") });
  });

  afterAll(async () => {
    await browser?.close();
  });

  test.each([
    {
      priority: "high",
      baseHz: 880,
      starts: [0, 250, 500, 1_000, 1_250, 2_000, 2_250, 2_500, 3_000, 3_250],
      lengthS: 0.15,
      window: [0.075, 0.2],
    },
    {
      priority: "medium",
      baseHz: 660,
      starts: [0, 400, 800],
      lengthS: 0.2,
      window: [0.125, 0.25],
    },
    { priority: "low", baseHz: 523, starts: [0], lengthS: 0.2, window: [0.125, 0.25] },
  ] as const)("a burst of $priority priority", async (wanted) => {
    const { starts, baseHz, lengthS, window } = wanted;
    const samples = await rendered("own", wanted.priority);
    const pulses = pulsesIn(samples, SAMPLE_RATE);
    const fromS = pulses[0]?.startS ?? 0;
    expect(pulses).toHaveLength(starts.length);
    for (const [at, pulse] of pulses.entries()) {
      expect(pulse.startS - fromS).toBeCloseTo((starts[at] ?? 0) / 1_000, 2);
      expect(Math.abs(pulse.endS - pulse.startS - lengthS)).toBeLessThan(NEAR_S);
      expect(pulse.endS - pulse.startS).toBeGreaterThan(window[0]);
      expect(pulse.endS - pulse.startS).toBeLessThan(window[1]);
      // A straight ramp of 15 ms passes from a tenth to nine tenths in 12.
      expect(Math.abs(pulse.riseS - 0.012)).toBeLessThan(NEAR_S);
      expect(Math.abs(pulse.fallS - 0.012)).toBeLessThan(NEAR_S);
      expectTone(middleOf(samples, pulse), baseHz);
    }
  });

  test("between the pulses of a high burst: 100 ms, 350 ms, and 600 ms between its halves", async () => {
    const pulses = pulsesIn(await rendered("own", "high"), SAMPLE_RATE);
    const gaps = pulses.slice(1).map(({ startS }, at) => startS - (pulses[at]?.endS ?? 0));
    const wanted = [0.1, 0.1, 0.35, 0.1, 0.6, 0.1, 0.1, 0.35, 0.1];
    expect(gaps).toHaveLength(wanted.length);
    for (const [at, gap] of gaps.entries()) {
      expect(Math.abs(gap - (wanted[at] ?? 0)), `gap ${at + 1}`).toBeLessThan(NEAR_S);
    }
  });

  test.each(["high", "medium", "low"] as const)(
    "escalated, %s: two short pulses rise before the burst",
    async (each) => {
      const own = pulsesIn(await rendered("own", each), SAMPLE_RATE);
      const samples = await rendered("escalated", each);
      const pulses = pulsesIn(samples, SAMPLE_RATE);
      expect(pulses).toHaveLength(own.length + 2);
      const [first, second, third] = pulses;
      if (first === undefined || second === undefined || third === undefined) return;
      expect(Math.abs(first.endS - first.startS - 0.1)).toBeLessThan(NEAR_S);
      expect(Math.abs(second.startS - first.startS - 0.2)).toBeLessThan(NEAR_S);
      expect(Math.abs(third.startS - first.startS - 0.6)).toBeLessThan(NEAR_S);
      expectTone(middleOf(samples, first), 660);
      expectTone(middleOf(samples, second), 880);
      expectTone(middleOf(samples, third), { high: 880, medium: 660, low: 523 }[each]);
    },
  );

  /** A fundamental and three harmonics, each 3 dB below the one before, and nothing else. */
  function expectTone(samples: Float32Array, baseHz: number): void {
    const foundHz = strongestHz(samples, SAMPLE_RATE, { fromHz: 150, toHz: 1_000 });
    expect(Math.abs(foundHz - baseHz)).toBeLessThanOrEqual(1);
    const base = amplitudeAt(samples, baseHz, SAMPLE_RATE);
    const dB = (times: number): number =>
      20 * Math.log10(amplitudeAt(samples, baseHz * times, SAMPLE_RATE) / base);
    for (const [times, wantedDb] of [
      [2, -3],
      [3, -6],
      [4, -9],
    ] as const) {
      expect(dB(times)).toBeCloseTo(wantedDb, 0);
      expect(baseHz * times).toBeGreaterThan(300);
      expect(baseHz * times).toBeLessThan(4_000);
    }
    for (const times of [1.5, 2.5, 3.5, 5, 6]) expect(dB(times)).toBeLessThan(-40);
  }

  async function rendered(tone: Tone, priority: Priority): Promise<Float32Array> {
    const samples: unknown = await page.evaluate(
      `inPage.renderBurst("${tone}", "${priority}", ${SAMPLE_RATE})`,
    );
    return Float32Array.from(z.array(z.number()).parse(samples), (sample) => sample / 32_767);
  }
});

describe("a screen that watches over its sound", () => {
  let server: DemoServer;
  let browser: Browser;
  let raw: Browser;
  let page: Page;
  const sent: string[] = [];

  beforeAll(async () => {
    server = await startDemoServer();
    const port = await freePort();
    raw = await launchChromium({
      args: [
        `--remote-debugging-port=${port}`,
        // As in a browser that somebody uses: no sound before a gesture.
        "--autoplay-policy=document-user-activation-required",
      ],
    });
    // Without this Playwright tells every page that it is in sight and in focus, and no tab could
    // ever be hidden.
    browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { noDefaults: true });
  });

  afterAll(async () => {
    await browser?.close();
    await raw?.close();
    await server?.remove();
  });

  test("one that nobody has armed says so in words, and counts as one without sound", async () => {
    const context = browser.contexts()[0] ?? (await browser.newContext());
    page = await opened("doctor", server, context);
    await page.getByRole("button", { name: "Sound not armed – press to arm" }).waitFor();
    await page.getByText("1 screen watching, 0 with sound").waitFor({ state: "attached" });
  });

  test("the button arms it, which is heard, measured and told to the server", async () => {
    await page.getByRole("button", { name: /Sound not armed/ }).click();
    await page.getByRole("button", { name: /Sound armed/ }).waitFor();
    await page.getByText("1 screen watching, 1 with sound").waitFor({ state: "attached" });
    await page.getByText(/^Sound test passed: 1 pulse, -\d+ dB$/).waitFor();
  });

  test("the sound test plays all three, says so, and tells what was measured", async () => {
    const before = (await startsOf(page)).length;
    await page.getByRole("button", { name: /Sound armed/ }).click();
    await page.getByText("Sound test: high, medium, low").waitFor();
    await page.getByText(/^Sound test passed: 14 pulses, -\d+ dB$/).waitFor({ timeout: SLOW_MS });
    expect((await startsOf(page)).length - before).toBe(3);
    expect(sent.join()).not.toContain("sound-test");
  });

  test("after a reload the browser keeps sound off, which is said, and any key arms it", async () => {
    await page.reload();
    await page
      .getByRole("button", { name: "The browser keeps sound off – press to arm" })
      .waitFor();
    await page.getByText("1 screen watching, 0 with sound").waitFor({ state: "attached" });
    await page.keyboard.press("Shift");
    await page.getByRole("button", { name: /Sound armed/ }).waitFor();
    await page.getByText("1 screen watching, 1 with sound").waitFor({ state: "attached" });
  });

  test("a context that is suspended is noticed, said and told within two seconds", async () => {
    await page.evaluate(`probe.mayResume = false; probe.contexts[0].suspend()`);
    const fromMs = performance.now();
    await page.getByRole("button", { name: "Sound has stopped – press to arm" }).waitFor();
    expect(performance.now() - fromMs).toBeLessThan(STOP_MS_MAX);
    await page.getByText("1 screen watching, 0 with sound").waitFor({ state: "attached" });
    await page.evaluate("probe.mayResume = true");
    await page.mouse.click(2, 500);
    await page.getByRole("button", { name: /Sound armed/ }).waitFor();
    await page.getByText("1 screen watching, 1 with sound").waitFor({ state: "attached" });
  });

  test("an alarm ends the sound test and sounds itself, at once", async () => {
    // No readings, and so no patient's alarm that could call in between. That nobody watches the
    // demo's ward reaches a nurse in the lab three minutes on.
    const calm = await startDemoServer({ VIGIL_SIMULATOR: "off" });
    const context = await browser.newContext();
    try {
      const still = await opened("nurse", calm, context);
      await still.getByRole("button", { name: /Sound not armed/ }).click();
      await still.getByText(/^Sound test passed: 1 pulse/).waitFor({ timeout: SLOW_MS });
      await still.getByRole("button", { name: /Sound armed/ }).click();
      await still.getByText("Sound test: high, medium, low").waitFor();
      await calm.kill();
      await still.getByText("No sound test while an alarm sounds").waitFor();
      await expect.poll(() => still.evaluate("probe.peak()"), { interval: 50 }).toBeGreaterThan(0);
      // The lost link's own alarm sounds; whatever of the test still waited was taken back, and no
      // burst but the alarm's next one, many seconds on, is ahead.
      const ahead = await handedAhead(still);
      expect(ahead.filter((inS) => inS <= 2.5)).toEqual([]);
    } finally {
      await context.close();
      await calm.remove();
    }
  });

  test("an alarm sounds, and the server is told once that it did", async () => {
    sent.length = 0;
    await page.goto(`${server.url}/ward/demo`);
    await page.locator("[data-bed]").nth(7).waitFor({ timeout: SLOW_MS });
    await page.keyboard.press("Shift");
    await page.getByRole("button", { name: /Sound armed/ }).waitFor();
    await page
      .locator("[data-bed] [data-calling=true]")
      .first()
      .waitFor({ timeout: REACTION_MS_MAX });
    await expect
      .poll(() => sent.filter((frame) => frame.includes('"sounded"')).length, { timeout: SLOW_MS })
      .toBeGreaterThan(0);
    // Its repeats are no news.
    await expect
      .poll(async () => (await startsOf(page)).length, { timeout: 60_000 })
      .toBeGreaterThan(2);
    const told = sent.flatMap(soundedIn);
    expect(told.length).toBeGreaterThan(0);
    expect(new Set(told).size).toBe(told.length);
  });

  test("in a hidden tab sound goes on, even when the page gets no beat any more", async () => {
    // From here on the screen's own alarm sounds at the least, and nothing that comes ends it.
    await server.kill();
    await page
      .getByText(/NOT LIVE since/)
      .first()
      .waitFor();
    const other = await page.context().newPage();
    await expect.poll(() => page.evaluate("document.hidden")).toBe(true);
    await page.evaluate("probe.mayBeat = false");
    const ahead = await handedAhead(page);
    expect(ahead.at(-1)).toBeGreaterThan(40);
    const [nextS = 0] = ahead;
    await new Promise((resolve) => setTimeout(resolve, nextS * 1_000));
    await expect
      .poll(() => page.evaluate("probe.peak()"), { timeout: 5_000, interval: 50 })
      .toBeGreaterThan(0);
    await page.evaluate("probe.mayBeat = true");
    await other.close();
    await server.start();
  });

  async function opened(role: Role, house: DemoServer, context: BrowserContext): Promise<Page> {
    const opened = await context.newPage();
    await opened.setViewportSize(FULL_HD);
    await opened.addInitScript(PROBE);
    opened.on("websocket", (socket) =>
      socket.on("framesent", ({ payload }) => sent.push(String(payload))),
    );
    await opened.goto(house.url);
    await opened.getByLabel("User name").fill(role);
    await opened.getByLabel("Password", { exact: true }).fill(house.password(role));
    await opened.getByRole("button", { name: "Log in" }).click();
    await opened.locator("[data-bed]").nth(7).waitFor({ timeout: SLOW_MS });
    // Nothing lies in the beds of the lab: no alarm comes between.
    await opened.goto(`${house.url}/ward/lab`);
    return opened;
  }
});

/**
 * Stands between the page and its browser: remembers contexts and what is handed to their clocks,
 * and can keep a context from resuming or the page's worker from beating.
 */
const PROBE = `
  globalThis.probe = { contexts: [], starts: [], mayResume: true, mayBeat: true };
  globalThis.AudioContext = class extends AudioContext {
    constructor(...given) { super(...given); probe.contexts.push(this); }
    resume() { return probe.mayResume ? super.resume() : new Promise(() => {}); }
    createAnalyser() { return (probe.meter = super.createAnalyser()); }
  };
  const start = OscillatorNode.prototype.start;
  OscillatorNode.prototype.start = function (atS) {
    probe.starts.push({ atS, nowS: this.context.currentTime, node: this });
    return start.call(this, atS);
  };
  const stop = OscillatorNode.prototype.stop;
  OscillatorNode.prototype.stop = function (atS) {
    const entry = probe.starts.find(({ node }) => node === this);
    if (entry) entry.stopS = atS;
    return stop.call(this, atS);
  };
  probe.peak = () => {
    const samples = new Float32Array(probe.meter.fftSize);
    probe.meter.getFloatTimeDomainData(samples);
    return Math.max(...samples.map(Math.abs));
  };
  globalThis.Worker = class extends Worker {
    set onmessage(react) { super.onmessage = (event) => { if (probe.mayBeat) react(event); }; }
  };
`;

const startsSchema = z.array(z.object({ inS: z.number() }));

/** Every burst handed to the page's audio clocks so far. */
async function startsOf(page: Page): Promise<number[]> {
  return z.array(z.number()).parse(await page.evaluate("probe.starts.map(({ atS }) => atS)"));
}

/** Seconds from now to each burst that the audio clock still holds and that was not taken back. */
async function handedAhead(page: Page): Promise<number[]> {
  const found: unknown = await page.evaluate(`(() => {
    const nowS = probe.contexts[0].currentTime;
    return probe.starts
      .filter(({ atS, stopS, node }) => node.context === probe.contexts[0] && atS > nowS && stopS > atS)
      .map(({ atS }) => ({ inS: atS - nowS }));
  })()`);
  return startsSchema.parse(found).map(({ inS }) => inS);
}

const soundedSchema = z.tuple([z.literal("sounded"), z.object({ alarms: z.array(z.string()) })]);

/** The alarms of a Socket.IO frame that confirms sound; none of any other. */
function soundedIn(frame: string): string[] {
  const json = frame.slice(Math.max(0, frame.indexOf("[")));
  if (!json.startsWith('["sounded"')) return [];
  return soundedSchema.parse(JSON.parse(json))[1].alarms;
}

/** The steady part of a pulse, without its ramps. */
function middleOf(samples: Float32Array, pulse: { startS: number; endS: number }): Float32Array {
  const edgeS = 0.02;
  return samples.subarray(
    Math.round((pulse.startS + edgeS) * SAMPLE_RATE),
    Math.round((pulse.endS - edgeS) * SAMPLE_RATE),
  );
}

/** A file of the tests and what it imports, as one script that leaves its exports in `inPage`. */
async function scriptOf(file: string): Promise<string> {
  const entry = fileURLToPath(new URL(file, import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: "error",
    build: { write: false, minify: false, lib: { entry, formats: ["iife"], name: "inPage" } },
  });
  const [first] = Array.isArray(built) ? built : [built];
  if (first === undefined || !("output" in first)) return "";
  return first.output[0].code;
}

async function freePort(): Promise<number> {
  const taken = createServer().listen(0, "127.0.0.1");
  await once(taken, "listening");
  const address = taken.address();
  taken.close();
  await once(taken, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}
