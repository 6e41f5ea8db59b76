// In which words the foot of a tile says what it has to say, so that nothing is cut.

import { describe, expect, test } from "vitest";
import { countWords, deviceWords, type FootFacts, footForms } from "../../web/ward/foot-forms.ts";

/** The foot of a tile at 1366 px, where "48 rejected 78 mis" once stood. */
const LAPTOP_EM = 22.9;
const WALL_EM = 28.5;
const WIDE_EM = 30;

const device = { id: "monitor-07", isConnected: true, rejected: 0, missed: 0 };
const busy = { ...device, rejected: 48, missed: 78 };
const lost = { ...busy, isConnected: false };
const calm: FootFacts = {
  nurse: "K. Lindqvist",
  device,
  sound: "none",
  observation: "none",
  leftOpen: null,
};
const OPEN_SINCE = "open since yesterday 16:40 – close it?";

describe("the foot of a tile", () => {
  test.each([
    ["a calm bed", calm, LAPTOP_EM, { nurse: "whole", counts: "each", device: "whole" }],
    ["lost readings", { ...calm, device: busy }, LAPTOP_EM, { nurse: "gone", counts: "each" }],
    ["lost readings on a wall", { ...calm, device: busy }, WALL_EM, { counts: "each" }],
    [
      "and an observation that is overdue",
      { ...calm, device: busy, observation: "overdue" },
      LAPTOP_EM,
      { nurse: "gone", counts: "sum", observation: "whole" },
    ],
    [
      "and a sound to pause",
      { ...calm, device: busy, observation: "overdue", sound: "offered" },
      LAPTOP_EM,
      { counts: "sum", observation: "short", sound: "sign" },
    ],
    [
      "and a device that is gone",
      { ...calm, device: lost, observation: "overdue", sound: "offered" },
      LAPTOP_EM,
      { counts: "sum", observation: "short", device: "bare", sound: "sign" },
    ],
    [
      "a session that was left open, where there is room",
      { ...calm, leftOpen: OPEN_SINCE },
      WIDE_EM,
      { nurse: "gone", leftOpen: "whole" },
    ],
    [
      "a session that was left open, and lost readings",
      { ...calm, device: busy, leftOpen: OPEN_SINCE },
      LAPTOP_EM,
      { nurse: "gone", leftOpen: "short", counts: "sum" },
    ],
    [
      "a device that went after five refused readings, which once were dropped beside free room",
      { ...calm, device: { ...lost, id: "sim-bed-2", rejected: 5, missed: 0 }, sound: "offered" },
      LAPTOP_EM,
      { counts: "sum", device: "whole", sound: "short" },
    ],
    [
      "and an observation that is overdue",
      {
        ...calm,
        device: { ...lost, id: "sim-bed-2", rejected: 5, missed: 0 },
        sound: "offered",
        observation: "overdue",
      },
      LAPTOP_EM,
      { counts: "sum", device: "bare", observation: "short" },
    ],
    ["no room at all", calm, 0, { nurse: "gone", device: "bare", counts: "sum-of-connected" }],
  ] as const)("%s", (_name, facts, roomEm, forms) => {
    expect(footForms(facts, roomEm)).toMatchObject(forms);
  });

  test("gives way only where it has to: just too little room, and just enough", () => {
    const facts: FootFacts = { ...calm, nurse: "Nine more", device: null };
    expect(footForms(facts, 9 * 0.54 - 0.01).nurse).toBe("gone");
    expect(footForms(facts, 9 * 0.54).nurse).toBe("whole");
  });
});

test("one number of lost readings keeps both in words", () => {
  expect(countWords(busy, "each").shown).toEqual(["48 rejected", "78 missed"]);
  expect(countWords(busy, "sum")).toEqual({
    whole: ["48 rejected", "78 missed"],
    shown: ["126 lost"],
  });
  expect(countWords(device, "sum").shown).toEqual([]);
  expect(countWords(lost, "sum-of-connected").shown).toEqual([]);
  expect(countWords(busy, "sum-of-connected").shown).toEqual(["126 lost"]);
});

test("a device that is gone says so in every form", () => {
  expect(deviceWords(lost, "whole")).toBe("monitor-07 disconnected");
  expect(deviceWords(lost, "short")).toBe("monitor-07 offline");
  expect(deviceWords(lost, "bare")).toBe("offline");
  expect(deviceWords(busy, "short")).toBe("monitor-07");
});
