// Limits and observations in a real Chromium: by keyboard, with what the server refuses, and with
// what the ward shows of it.

import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bedsSchema } from "../../shared/protocol/http.ts";
import type { Role } from "../../shared/vocabulary.ts";
import { violations } from "./axe.ts";
import { launchChromium } from "./chromium.ts";
import { coversOfNotLive, cuttable } from "./cut-link.ts";
import { type DemoServer, startDemoServer } from "./demo-server.ts";

const WALL = { width: 1920, height: 1080 };
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

describe("limits and observations in a browser", () => {
  let doctor: Page;
  let form: Locator;

  test("a limit is changed by keyboard, and every tile of the bed shows it", async () => {
    doctor = await openSession("doctor");
    form = doctor.getByRole("dialog");
    await doctor.getByRole("button", { name: "Limits", exact: true }).focus();
    await doctor.keyboard.press("Enter");
    await form.getByRole("heading", { name: "Alarm limits of this session" }).waitFor();
    const low = form.getByLabel("Heart rate below, medium priority");
    await low.focus();
    await doctor.keyboard.press("Control+a");
    await doctor.keyboard.type("45");
    await form.getByText("1 limit changed").waitFor();
    await form.getByText("The old limits stay in force").waitFor();
    expect(await violations(doctor)).toEqual([]);
    await doctor.keyboard.press("Enter");
    await form.waitFor({ state: "hidden" });
    await vital(doctor, "heartRate").getByText("45–120").waitFor();
  });

  test("the short words of the cells were once hidden with the limits' rule", async () => {
    await vital(doctor, "heartRate").getByText("HR", { exact: true }).waitFor();
    await vital(doctor, "temperature").getByText("Temp", { exact: true }).waitFor();
  });

  test("a fault stands beside its field, and nothing is sent", async () => {
    await doctor.getByRole("button", { name: "Limits", exact: true }).click();
    const low = form.getByLabel("Heart rate below, medium priority");
    await low.fill("130");
    await form.getByText("the low limit does not lie below the high limit").waitFor();
    await doctor.keyboard.press("Enter");
    await form.getByText("Mend the marked fields first.").waitFor();
    // On a telephone the field lies far above the button that was pressed.
    await form.getByRole("button", { name: "Put in force" }).click();
    const focused = form.locator(":focus");
    expect(await focused.getAttribute("aria-invalid")).toBe("true");
    expect(await focused.getAttribute("aria-label")).toContain("Heart rate");
    expect(await violations(doctor)).toEqual([]);
    await low.fill("45");
    await form.getByText("Nothing is changed yet.").waitFor();
  });

  test("what was typed outlives a lost link, and is sent by the next press", async () => {
    await form.getByLabel("SpO₂ below, medium priority").fill("91");
    await doctor.route("**/limits", (route) => route.abort());
    await doctor.keyboard.press("Enter");
    await form.getByText("The server cannot be reached").waitFor();
    expect(await form.getByLabel("SpO₂ below, medium priority").inputValue()).toBe("91");
    await doctor.unroute("**/limits");
    await doctor.keyboard.press("Enter");
    await form.waitFor({ state: "hidden" });
  });

  test("a doctor switches one off with a reason, and it stays in sight as off", async () => {
    await doctor.getByRole("button", { name: "Limits", exact: true }).click();
    await form.getByLabel("Heart rate below, medium priority").fill("");
    await form.getByLabel("Heart rate below, high priority").fill("");
    await doctor.keyboard.press("Enter");
    await form.getByText("Say why this limit is switched off.").waitFor();
    await doctor.keyboard.type("Known slow heart");
    await doctor.keyboard.press("Enter");
    await form.waitFor({ state: "hidden" });
    const mark = vital(doctor, "heartRate").getByText("off–120");
    await mark.waitFor();
    expect(await mark.getAttribute("title")).toContain("Heart rate below, medium priority");
    await doctor.goto(server.url);
    await vital(doctor.locator('[data-bed="bed-1"]'), "heartRate").getByText("off–120").waitFor();
  });

  test("a nurse is told beside the field that a doctor does that", async () => {
    const nurse = await openSession("nurse");
    await nurse.getByRole("button", { name: "Limits", exact: true }).click();
    const dialog = nurse.getByRole("dialog");
    await dialog.getByLabel("Pulse below, high priority").fill("");
    await dialog.getByText("Only a doctor may switch a limit off.").waitFor();
    await nurse.context().close();
  });

  test("'responds to voice' is written down and raises an alarm", async () => {
    const nurse = await openSession("nurse");
    await nurse.getByRole("button", { name: "Observation", exact: true }).click();
    const dialog = nurse.getByRole("dialog");
    await dialog.getByText(/Last seen \d+:\d\d ago: alert/).waitFor();
    await dialog.getByRole("button", { name: "Responds to voice" }).click();
    expect(await violations(nurse)).toEqual([]);
    const sent = nurse.waitForRequest("**/observations");
    await dialog.getByRole("button", { name: "Write down" }).click();
    expect((await sent).postDataJSON()).toEqual({ acvpu: "voice" });
    await dialog.waitFor({ state: "hidden" });
    await nurse
      .locator("[data-rail]")
      .getByText(/General condition/)
      .first()
      .waitFor();
    await nurse.getByText(/NEWS2 ≥ \d+, \d of 7 known/).waitFor();
    await nurse.getByRole("button", { name: "Observation", exact: true }).click();
    await dialog.getByText(/Last seen 0:\d\d ago: responds to voice/).waitFor();
    await nurse.context().close();
  });

  test("an engineer is offered neither", async () => {
    const engineer = await openSession("engineer");
    // The scores come with the live bed, and so would the actions.
    await engineer.getByText(/NEWS2 ≥/).waitFor();
    expect(await engineer.getByRole("button", { name: "Limits", exact: true }).count()).toBe(0);
    await engineer.context().close();
  });
});

describe("a form of a session", () => {
  test.each([
    ["a wall screen", WALL],
    ["a laptop", DESK],
    ["a telephone", PHONE],
  ])("once hid on %s that nothing is live any more", async (_name, viewport) => {
    const page = await (await browser.newContext({ viewport, reducedMotion: "reduce" })).newPage();
    const link = await cuttable(page);
    await enterSession(page, "doctor");
    for (const name of ["Observation", "Limits"]) {
      await page.getByRole("button", { name, exact: true }).click();
      const form = page.getByRole("dialog");
      const field = form.getByRole("textbox").last();
      await field.fill("Half typed");
      await link.cut();
      // The form gives way once the words are measured.
      await expect.poll(() => coversOfNotLive(page)).toEqual([]);
      expect(await field.inputValue()).toBe("Half typed");
      expect(await violations(page)).toEqual([]);
      await link.mend();
      expect(await field.inputValue()).toBe("Half typed");
      await form.getByRole("button", { name: "Close" }).click();
    }
    await page.context().close();
  });

  test.each([
    ["a wall screen", WALL],
    ["a laptop", DESK],
    ["a tablet", { width: 768, height: 1024 }],
    ["a telephone", PHONE],
  ])("once lay over the second row of the header on %s", async (_name, viewport) => {
    const page = await (await browser.newContext({ viewport, reducedMotion: "reduce" })).newPage();
    await enterSession(page, "doctor");
    await page.getByRole("button", { name: "Observation", exact: true }).click();
    const form = await page.getByRole("dialog").boundingBox();
    const header = await page.locator("header").first().boundingBox();
    const headerEndPx = (header?.y ?? 0) + (header?.height ?? 0);
    expect(headerEndPx).toBeGreaterThan(0);
    expect(form?.y).toBeGreaterThanOrEqual(headerEndPx);
    expect((form?.y ?? 0) + (form?.height ?? 0)).toBeLessThanOrEqual(viewport.height);
    await page.context().close();
  });
});

function vital(within: Page | Locator, name: string): Locator {
  return within.locator(`[data-vital="${name}"]`).first();
}

async function openSession(role: Role): Promise<Page> {
  const context = await browser.newContext({ viewport: DESK, reducedMotion: "reduce" });
  const page = await context.newPage();
  await enterSession(page, role);
  return page;
}

async function enterSession(page: Page, role: Role): Promise<void> {
  const data = { username: role, password: server.password(role) };
  await page.request.post(`${server.url}/api/login`, { data });
  const answer: unknown = await (await page.request.get(`${server.url}/api/beds`)).json();
  const bed = bedsSchema.parse(answer).beds.find(({ id }) => id === "bed-1");
  await page.goto(`${server.url}/session/${bed?.session?.id}`);
  await page.getByRole("heading", { name: "What happened" }).waitFor();
}
