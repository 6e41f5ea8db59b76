// The ward in windows of every size: nothing moves by itself, nothing overlaps, nothing is cut.

import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launchChromium } from "./chromium.ts";
import { type CutLink, cuttable } from "./cut-link.ts";
import { type DemoServer, startDemoServer } from "./demo-server.ts";
import { tell } from "./tell.ts";

/** Phones and tablets both ways up, laptops, walls, and these at 200 % and 400 %. */
const WINDOWS = [
  [320, 256],
  [390, 844],
  [412, 915],
  [600, 1024],
  [640, 360],
  [640, 512],
  [683, 384],
  [768, 1024],
  [800, 500],
  [820, 1180],
  [844, 390],
  [960, 540],
  [1000, 460],
  [1366, 768],
  [1920, 1080],
] as const;
const FRAMES = 10;
/** Under this no numeral of a tile could be read. */
const TILE_PX_MIN = 100;
/** An observation that somebody should have made more than an hour ago. */
const OVERDUE_MS = 3_900_000;
/** The demo promises its first reaction within this time. */
const REACTION_MS_MAX = 90_000;
const GOING = {
  by: { id: "going", name: "K. Lindqvist", role: "nurse" },
  at: "2026-11-23T10:00:00.000Z",
};

let server: DemoServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  server = await startDemoServer();
  browser = await launchChromium();
  page = await (await browser.newContext()).newPage();
  const data = { username: "doctor", password: server.password("doctor") };
  await page.request.post(`${server.url}/api/login`, { data });
  await page.goto(server.url);
  await page.locator("[data-bed]").nth(7).waitFor();
});

afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

describe.each(WINDOWS)("a window of %i × %i", (width, height) => {
  test("its tiles once were 3 and 382 px high in turn, every frame", async () => {
    await page.setViewportSize({ width, height });
    const sizes = await page.evaluate(sizesOverFrames, FRAMES);
    expect(new Set(sizes).size, sizes.join(" ")).toBe(1);
    const { height: tilePx } = (await page.locator("[data-bed]").first().boundingBox()) ?? {};
    expect(tilePx).toBeGreaterThanOrEqual(TILE_PX_MIN);
  });

  test("its header once lay over itself", async () => {
    await page.setViewportSize({ width, height });
    const parts = await page.locator("header").first().evaluate(partsOfHeader);
    expect(parts.overlapping).toEqual([]);
    expect(parts.cut).toEqual([]);
    expect(await page.getByText("press to arm").first().isVisible()).toBe(true);
  });
});

describe("the header of another page, which counts the alarms of the ward", () => {
  test.each([
    [1_230, 720],
    [1_366, 768],
  ])("once pushed the clock out of a window of %i × %i", async (width, height) => {
    const context = await browser.newContext({ viewport: { width, height } });
    const other = await context.newPage();
    const data = { username: "doctor", password: server.password("doctor") };
    await other.request.post(`${server.url}/api/login`, { data });
    await other.goto(`${server.url}/system`);
    const header = other.locator("header").first();
    await header.getByText(/\d+ alarms?/).waitFor();
    await header
      .getByText("Sound not armed")
      .evaluate((words) => words.replaceChildren("The browser keeps sound off"));
    const parts = await header.evaluate(partsOfHeader);
    expect([parts.overlapping, parts.cut]).toEqual([[], []]);
    await context.close();
  });
});

describe("a session that was simulated before a real device came", () => {
  test.each([
    [1366, 768],
    [1920, 1080],
    [390, 844],
  ])('once was cut to "part of this ses…" at %i × %i', async (width, height) => {
    const context = await browser.newContext({
      viewport: { width, height },
      storageState: await page.context().storageState(),
    });
    const mixed = await context.newPage();
    await tellOfDevice(mixed);
    await mixed.goto(server.url);
    const words = mixed.getByText("partly SIMULATED").first();
    await words.waitFor();
    const isWhole = await words.evaluate((element) => {
      const box = element.getBoundingClientRect();
      const tile = element.closest("[data-bed]")?.getBoundingClientRect();
      const isUncut = element.scrollWidth <= element.clientWidth;
      return tile !== undefined && isUncut && box.left >= tile.left && box.right <= tile.right;
    });
    expect(isWhole).toBe(true);
    await context.close();
  });
});

describe("the foot of a tile with much to tell", () => {
  test.each([
    [1366, 768],
    [1920, 1080],
    [390, 844],
  ])('once was cut to "48 rejected 78 mis" at %i × %i', async (width, height) => {
    const context = await browser.newContext({
      viewport: { width, height },
      storageState: await page.context().storageState(),
    });
    const busy = await context.newPage();
    const dueAt = new Date(Date.now() - OVERDUE_MS).toISOString();
    await tell(busy, (message) =>
      message
        .replaceAll(/"rejected":\d+/g, '"rejected":4812')
        .replaceAll(/"missed":\d+/g, '"missed":78')
        .replaceAll(/"overdueSince":null/g, `"overdueSince":"${dueAt}"`)
        .replaceAll(/"dueAt":"[^"]*"/g, `"dueAt":"${dueAt}"`),
    );
    await busy.goto(server.url);
    await busy.locator("[data-device]").first().waitFor();
    const feet = await busy.locator("[data-bed] footer").evaluateAll((all) =>
      all.map((foot) => {
        const { right } = foot.getBoundingClientRect();
        const parts = [...foot.children].filter((part) => !part.hasAttribute("aria-hidden"));
        const cut = parts.filter(
          (part) =>
            part.scrollWidth > part.clientWidth + 1 ||
            part.getBoundingClientRect().right > right + 1,
        );
        return { cut: cut.map((part) => part.textContent), parts: parts.length };
      }),
    );
    expect(feet.flatMap(({ cut }) => cut)).toEqual([]);
    expect(Math.max(...feet.map(({ parts }) => parts))).toBeGreaterThanOrEqual(3);
    await context.close();
  });
});

describe("the foot of a tile whose device is gone", () => {
  test.each([
    [1366, 768],
    [1920, 1080],
    [390, 844],
  ])("once dropped five refused readings beside free room at %i × %i", async (width, height) => {
    const { busy } = await told({ width, height }, (message) =>
      message
        .replaceAll(/"rejected":\d+/g, '"rejected":5')
        .replaceAll('"connected":true', '"connected":false'),
    );
    const foot = busy.locator('[data-bed="bed-2"] footer');
    await foot.getByText(/offline|disconnected/).waitFor();
    await foot
      .getByText(/^5 (rejected|lost)$/)
      .first()
      .waitFor();
    const isCut = await foot.evaluate((line) => line.scrollWidth > line.clientWidth + 1);
    expect(isCut).toBe(false);
    await busy.context().close();
  });
});

describe("a tile's alarm with much said beside it", () => {
  test.each([
    [1366, 768],
    [1920, 1080],
    [390, 844],
  ])("once lost its minute and volume to an ellipsis at %i × %i", async (width, height) => {
    const { busy } = await told({ width, height }, (message) =>
      message
        .replaceAll(/"escalation":\d/g, '"escalation":2')
        .replaceAll(/"occurrences":\d+/g, '"occurrences":3')
        .replaceAll('"attending":null', `"attending":${JSON.stringify(GOING)}`),
    );
    const beside = busy.locator('[data-bed="bed-2"] [data-beside]');
    await beside.waitFor({ timeout: REACTION_MS_MAX });
    await expect.poll(() => beside.textContent()).toMatch(/escalated.*Lindqvist/);
    expect(await beside.textContent()).toMatch(/^min \d+ · \d+ mL/);
    const isCut = await beside.evaluate((words) => {
      const line = words.parentElement?.getBoundingClientRect();
      const box = words.getBoundingClientRect();
      const isOut =
        line === undefined || box.right > line.right + 1 || box.bottom > line.bottom + 1;
      return isOut || words.scrollHeight > words.clientHeight + 1;
    });
    expect(isCut, (await beside.textContent()) ?? "").toBe(false);
    await busy.context().close();
  });
});

describe("an age beside a number of three digits", () => {
  test.each([
    [1366, 768],
    [1920, 1080],
    [390, 844],
  ])('once was cut to "0:05 a" at %i × %i', async (width, height) => {
    const { busy, link } = await told({ width, height }, (message) =>
      message.replaceAll(/"(heartRate|pulse)":\{"value":[\d.]+/g, '"$1":{"value":138'),
    );
    await busy.getByText("138").first().waitFor();
    // Once nothing more is heard every value says how old it is.
    await link.cut();
    const ages = await busy.locator("[data-bed] [data-age]").evaluateAll((all) =>
      all.flatMap((age) => {
        const cell = age.closest("[data-vital]");
        const figure = age.firstElementChild?.getBoundingClientRect();
        if (cell === null || figure === undefined || figure.width === 0) return [];
        if (cell.querySelector("[data-blank]") !== null) return [];
        const number = cell.querySelector("[data-standing]")?.getBoundingClientRect();
        const frame = cell.getBoundingClientRect();
        const isWhole = figure.right < frame.right - 1 && figure.left >= (number?.right ?? 0) - 1;
        return [{ words: age.textContent, isWhole }];
      }),
    );
    expect(ages.length).toBeGreaterThan(0);
    expect(ages.filter(({ isWhole }) => !isWhole)).toEqual([]);
    await busy.context().close();
  });
});

/** A page in a window of this size, to which the server says something else. */
async function told(
  viewport: { width: number; height: number },
  words: (message: string) => string,
): Promise<{ busy: Page; link: CutLink }> {
  const storageState = await page.context().storageState();
  const context = await browser.newContext({ viewport, storageState, reducedMotion: "reduce" });
  const busy = await context.newPage();
  const link = await cuttable(busy, words);
  await busy.goto(server.url);
  return { busy, link };
}

/** Lets the server say that a real device, too, has sent readings into each session. */
async function tellOfDevice(of: Page): Promise<void> {
  await tell(of, (message) =>
    message.replaceAll('"sources":["simulator"]', '"sources":["simulator","device"]'),
  );
}

/** Runs in the page: the sizes of all tiles, frame by frame, once the first has settled. */
async function sizesOverFrames(frames: number): Promise<string[]> {
  const nextFrame = (): Promise<unknown> => new Promise(requestAnimationFrame);
  const sizes: string[] = [];
  for (let at = 0; at < frames + 2; at += 1) {
    await nextFrame();
    const tiles = [...document.querySelectorAll("[data-bed]")];
    const boxes = tiles.map((tile) => tile.getBoundingClientRect());
    sizes.push(boxes.map((box) => `${Math.round(box.width)}x${Math.round(box.height)}`).join(","));
  }
  return sizes.slice(2);
}

/** Runs in the page: the parts of the header that lie over another one, and those that are cut. */
function partsOfHeader(header: Element): { overlapping: string[]; cut: string[] } {
  const parts = [...header.children].filter((part) => part.getBoundingClientRect().width > 0);
  const overlapping = parts.flatMap((part, at) => {
    const box = part.getBoundingClientRect();
    return parts.slice(at + 1).flatMap((other) => {
      const { left, right, top, bottom } = other.getBoundingClientRect();
      const isApart =
        box.right <= left + 1 || right <= box.left + 1 || box.bottom <= top || bottom <= box.top;
      return isApart ? [] : [`${part.textContent} | ${other.textContent}`];
    });
  });
  const edge = header.getBoundingClientRect();
  const cut = parts.filter((part) => {
    const { left, right } = part.getBoundingClientRect();
    return part.scrollWidth > part.clientWidth + 1 || left < edge.left || right > edge.right + 1;
  });
  return { overlapping, cut: cut.map((part) => part.textContent ?? "") };
}
