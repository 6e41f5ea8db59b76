// Limit profiles in a real Chromium: a doctor makes one and chooses it for a ward, two people at
// once, and a patient who is given another profile's limits.

import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ADULT_PROFILE } from "../../shared/alarms/limit-profiles.ts";
import { bedsSchema } from "../../shared/protocol/http.ts";
import type { Role } from "../../shared/vocabulary.ts";
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

describe("limit profiles in a browser", () => {
  let doctor: Page;
  let form: Locator;

  test("the page is one key away, and says that its defaults are to be reviewed", async () => {
    doctor = await logIn("doctor");
    await doctor.goto(server.url);
    await doctor.locator("[data-bed]").first().waitFor();
    await doctor.keyboard.press("p");
    await doctor.getByRole("heading", { name: "Limit profiles" }).waitFor();
    await doctor.getByText("Defaults a site must review:").waitFor();
    expect(await doctor.locator("[data-profile]").count()).toBe(2);
    expect(await violations(doctor)).toEqual([]);
  });

  test("what came with Vigil is copied, with a name, a reason, and limits in order", async () => {
    form = doctor.getByRole("dialog");
    expect(await doctor.getByRole("button", { name: "Change Adult", exact: true }).count()).toBe(0);
    await doctor.getByRole("button", { name: "Copy Adult", exact: true }).click();
    await form.getByLabel("Heart rate below, medium priority").fill("130");
    await form.getByRole("button", { name: "Make the profile" }).click();
    await form.getByText("Give it a name.").waitFor();
    await form.getByText("Say why.").waitFor();
    await form.getByText("the low limit does not lie below the high limit").waitFor();
    expect(await violations(doctor)).toEqual([]);
    await form.getByLabel("Name").fill("adult");
    await form.getByText("Another profile has this name.").waitFor();
  });

  test("what was typed outlives a lost link, and is sent by the next press", async () => {
    await form.getByLabel("Name").fill("Heart failure");
    await form.getByLabel("Heart rate below, medium priority").fill("45");
    await form.getByLabel("Reason").fill("Most of ours take beta blockers");
    await doctor.route("**/api/limit-profiles/*", (route) => route.abort());
    await form.getByRole("button", { name: "Make the profile" }).click();
    await form.getByText("The server cannot be reached").waitFor();
    expect(await form.getByLabel("Name").inputValue()).toBe("Heart failure");
    await doctor.unroute("**/api/limit-profiles/*");
    await form.getByRole("button", { name: "Make the profile" }).click();
    await form.waitFor({ state: "hidden" });
    const card = doctor.locator('[data-profile="heart-failure"]');
    await card.getByRole("heading", { name: "Heart failure v1" }).waitFor();
    expect(await card.locator('[data-limit="heartRate.low.medium"]').textContent()).toBe("45");
    await card.getByText("No ward starts from it.").waitFor();
  });

  test("somebody else's new version is told by name, and what was typed stands beside it", async () => {
    await doctor.getByRole("button", { name: "Change Heart failure" }).click();
    await form.getByLabel("SpO₂ below, medium priority").fill("90");
    await form.getByLabel("Reason").fill("Round of Wednesday");
    const admin = await logIn("admin");
    const limits = {
      ...ADULT_PROFILE.limits,
      temperature: { low: { medium: 35.5, high: 35 }, high: { medium: 37.8, high: 39 } },
    };
    const data = { name: "Heart failure", limits, reason: "Fever seen late", version: 1 };
    const answer = await admin.request.put(`${server.url}/api/limit-profiles/heart-failure`, {
      data,
    });
    expect(answer.status()).toBe(200);
    await admin.context().close();
    await form.getByRole("button", { name: "Make the new version" }).click();
    await form.getByText("Administrator has changed this profile already.").waitFor();
    expect(await form.getByLabel("SpO₂ below, medium priority").inputValue()).toBe("90");
    await form.locator('[data-limit="temperature.high.medium"][value="37.8"]').waitFor();
    await form.getByText("1 limit changed").waitFor();
    await form.getByRole("button", { name: "Make the new version" }).click();
    await form.waitFor({ state: "hidden" });
    await doctor.getByRole("heading", { name: "Heart failure v3" }).waitFor();
  });

  test("every version says who, when, why and what", async () => {
    const card = doctor.locator('[data-profile="heart-failure"]');
    await card.getByText("Versions").click();
    await card
      .locator('[data-version="3"]')
      .getByText("SpO₂ below, medium priority: 92 → 90")
      .waitFor();
    await card.locator('[data-version="2"]').getByText("Fever seen late").waitFor();
    await card.locator('[data-version="1"]').getByText("Dr. A. Moreau, doctor").waitFor();
    expect(await violations(doctor)).toEqual([]);
  });

  test("a ward starts from it once a doctor has chosen, with a reason", async () => {
    await doctor.getByRole("button", { name: "Change the profile of Infusion ward" }).click();
    await form.getByLabel("Profile", { exact: true }).selectOption("heart-failure");
    await form.getByText("Adult v1 → Heart failure v3").waitFor();
    await form.getByRole("button", { name: "Choose for new sessions" }).click();
    await form.getByText("Say why.").waitFor();
    expect(await violations(doctor)).toEqual([]);
    await form.getByLabel("Reason").fill("Agreed on the round");
    await form.getByRole("button", { name: "Choose for new sessions" }).click();
    await form.waitFor({ state: "hidden" });
    const row = doctor.locator('[data-ward="demo"]');
    await row.getByText("Heart failure v3").waitFor();
    await row.getByText("Agreed on the round").waitFor();
    await doctor
      .locator('[data-profile="heart-failure"]')
      .getByText("Starts sessions of: Infusion ward")
      .waitFor();
  });

  test("a telephone shows the same without scrolling sideways", async () => {
    await doctor.setViewportSize(PHONE);
    const overflow = await doctor.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    await doctor.setViewportSize(DESK);
  });

  test("a nurse reads it and is offered nothing to change", async () => {
    const nurse = await logIn("nurse");
    await nurse.goto(`${server.url}/limit-profiles`);
    await nurse.getByText("Doctors and administrators make and change profiles.").waitFor();
    await nurse.getByRole("heading", { name: "Heart failure v3" }).waitFor();
    expect(await nurse.getByRole("button", { name: /^(Change|Copy) / }).count()).toBe(0);
    await nurse.context().close();
  });

  test("a patient is given another profile's limits, old beside new before they apply", async () => {
    const answer: unknown = await (await doctor.request.get(`${server.url}/api/beds`)).json();
    const bed = bedsSchema.parse(answer).beds.find(({ id }) => id === "bed-1");
    await doctor.goto(`${server.url}/session/${bed?.session?.id}`);
    const head = doctor.locator("[data-limits]");
    await head.getByText("Adult v1").waitFor();
    await doctor.getByRole("button", { name: "Limits", exact: true }).click();
    const choice = form.getByLabel("Limit profile");
    await choice
      .locator("option", { hasText: "Heart failure v3 (this ward's)" })
      .waitFor({ state: "attached" });
    await choice.selectOption("paediatric");
    await form.getByRole("button", { name: "Take its limits" }).click();
    await form.getByText("16 limits changed").waitFor();
    expect(await form.getByLabel("Systolic above, medium priority").inputValue()).toBe("120");
    expect(await violations(doctor)).toEqual([]);
    await head.getByText("Adult v1").waitFor();
    await form.getByRole("button", { name: "Put in force" }).click();
    await form.waitFor({ state: "hidden" });
    await head.getByText("Paediatric v1").waitFor();
    await doctor.getByText("limits: Paediatric v1").first().waitFor();
    await doctor.getByRole("button", { name: "Limits", exact: true }).click();
    await form.getByLabel("Systolic above, medium priority").fill("125");
    await form.getByRole("button", { name: "Put in force" }).click();
    await form.waitFor({ state: "hidden" });
    await head.getByText("set for this session").waitFor();
  });
});

async function logIn(role: Role): Promise<Page> {
  const context = await browser.newContext({ viewport: DESK, reducedMotion: "reduce" });
  const page = await context.newPage();
  const data = { username: role, password: server.password(role) };
  await page.request.post(`${server.url}/api/login`, { data });
  return page;
}
