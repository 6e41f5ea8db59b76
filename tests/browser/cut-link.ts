// A page whose link to the server can be cut and mended, and what of it can then be read.

import type { Page } from "playwright-core";

export type CutLink = {
  /** From now on nothing comes and nothing goes. */
  cut(): Promise<void>;
  mend(): Promise<void>;
};

/** To be called before the page goes to its first address.
 * @param told what the server says, made into something else */
export async function cuttable(
  page: Page,
  told: (message: string) => string = (message) => message,
): Promise<CutLink> {
  let isCut = false;
  await page.routeWebSocket(/socket\.io/, (screen) => {
    const line = screen.connectToServer();
    line.onMessage((message) => {
      if (!isCut) screen.send(typeof message === "string" ? told(message) : message);
    });
    screen.onMessage((message) => {
      if (!isCut) line.send(message);
    });
  });
  await page.route("**/socket.io/**", async (route) => {
    if (isCut) return route.abort();
    const response = await route.fetch();
    return route.fulfill({ response, body: told(await response.text()) });
  });
  await page.route("**/api/**", (route) => (isCut ? route.abort() : route.fallback()));
  return {
    async cut() {
      isCut = true;
      await page.locator("[data-not-live]").waitFor();
    },
    async mend() {
      isCut = false;
      await page.locator("[data-not-live]").waitFor({ state: "hidden" });
    },
  };
}

/** What hides the words NOT LIVE: the window's edge, the header, the form that is open. */
export async function coversOfNotLive(page: Page): Promise<string[]> {
  return page.locator("[data-not-live]").evaluate((band) => {
    const { left, right, top, bottom } = band.getBoundingClientRect();
    const isApart = (other: Element): boolean => {
      const box = other.getBoundingClientRect();
      return box.right <= left || right <= box.left || box.bottom <= top || bottom <= box.top;
    };
    const words = [...band.children].filter((each) => {
      const box = each.getBoundingClientRect();
      return box.top < top || box.bottom > bottom || box.left < left || box.right > right;
    });
    return [
      ...(left < 0 || top < 0 || right > innerWidth || bottom > innerHeight ? ["the window"] : []),
      ...words.map(({ textContent }) => `its own frame: ${textContent}`),
      ...[document.querySelector("header"), ...document.querySelectorAll("[role=dialog]")]
        .filter((other) => other !== null && !isApart(other))
        .map((other) => other?.textContent.slice(0, 40) ?? ""),
    ];
  });
}
