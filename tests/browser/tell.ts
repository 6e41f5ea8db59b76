// A server that says something else to one page than it does to the others.

import type { Page } from "playwright-core";

/** Lets the server say something else; to be called before the page goes to its first address. */
export async function tell(of: Page, told: (message: string) => string): Promise<void> {
  await of.route("**/socket.io/**", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: told(await response.text()) });
  });
  await of.routeWebSocket(/socket\.io/, (screen) => {
    const line = screen.connectToServer();
    line.onMessage((message) => screen.send(typeof message === "string" ? told(message) : message));
  });
}
