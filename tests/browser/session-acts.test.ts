// A session moved on and its drip set in a real Chromium: by keyboard alone from baseline to close,
// with a lost link under an open form, with two people at once, and on a telephone.

import type { Browser, Locator, Page, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { present } from "../../shared/assert.ts";
import { sessionNowSchema, sessionSchema } from "../../shared/protocol/http.ts";
import {
  doctorsSchema,
  patientAnswerSchema,
  programmeAnswerSchema,
} from "../../shared/protocol/registers.ts";
import { DEFAULT_CHECKLIST } from "../../shared/session/checklist.ts";
import type { Role } from "../../shared/vocabulary.ts";
import { PATIENT, PROGRAMME } from "../helpers/records.ts";
import { violations } from "./axe.ts";
import { launchChromium } from "./chromium.ts";
import { type DemoServer, startDemoServer } from "./demo-server.ts";

const DESK = { width: 1366, height: 768 };
const PHONE = { width: 390, height: 844 };
/** The demo leaves this bed free, so that nothing moves its session but these tests. */
const BED = "bed-8";
/** More stops than any page here has. */
const TABS_MAX = 80;

let server: DemoServer;
let browser: Browser;

beforeAll(async () => {
  // Without readings: a simulator would watch a bed as soon as a session is open there.
  server = await startDemoServer({ VIGIL_SIMULATOR: "off" });
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

describe("a session in the hands of a nurse at a keyboard", () => {
  let nurse: Page;
  let doctor: Page;
  let form: Locator;
  let session: string;

  test("begins its baseline, and says what each move will do", async () => {
    doctor = await logIn("doctor");
    nurse = await logIn("nurse");
    form = nurse.getByRole("dialog");
    session = await openSession(doctor);
    await nurse.goto(`${server.url}/session/${session}`);
    await press(nurse, nurse.getByRole("button", { name: "Next phase" }));
    await press(nurse, form.getByRole("button", { name: "Do it" }));
    await form.getByText("Choose what happens next.", { exact: true }).waitFor();
    expect(await isFocused(form.getByRole("radio").first())).toBe(true);
    await nurse.keyboard.press("Space");
    await form.getByText("Readings are collected").waitFor();
    expect(await violations(nurse)).toEqual([]);
    await nurse.keyboard.press("Enter");
    await form.waitFor({ state: "hidden" });
    await phase(nurse, "baseline").waitFor();
  });

  test("a start without a reading asks for the reason beside its field", async () => {
    await press(nurse, nurse.getByRole("button", { name: "Next phase" }));
    await choose(nurse, form, "Start the infusion");
    await form.getByText("Nothing was measured in the last 5 minutes.").waitFor();
    await nurse.keyboard.press("Enter");
    await form.getByText("Say why, in a few words.").waitFor();
    expect(await isFocused(form.getByLabel("Reason"))).toBe(true);
    expect(await violations(nurse)).toEqual([]);
    await nurse.keyboard.type("Monitor is being repaired");
    await nurse.keyboard.press("Enter");
    await form.waitFor({ state: "hidden" });
    await phase(nurse, "infusing").waitFor();
    await nurse.getByText("133 mL/h · 44 drops/min, as planned").waitFor();
    const { phases } = await detailOf(doctor, session);
    expect(phases.at(-1)).toMatchObject({ phase: "infusing", reason: "Monitor is being repaired" });
  });

  test("what only the server knows takes the focus to its field, too", async () => {
    await nurse.route("**/phase", (route) =>
      route.fulfill({
        status: 400,
        json: {
          code: "PHASE_NEEDS_REASON",
          message: "Say why, in a few words.",
          details: [{ path: "body.reason", message: "Say why, in a few words." }],
        },
      }),
    );
    await press(nurse, nurse.getByRole("button", { name: "Next phase" }));
    await choose(nurse, form, "Pause the infusion");
    await nurse.keyboard.press("Enter");
    await form.locator("[aria-invalid='true']").waitFor();
    expect(await isFocused(form.getByLabel("Reason (optional)"))).toBe(true);
    await nurse.unroute("**/phase");
    await nurse.keyboard.type("Vein is looked at");
    await nurse.keyboard.press("Enter");
    await form.waitFor({ state: "hidden" });
    await nurse.getByText("paused: the end moves on").waitFor();
  });

  test("a drip is counted in the pause: faults beside their fields, and what it comes to", async () => {
    await press(nurse, nurse.getByRole("button", { name: "Drip", exact: true }));
    await form.getByText("Plan: 133 mL/h · 44 drops/min").waitFor();
    await press(nurse, form.getByRole("button", { name: "Set the drip" }));
    await form.getByText("Count the drops of one minute.").waitFor();
    const drops = form.getByLabel("Drops in one minute");
    expect(await isFocused(drops)).toBe(true);
    await nurse.keyboard.type("2000");
    await form.getByText("A drip runs at 1 to 3,000 mL an hour").waitFor();
    await type(nurse, form.getByLabel("Drop factor of the set"), "15");
    await type(nurse, drops, "42");
    await form.getByText("42 drops/min is 26 % above the plan (33): count again.").waitFor();
    expect(await form.locator('[data-means="rate"]').textContent()).toBe("168 mL/h · 42 drops/min");
    expect(await form.locator('[data-means="end"]').textContent()).toMatch(
      /^paused: the end moves/,
    );
    expect(await violations(nurse)).toEqual([]);
  });

  test("a lost link loses no typed word, and a count off the plan is taken", async () => {
    await nurse.route("**/drip", (route) => route.abort());
    await nurse.keyboard.press("Enter");
    await form.getByText("The server cannot be reached").waitFor();
    expect(await form.getByLabel("Drops in one minute").inputValue()).toBe("42");
    await nurse.keyboard.press("Escape");
    await form.waitFor({ state: "hidden" });
    await press(nurse, nurse.getByRole("button", { name: "Drip", exact: true }));
    expect(await form.getByLabel("Drops in one minute").inputValue()).toBe("42");
    expect(await form.getByLabel("Drop factor of the set").inputValue()).toBe("15");
    await nurse.unroute("**/drip");
    await press(nurse, form.getByRole("button", { name: "Set the drip" }));
    await form.waitFor({ state: "hidden" });
    await nurse
      .getByText(/168 mL\/h · 42 drops\/min, counted \d\d:\d\d by .*Lindqvist, 26 % above plan/)
      .waitFor();
    const { drips } = await detailOf(doctor, session);
    expect(drips.map(({ rateMlPerH, counted }) => [rateMlPerH, counted])).toEqual([
      [168, { dropsPerMin: 42 }],
    ]);
  });

  test("the drip runs on at the counted rate, and its steps are read by keyboard", async () => {
    await press(nurse, nurse.getByRole("button", { name: "Next phase" }));
    await choose(nurse, form, "Resume the infusion");
    await nurse.keyboard.press("Enter");
    await form.waitFor({ state: "hidden" });
    await phase(nurse, "infusing").waitFor();
    const steps = nurse.locator('[data-lane="drip"] [title]');
    await steps.nth(1).waitFor();
    expect(await steps.nth(1).getAttribute("title")).toBe("168 mL/h · 42 drops/min");
    await tabTo(nurse, nurse.getByRole("slider", { name: "Reading moment of the trend" }));
    await nurse.keyboard.press("End");
    await nurse.locator("[data-drip]").getByText("Drip 168 mL/h · 42 drops/min").waitFor();
    await nurse.keyboard.press("Escape");
    await nurse.locator("[data-drip]").waitFor({ state: "detached" });
    await tabTo(nurse, nurse.getByRole("radio", { name: "Chart" }));
    await nurse.keyboard.press("ArrowRight");
    await nurse.getByRole("columnheader", { name: "Drip mL/h" }).waitFor();
    await nurse.getByRole("row").getByText("133–168").first().waitFor();
    expect(await violations(nurse)).toEqual([]);
  });

  test("who comes second is told who was first, keeps the reason and chooses again", async () => {
    await press(nurse, nurse.getByRole("button", { name: "Next phase" }));
    await choose(nurse, form, "Pause the infusion");
    await type(nurse, form.getByLabel("Reason (optional)"), "Patient asked for it");
    await move(doctor, session, { to: "paused" });
    const told = form.getByText(/Dr\. A\. Moreau moved this session on: paused\./);
    await told.waitFor();
    expect(await form.getByLabel("Reason (optional)").inputValue()).toBe("Patient asked for it");
    await choose(nurse, form, "Resume the infusion", true);
    await told.waitFor({ state: "hidden" });
    await nurse.keyboard.press("Enter");
    await form.waitFor({ state: "hidden" });
    await phase(nurse, "infusing").waitFor();
  });

  test("and so is who sends before the news has come", async () => {
    await nurse.route("**/phase", async (route) => {
      await move(doctor, session, { to: "paused" });
      await route.continue();
    });
    await press(nurse, nurse.getByRole("button", { name: "Next phase" }));
    await choose(nurse, form, "End the infusion");
    await nurse.keyboard.press("Enter");
    await form.getByText(/Dr\. A\. Moreau moved this session on: paused\./).waitFor();
    expect(await form.getByRole("radio", { checked: true }).count()).toBe(0);
    expect((await detailOf(doctor, session)).phase).toBe("paused");
    await nurse.unroute("**/phase");
    await nurse.keyboard.press("Escape");
    await form.waitFor({ state: "hidden" });
  });

  test("a drip that ends under an open form says so, and keeps what was typed", async () => {
    await press(nurse, nurse.getByRole("button", { name: "Drip", exact: true }));
    await type(nurse, form.getByLabel("Drops in one minute"), "31");
    await move(doctor, session, { to: "observing" });
    await form.getByText("The drip has ended meanwhile").waitFor();
    expect(await form.getByLabel("Drops in one minute").inputValue()).toBe("31");
    await nurse.keyboard.press("Enter");
    expect((await detailOf(doctor, session)).drips).toHaveLength(1);
    await nurse.keyboard.press("Escape");
    await form.waitFor({ state: "hidden" });
    expect(await nurse.getByRole("button", { name: "Drip", exact: true }).count()).toBe(0);
  });

  test("a telephone shows both forms without scrolling sideways", async () => {
    await nurse.setViewportSize(PHONE);
    expect(await overflow(nurse)).toBeLessThanOrEqual(0);
    await nurse.getByRole("button", { name: "Next phase" }).click();
    await form.getByRole("radio", { name: "Close as stopped early" }).check();
    await form.getByRole("button", { name: "Close as stopped early" }).click();
    await form.getByText("Say why, in a few words.").waitFor();
    expect(await overflow(nurse)).toBeLessThanOrEqual(0);
    expect(await form.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(
      0,
    );
    expect(await violations(nurse)).toEqual([]);
    await nurse.keyboard.press("Escape");
    await nurse.setViewportSize(DESK);
  });

  test("a watch is closed early with a reason, and is a record from then on", async () => {
    await press(nurse, nurse.getByRole("button", { name: "Next phase" }));
    expect(await form.getByRole("radio").count()).toBe(2);
    await choose(nurse, form, "Close as stopped early");
    await nurse.keyboard.press("Enter");
    expect(await isFocused(form.getByLabel("Reason"))).toBe(true);
    await nurse.keyboard.type("Went home with the family");
    await nurse.keyboard.press("Enter");
    await form.waitFor({ state: "hidden" });
    await nurse.getByText(/closed .*, stopped early: Went home with the family\./).waitFor();
    expect(await nurse.getByRole("button", { name: "Next phase" }).count()).toBe(0);
    const detail = await detailOf(doctor, session);
    expect(detail).toMatchObject({ phase: "closed", outcome: "stopped-early" });
    expect(detail.phases.at(-1)).toMatchObject({ reason: "Went home with the family" });
    expect(await violations(nurse)).toEqual([]);
  });

  test("an engineer is offered neither", async () => {
    const engineer = await logIn("engineer");
    await engineer.goto(server.url);
    await engineer.locator('[data-open="bed-1"]').click();
    await engineer.getByText(/as planned/).waitFor();
    expect(await engineer.getByRole("button", { name: "Next phase" }).count()).toBe(0);
    expect(await engineer.getByRole("button", { name: "Drip", exact: true }).count()).toBe(0);
    await engineer.context().close();
  });
});

test("a session that is closed under open forms keeps what is typed there, and offers no more", async () => {
  const doctor = await logIn("doctor");
  const session = await openSession(doctor, "R-2002");
  await move(doctor, session, { to: "baseline" });
  await doctor.goto(`${server.url}/session/${session}`);
  const seen = doctor.getByRole("dialog", { name: "What do you see?" });
  await doctor.getByRole("button", { name: "Observation", exact: true }).click();
  await seen.getByLabel("Note (optional)").fill("Pale");
  const form = doctor.getByRole("dialog", { name: "Set the drip" });
  await doctor.getByRole("button", { name: "Drip", exact: true }).click();
  await form.getByLabel("Drops in one minute").fill("44");
  await move(doctor, session, { to: "closed", reason: "Wrong bag" });
  await form.getByText("The drip has ended meanwhile").waitFor();
  await doctor.getByText(/Record only/).waitFor();
  expect(await form.getByLabel("Drops in one minute").inputValue()).toBe("44");
  expect(await seen.getByLabel("Note (optional)").inputValue()).toBe("Pale");
  await doctor.keyboard.press("Escape");
  await doctor.keyboard.press("Escape");
  await seen.waitFor({ state: "hidden" });
  expect(await doctor.getByRole("group", { name: "Actions" }).getByRole("button").count()).toBe(0);
  await doctor.context().close();
});

test("what is typed while a request hangs is still there once it is written down", async () => {
  const doctor = await logIn("doctor");
  const session = await openSession(doctor, "R-3003");
  await move(doctor, session, { to: "baseline" });
  await doctor.goto(`${server.url}/session/${session}`);
  const kept = "Written down as it was sent. What you typed since is still here.";

  const seen = doctor.getByRole("dialog", { name: "What do you see?" });
  const note = seen.getByLabel("Note (optional)");
  await doctor.getByRole("button", { name: "Observation", exact: true }).click();
  await note.fill("Pale");
  const letObserve = await hold(doctor, "**/observations");
  await seen.getByRole("button", { name: "Write down" }).click();
  await seen.getByRole("button", { name: "Sending…" }).waitFor();
  await note.fill("Pale, and now cold sweat");
  letObserve();
  await seen.getByText(kept).waitFor();
  expect(await note.inputValue()).toBe("Pale, and now cold sweat");
  expect(await violations(doctor)).toEqual([]);
  await seen.getByRole("button", { name: "Write down" }).click();
  await seen.waitFor({ state: "hidden" });
  await doctor.getByRole("button", { name: "Observation", exact: true }).click();
  expect(await note.inputValue()).toBe("");
  expect(await seen.getByText(kept).count()).toBe(0);
  await doctor.keyboard.press("Escape");

  const drip = doctor.getByRole("dialog", { name: "Set the drip" });
  const drops = drip.getByLabel("Drops in one minute");
  await doctor.getByRole("button", { name: "Drip", exact: true }).click();
  await drops.fill("44");
  const letDrip = await hold(doctor, "**/drip");
  await drip.getByRole("button", { name: "Set the drip" }).click();
  await drip.getByRole("button", { name: "Sending…" }).waitFor();
  await drops.fill("40");
  letDrip();
  await drip.getByText(kept).waitFor();
  expect(await drops.inputValue()).toBe("40");
  expect((await detailOf(doctor, session)).drips).toMatchObject([{ counted: { dropsPerMin: 44 } }]);
  await drip.getByRole("button", { name: "Discard" }).click();
  await drip.getByText(kept).waitFor({ state: "hidden" });

  await move(doctor, session, { to: "closed", reason: "Wrong bag" });
  await doctor.context().close();
});

/** Holds the next request to an address until it is let go, as a slow link does. */
async function hold(page: Page, address: string): Promise<() => void> {
  const gate = Promise.withResolvers<void>();
  const pass = async (route: Route): Promise<void> => {
    await gate.promise;
    await route.continue();
  };
  await page.route(address, pass, { times: 1 });
  return gate.resolve;
}

async function logIn(role: Role): Promise<Page> {
  const context = await browser.newContext({ viewport: DESK, reducedMotion: "reduce" });
  const page = await context.newPage();
  const data = { username: role, password: server.password(role) };
  await page.request.post(`${server.url}/api/login`, { data });
  return page;
}

/** Takes a patient in, plans a programme and opens a session of it, without a device. */
async function openSession(doctor: Page, recordNumber = PATIENT.recordNumber): Promise<string> {
  const api = `${server.url}/api`;
  const { doctors } = doctorsSchema.parse(
    await (await doctor.request.get(`${api}/doctors`)).json(),
  );
  const doctorId = present(doctors[0], "the demo has a doctor").id;
  const taken = await doctor.request.post(`${api}/patients`, {
    data: { ...PATIENT, recordNumber },
  });
  const { patient } = patientAnswerSchema.parse(await taken.json());
  const planned = await doctor.request.post(`${api}/programmes`, {
    data: { ...PROGRAMME, doctorId, patient: patient.id },
  });
  const { programme } = programmeAnswerSchema.parse(await planned.json());
  const opened = await doctor.request.post(`${api}/sessions`, {
    data: {
      programme: { id: programme.id, version: programme.version },
      bed: BED,
      device: null,
      checklist: { version: 0, done: DEFAULT_CHECKLIST },
    },
  });
  return sessionNowSchema.parse(await opened.json()).session.id;
}

/** What somebody else does meanwhile. */
async function move(page: Page, session: string, data: object): Promise<void> {
  const answer = await page.request.post(`${server.url}/api/sessions/${session}/phase`, { data });
  expect(answer.status(), await answer.text()).toBe(200);
}

async function detailOf(page: Page, session: string) {
  const answer = await page.request.get(`${server.url}/api/sessions/${session}`);
  return sessionSchema.parse(await answer.json());
}

function phase(page: Page, name: string): Locator {
  return page.locator(`header [data-phase="${name}"]`);
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

/** Takes a choice of a group: one stop for all of it, arrows within. */
async function choose(page: Page, form: Locator, name: string, isAbove = false): Promise<void> {
  const group = form.getByRole("radio");
  const inGroup = form.locator("input[type='radio']:focus");
  await group.first().waitFor();
  for (let tabs = 0; tabs < TABS_MAX && (await inGroup.count()) === 0; tabs += 1) {
    await page.keyboard.press(isAbove ? "Shift+Tab" : "Tab");
  }
  await page.keyboard.press("Space");
  const wanted = form.getByRole("radio", { name });
  const count = await group.count();
  for (let steps = 0; steps < count && !(await wanted.isChecked()); steps += 1) {
    await page.keyboard.press("ArrowDown");
  }
  expect(await wanted.isChecked()).toBe(true);
}

/** Types over whatever stands in a field. */
async function type(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  const tag = await field.evaluate((element) => element.tagName);
  if (tag !== "SELECT") await page.keyboard.press("Control+a");
  await page.keyboard.type(text);
}

function overflow(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}
