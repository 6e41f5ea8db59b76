// The living ward in a real Chromium: two people at two screens, a simulated reaction, a server
// that dies and comes back.

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bedsSchema, sessionSchema } from "../../shared/protocol/http.ts";
import type { Role } from "../../shared/vocabulary.ts";
import { violations } from "./axe.ts";
import { launchChromium } from "./chromium.ts";
import { coversOfNotLive, cuttable } from "./cut-link.ts";
import { type DemoServer, startDemoServer } from "./demo-server.ts";
import { tell } from "./tell.ts";

const FULL_HD = { width: 1920, height: 1080 };
const LAPTOP = { width: 1366, height: 768 };
const PHONE = { width: 390, height: 844 };
/** The demo promises its first reaction within this time. */
const REACTION_MS_MAX = 90_000;
/** Three seconds, and what a loaded machine takes to draw and to tell. */
const NOT_LIVE_MS_MAX = 4_000;
const BACK_MS_MAX = 15_000;

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

describe("the ward in a browser", () => {
  let doctor: Page;
  let nurse: Page;

  test("a wrong password is said, and what was typed stays", async () => {
    const page = await (await browser.newContext({ viewport: FULL_HD })).newPage();
    await page.goto(server.url);
    await page.getByLabel("User name").fill("doctor");
    await page.getByLabel("Password", { exact: true }).fill("not it");
    await page.getByRole("button", { name: "Log in" }).click();
    await page.getByText("The user name or the password is wrong.").waitFor();
    expect(await page.getByLabel("User name").inputValue()).toBe("doctor");
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  test("a doctor logs in and sees eight beds", async () => {
    doctor = await logIn("doctor", FULL_HD);
    await doctor.locator("[data-bed]").nth(7).waitFor();
    expect(await doctor.locator("[data-bed]").count()).toBe(8);
    expect(await doctor.getByText("SIMULATED").count()).toBeGreaterThan(7);
    await doctor
      .getByText(/min \d+ of 45/)
      .first()
      .waitFor();
    nurse = await logIn("nurse", PHONE);
    await nurse.locator("[data-bed]").nth(7).waitFor();
  });

  test("the wall screen needs no scrolling", async () => {
    const overflow = await doctor.evaluate(
      () => document.documentElement.scrollHeight - document.documentElement.clientHeight,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  });

  test("a screen without sound says so in words, and one gesture arms it", async () => {
    await doctor.getByRole("button", { name: /Sound not armed/ }).click();
    await doctor.getByRole("button", { name: /Sound armed/ }).waitFor();
  });

  test("the simulated reaction raises an alarm on both screens", async () => {
    const timeout = REACTION_MS_MAX;
    await doctor.locator('[data-bed="bed-2"][data-alarm]').waitFor({ timeout });
    await nurse.locator('[data-bed="bed-2"][data-alarm]').waitFor();
    expect(await doctor.title()).toMatch(/^[◆▲●] \d+/);
    expect(await violations(doctor)).toEqual([]);
    expect(await violations(nurse)).toEqual([]);
  });

  test("no sparkline runs through a number, and none stands beside a missing one", async () => {
    const faults = await doctor.locator("[data-vital]").evaluateAll((cells) =>
      cells.flatMap((cell) => {
        const spark = cell.querySelector("[data-spark]");
        const numeral = cell.querySelector("[data-standing]");
        if (spark === null || numeral === null) return [];
        const isBlank = cell.querySelector("[data-blank]") !== null;
        const isUnder = spark.getBoundingClientRect().left < numeral.getBoundingClientRect().right;
        return isBlank || isUnder ? [cell.textContent] : [];
      }),
    );
    expect(faults).toEqual([]);
    expect(await doctor.locator("[data-spark]").count()).toBeGreaterThan(0);
  });

  // So many of the tallest row fit: a message of two lines above how it stands and three lines of
  // evidence. Rows with one line of each leave room for eight and more.
  test.each([
    ["a wall screen", FULL_HD, 6],
    ["a laptop", LAPTOP, 5],
    ["a telephone", PHONE, 4],
  ])("the rail of %s once showed two of eight alarms", async (_name, viewport, least) => {
    await doctor.setViewportSize(viewport);
    const rail = await doctor.locator("[data-rail]").evaluate(roomOfRail);
    const tile = await doctor.locator("[data-bed]").first().boundingBox();
    await doctor.setViewportSize(FULL_HD);
    expect(rail.rowsPx, JSON.stringify(rail)).toBeLessThanOrEqual(rail.roomPx / least);
    expect(rail.overflowing).toEqual([]);
    // The head of the first bed is in sight, too.
    expect((tile?.y ?? Number.POSITIVE_INFINITY) + 64).toBeLessThan(viewport.height);
  });

  test.each([
    ["a wall screen", FULL_HD],
    ["a laptop", LAPTOP],
    ["a telephone", PHONE],
  ])("'I am going' once was a pair of feet without a word on %s", async (_name, viewport) => {
    await nurse.setViewportSize(viewport);
    for (const button of await nurse.locator("[data-attend]:visible").all()) {
      expect(await button.getByText(/going/i).filter({ visible: true }).count()).toBe(1);
      const { width = 0, height = 0 } = (await button.boundingBox()) ?? {};
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
    }
    expect(await nurse.locator('[data-bed="bed-2"] [data-attend]:visible').count()).toBe(1);
    await nurse.setViewportSize(PHONE);
  });

  test.each([
    ["a wall screen", FULL_HD],
    ["a laptop", LAPTOP],
    ["a telephone", PHONE],
  ])("'Acknowledge' once was a tick without a word on %s", async (_name, viewport) => {
    await doctor.setViewportSize(viewport);
    const buttons = await doctor.locator("[data-acknowledge]:visible").all();
    expect(buttons.length).toBeGreaterThan(0);
    for (const button of buttons) {
      const word = (await button.locator("span:visible").textContent()) ?? "";
      const name = await button.getAttribute("aria-label");
      expect(word).toMatch(/^Ack/);
      expect(name).toMatch(new RegExp(`\\b${word}\\b`));
      expect(await button.getAttribute("title")).not.toBe("");
      const { width = 0, height = 0 } = (await button.boundingBox()) ?? {};
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
    }
    await doctor.setViewportSize(FULL_HD);
  });

  test.each([
    ["a wall screen", FULL_HD],
    ["a laptop", LAPTOP],
    ["200 % zoom", { width: 960, height: 540 }],
    ["a telephone", PHONE],
  ])("the longest message of an alarm is whole on %s", async (_name, viewport) => {
    await doctor.setViewportSize(viewport);
    const message = doctor.locator('[data-bed="bed-2"] [data-message]');
    await message.waitFor();
    const isWhole = await message.evaluate((line) => {
      const [whole, short] = line.children;
      if (whole === undefined || short === undefined) return false;
      const before = [whole.textContent, short.textContent];
      whole.textContent = "Mean pressure 48? < 55";
      short.textContent = "Mean 48? < 55";
      const room = line.parentElement?.getBoundingClientRect();
      const range = document.createRange();
      range.selectNodeContents(line);
      const words = range.getBoundingClientRect();
      whole.textContent = before[0] ?? "";
      short.textContent = before[1] ?? "";
      return (
        room !== undefined &&
        words.width > 0 &&
        words.right <= room.right + 1 &&
        words.top >= room.top - 1 &&
        words.bottom <= room.bottom + 1
      );
    });
    await doctor.setViewportSize(FULL_HD);
    expect(isWhole).toBe(true);
  });

  test("a telephone's rail once said 'Whole ward No screen can so…'", async () => {
    const { page, close } = await another(doctor, PHONE);
    await tell(page, (message) =>
      message
        .replaceAll(/"condition":"[^"]*"/g, '"condition":"no-screen-can-sound"')
        .replaceAll(/"message":"[^"]*"/g, '"message":"No screen can sound"'),
    );
    await page.goto(server.url);
    const message = page
      .locator("[data-rail] li", { hasText: "Whole ward" })
      .locator("[title]")
      .first();
    await message.waitFor();
    const isCut = await message.evaluate((line) => line.scrollWidth > line.clientWidth);
    expect([await message.textContent(), isCut]).toEqual([
      expect.stringMatching(/^No screen/),
      false,
    ]);
    await close();
  });

  test("the answers of a session's worst alarm once lay below its panel on a laptop", async () => {
    const { page, close } = await another(doctor, LAPTOP);
    await page.goto(server.url);
    await page.locator('[data-open="bed-2"]').click();
    const worst = page.locator("[data-rail] li").first();
    await worst.locator("[data-acknowledge]").waitFor();
    const hidden = await worst.evaluate((row) => {
      const edgePx = row.parentElement?.getBoundingClientRect().bottom ?? 0;
      return [...row.querySelectorAll("button")]
        .filter((button) => button.getBoundingClientRect().bottom > edgePx)
        .map(({ textContent }) => textContent);
    });
    expect(hidden).toEqual([]);
    await close();
  });

  test("the key A opens the worst alarm of the ward, not the first of the page", async () => {
    const worst = doctor.locator("[data-rail] [data-acknowledge]").first();
    await doctor.locator("body").click({ position: { x: 2, y: 2 } });
    await doctor.keyboard.press("a");
    const form = doctor.getByRole("dialog");
    await form.waitFor();
    // Its worst value may change between the two looks.
    const isTheSame = async (): Promise<boolean> => {
      const label = (await worst.getAttribute("aria-label")) ?? "";
      const title = (await form.getByRole("heading").textContent())?.slice(2);
      return /^Acknowledge (.*), Ack$/.exec(label)?.[1] === title;
    };
    await expect.poll(isTheSame, { timeout: 10_000 }).toBe(true);
    await doctor.keyboard.press("Escape");
    await form.waitFor({ state: "hidden" });
  });

  test.each([
    ["NOT_YET_RECORDED", 503, "This is not in the record yet."],
    ["NOT_RECORDING", 503, "The journal cannot be written just now."],
    ["ALARM_WORSENED", 409, "This alarm has got worse meanwhile; look again."],
  ])("%s once left a busy form without a word", async (code, status, message) => {
    await doctor.route("**/acknowledge", async (route) => {
      await doctor.getByText(/Still waiting for the record/).waitFor();
      await route.fulfill({ status, json: { code, message } });
    });
    await doctor.keyboard.press("a");
    const form = doctor.getByRole("dialog");
    const note = form.getByLabel("Note (optional)");
    await note.fill("Looked, pale");
    const sent = doctor.waitForRequest("**/acknowledge");
    await doctor.keyboard.press("Enter");
    expect((await sent).postDataJSON()).toMatchObject({
      condition: expect.stringMatching(/\.(medium|high)$/),
      note: "Looked, pale",
    });
    await form.getByText(message).waitFor();
    expect(await note.inputValue()).toBe("Looked, pale");
    expect(await note.evaluate((input) => input === document.activeElement)).toBe(true);
    await doctor.unroute("**/acknowledge");
    await doctor.keyboard.press("Escape");
    await form.waitFor({ state: "hidden" });
  });

  test.each([
    ["a wall screen", FULL_HD, '[data-bed="bed-2"]'],
    ["a laptop", LAPTOP, '[data-bed="bed-2"]'],
    ["a telephone", PHONE, "[data-rail]"],
  ])("a form once hid on %s that nothing is live any more", async (_name, viewport, place) => {
    const { page, close } = await another(doctor, viewport);
    const link = await cuttable(page);
    await page.goto(server.url);
    await page.locator(`${place} [data-acknowledge]`).first().click();
    const form = page.getByRole("dialog");
    const note = form.getByLabel("Note (optional)");
    await note.fill("Looked");
    await link.cut();
    await expect.poll(() => coversOfNotLive(page)).toEqual([]);
    // What was refused for want of a link is no longer so once there is one. An alarm that got worse
    // before the cut takes a press to say so.
    const refusal = form.getByText("The server cannot be reached");
    await page.keyboard.press("Enter");
    const isRefused = () =>
      refusal.waitFor({ timeout: 8_000 }).then(
        () => true,
        () => false,
      );
    if (!(await isRefused())) await page.keyboard.press("Enter");
    await refusal.waitFor();
    await link.mend();
    await refusal.waitFor({ state: "hidden" });
    expect(await note.inputValue()).toBe("Looked");
    await close();
  });

  test("a cancelled answer once took the focus out of the form that was typed in later", async () => {
    const { page, close } = await another(doctor, FULL_HD);
    await page.goto(server.url);
    const tile = page.locator('[data-bed="bed-2"]');
    const id = await tile.locator("[data-acknowledge]").getAttribute("data-acknowledge");
    await tile.locator("[data-open]").click();
    await page.waitForURL(/\/session\//);
    await page.locator(`[data-acknowledge="${id}"]:visible`).first().press("Enter");
    await page.getByLabel("Note (optional)").press("Escape");
    await page.getByRole("button", { name: "Observation" }).click();
    const note = page.getByRole("dialog").getByLabel("Note (optional)");
    await note.fill("Patient says ");
    await doctor.request.post(`${server.url}/api/alarms/${id}/acknowledge`, { data: {} });
    await page.locator(`[data-undo="${id}"]`).first().waitFor({ state: "attached" });
    await page.keyboard.type("that she is cold");
    expect(await note.inputValue()).toBe("Patient says that she is cold");
    await doctor.request.post(`${server.url}/api/alarms/${id}/undo`, { data: {} });
    await close();
  });

  test("the focus once fell to the page after 'I am going' and after an undo", async () => {
    const { page, close } = await another(nurse, FULL_HD);
    await page.goto(server.url);
    const tile = page.locator('[data-bed="bed-2"]');
    await tile.locator("[data-attend]").focus();
    await page.keyboard.press("Enter");
    await tile.locator("[data-open]:focus").waitFor();
    const row = page.locator("[data-rail] li:has([data-attend])").first();
    if ((await row.count()) > 0) {
      await row.locator("[data-attend]").focus();
      await page.keyboard.press("Enter");
      await page.locator("[data-rail] li a:focus").waitFor();
    }
    await close();
    const own = await another(doctor, FULL_HD);
    await own.page.goto(server.url);
    const last = own.page.locator("[data-rail] li:has([data-acknowledge])").last();
    const id = await last.locator("[data-acknowledge]").getAttribute("data-acknowledge");
    const button = own.page.locator(`[data-rail] [data-acknowledge="${id}"]`);
    await button.focus();
    await own.page.keyboard.press("Enter");
    await own.page.getByLabel("Note (optional)").waitFor();
    await own.page.keyboard.press("Tab");
    await own.page.getByRole("dialog").getByRole("button", { name: "Acknowledge" }).focus();
    await own.page.keyboard.press("Enter");
    await own.page.locator(`[data-undo="${id}"]:focus`).waitFor();
    await own.page.keyboard.press("Enter");
    // To the first of what is offered again: "I am going", or to acknowledge.
    await own.page.locator(`[data-rail] li:has([data-acknowledge="${id}"]) button:focus`).waitFor();
    await own.close();
  });

  test("the open form once kept silent who was quicker to close its alarm", async () => {
    const { page, close } = await another(doctor, FULL_HD);
    const end = await letClose(page, "Dr. Quick");
    await page.goto(server.url);
    const button = page.locator('[data-bed="bed-2"] [data-acknowledge]').first();
    const id = await button.getAttribute("data-acknowledge");
    await button.click();
    const form = page.getByRole("dialog");
    await form.getByLabel("Note (optional)").fill("Looked");
    end(id ?? "");
    await form.getByText("Dr. Quick has acknowledged it meanwhile; it has closed.").waitFor();
    await close();
  });

  test("a form that showed a medium alarm once acknowledged the high one it had become", async () => {
    const storageState = await doctor.context().storageState();
    const context = await browser.newContext({ viewport: FULL_HD, storageState });
    const page = await context.newPage();
    const worsen = await letWorsen(page);
    const sent: unknown[] = [];
    await page.route("**/acknowledge", async (route) => {
      sent.push(route.request().postDataJSON());
      await route.abort();
    });
    await page.goto(server.url);
    const first = page.locator("[data-rail] [data-acknowledge]").first();
    const form = page.getByRole("dialog");
    const note = form.getByLabel("Note (optional)");
    await first.click();
    // The rail may have moved on under the press, with an alarm that has just closed.
    const isOpen = await note.waitFor({ timeout: 8_000 }).then(
      () => true,
      () => false,
    );
    if (!isOpen) await first.click();
    await note.fill("Looked");
    worsen();
    // Which values it told before is the simulator's business: the worst goes on changing.
    const before = await form.getByText("A moment ago it was: ").textContent();
    expect(before).toMatch(/A moment ago it was: \S+/);
    expect(before).not.toContain("worse than");
    expect(await form.getByRole("heading").textContent()).toContain("worse than ");
    expect(await note.evaluate((input) => input === document.activeElement)).toBe(true);
    await page.keyboard.press("Enter");
    await form.getByRole("button", { name: "Acknowledge" }).waitFor();
    expect(sent).toEqual([]);
    await page.keyboard.press("Enter");
    await form.getByText("The server cannot be reached").waitFor();
    expect(sent).toEqual([{ condition: expect.stringMatching(/^worse\./), note: "Looked" }]);
    await context.close();
  });

  test("a nurse is not offered to acknowledge it, and is told who does", async () => {
    const tile = nurse.locator('[data-bed="bed-2"]');
    expect(await tile.getByRole("button", { name: /^Acknowledge/ }).count()).toBe(0);
    await tile
      .getByText(/a doctor acknowledges|for a doctor/)
      .first()
      .waitFor();
  });

  test.each([
    ["a wall screen", FULL_HD],
    ["a laptop", LAPTOP],
    ["a telephone", PHONE],
  ])("who takes it was once cut off for a nurse on %s", async (_name, viewport) => {
    await nurse.setViewportSize(viewport);
    const beside = nurse.locator('[data-bed="bed-2"] [data-beside]');
    const isWhole = await beside.evaluate((line) => {
      const before = line.textContent;
      line.textContent = "ended, not acknowledged · a doctor acknowledges · min 32 · 72 mL";
      const room = line.parentElement?.getBoundingClientRect();
      const box = line.getBoundingClientRect();
      const isUncut = line.scrollHeight <= line.clientHeight;
      line.textContent = before;
      return (
        room !== undefined &&
        isUncut &&
        box.right <= room.right + 1 &&
        box.bottom <= room.bottom + 1
      );
    });
    await nurse.setViewportSize(PHONE);
    expect(isWhole).toBe(true);
  });

  test("the doctor acknowledges on the tile with the keyboard, and the nurse sees by whom", async () => {
    const tile = doctor.locator('[data-bed="bed-2"]');
    await tile
      .getByRole("button", { name: /^Acknowledge/ })
      .first()
      .focus();
    await doctor.keyboard.press("Enter");
    await doctor.getByLabel("Note (optional)").fill("Looked, stable");
    await doctor.keyboard.press("Enter");
    await doctor.getByText("acknowledged by").first().waitFor();
    // The button that had the focus may be gone; the focus once went with it. It is on what answers
    // the alarm that the tile shows now: this one's undo, or the next one's acknowledgement.
    await tile.locator("[data-answers] button:focus").waitFor();
    await nurse
      .getByText(/acknowledged by .*Moreau/)
      .first()
      .waitFor();
  });

  test("a server that dies leaves NOT LIVE within three seconds, and live again by itself", async () => {
    await server.kill();
    const killedMs = Date.now();
    const cover = doctor.getByText(/NOT LIVE since \d\d:\d\d:\d\d/).first();
    await cover.waitFor({ timeout: NOT_LIVE_MS_MAX });
    expect(Date.now() - killedMs).toBeLessThan(NOT_LIVE_MS_MAX);
    await nurse
      .getByText(/NOT LIVE since/)
      .first()
      .waitFor({ timeout: NOT_LIVE_MS_MAX });
    await server.start();
    await cover.waitFor({ state: "hidden", timeout: BACK_MS_MAX });
    await nurse
      .getByText(/NOT LIVE since/)
      .first()
      .waitFor({ state: "hidden", timeout: BACK_MS_MAX });
    // The mark itself may have gone with a worsening since; the record keeps the act.
    const events = await doctor.request.get(`${server.url}${await journalPath(doctor)}`);
    expect(await events.text()).toContain("Looked, stable");
  });

  test("a phone shows one column and never scrolls sideways", async () => {
    const boxes = await nurse
      .locator("[data-bed]")
      .evaluateAll((tiles) => tiles.map((tile) => Math.round(tile.getBoundingClientRect().left)));
    expect(new Set(boxes).size).toBe(1);
    const overflow = await nurse.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  });

  test("the session page opens from the keyboard and passes the accessibility rules", async () => {
    await doctor.locator('[data-open="bed-2"]').focus();
    await doctor.keyboard.press("Enter");
    await doctor.waitForURL(/\/session\//);
    await doctor.getByText("T. H.").first().waitFor();
    expect(await violations(doctor)).toEqual([]);
  });
});

async function logIn(role: Role, viewport: { width: number; height: number }): Promise<Page> {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  await page.goto(server.url);
  await page.getByLabel("User name").fill(role);
  await page.getByLabel("Password", { exact: true }).fill(server.password(role));
  await page.getByRole("button", { name: "Log in" }).click();
  return page;
}

/** One more screen of somebody who is logged in. */
async function another(
  of: Page,
  viewport: { width: number; height: number },
): Promise<{ page: Page; close: () => Promise<void> }> {
  const storageState = await of.context().storageState();
  const context = await browser.newContext({ viewport, storageState, reducedMotion: "reduce" });
  return { page: await context.newPage(), close: () => context.close() };
}

/** Lets an alarm close on one screen, once told to: by this person, as its record says. */
async function letClose(page: Page, name: string): Promise<(alarm: string) => void> {
  let over: string | null = null;
  const by = { id: "quick", name, role: "doctor" };
  await page.route("**/api/sessions/*", async (route) => {
    const response = await route.fetch();
    const detail = sessionSchema.parse(await response.json());
    const acknowledged = { by, at: new Date().toISOString() };
    const alarms = detail.alarms.map((alarm) => ({ ...alarm, acknowledged }));
    await route.fulfill({ response, json: { ...detail, alarms } });
  });
  await page.routeWebSocket(/socket\.io/, (screen) => {
    const line = screen.connectToServer();
    line.onMessage((message) => {
      const told = String(message);
      const start = told.indexOf("[");
      const isTold = over !== null && start > 0;
      screen.send(
        isTold ? told.slice(0, start) + withoutAlarm(told.slice(start), over ?? "") : message,
      );
    });
  });
  return (alarm) => {
    over = alarm;
  };
}

/** A message of the live link, in which no bed has this alarm. */
function withoutAlarm(message: string, id: string): string {
  const [kind, told]: [string, { beds?: { alarms?: { id: string }[] }[] }] = JSON.parse(message);
  if (told?.beds === undefined) return message;
  const beds = told.beds.map(({ alarms, ...bed }) =>
    alarms === undefined ? bed : { ...bed, alarms: alarms.filter((alarm) => alarm.id !== id) },
  );
  return JSON.stringify([kind, { ...told, beds }]);
}

/** Lets every alarm get worse on one screen, once told to. A change that goes missing makes the
 * screen ask for a whole ward, and from then on it is told of worse alarms. */
async function letWorsen(page: Page): Promise<() => void> {
  let isWorse = false;
  let isDropped = false;
  await page.routeWebSocket(/socket\.io/, (screen) => {
    const line = screen.connectToServer();
    line.onMessage((message) => {
      const told = String(message);
      const isFirst = isWorse && !isDropped && told.includes('"changes"');
      if (isFirst) isDropped = true;
      else if (!isWorse) screen.send(message);
      else {
        const worse = told.replaceAll('"condition":"', '"condition":"worse.');
        screen.send(worse.replaceAll('"message":"', '"message":"worse than '));
      }
    });
  });
  return () => {
    isWorse = true;
  };
}

async function journalPath(page: Page): Promise<string> {
  const answer: unknown = await (await page.request.get(`${server.url}/api/beds`)).json();
  const bed = bedsSchema.parse(answer).beds.find(({ id }) => id === "bed-2");
  return `/api/sessions/${bed?.session?.id}/journal?show=events&limit=500`;
}

/** Runs in the page: the room for rows of alarms, the height of the highest row with the gap below
 * it, and the texts that are higher than their rows. */
function roomOfRail(rail: Element): { roomPx: number; rowsPx: number; overflowing: string[] } {
  const list = rail.querySelector("ol");
  const rows = [...rail.querySelectorAll("li")];
  if (list === null) return { roomPx: 0, rowsPx: 0, overflowing: [] };
  const gapPx = Number.parseFloat(getComputedStyle(list).rowGap);
  const maxPx = Number.parseFloat(getComputedStyle(list).maxHeight);
  const edgePx = Number.parseFloat(getComputedStyle(rail).paddingBottom);
  const freePx = rail.getBoundingClientRect().bottom - edgePx - list.getBoundingClientRect().top;
  const overflowing = rows.filter((row) => row.scrollHeight > row.clientHeight + 1);
  return {
    roomPx: (Number.isNaN(maxPx) ? freePx : maxPx) + gapPx,
    rowsPx: Math.max(...rows.map((row) => row.getBoundingClientRect().height)) + gapPx,
    overflowing: overflowing.map((row) => row.textContent),
  };
}
