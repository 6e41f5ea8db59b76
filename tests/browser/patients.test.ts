// The register of patients and what is planned for them in a real Chromium, by keyboard: a nurse takes
// a patient in, finds and changes the record; a doctor plans; two people at once; a lost link.

import type { Browser, Locator, Page, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { patientAnswerSchema, patientsSchema } from "../../shared/protocol/registers.ts";
import type { Role } from "../../shared/vocabulary.ts";
import { PATIENT } from "../helpers/records.ts";
import { violations } from "./axe.ts";
import { launchChromium } from "./chromium.ts";
import { type DemoServer, startDemoServer } from "./demo-server.ts";

const DESK = { width: 1366, height: 768 };
const PHONE = { width: 390, height: 844 };
/** More stops than any page here has. */
const TABS_MAX = 80;

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

describe("the register of patients in a browser", () => {
  let nurse: Page;
  let form: Locator;

  test("is one key away, and says what to do first", async () => {
    nurse = await logIn("nurse");
    form = nurse.getByRole("dialog");
    await nurse.goto(server.url);
    await nurse.locator("[data-bed]").first().waitFor();
    // The demo has invented patients; a house that begins has none.
    await nurse.route("**/api/patients?*", (route) => route.fulfill({ json: { patients: [] } }));
    await nurse.keyboard.press("i");
    await nurse.getByRole("heading", { name: "Patients" }).waitFor();
    await nurse.getByText("Press “New patient” to take in the first one.").waitFor();
    expect(await violations(nurse)).toEqual([]);
    await nurse.unroute("**/api/patients?*");
  });

  test("a form that is sent empty takes the focus to its first fault", async () => {
    await press(nurse, nurse.getByRole("button", { name: "New patient" }));
    await press(nurse, form.getByRole("button", { name: "Take in" }));
    await form.getByText("Give the name.").waitFor();
    expect(await isFocused(form.getByLabel("Name"))).toBe(true);
    await form.getByText("Choose one.").waitFor();
    expect(await violations(nurse)).toEqual([]);
  });

  test("what was typed outlives a lost link, and is sent by the next press", async () => {
    await type(nurse, form.getByLabel("Name"), "Ödön Ács");
    await type(nurse, form.getByLabel("Record number"), "R-77");
    await type(nurse, form.getByLabel("Date of birth"), "05041961");
    await type(nurse, form.getByLabel("Sex"), "m");
    await type(nurse, form.getByLabel("Weight, kg"), "70,5");
    await tabTo(nurse, form.getByRole("radio", { name: "Not asked" }));
    await nurse.keyboard.press("ArrowRight");
    await nurse.keyboard.press("ArrowRight");
    await type(nurse, form.getByLabel("Allergies, one per line"), "penicillin");
    await tabTo(nurse, form.getByRole("radio", { name: "No cirrhosis" }));
    await nurse.keyboard.press("ArrowRight");
    await form.getByText("No score: bilirubin, albumin, INR, ascites and enceph").waitFor();
    await type(nurse, form.getByLabel("INR"), "1.5");
    await nurse.route("**/api/patients", (route) => route.abort());
    await nurse.keyboard.press("Enter");
    await form.getByText("The server cannot be reached").waitFor();
    expect(await form.getByLabel("Allergies, one per line").inputValue()).toBe("penicillin");
    expect(await violations(nurse)).toEqual([]);
    await nurse.unroute("**/api/patients");
    await nurse.keyboard.press("Enter");
    await nurse.waitForURL(/\/patients\/.+/);
    await nurse.getByText("Record R-77").waitFor();
    await nurse.locator('[data-allergies="some"]').getByText("penicillin").waitFor();
    await nurse.getByText("No score: bilirubin, albumin, ascites and enceph").waitFor();
    expect(await violations(nurse)).toEqual([]);
  });

  test("is searched by words in any order and without accents, and the address keeps them", async () => {
    await nurse.request.post(`${server.url}/api/patients`, { data: PATIENT });
    await nurse.keyboard.press("i");
    await nurse.locator("[data-patient]").nth(1).waitFor();
    const box = nurse.getByRole("searchbox");
    await type(nurse, box, "odon nobody");
    await nurse.getByText("Nobody fits “odon nobody”.").waitFor();
    await type(nurse, box, "r-77 acs");
    await nurse.waitForURL(/\?q=r-77/);
    await nurse.locator("[data-patient]").nth(1).waitFor({ state: "detached" });
    expect(await violations(nurse)).toEqual([]);
    await nurse.reload();
    expect(await box.inputValue()).toBe("r-77 acs");
    const link = nurse.getByRole("link", { name: "ÖÁ, record R-77" });
    await link.waitFor();
    await press(nurse, link);
    await nurse.getByRole("heading", { name: "ÖÁ" }).waitFor();
    await nurse.keyboard.press("n");
    await nurse.getByRole("heading", { name: "Ödön Ács" }).waitFor();
  });

  test("another patient's record number is told beside its field, and nothing is lost", async () => {
    await press(nurse, nurse.getByRole("button", { name: "Change record" }));
    await form.getByText("Nothing is changed yet.").waitFor();
    await type(nurse, form.getByLabel("Weight, kg"), "68,5");
    await type(nurse, form.getByLabel("Record number"), PATIENT.recordNumber);
    await nurse.keyboard.press("Enter");
    const number = form.getByLabel("Record number");
    await form.locator("p[id]", { hasText: "Another patient has this record number." }).waitFor();
    expect(await number.getAttribute("aria-invalid")).toBe("true");
    expect(await violations(nurse)).toEqual([]);
    await type(nurse, number, "R-77");
    expect(await number.getAttribute("aria-invalid")).toBe("false");
    expect(await form.getByLabel("Weight, kg").inputValue()).toBe("68,5");
  });

  test("who was quicker is told by name, and what was typed is put over theirs", async () => {
    const doctor = await logIn("doctor");
    const id = nurse.url().split("/").at(-1) ?? "";
    const answer = await doctor.request.get(`${server.url}/api/patients?q=R-77`);
    const [theirs] = patientsSchema.parse(await answer.json()).patients;
    const { id: _, version, initials, ageYears, childPugh, made, ...record } = theirs ?? NOBODY;
    const data = { ...record, diagnosis: "Hepatitis C", version, reason: "Letter came" };
    const put = await doctor.request.put(`${server.url}/api/patients/${id}`, { data });
    expect(patientAnswerSchema.parse(await put.json()).patient.version).toBe(2);
    await doctor.context().close();
    await type(nurse, form.getByLabel("Reason (optional)"), "Weighed");
    await nurse.keyboard.press("Enter");
    await form.getByText("Dr. A. Moreau has changed this patient's record already.").waitFor();
    await press(nurse, form.getByRole("button", { name: "Look again" }));
    await form.getByText("Diagnosis: not known → Hepatitis C").waitFor();
    expect(await form.getByLabel("Weight, kg").inputValue()).toBe("68,5");
    expect(await form.getByLabel("Diagnosis").inputValue()).toBe("Hepatitis C");
    await form.getByText("1 thing changed").waitFor();
    expect(await violations(nurse)).toEqual([]);
    await press(nurse, form.getByRole("button", { name: "Make the new version" }));
    await form.waitFor({ state: "hidden" });
    const newest = nurse.locator('[data-version="3"]');
    await newest.getByText("Weight, kg: 70.5 → 68.5").waitFor();
    await newest.getByText("Weighed").waitFor();
    await nurse.locator('[data-version="2"]').getByText("Letter came").waitFor();
    await nurse.locator('[data-version="1"]').getByText("First version").waitFor();
    expect(await nurse.getByRole("button", { name: "New programme" }).count()).toBe(0);
    await nurse.getByText("A doctor plans the first course.").waitFor();
  });

  test("a doctor plans a programme, and sees what it comes to while typing", async () => {
    const doctor = await logIn("doctor");
    form = doctor.getByRole("dialog");
    await doctor.goto(nurse.url());
    await doctor.getByText("Press “New programme” to plan the first course.").waitFor();
    await press(doctor, doctor.getByRole("button", { name: "New programme" }));
    await type(doctor, form.getByLabel("Whose cells"), "all");
    await type(doctor, form.getByLabel("Cells of"), "umbilical cord blood");
    await type(doctor, form.getByLabel("Cells, ×10⁶"), "137");
    await form.getByText("2 ×10⁶ cells per kg, at 68.5 kg").waitFor();
    await type(doctor, form.getByLabel("Volume, mL"), "120");
    await form.getByText("Planned rate 160 mL/h · 53 drops/min").waitFor();
    expect(await form.getByLabel("Supervising doctor").locator("option").allTextContents()).toEqual(
      ["Dr. A. Moreau"],
    );
    expect(await violations(doctor)).toEqual([]);
    await doctor.route("**/api/programmes", (route) => route.abort());
    await press(doctor, form.getByRole("button", { name: "Plan it" }));
    await form.getByText("The server cannot be reached").waitFor();
    expect(await form.getByLabel("Volume, mL").inputValue()).toBe("120");
    await doctor.unroute("**/api/programmes");
    await doctor.keyboard.press("Enter");
    await form.waitFor({ state: "hidden" });
    const card = doctor.locator("[data-programme]");
    await card.getByText("umbilical cord blood · 137 ×10⁶").waitFor();

    await press(doctor, card.getByRole("button", { name: /^Change the programme/ }));
    await type(doctor, form.getByLabel("Minutes"), "60");
    await doctor.keyboard.press("Enter");
    await form.getByText("Say why.").waitFor();
    expect(await isFocused(form.getByLabel("Reason"))).toBe(true);
    await doctor.keyboard.type("Mild reaction to the first");
    await doctor.keyboard.press("Enter");
    await form.waitFor({ state: "hidden" });
    await card.getByText("Planned rate 120 mL/h · 40 drops/min").waitFor();
    await press(doctor, card.getByText("Versions of the programme"));
    const newest = card.locator('[data-version="2"]');
    await newest.getByText("Minutes: 45 → 60").waitFor();
    await newest.getByText("Mild reaction to the first").waitFor();
    await newest.getByText("Dr. A. Moreau, doctor").waitFor();
    expect(await violations(doctor)).toEqual([]);
    await doctor.context().close();
  });

  test("a telephone shows list, record and forms without scrolling sideways", async () => {
    form = nurse.getByRole("dialog");
    await nurse.setViewportSize(PHONE);
    expect(await overflow(nurse)).toBeLessThanOrEqual(0);
    await nurse.getByRole("button", { name: "Change record" }).click();
    expect(await overflow(nurse)).toBeLessThanOrEqual(0);
    expect(await form.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(
      0,
    );
    expect(await violations(nurse)).toEqual([]);
    await nurse.keyboard.press("Escape");
    await nurse.goto(`${server.url}/patients`);
    await nurse.locator("[data-patient]").first().waitFor();
    expect(await overflow(nurse)).toBeLessThanOrEqual(0);
    expect(await violations(nurse)).toEqual([]);
    await nurse.setViewportSize(DESK);
  });

  test("an administrator reads and is offered nothing to change", async () => {
    const admin = await logIn("admin");
    await admin.goto(`${server.url}/patients?q=r-77`);
    await admin.getByRole("link", { name: /R-77/ }).click();
    await admin.locator("[data-programme]").waitFor();
    expect(await admin.getByRole("button", { name: /^(New|Change) / }).count()).toBe(0);
    await admin.context().close();
  });

  test("an engineer is shown no way to it, and is told so at its address", async () => {
    const engineer = await logIn("engineer");
    await engineer.goto(server.url);
    await engineer.locator("[data-bed]").first().waitFor();
    await engineer.keyboard.press("i");
    await engineer.getByRole("button", { name: "View" }).click();
    await engineer.getByRole("menuitem", { name: "Alarm log" }).waitFor();
    expect(await engineer.getByRole("menuitem", { name: "Patients" }).count()).toBe(0);
    expect(new URL(engineer.url()).pathname).not.toContain("patients");
    await engineer.goto(`${server.url}/patients`);
    await engineer.getByText("Your role does not allow this.").waitFor();
    await engineer.context().close();
  });
});

test("what is typed while a new patient hangs becomes a change of the record", async () => {
  const nurse = await logIn("nurse");
  const form = nurse.getByRole("dialog");
  await nurse.goto(`${server.url}/patients`);
  await nurse.getByRole("button", { name: "New patient" }).click();
  await form.getByLabel("Name").fill("Ida Fekete");
  await form.getByLabel("Record number").fill("R-78");
  await form.getByLabel("Date of birth").fill("1970-02-03");
  await form.getByLabel("Sex").selectOption("female");
  const letGo = await hold(nurse, "**/api/patients");
  await form.getByRole("button", { name: "Take in" }).click();
  await form.getByRole("button", { name: "Sending…" }).waitFor();
  await form.getByLabel("Weight, kg").fill("61");
  letGo();
  await form.getByText("What you typed since is still here. 1 thing changed").waitFor();
  expect(await form.getByLabel("Weight, kg").inputValue()).toBe("61");
  expect(await violations(nurse)).toEqual([]);
  await form.locator("button[type='submit']").click();
  await nurse.waitForURL(/\/patients\/.+/);
  await nurse.getByText("Record R-78").waitFor();
  await nurse.getByText("61 kg").first().waitFor();
  await nurse.context().close();
});

/** For a patient that must be there: a wrong one fails by its version. */
const NOBODY = {
  ...PATIENT,
  id: "",
  version: 0,
  initials: "",
  ageYears: 0,
  childPugh: null,
  made: null,
};

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
  const kind = await field.evaluate((element) => element.getAttribute("type") ?? element.tagName);
  if (kind !== "date" && kind !== "SELECT") await page.keyboard.press("Control+a");
  await page.keyboard.type(text);
}

function overflow(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}
