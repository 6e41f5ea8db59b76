// The site's policy in a real Chromium: an administrator sets it, and a nurse's screen follows.

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Role } from "../../shared/vocabulary.ts";
import { violations } from "./axe.ts";
import { launchChromium } from "./chromium.ts";
import { type DemoServer, startDemoServer } from "./demo-server.ts";

const DESK = { width: 1366, height: 768 };

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

describe("the site's policy in a browser", () => {
  test("a nurse reads it and is offered nothing to change", async () => {
    const nurse = await openPage("nurse");
    await nurse.locator('[data-policy="technical-and-low"]').waitFor();
    await nurse.getByText("Administrators set the policy.").waitFor();
    expect(await nurse.getByRole("button", { name: "Put in force" }).count()).toBe(0);
    await nurse.context().close();
  });

  test("an administrator sets it with a reason, and what is typed outlives a lost link", async () => {
    const admin = await openPage("admin");
    await admin.getByRole("radio", { name: "Every alarm" }).check();
    await admin.getByText("Will be in force: Nurses acknowledge every alarm").waitFor();
    await admin.getByRole("button", { name: "Put in force" }).click();
    await admin.getByText("Say why.").waitFor();
    expect(await violations(admin)).toEqual([]);
    await admin.getByLabel("Reason").fill("Agreed with the doctors");
    const isPut = (method: string) => method === "PUT";
    await admin.route("**/api/site-policy", (route) =>
      isPut(route.request().method()) ? route.abort() : route.continue(),
    );
    await admin.getByRole("button", { name: "Put in force" }).click();
    await admin.getByText("The server cannot be reached").waitFor();
    expect(await admin.getByLabel("Reason").inputValue()).toBe("Agreed with the doctors");
    await admin.unroute("**/api/site-policy");
    await admin.getByRole("button", { name: "Put in force" }).click();
    await admin.locator('[data-policy="all"]').waitFor();
    await admin.getByText("Agreed with the doctors").waitFor();
    await admin.context().close();
  });

  test("a nurse's screen then offers what was a doctor's", async () => {
    const nurse = await openPage("nurse");
    await nurse.goto(server.url);
    const bed = nurse.locator('[data-bed="bed-2"]');
    await nurse.locator('[data-bed="bed-2"][data-alarm]').waitFor({ timeout: 120_000 });
    await bed
      .getByRole("button", { name: /^Acknowledge/ })
      .first()
      .waitFor();
    await nurse.context().close();
  });

  test("a form that is open once vanished with its note when somebody else was quicker", async () => {
    const nurse = await openPage("nurse");
    await nurse.goto(server.url);
    const button = nurse.locator('[data-bed="bed-2"] [data-acknowledge]').first();
    const id = await button.getAttribute("data-acknowledge");
    await button.click();
    await nurse.getByLabel("Note (optional)").fill("Looks pale");
    const doctor = await openPage("doctor");
    const url = `${server.url}/api/alarms/${id}/acknowledge`;
    expect((await doctor.request.post(url)).status()).toBe(200);
    await nurse.getByText(/has (acknowledged it|closed) meanwhile/).waitFor();
    expect(await nurse.getByLabel("Note (optional)").inputValue()).toBe("Looks pale");
    await nurse.getByRole("button", { name: "Acknowledge", exact: true }).click();
    await nurse
      .getByText(/has (acknowledged this alarm )?already/)
      .first()
      .waitFor();
    await nurse.getByRole("button", { name: "Cancel" }).click();
    await nurse.getByText("Looks pale").waitFor({ state: "detached" });
    for (const page of [nurse, doctor]) await page.context().close();
  });
});

async function openPage(role: Role): Promise<Page> {
  const context = await browser.newContext({ viewport: DESK, reducedMotion: "reduce" });
  const page = await context.newPage();
  const data = { username: role, password: server.password(role) };
  await page.request.post(`${server.url}/api/login`, { data });
  await page.goto(`${server.url}/site-policy`);
  await page.getByRole("heading", { name: "Site policy" }).waitFor();
  return page;
}
