// A report in a real Chromium: read on a desk and on a phone, and printed.

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildIfNeeded } from "../../web/build-if-needed.ts";
import { type House, openHouse, PASSWORD } from "../helpers/house.ts";
import { readPdf } from "../helpers/pdf.ts";
import { REPORT_SESSION, writeReportSession } from "../helpers/report-house.ts";
import { REPORT_PATIENT } from "../helpers/report-session.ts";
import { violations } from "./axe.ts";
import { launchChromium } from "./chromium.ts";

const DESK = { width: 1366, height: 768 };
const PHONE = { width: 390, height: 844 };

let house: House;
let browser: Browser;

beforeAll(async () => {
  await buildIfNeeded();
  house = await openHouse();
  await writeReportSession(house, { source: "simulator" });
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await house?.end();
});

describe("a report in a browser", () => {
  test("is reached from the session, says who and what, and keeps axe content", async () => {
    const page = await openPage(`/session/${REPORT_SESSION}`, DESK);
    await page.getByRole("link", { name: "Report", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: REPORT_PATIENT.name }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/session/${REPORT_SESSION}/report`);
    expect(await page.title()).not.toContain(REPORT_PATIENT.name);
    await page.getByText("SIMULATED: these values are not a patient's").waitFor();
    expect(await page.getByRole("table").count()).toBe(6);
    expect(await page.getByRole("banner").count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  test("prints on two sheets of A4 that end with the signatures", async () => {
    const page = await openPage(`/session/${REPORT_SESSION}/report`, DESK);
    await page.getByRole("heading", { name: "Signatures" }).waitFor();
    const { pages, operators } = await readPdf(await page.pdf({ preferCSSPageSize: true }));
    expect(pages.length).toBe(2);
    expect(pages[0]).toContain("SIMULATED");
    expect(pages[1]).toContain("Signatures");
    // A loose sheet still says whose it is, and which of how many.
    for (const [index, text] of pages.entries()) {
      expect(text).toContain(`${REPORT_PATIENT.recordNumber} · 23 Nov 2026`);
      expect(text.replaceAll(/\s+/g, "")).toContain(`Page${index + 1}of2`);
    }
    expect(pages.join(" ")).not.toContain("Back to the session");
    expect(operators).not.toContain("paintImageXObject");
    await page.context().close();
  });

  test("gives its PDF file in place", async () => {
    const page = await openPage(`/session/${REPORT_SESSION}/report`, DESK);
    const link = page.getByRole("link", { name: "PDF file" });
    const href = await link.getAttribute("href");
    const answer = await page.request.get(`${house.url()}${href}`);
    expect(answer.headers()["content-type"]).toBe("application/pdf");
    expect((await readPdf(await answer.body())).pages.length).toBe(2);
    await page.context().close();
  });

  test("is read on a phone without the page moving sideways", async () => {
    const page = await openPage(`/session/${REPORT_SESSION}/report`, PHONE);
    await page.getByRole("heading", { name: "Signatures" }).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
    const box = await page.getByRole("button", { name: "Print" }).boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });
});

async function openPage(path: string, viewport: typeof DESK): Promise<Page> {
  const context = await browser.newContext({ viewport, reducedMotion: "reduce" });
  const page = await context.newPage();
  const data = { username: "nurse", password: PASSWORD };
  await page.request.post(`${house.url()}/api/login`, { data });
  await page.goto(`${house.url()}${path}`);
  return page;
}
