// Watches a real page for alarms: when a bed's tile begins to flash, and when the page hands a burst
// to its audio clock. The page's clock is fitted to this program's by asking it what time it is.

import type { Page } from "playwright-core";
import { z } from "zod";
import { assert } from "../../shared/assert.ts";
import { nowUs } from "./load-protocol.ts";

const US_PER_MS = 1_000;
/** The quickest of so many questions tells how far the clocks are apart. */
const QUESTIONS = 50;

const seenSchema = z.object({
  flashes: z.array(z.tuple([z.string(), z.number()])),
  /** When a burst was handed over, and in how many ms it starts. */
  bursts: z.array(z.tuple([z.number(), z.number()])),
});

export type SeenOnPage = z.infer<typeof seenSchema>;

/** Makes a page that has not been opened yet keep what it shows and sounds. */
export async function watchPage(page: Page): Promise<void> {
  // As text: it runs in the page, whose names this program's types do not know.
  await page.addInitScript(`
    window.seen = { flashes: [], bursts: [] };
    new MutationObserver((records) => {
      const atMs = performance.now();
      for (const { target, oldValue } of records) {
        const bed = target.getAttribute("data-bed");
        const begins = oldValue === null && target.hasAttribute("data-flash");
        if (bed !== null && begins) window.seen.flashes.push([bed, atMs]);
      }
    }).observe(document, {
      subtree: true,
      attributeOldValue: true,
      attributeFilter: ["data-flash"],
    });
    const start = AudioScheduledSourceNode.prototype.start;
    AudioScheduledSourceNode.prototype.start = function (whenS = 0, ...rest) {
      const inMs = Math.max(0, whenS - this.context.currentTime) * 1000;
      window.seen.bursts.push([performance.now(), inMs]);
      return start.call(this, whenS, ...rest);
    };
  `);
}

/** Arms the page's sound as a person does, and waits for its test to end. */
export async function armPage(page: Page): Promise<void> {
  await page.locator("button[data-arming]").click();
  await page.locator('button[data-arming="armed"]').waitFor();
}

/** What the page has seen so far, in this program's µs. */
export async function seenOn(page: Page): Promise<SeenOnPage> {
  const offsetUs = await clockOffsetUs(page);
  const { flashes, bursts } = seenSchema.parse(await page.evaluate("window.seen"));
  return {
    flashes: flashes.map(([bed, atMs]) => [bed, atMs * US_PER_MS + offsetUs]),
    bursts: bursts.map(([atMs, inMs]) => [atMs * US_PER_MS + offsetUs, inMs]),
  };
}

/** This program's µs less the page's own. */
async function clockOffsetUs(page: Page): Promise<number> {
  let best = { tookUs: Number.POSITIVE_INFINITY, offsetUs: 0 };
  for (let question = 0; question < QUESTIONS; question += 1) {
    const askedUs = nowUs();
    const pageUs = z.number().parse(await page.evaluate("performance.now()")) * US_PER_MS;
    const tookUs = nowUs() - askedUs;
    if (tookUs < best.tookUs) best = { tookUs, offsetUs: askedUs + tookUs / 2 - pageUs };
  }
  assert(Number.isFinite(best.tookUs), "the page tells the time");
  return best.offsetUs;
}
