// The history in a real Chromium: a course of three closed procedures is found, opened as it was,
// compared by keyboard, and written about; one of them ran in the night on which the clocks are set back.

import type { Browser, Locator, Page, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "../../server/db/database.ts";
import { createWriter } from "../../server/journal/writer.ts";
import type { Role } from "../../shared/vocabulary.ts";
import { type Course, planCourse } from "../helpers/course.ts";
import { pastSession } from "../helpers/past-course.ts";
import { violations } from "./axe.ts";
import { launchChromium } from "./chromium.ts";
import { type DemoServer, startDemoServer } from "./demo-server.ts";

const DESK = { width: 1366, height: 768 };
const PHONE = { width: 390, height: 844 };
const TABS_MAX = 80;
const LISTED_MS_MAX = 20_000;
const PATIENT = { name: "Ödön Ács", initials: "ÖÁ", recordNumber: "R-77" };

let server: DemoServer;
let browser: Browser;
let course: Course;

beforeAll(async () => {
  server = await startDemoServer({ VIGIL_TIME_ZONE: "Europe/Vienna" });
  browser = await launchChromium();
  const doctor = await logIn("doctor");
  course = await planCourse(
    async (method, path, body) => {
      const answer = await doctor.request.fetch(`${server.url}${path}`, { method, data: body });
      return await answer.json();
    },
    { patient: { name: PATIENT.name, recordNumber: PATIENT.recordNumber } },
  );
  await doctor.context().close();
  writePast();
});

afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

describe("the history in a browser", () => {
  let nurse: Page;

  test("is one key away, lists the newest first, and says what is open", async () => {
    nurse = await logIn("nurse");
    await nurse.goto(server.url);
    await nurse.locator("[data-bed]").first().waitFor();
    await nurse.keyboard.press("h");
    await nurse.getByRole("heading", { name: "History of sessions" }).waitFor();
    await line(nurse, "past-3").waitFor();
    await nurse.getByText("Newest first. Times in Europe/Vienna.").waitFor();
    await nurse
      .locator("[data-session]")
      .first()
      .getByText(/^Open: /)
      .waitFor();
    expect(await violations(nurse)).toEqual([]);
  });

  test("is narrowed by words, outcome and days, and the address keeps it", async () => {
    await type(nurse, nurse.getByRole("searchbox"), "acs odon");
    await nurse.waitForURL(/q=acs/);
    await listed(nurse, ["past-3", "past-2", "past-1"]);
    await nurse.getByLabel("Outcome").selectOption("stopped-early");
    await listed(nurse, ["past-2"]);
    await line(nurse, "past-2").getByText("Stopped early: rash that spreads").waitFor();
    await nurse.getByLabel("Outcome").selectOption("");
    await nurse.getByLabel("From").fill("2026-10-25");
    await nurse.getByLabel("To, this day included").fill("2026-10-25");
    await listed(nurse, ["past-3"]);
    await nurse.reload();
    await listed(nurse, ["past-3"]);
    expect(await nurse.getByRole("searchbox").inputValue()).toBe("acs odon");
    await nurse.getByLabel("To, this day included").fill("2026-10-24");
    await nurse.getByText("lies before the beginning").waitFor();
    expect(await violations(nurse)).toEqual([]);
    await nurse.getByRole("button", { name: "Show all" }).click();
    await line(nurse, "past-1").waitFor();
    await type(nurse, nurse.getByRole("searchbox"), "nobody");
    await nurse.getByText("No session is like this.").waitFor();
    expect(await violations(nurse)).toEqual([]);
  });

  test("the whole line leads to the session, as it was", async () => {
    await type(nurse, nurse.getByRole("searchbox"), "r-77");
    const past = line(nurse, "past-2");
    await past.getByText("2 of 6").waitFor();
    await past.getByText("30 min").waitFor();
    const box = await past.getByText("Dr Iris Lang").boundingBox();
    await nurse.mouse.click((box?.x ?? 0) + 5, (box?.y ?? 0) + 5);
    await nurse.waitForURL(/\/session\/past-2$/);
    await nurse
      .getByText(/stopped early: rash that spreads/)
      .first()
      .waitFor();
    await nurse.getByText("Shaded: beyond the limits in force at each time").waitFor();
    await nurse.getByText("Times in Europe/Vienna").waitFor();
    const happened = nurse.locator("section", { has: nurse.locator("#happened-title") });
    for (const words of ["Session closed: stopped early", "Observation", "Drip set to 120 mL/h"]) {
      await happened.getByText(words).first().waitFor();
    }
    await happened.getByText("Limits changed").waitFor();
    await happened.getByText(/warm at baseline/).waitFor();
    await nurse.locator('[data-lane="phases"]').getByText("Infusing").waitFor();
    expect(await violations(nurse)).toEqual([]);
  });

  test("a session across the change of clocks names the offset where an hour comes twice", async () => {
    await nurse.goto(`${server.url}/session/past-3`);
    const axis = nurse.locator('[data-lane="time"]');
    await axis.getByText("UTC+2").first().waitFor();
    await axis.getByText("UTC+1").first().waitFor();
    await nurse
      .getByText(/Opened 25 Oct 2026, 02:15 UTC\+2, closed 25 Oct 2026, 02:50 UTC\+1/)
      .waitFor();
    await nurse.goto(`${server.url}/history?q=r-77`);
    await line(nurse, "past-3").getByText("25 Oct 2026, 02:15 UTC+2").waitFor();
  });

  test("a nurse adds a note: its faults stand beside the fields, and a lost link loses nothing", async () => {
    await nurse.goto(`${server.url}/session/past-2`);
    const notes = nurse.locator("#follow-up");
    await notes.getByText("Nothing is written down yet.").waitFor();
    await press(nurse, notes.getByRole("button", { name: "Add the note" }));
    await notes.getByText("Choose what it is about.").waitFor();
    await notes.getByText("Write what is to be known.").waitFor();
    expect(await isFocused(notes.getByLabel("About"))).toBe(true);
    expect(await violations(nurse)).toEqual([]);
    await nurse.keyboard.type("Reh");
    await type(nurse, notes.getByLabel("Note", { exact: true }), "Walks 200 m without help");
    await nurse.route("**/notes", (route) => route.abort());
    await press(nurse, notes.getByRole("button", { name: "Add the note" }));
    await notes.getByText("The server cannot be reached").waitFor();
    expect(await notes.getByLabel("Note", { exact: true }).inputValue()).toBe(
      "Walks 200 m without help",
    );
    await nurse.unroute("**/notes");
    await press(nurse, notes.getByRole("button", { name: "Add the note" }));
    await notes.locator('[data-note="rehabilitation"]').getByText("Walks 200 m").waitFor();
    await notes.getByText("The note is in the record.").waitFor();
    expect(await notes.getByRole("option", { name: "Outcome" }).count()).toBe(0);
    expect(await notes.getByLabel("Note", { exact: true }).inputValue()).toBe("");
    expect(await violations(nurse)).toEqual([]);
  });

  test("what is typed while a note is on its way stays in the form", async () => {
    const notes = nurse.locator("#follow-up");
    const gate = Promise.withResolvers<void>();
    const pass = async (route: Route): Promise<void> => {
      await gate.promise;
      await route.continue();
    };
    await nurse.route("**/notes", pass, { times: 1 });
    await notes.getByLabel("About").selectOption("rehabilitation");
    await notes.getByLabel("Note", { exact: true }).fill("Climbs one stair");
    await press(nurse, notes.getByRole("button", { name: "Add the note" }));
    await notes.getByRole("button", { name: "Adding…" }).waitFor();
    await notes.getByLabel("Note", { exact: true }).fill("Climbs two stairs");
    gate.resolve();
    await notes.getByText("What you typed since is still here.").waitFor();
    expect(await notes.getByLabel("Note", { exact: true }).inputValue()).toBe("Climbs two stairs");
    await notes.locator("[data-note]").getByText("Climbs one stair").waitFor();
  });

  test("an outcome is a doctor's, and stands on the patient's page with whose finding it is", async () => {
    const doctor = await logIn("doctor");
    await doctor.goto(`${server.url}/session/past-1`);
    const notes = doctor.locator("#follow-up");
    await notes.getByLabel("About").selectOption("outcome");
    await notes.getByRole("status").getByText("Vigil makes no claim").waitFor();
    await type(doctor, notes.getByLabel("Note", { exact: true }), "Bilirubin 1.9 mg/dL");
    await press(doctor, notes.getByRole("button", { name: "Add the note" }));
    await notes.locator('[data-note="outcome"]').getByText("As recorded by the doctor.").waitFor();
    await doctor.goto(`${server.url}/patients/${course.patient}`);
    const said = doctor.locator("[data-note]");
    await said.nth(1).waitFor();
    expect(await said.first().textContent()).toContain("Bilirubin 1.9 mg/dL");
    expect(await doctor.locator(`[data-course="${course.programme}"] [data-session]`).count()).toBe(
      3,
    );
    expect(await violations(doctor)).toEqual([]);
    await doctor.context().close();
  });

  test("the procedures of the course are compared, and keys read their values", async () => {
    await nurse.goto(`${server.url}/patients/${course.patient}`);
    await press(nurse, nurse.getByRole("link", { name: /^Compare the procedures/ }));
    await nurse.getByRole("heading", { name: "Compare the procedures" }).waitFor();
    const chart = nurse.locator('[data-vital="systolic"]');
    await chart.locator(".recharts-line").nth(2).waitFor();
    expect(await violations(nurse)).toEqual([]);
    await tabTo(nurse, nurse.getByRole("slider", { name: "Reading minute of the comparison" }));
    await nurse.keyboard.press("ArrowRight");
    await nurse.keyboard.press("Shift+ArrowRight");
    await nurse.getByText("minute 5 of the infusion", { exact: true }).waitFor();
    const read = await chart.locator("p").textContent();
    expect(read).toMatch(/1:\s*\d+.*2:\s*\d+.*3:\s*\d+/s);
    const hide = nurse.getByRole("checkbox", { name: /Procedure 2/ });
    await tabTo(nurse, hide, "Shift+Tab");
    await nurse.keyboard.press("Space");
    await chart.locator(".recharts-line").nth(2).waitFor({ state: "detached" });
    await nurse.getByRole("radio", { name: "Table" }).check();
    await nurse.locator('[data-minute="5"]').waitFor();
    expect(await nurse.locator('[data-minute="5"] td').count()).toBe(2);
    expect(await violations(nurse)).toEqual([]);
  });

  test("a telephone shows all of it without scrolling sideways", async () => {
    await nurse.setViewportSize(PHONE);
    const compare = `/compare?programme=${course.programme}`;
    for (const path of ["/history", "/session/past-2", `/patients/${course.patient}`, compare]) {
      await nurse.goto(`${server.url}${path}`);
      await nurse
        .getByText(/Ödön Ács|ÖÁ/)
        .first()
        .waitFor();
      expect(await overflow(nurse), path).toBeLessThanOrEqual(0);
      expect(await violations(nurse), path).toEqual([]);
    }
    await nurse.setViewportSize(DESK);
  });

  test("an engineer is shown no way to it, and is told so at its address", async () => {
    const engineer = await logIn("engineer");
    await engineer.goto(server.url);
    await engineer.locator("[data-bed]").first().waitFor();
    await engineer.keyboard.press("h");
    await engineer.getByRole("button", { name: "View" }).click();
    await engineer.getByRole("menuitem", { name: "Alarm log" }).waitFor();
    expect(await engineer.getByRole("menuitem", { name: "History of sessions" }).count()).toBe(0);
    await engineer.goto(`${server.url}/history`);
    await engineer.getByText("Your role does not allow this.").waitFor();
    await engineer.context().close();
  });
});

/** Three procedures of the course, the third in the night of 25 October 2026. */
function writePast(): void {
  const begun = [
    {
      scenario: "febrile",
      openedAtMs: Date.UTC(2026, 9, 9, 8),
      infusedS: 45 * 60,
      watchedS: 3_600,
    },
    {
      scenario: "hypotensive",
      openedAtMs: Date.UTC(2026, 9, 12, 8),
      infusedS: 1_800,
      watchedS: 0,
    },
    {
      scenario: "uneventful",
      openedAtMs: Date.UTC(2026, 9, 25, 0, 15),
      infusedS: 5_400,
      watchedS: 0,
    },
  ] as const;
  const db = openDatabase(server.dataDir);
  const write = createWriter(db);
  for (const [index, past] of begun.entries()) {
    const procedure = index + 1;
    const ending =
      procedure === 2
        ? ({ outcome: "stopped-early", reason: "rash that spreads" } as const)
        : ({ outcome: "completed" } as const);
    write([
      pastSession({
        id: `past-${procedure}`,
        bed: "bed-8",
        patient: PATIENT,
        registered: {
          patient: { id: course.patient, version: 1 },
          programme: { id: course.programme, version: 1, procedure },
        },
        ending,
        ...past,
      }),
    ]);
  }
  db.close();
}

async function logIn(role: Role): Promise<Page> {
  const context = await browser.newContext({ viewport: DESK, reducedMotion: "reduce" });
  const page = await context.newPage();
  const data = { username: role, password: server.password(role) };
  await page.request.post(`${server.url}/api/login`, { data });
  return page;
}

function line(page: Page, session: string): Locator {
  return page.locator(`[data-session="${session}"]`);
}

/** Waits until exactly these sessions are listed, in this order. */
async function listed(page: Page, sessions: readonly string[]): Promise<void> {
  await expect.poll(() => ids(page), { timeout: LISTED_MS_MAX }).toEqual(sessions);
}

function ids(page: Page): Promise<string[]> {
  return page
    .locator("[data-session]")
    .evaluateAll((lines) => lines.map((each) => each.getAttribute("data-session") ?? ""));
}

function isFocused(place: Locator): Promise<boolean> {
  return place.evaluate((element) => element === document.activeElement);
}

/** Goes from stop to stop until a place has the focus, as a hand does that has no mouse. */
async function tabTo(page: Page, place: Locator, key = "Tab"): Promise<void> {
  await place.waitFor();
  for (let tabs = 0; tabs < TABS_MAX; tabs += 1) {
    if (await isFocused(place)) return;
    await page.keyboard.press(key);
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
