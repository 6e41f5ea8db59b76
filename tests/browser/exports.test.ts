// Taking a session away in a real Chromium: by keyboard, and with a thumb.

import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bedsSchema } from "../../shared/protocol/http.ts";
import { readRecording } from "../../shared/recording/read.ts";
import type { Role } from "../../shared/vocabulary.ts";
import { sha256 } from "../helpers/hash.ts";
import { violations } from "./axe.ts";
import { launchChromium } from "./chromium.ts";
import { type DemoServer, startDemoServer } from "./demo-server.ts";

const DESK = { width: 1366, height: 768 };
const PHONE = { width: 390, height: 844 };

let server: DemoServer;
let browser: Browser;

beforeAll(async () => {
  server = await startDemoServer();
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

describe("the export menu in a browser", () => {
  test("saves a recording by keyboard alone, and the file is whole", async () => {
    const page = await openSession("doctor", DESK);
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Export this session" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("menuitem", { name: "Recording, nobody named" }).waitFor();
    const saving = page.waitForEvent("download");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    const saved = await saving;
    expect(saved.suggestedFilename()).toMatch(/^vigil-[\w-]+\.recording\.ndjson$/);
    const lines = readFileSync(await saved.path(), "utf8").split("\n");
    expect(readRecording(lines, sha256)).toMatchObject({
      kind: "read",
      recording: { header: { source: "simulator", identity: "removed" } },
    });
    await page.context().close();
  });

  test("is reached with a thumb, whole on the screen, and saves the readings", async () => {
    const page = await openSession("nurse", PHONE);
    await page.getByRole("button", { name: "Export this session" }).click();
    const item = page.getByRole("menuitem", { name: "Readings, CSV" });
    const box = await item.boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(PHONE.width);
    expect(await page.getByRole("menuitem").count()).toBe(2);
    const saving = page.waitForEvent("download");
    await item.click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toMatch(/^vigil-[\w-]+\.csv$/);
    expect(readFileSync(await saved.path(), "utf8")).toMatch(/^time \(UTC\),local time \(/);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
    await page.context().close();
  });
});

async function openSession(role: Role, viewport: typeof DESK): Promise<Page> {
  const context = await browser.newContext({ viewport, reducedMotion: "reduce" });
  const page = await context.newPage();
  const data = { username: role, password: server.password(role) };
  await page.request.post(`${server.url}/api/login`, { data });
  const answer: unknown = await (await page.request.get(`${server.url}/api/beds`)).json();
  const bed = bedsSchema.parse(answer).beds.find(({ id }) => id === "bed-1");
  await page.goto(`${server.url}/session/${bed?.session?.id}`);
  await page.getByRole("heading", { name: "What happened" }).waitFor();
  return page;
}
