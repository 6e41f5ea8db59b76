// `npm run screenshots`: pictures for the README, taken from the running product. Starts a demo of
// its own, waits for its first reaction, and replaces the pictures in docs/screenshots.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { launchChromium } from "./chromium.ts";
import { type DemoServer, startDemoServer } from "./demo-server.ts";

const FOLDER = fileURLToPath(new URL("../../docs/screenshots/", import.meta.url));
const WALL = { width: 1920, height: 1080 };
const DESK = { width: 1366, height: 768 };
const PHONE = { width: 390, height: 844 };
const REACTION_MS_MAX = 90_000;
/** Until fonts, sparklines and the first cuff values are there. */
const SETTLE_MS = 2_500;

await main();

async function main(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  const server = await startDemoServer({ VIGIL_SITE_NAME: "Vigil demo" });
  const browser = await launchChromium();
  try {
    const page = await open(browser, server, WALL);
    await page
      .locator('[data-bed="bed-2"][data-alarm="high"]')
      .waitFor({ timeout: REACTION_MS_MAX });
    await page.waitForTimeout(SETTLE_MS);
    await shoot(page, "ward");
    await page
      .locator('[data-bed="bed-2"]')
      .getByRole("button", { name: /^Acknowledge/ })
      .first()
      .click();
    await shoot(page, "acknowledge");
    await page.keyboard.press("Escape");
    await turnTo(page, "light");
    await shoot(page, "ward-light");
    await page.setViewportSize(DESK);
    await turnTo(page, "dark");
    await page.locator('[data-open="bed-2"]').click();
    await page.waitForURL(/\/session\//);
    await page.waitForTimeout(SETTLE_MS);
    await shoot(page, "session");
    const phone = await open(browser, server, PHONE);
    await phone.waitForTimeout(SETTLE_MS);
    await shoot(phone, "phone");
  } finally {
    await browser.close();
    await server.remove();
  }
}

/** A press that comes while the page is busy may be lost, so it is looked at what it led to. */
async function turnTo(page: Page, theme: string): Promise<void> {
  const isThere = () => document.documentElement.dataset.theme;
  while ((await page.evaluate(isThere)) !== theme) {
    await page.keyboard.press("t");
    await page.waitForTimeout(100);
  }
}

async function open(
  browser: Browser,
  server: DemoServer,
  viewport: { width: number; height: number },
): Promise<Page> {
  // Without motion an alarm keeps its colour, so that no picture shows the dark half of a flash.
  const context = await browser.newContext({ viewport, reducedMotion: "reduce" });
  const page = await context.newPage();
  const data = { username: "doctor", password: server.password("doctor") };
  await page.request.post(`${server.url}/api/login`, { data });
  await page.goto(server.url);
  await page.locator("[data-bed]").first().waitFor();
  return page;
}

async function shoot(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(SETTLE_MS / 5);
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  process.stdout.write(`docs/screenshots/${name}.png\n`);
}
