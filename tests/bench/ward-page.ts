// A wall screen in a headless Chromium of its own, logged in and looking at one ward.

import type { Browser, Page } from "playwright-core";
import type { Scenario } from "../../shared/vocabulary.ts";
import { launchChromium } from "../browser/chromium.ts";
import { PASSWORD } from "../helpers/furnished-house.ts";

export type WardPage = { browser: Browser; page: Page };

export type WardPageOptions = {
  url: string;
  ward: string;
  /** Beds that the ward has. */
  beds?: number;
  /** What is done with the page before it is opened. */
  prepare?: (page: Page) => Promise<void>;
};

/** Beds that the project's targets for a browser are for. */
export const SCREEN_BEDS = 32;
const WALL = { width: 1920, height: 1080 };
/** A quarter of the ward is in trouble: alarms of both flashing priorities, and some that pass. */
const TROUBLES: readonly Scenario[] = ["hypotensive", "febrile", "sensor-off", "link-loss"];
const TROUBLE_EVERY_BEDS = 4;

/** What happens on a bed, by its place in the ward. */
export function scenarioAt(place: number): Scenario {
  if (place % TROUBLE_EVERY_BEDS !== 0) return "uneventful";
  return TROUBLES[(place / TROUBLE_EVERY_BEDS) % TROUBLES.length] ?? "uneventful";
}

/** Opens the page, does something with it, and closes the browser whatever happens. */
export async function onWardPage<T>(
  { url, ward, beds = SCREEN_BEDS, prepare }: WardPageOptions,
  act: (open: WardPage) => Promise<T>,
): Promise<T> {
  const browser = await launchChromium();
  try {
    const page = await (await browser.newContext({ viewport: WALL })).newPage();
    await prepare?.(page);
    const data = { username: "doctor", password: PASSWORD };
    await page.request.post(`${url}/api/login`, { data });
    await page.goto(`${url}/ward/${ward}`);
    await page
      .locator("[data-bed]")
      .nth(beds - 1)
      .waitFor();
    return await act({ browser, page });
  } finally {
    await browser.close();
  }
}

/** Beds that flash: somebody is called to them. */
export function flashingBeds(page: Page): Promise<number> {
  return page.locator("[data-bed][data-flash]").count();
}
