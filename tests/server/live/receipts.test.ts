// How long alarms take to people, as screens confirm it.

import { describe, expect, test } from "vitest";
import { createReceipts } from "../../../server/live/receipts.ts";
import { RECEIPTS_MAX } from "../../../shared/bounds.ts";
import { steeredClock } from "../../helpers/steered-clock.ts";

const FIRST = { id: "screen-1", watchesSinceMs: 0 };
const SECOND = { id: "screen-2", watchesSinceMs: 0 };

function desk() {
  const clock = steeredClock("still");
  const log: string[] = [];
  const receipts = createReceipts(clock, (receipt, ms) => log.push(`${receipt} after ${ms} ms`));
  return { clock, log, receipts };
}

describe("a receipt", () => {
  test("measures from the alarm to the screen that confirms it", () => {
    const { clock, log, receipts } = desk();
    receipts.told("s.1");
    clock.advance(40);
    receipts.confirm("shown", ["s.1"], FIRST);
    clock.advance(60);
    receipts.confirm("sounded", ["s.1"], FIRST);
    expect(log).toEqual(["shown after 40 ms", "sounded after 100 ms"]);
  });

  test("counts once a screen, and once for each screen", () => {
    const { log, receipts } = desk();
    receipts.told("s.1");
    receipts.confirm("shown", ["s.1", "s.1"], FIRST);
    receipts.confirm("shown", ["s.1"], FIRST);
    receipts.confirm("shown", ["s.1"], SECOND);
    expect(log).toHaveLength(2);
  });

  test("of an alarm that calls anew is measured from then", () => {
    const { clock, log, receipts } = desk();
    receipts.told("s.1");
    clock.advance(1_000);
    receipts.told("s.1");
    clock.advance(20);
    receipts.confirm("shown", ["s.1"], FIRST);
    expect(log).toEqual(["shown after 20 ms"]);
  });

  test("of a screen that came later once counted as a slow one", () => {
    const { clock, log, receipts } = desk();
    receipts.told("s.1");
    clock.advance(1_000);
    receipts.confirm("shown", ["s.1"], { id: "screen-3", watchesSinceMs: clock.monotonic() });
    expect(log).toEqual([]);
  });

  test("of an alarm that nobody told counts for nothing", () => {
    const { log, receipts } = desk();
    receipts.confirm("shown", ["never"], FIRST);
    expect(log).toEqual([]);
  });

  test("is no longer waited for when too many newer alarms have come", () => {
    const { log, receipts } = desk();
    for (let number = 0; number <= RECEIPTS_MAX; number += 1) receipts.told(`s.${number}`);
    receipts.confirm("shown", ["s.0", "s.1"], FIRST);
    expect(log).toHaveLength(1);
  });
});
