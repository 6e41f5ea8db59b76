// The alarm log and the system page in a real Chromium: what was acknowledged on the ward is found
// in the log, narrowed and counted.

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { violations } from "./axe.ts";
import { launchChromium } from "./chromium.ts";
import { type DemoServer, startDemoServer } from "./demo-server.ts";

const FULL_HD = { width: 1920, height: 1080 };
const PHONE = { width: 390, height: 844 };
/** The demo promises its first reaction within this time. */
const REACTION_MS_MAX = 90_000;
const NOTE = "Looked, pale";

let server: DemoServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  server = await startDemoServer();
  browser = await launchChromium();
  page = await (await browser.newContext({ viewport: FULL_HD })).newPage();
  await page.goto(server.url);
  await page.getByLabel("User name").fill("doctor");
  await page.getByLabel("Password", { exact: true }).fill(server.password("doctor"));
  await page.getByRole("button", { name: "Log in" }).click();
  await page
    .locator('[data-bed="bed-2"][data-alarm]')
    .first()
    .waitFor({ timeout: REACTION_MS_MAX });
});

afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

describe("the alarm log", () => {
  test("has the alarm that was acknowledged on the ward: who, when, with which note", async () => {
    const button = page.locator('[data-bed="bed-2"] [data-acknowledge]').first();
    const id = await button.getAttribute("data-acknowledge");
    await button.click();
    const form = page.getByRole("dialog");
    await form.getByLabel("Note (optional)").fill(NOTE);
    await page.keyboard.press("Enter");
    await form.waitFor({ state: "hidden" });
    await page.locator("body").click({ position: { x: 2, y: 2 } });
    await page.keyboard.press("l");
    await page.getByRole("heading", { name: "Alarm log" }).waitFor();
    const line = page.locator(`[data-alarm="${id}"]`);
    await line.getByText(NOTE).waitFor();
    expect(await line.getByText(/, doctor/).count()).toBe(1);
    expect(await violations(page)).toEqual([]);
  });

  test("narrows by bed, whose alarms, and back", async () => {
    await page.getByLabel("Whose").selectOption("technical");
    await page.getByLabel("Bed", { exact: true }).selectOption("bed bed-3");
    await page.locator("[data-alarm]").first().waitFor();
    await page.getByText(NOTE).waitFor({ state: "detached" });
    expect(new URL(page.url()).searchParams.toString()).toBe("bed=bed-3&kind=technical");
    await page.reload();
    await page.locator("[data-alarm]").first().waitFor();
    expect(await page.getByLabel("Whose").inputValue()).toBe("technical");
    await page.getByRole("button", { name: "Show all" }).click();
    await page.getByText(NOTE).waitFor();
  });

  test("says in words that an end lies before its beginning", async () => {
    await page.getByLabel("From").fill("2026-11-23T10:15");
    await page.getByLabel("To", { exact: true }).fill("2026-11-23T10:14");
    await page.getByText("lies before the beginning").waitFor();
    expect(await page.locator("[data-alarm]").count()).toBe(0);
    await page.getByRole("button", { name: "Show all" }).click();
    await page.locator("[data-alarm]").first().waitFor();
    expect(await page.getByLabel("From").inputValue()).toBe("");
  });

  test("counts one session, patients' alarms and equipment's apart", async () => {
    const line = page.locator("[data-alarm]").filter({ hasText: NOTE });
    await line.getByRole("link", { name: /^only this session/ }).click();
    const own = page.locator('[data-kind="physiological"]');
    await own.getByText(/^\d+ % \([1-9]\d* of \d+\)$/).waitFor();
    await page.locator('[data-kind="technical"]').getByText("Alarms an hour").waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test("fits a telephone, in cards", async () => {
    await page.setViewportSize(PHONE);
    expect(await overflow()).toBeLessThanOrEqual(0);
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize(FULL_HD);
  });
});

describe("the system page", () => {
  test("is in the view menu, and tells alarm delays with what they are not", async () => {
    await page.getByRole("button", { name: "View" }).click();
    await page.getByRole("menuitem", { name: "How the system is" }).click();
    await page.getByText("Measured and disclosed, not certified").waitFor();
    expect(await page.getByRole("row").count()).toBe(4);
    expect(await violations(page)).toEqual([]);
    await page.setViewportSize(PHONE);
    expect(await overflow()).toBeLessThanOrEqual(0);
    expect(await violations(page)).toEqual([]);
  });

  test("says that its figures are old when the server does not answer", async () => {
    await page.route("**/api/health", (route) => route.abort());
    await page.getByText(/^These figures are old/).waitFor({ timeout: 30_000 });
  });
});

async function overflow(): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}
