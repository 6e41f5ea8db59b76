// A session opened in a real Chromium by keyboard alone: from the patient to the baseline, with a lost
// link, a bed that somebody else took and a device that a person links on the way.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { systemClock } from "../../server/clock.ts";
import { present } from "../../shared/assert.ts";
import { meSchema } from "../../shared/protocol/live.ts";
import {
  type PatientRow,
  type ProgrammeRow,
  patientAnswerSchema,
  programmeAnswerSchema,
} from "../../shared/protocol/registers.ts";
import { type SessionRow, sessionsSchema } from "../../shared/protocol/sessions.ts";
import { DEFAULT_CHECKLIST } from "../../shared/session/checklist.ts";
import type { Role } from "../../shared/vocabulary.ts";
import { attach, type DeviceClient } from "../helpers/device-client.ts";
import { PATIENT, PROGRAMME } from "../helpers/records.ts";
import { violations } from "./axe.ts";
import { launchChromium } from "./chromium.ts";
import { type DemoServer, startDemoServer } from "./demo-server.ts";

const WALL = { width: 1920, height: 1080 };
const DESK = { width: 1366, height: 768 };
const PHONE = { width: 390, height: 844 };
/** More stops than any page here has. */
const TABS_MAX = 80;
const READING_EVERY_MS = 1_000;
/** The only bed of the demo on which nobody lies. */
const BED = "bed-8";

let server: DemoServer;
let browser: Browser;
let nurse: Page;
let anna: PatientRow;
let bela: PatientRow;
let plan: ProgrammeRow;
let device: DeviceClient | null = null;
let beat: NodeJS.Timeout | undefined;

beforeAll(async () => {
  server = await startDemoServer();
  browser = await launchChromium();
  nurse = await logIn("nurse");
  const doctor = await logIn("doctor");
  anna = await addPatient("Anna Nagy", "R-1001");
  bela = await addPatient("Béla Kiss", "R-1002");
  plan = await addProgramme(doctor, anna);
  await doctor.context().close();
});

afterAll(async () => {
  clearInterval(beat);
  await device?.hangUp();
  await browser?.close();
  await server?.remove();
});

describe("the way to a session", () => {
  test("begins on the empty bed of the ward, one press away", async () => {
    await nurse.goto(server.url);
    await press(nurse, nurse.getByRole("link", { name: "Open session on Bed 8" }));
    await nurse.waitForURL(/\/open\?bed=bed-8$/);
    await at("patient");
    await stands("bed", "done");
    expect(await violations(nurse)).toEqual([]);
  });

  test("finds the patient by words without accents, and shows what they must not be given", async () => {
    await type(nurse, nurse.getByRole("searchbox"), "nagy r-1001");
    await nurse.locator("[data-patient]").nth(1).waitFor({ state: "detached" });
    await press(nurse, nurse.locator(`[data-patient="${anna.id}"]`));
    await at("programme");
    await inSight("penicillin");
    expect(await isFocused(nurse.locator("#step-title"))).toBe(true);
  });

  test("shows what is planned and which procedure it is, from then on in every step", async () => {
    const card = nurse.locator(`[data-programme="${plan.id}"]`);
    await card.getByText("Procedure 1 of 6").waitFor();
    expect(await violations(nurse)).toEqual([]);
    await press(nurse, card.getByRole("button", { name: /^Choose this programme/ }));
    await at("device");
    for (const words of [
      "Procedure 1 of 6",
      "umbilical cord blood · 100 ×10⁶",
      "100 mL in 45 min",
      "44 drops/min",
      "paracetamol 1 g",
      "penicillin",
    ]) {
      await inSight(words);
    }
  });

  test("is walked back and forth, and shows the beds that are taken with who is on them", async () => {
    await press(nurse, nurse.getByRole("button", { name: "Back" }));
    await at("bed");
    const taken = nurse.locator('[data-choice="bed-1"] [data-taken]');
    await taken.getByText("taken: A. B., infusing").waitFor();
    expect(await taken.getByRole("button").count()).toBe(0);
    expect(await nurse.locator("[data-choice^='lab-']").count()).toBe(0);
    const free = nurse.locator(`[data-choice="${BED}"] button`);
    expect(await free.getAttribute("aria-pressed")).toBe("true");
    expect(await violations(nurse)).toEqual([]);
    await press(nurse, nurse.getByRole("button", { name: "Next: Device" }));
    await at("device");
  });

  test("says that no device is there, and shows the one that is switched on, live", async () => {
    await nurse.locator('[data-found="none"]').waitFor();
    expect(await violations(nurse)).toEqual([]);
    await switchOn();
    await nurse.locator('[data-found="connected"]').waitFor();
    await nurse.getByText(/, last reading \d s ago – link\?$/).waitFor();
    expect(await violations(nurse)).toEqual([]);
    await press(nurse, nurse.getByRole("button", { name: /^Link / }));
    await at("checklist");
  });

  test("is ready when a person has looked at every point", async () => {
    for (const [done, item] of DEFAULT_CHECKLIST.entries()) {
      await nurse.locator(`[data-left="${DEFAULT_CHECKLIST.length - done}"]`).waitFor();
      const point = nurse.getByLabel(item);
      await tabTo(nurse, point);
      await nurse.keyboard.press("Space");
    }
    await nurse.getByText("Every point is looked at.").waitFor();
    expect(await violations(nurse)).toEqual([]);
    await stands("checklist", "done");
  });

  test("toggles are large enough for a thumb", async () => {
    for (const label of await nurse.locator("fieldset label").all()) {
      expect((await label.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    }
  });

  test("outlives a look at the ward in between, with every tick", async () => {
    await nurse.keyboard.press("Escape");
    await nurse.locator("#step-title").focus();
    await nurse.keyboard.press("w");
    await nurse.locator("[data-bed]").first().waitFor();
    await nurse.keyboard.press("o");
    await at("checklist");
    await nurse.getByText("Every point is looked at.").waitFor();
    await press(nurse, nurse.getByRole("button", { name: "Next: Summary" }));
    await at("summary");
  });

  test("loses nothing on a lost link, and says so", async () => {
    await tabTo(nurse, openButton());
    await nurse.context().setOffline(true);
    await nurse.keyboard.press("Enter");
    await nurse.getByText("The server cannot be reached just now.").first().waitFor();
    await nurse.getByText("Everything that you chose is kept.").waitFor();
    for (const step of ["patient", "programme", "bed", "device", "checklist"]) {
      await stands(step, "done");
    }
    await nurse.context().setOffline(false);
    await nurse.locator('[data-link="live"]').first().waitFor();
    expect(await violations(nurse)).toEqual([]);
  });

  test("a refusal leads back to its step with the reason, and keeps the rest", async () => {
    const details = [{ path: "body.bed", message: "Another session is open on this bed." }];
    await nurse.route("**/api/sessions", (route) =>
      route.fulfill({
        status: 409,
        json: { code: "BED_TAKEN", message: "Another session is open on this bed.", details },
      }),
    );
    await press(nurse, openButton());
    await at("bed");
    await nurse.getByRole("alert").getByText("Another session is open on this bed.").waitFor();
    await stands("bed", "fault");
    await stands("checklist", "done");
    expect(await violations(nurse)).toEqual([]);
    await nurse.unroute("**/api/sessions");
    await press(nurse, nurse.locator(`[data-choice="${BED}"] button`));
    // Another bed may stand beside another kit: the checklist is passed by, with its ticks.
    await at("checklist");
    await press(nurse, nurse.getByRole("button", { name: "Next: Summary" }));
    await at("summary");
  });

  test.each([
    ["a wall", WALL],
    ["a desk", DESK],
    ["a telephone", PHONE],
  ])("fits %s at every step, in the dark and in the light", async (_name, size) => {
    await nurse.setViewportSize(size);
    for (const step of ["patient", "programme", "bed", "device", "checklist", "summary"]) {
      await press(nurse, nurse.locator(`[data-step="${step}"]`));
      await at(step);
      expect(await overflow(nurse)).toBeLessThanOrEqual(0);
      await nurse.locator("#step-title").focus();
      await nurse.keyboard.press("t");
      // What is in sight stays above what scrolls under it, and so may cover half a button there.
      await nurse.evaluate(() => scrollTo(0, 0));
      expect(await violations(nurse)).toEqual([]);
      await nurse.keyboard.press("t");
      await nurse.keyboard.press("t");
    }
    await nurse.setViewportSize(DESK);
  });

  test("opens one session however often somebody presses, and begins its baseline", async () => {
    const button = openButton();
    await tabTo(nurse, button);
    await button.evaluate((element) => {
      for (let presses = 0; presses < 3; presses += 1) (element as HTMLElement).click();
    });
    await nurse.waitForURL(/\/session\/.+/);
    await nurse.locator('p[data-phase="baseline"]').waitFor();
    const sessions = await sessionsOf(anna);
    expect(sessions).toHaveLength(1);
    expect(sessions[0]).toMatchObject({
      bed: BED,
      phase: "baseline",
      registered: { programme: { id: plan.id, version: 1, procedure: 1 } },
    });
    expect(new URL(nurse.url()).pathname).toBe(`/session/${sessions[0]?.id}`);
  });

  test("is no way for a patient who is in a session: it leads to that one", async () => {
    await nurse.goto(`${server.url}/patients/${anna.id}`);
    await press(nurse, nurse.getByRole("link", { name: "Open session", exact: true }));
    await press(nurse, nurse.locator('[data-step="patient"]'));
    await nurse.getByText("A session of this patient is open on Bed 8 already.").waitFor();
    await press(nurse, nurse.getByRole("link", { name: "Go to that session" }));
    await nurse.locator('p[data-phase="baseline"]').waitFor();
  });

  test("of a session whose baseline cannot begin goes there all the same, and says so", async () => {
    await close(anna);
    const doctor = await logIn("doctor");
    await addProgramme(doctor, bela);
    await doctor.goto(`${server.url}/patients/${bela.id}`);
    await press(doctor, doctor.getByRole("link", { name: /^Open session: / }));
    await press(doctor, doctor.locator(`[data-choice="${BED}"] button`));
    await press(doctor, doctor.getByRole("button", { name: "Go on without a device" }));
    for (const item of DEFAULT_CHECKLIST) {
      await tabTo(doctor, doctor.getByLabel(item));
      await doctor.keyboard.press("Space");
    }
    await type(doctor, doctor.getByLabel(/^Nurse who answers/), "K. Lindqvist");
    await press(doctor, doctor.getByRole("button", { name: "Next: Summary" }));
    await doctor.route("**/phase", (route) => route.abort());
    await press(doctor, doctor.getByRole("button", { name: /^Open session and/ }));
    await doctor.waitForURL(/\/session\/.+/);
    await doctor.getByText("The session is open, but its baseline has not begun").waitFor();
    expect(await violations(doctor)).toEqual([]);
    const [session] = await sessionsOf(bela);
    expect(session).toMatchObject({ phase: "scheduled", nurse: "K. Lindqvist" });
    const data = { to: "baseline", from: "scheduled" };
    const path = `${server.url}/api/sessions/${session?.id}/phase`;
    expect((await doctor.request.post(path, { data })).ok()).toBe(true);
    await doctor.getByText("its baseline has not begun").waitFor({ state: "detached" });
    await doctor.context().close();
    await close(bela);
  });

  test("takes in somebody new on the way, and says that nothing is planned for them", async () => {
    await nurse.goto(`${server.url}/open?bed=${BED}`);
    await press(nurse, nurse.getByRole("button", { name: "New patient" }));
    const form = nurse.getByRole("dialog");
    await type(nurse, form.getByLabel("Name"), "Cili Tóth");
    await type(nurse, form.getByLabel("Record number"), "R-1003");
    await tabTo(nurse, form.getByLabel("Date of birth"));
    await nurse.keyboard.type("05041961");
    await tabTo(nurse, form.getByLabel("Sex"));
    await nurse.keyboard.type("f");
    await press(nurse, form.getByRole("button", { name: "Take in" }));
    await at("programme");
    await inSight("Record R-1003");
    await inSight("Nobody has asked about allergies.");
    await nurse.getByText("Nothing is planned for this patient yet.").waitFor();
    await stands("bed", "done");
    expect(await violations(nurse)).toEqual([]);
  });

  test("is offered to nobody else: not on the bed, not in the record, not at its address", async () => {
    const admin = await logIn("admin");
    await admin.goto(server.url);
    await admin.locator(`[data-bed="${BED}"]`).waitFor();
    expect(await admin.locator("[data-opening]").count()).toBe(0);
    await admin.goto(`${server.url}/patients/${anna.id}`);
    await admin.locator("[data-programme]").waitFor();
    expect(await admin.getByRole("link", { name: /^Open session/ }).count()).toBe(0);
    await admin.goto(`${server.url}/open`);
    await admin.getByText("Nurses and doctors open sessions.").waitFor();
    await admin.context().close();
  });
});

describe("the checklist of the site", () => {
  test("is a nurse's to read", async () => {
    await nurse.goto(`${server.url}/checklist`);
    await nurse.locator('[data-checklist="0"]').getByText("Consent is signed").waitFor();
    await nurse.getByText("Doctors and administrators set the checklist.").waitFor();
    expect(await nurse.getByRole("button", { name: "Put in force" }).count()).toBe(0);
  });

  test("is set with a reason; what is typed outlives a lost link", async () => {
    const admin = await logIn("admin");
    await admin.goto(`${server.url}/checklist`);
    await type(admin, admin.getByLabel(/^Points/), "Consent\nTwo people have read the label");
    await press(admin, admin.getByRole("button", { name: "Put in force" }));
    await admin.getByText("Say why.").waitFor();
    expect(await violations(admin)).toEqual([]);
    await type(admin, admin.getByLabel("Reason"), "Agreed on the ward");
    await admin.route("**/api/checklist", (route) =>
      route.request().method() === "PUT" ? route.abort() : route.continue(),
    );
    await admin.keyboard.press("Enter");
    await admin.getByText("The server cannot be reached").waitFor();
    expect(await admin.getByLabel("Reason").inputValue()).toBe("Agreed on the ward");
    await admin.unroute("**/api/checklist");
    await admin.keyboard.press("Enter");
    const inForce = admin.locator('[data-checklist="1"]');
    await inForce.getByText("Two people have read the label").waitFor();
    await inForce.getByText("Agreed on the ward").waitFor();
    expect(await violations(admin)).toEqual([]);
    await admin.setViewportSize(PHONE);
    expect(await overflow(admin)).toBeLessThanOrEqual(0);
    await admin.context().close();
  });

  test("of its newest version is what the next session is opened with", async () => {
    await nurse.goto(`${server.url}/open`);
    await press(nurse, nurse.locator('[data-step="checklist"]'));
    await nurse.getByLabel("Two people have read the label").waitFor();
    await nurse.locator('[data-left="2"]').waitFor();
  });
});

async function logIn(role: Role): Promise<Page> {
  const context = await browser.newContext({ viewport: DESK, reducedMotion: "reduce" });
  const page = await context.newPage();
  const data = { username: role, password: server.password(role) };
  await page.request.post(`${server.url}/api/login`, { data });
  return page;
}

async function addPatient(name: string, recordNumber: string): Promise<PatientRow> {
  const data = { ...PATIENT, name, recordNumber };
  const answer = await nurse.request.post(`${server.url}/api/patients`, { data });
  return patientAnswerSchema.parse(await answer.json()).patient;
}

async function addProgramme(doctor: Page, patient: PatientRow): Promise<ProgrammeRow> {
  const me = meSchema.parse(await (await doctor.request.get(`${server.url}/api/me`)).json());
  const data = { ...PROGRAMME, doctorId: me.id, patient: patient.id };
  const answer = await doctor.request.post(`${server.url}/api/programmes`, { data });
  return programmeAnswerSchema.parse(await answer.json()).programme;
}

async function sessionsOf({ id }: PatientRow): Promise<SessionRow[]> {
  const answer = await nurse.request.get(`${server.url}/api/sessions?patient=${id}`);
  return sessionsSchema.parse(await answer.json()).sessions;
}

async function close(patient: PatientRow): Promise<void> {
  const [session] = await sessionsOf(patient);
  const data = { to: "closed", reason: "The test is over." };
  const path = `${server.url}/api/sessions/${session?.id}/phase`;
  expect((await nurse.request.post(path, { data })).ok()).toBe(true);
}

const issuedSchema = z.record(z.string(), z.object({ device: z.string(), token: z.string() }));

/** A monitor on the empty bed, with the token that the demo keeps for it; it reads once a second. */
async function switchOn(): Promise<void> {
  const file = join(server.dataDir, "demo-devices.json");
  const issued = issuedSchema.parse(JSON.parse(readFileSync(file, "utf8")))[BED];
  const { device: id, token } = present(issued, "the demo has a device for the bed");
  const door = { url: () => server.url, tokens: new Map([[id, token]]), clock: systemClock };
  const monitor = await attach(door, id, { source: "device" });
  device = monitor;
  let seq = 0;
  beat = setInterval(() => {
    seq += 1;
    monitor.reads(seq, { heartRate: 72, pulse: 72, respiration: 16, temperature: 36.6 });
  }, READING_EVERY_MS);
}

function openButton(): Locator {
  return nurse.getByRole("button", { name: "Open session and begin the baseline" });
}

async function at(step: string): Promise<void> {
  await nurse.locator(`[data-at="${step}"]`).waitFor();
}

async function stands(step: string, standing: "done" | "fault"): Promise<void> {
  await nurse.locator(`[data-step="${step}"][data-standing="${standing}"]`).waitFor();
}

async function inSight(words: string): Promise<void> {
  await nurse.locator("[data-in-sight]").getByText(words).first().waitFor();
}

function isFocused(place: Locator): Promise<boolean> {
  return place.evaluate((element) => element === document.activeElement);
}

/** Goes from stop to stop until a place has the focus, as a hand does that has no mouse. */
async function tabTo(page: Page, place: Locator): Promise<void> {
  await place.waitFor();
  for (let tabs = 0; tabs < TABS_MAX; tabs += 1) {
    if (await isFocused(place)) return;
    await page.keyboard.press("Tab");
  }
  expect(await isFocused(place), `the keyboard reaches ${place}`).toBe(true);
}

async function press(page: Page, place: Locator): Promise<void> {
  await tabTo(page, place);
  await page.keyboard.press("Enter");
}

/** Types over whatever stands in a field. */
async function type(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press("Control+a");
  await page.keyboard.type(text);
}

function overflow(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}
