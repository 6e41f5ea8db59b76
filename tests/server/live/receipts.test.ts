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
  const firsts: string[] = [];
  const receipts = createReceipts({
    clock,
    observe: (signal, ms) => log.push(`${signal} after ${ms} ms`),
    onFirst: ({ alarm, signal, delayMs }) => firsts.push(`${alarm} ${signal} after ${delayMs} ms`),
  });
  return { clock, log, firsts, receipts };
}

describe("a receipt", () => {
  test("measures from the alarm to the screen that confirms it", () => {
    const { clock, log, receipts } = desk();
    receipts.told("s.1", "raised");
    clock.advance(40);
    receipts.confirm("shown", ["s.1"], FIRST);
    clock.advance(60);
    receipts.confirm("sounded", ["s.1"], FIRST);
    expect(log).toEqual(["shown after 40 ms", "sounded after 100 ms"]);
  });

  test("counts once a screen, and once for each screen", () => {
    const { log, receipts } = desk();
    receipts.told("s.1", "raised");
    receipts.confirm("shown", ["s.1", "s.1"], FIRST);
    receipts.confirm("shown", ["s.1"], FIRST);
    receipts.confirm("shown", ["s.1"], SECOND);
    expect(log).toHaveLength(2);
  });

  test("of an alarm that calls anew is measured from then", () => {
    const { clock, log, receipts } = desk();
    receipts.told("s.1", "raised");
    clock.advance(1_000);
    receipts.told("s.1", "anew");
    clock.advance(20);
    receipts.confirm("shown", ["s.1"], FIRST);
    expect(log).toEqual(["shown after 20 ms"]);
  });

  test("of a screen that came later once counted as a slow one", () => {
    const { clock, log, receipts } = desk();
    receipts.told("s.1", "raised");
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
    for (let number = 0; number <= RECEIPTS_MAX; number += 1)
      receipts.told(`s.${number}`, "raised");
    receipts.confirm("shown", ["s.0", "s.1"], FIRST);
    expect(log).toHaveLength(1);
  });
});

describe("the first signal of an alarm", () => {
  test("is that of the quickest screen, once a signal", () => {
    const { clock, firsts, receipts } = desk();
    receipts.told("s.1", "raised");
    clock.advance(40);
    receipts.confirm("shown", ["s.1"], FIRST);
    clock.advance(10);
    receipts.confirm("shown", ["s.1"], SECOND);
    receipts.confirm("sounded", ["s.1"], SECOND);
    expect(firsts).toEqual(["s.1 shown after 40 ms", "s.1 sounded after 50 ms"]);
  });

  test("counts from the raising, however late somebody came, and however often it called", () => {
    const { clock, firsts, receipts } = desk();
    receipts.told("s.1", "raised");
    clock.advance(300_000);
    receipts.told("s.1", "anew");
    clock.advance(1_000);
    const late = { id: "screen-3", watchesSinceMs: clock.monotonic() };
    receipts.confirm("shown", ["s.1"], late);
    receipts.told("s.1", "anew");
    receipts.confirm("shown", ["s.1"], late);
    expect(firsts).toEqual(["s.1 shown after 301000 ms"]);
  });

  test("is none where the raising was not seen here: nobody knows how long that took", () => {
    const { firsts, receipts } = desk();
    receipts.told("s.1", "anew");
    receipts.confirm("shown", ["s.1"], FIRST);
    expect(firsts).toEqual([]);
  });
});
