// A device that says anything at all: nothing throws, nothing is stepped that could not be read
// back, and a good device is heard all the same.

import fc from "fast-check";
import { expect, test } from "vitest";
import { timeText } from "../../../shared/protocol/time.ts";
import { VITALS } from "../../../shared/vocabulary.ts";
import { openBedside } from "../../helpers/bedside.ts";
import { START_MS } from "../../helpers/entries.ts";

const strange = fc.oneof(
  fc.constantFrom<unknown>(null, true, "", "x", -1, 0, 1e300, -0, 2 ** 53, 1.5, [], {}, [[]]),
  fc.string(),
  fc.double(),
  fc.string({ unit: "binary", maxLength: 300 }),
);
/** What is right most of the time gets far enough in to do harm. */
function mostly<T>(right: fc.Arbitrary<T>, wrong: fc.Arbitrary<unknown> = strange) {
  return fc.oneof({ weight: 12, arbitrary: right }, { weight: 1, arbitrary: wrong });
}

const time = mostly(
  fc.oneof(
    fc.integer({ min: -60_000, max: 5_000 }).map((ms) => timeText(START_MS + ms)),
    fc.integer({ min: -100_000_000, max: 10_000 }).map((ms) => timeText(START_MS + ms)),
  ),
  fc.constantFrom(
    "1969-12-31T23:59:59.999Z",
    "0000-01-01T00:00:00.000Z",
    "9999-12-31T23:59:59.999Z",
    "2026-11-23T24:00:00.000Z",
  ),
);
const value = mostly(fc.oneof(fc.integer({ min: -5, max: 320 }), fc.constant(null)), fc.double());
const vitals = fc.dictionary(fc.constantFrom(...VITALS, ...VITALS, "bp", "__proto__"), value, {
  maxKeys: 5,
});
const number = mostly(fc.nat(40), fc.constantFrom(-1, 2 ** 53 - 1, 2 ** 53, 0.5, "1", null));
const reading = fc.record(
  { seq: number, takenAt: mostly(time), at: mostly(time), vitals: mostly(vitals) },
  { requiredKeys: ["seq", "takenAt", "vitals"] },
);
const entry = fc.record({
  type: fc.constantFrom("phase", "acknowledge", "reading"),
  atMs: fc.oneof(fc.nat(), fc.constantFrom(1e300, -5, START_MS)),
  to: fc.constantFrom("infusing", "closed", "scheduled"),
  by: fc.constant(null),
});
const frame = fc.oneof(
  { weight: 6, arbitrary: reading.map((one) => ({ type: "reading", ...one })) },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.oneof(reading, strange), { maxLength: 9 })
      .map((readings) => ({ type: "readings", readings })),
  },
  {
    weight: 1,
    arbitrary: fc.record(
      { type: fc.constant("status"), leadOff: strange, battery: fc.double() },
      { requiredKeys: ["type"] },
    ),
  },
  { weight: 1, arbitrary: time.map((at) => ({ type: "clock", at })) },
  { weight: 1, arbitrary: entry.map((one) => ({ type: "entry", entry: one })) },
  { weight: 1, arbitrary: strange },
);
const text = fc.oneof(
  { weight: 9, arbitrary: frame.map((one) => JSON.stringify(one) ?? "undefined") },
  { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
);
const hello = fc.record(
  {
    boot: fc.constantFrom("boot-1", "boot-2"),
    source: mostly(fc.constantFrom("replay", "simulator", "device")),
    time: mostly(fc.constantFrom("server", "stream")),
    clock: time,
    cadence: fc.dictionary(fc.constantFrom(...VITALS), mostly(fc.constantFrom(0.02, 1, 300)), {
      maxKeys: 3,
    }),
    speed: mostly(fc.constantFrom(1, 10)),
    model: fc.string(),
  },
  { requiredKeys: ["boot", "source"] },
);

test("whatever is said at the door, the house stands and hears the next one", async () => {
  const talk = fc.tuple(
    hello,
    fc.array(text, { maxLength: 25, size: "max" }),
    fc.constantFrom("bed-1", "lab-1"),
  );
  let taken = 0;
  const property = fc.asyncProperty(fc.array(talk, { maxLength: 4 }), async (talks) => {
    const bedside = openBedside();
    await bedside.infuse("bed-1");
    for (const [words, texts, bed] of talks) {
      const device = bedside.connect(`any-${bed}`, bed);
      device.hello(words);
      for (const one of texts) device.connection.onText(one);
      await bedside.clock.advance(700);
      await bedside.write();
      device.connection.onGone("closed");
    }
    await bedside.write();
    expect(bedside.faults).toEqual([]);
    for (const rejection of bedside.journal.written.flatMap(({ quarantine }) => quarantine)) {
      expect(rejection.path.length).toBeLessThan(300);
    }
    // Every entry can be read back: `entries` parses.
    const sessions = new Set(
      bedside.journal.written.flatMap(({ entries }) => entries.map(({ session }) => session)),
    );
    for (const session of sessions) {
      const readings = bedside.journal.entries(session).filter(({ type }) => type === "reading");
      taken += readings.length;
    }

    const good = bedside.connect("good", "bed-2");
    good.hello();
    good.reads(1, { heartRate: 72 });
    await bedside.write();
    expect(good.acks()).toMatchObject([{ seq: 1 }]);
    expect(bedside.bed("bed-2").state.vitals.heartRate.last?.value).toBe(72);
  });
  await fc.assert(property, { numRuns: 300 });
  // It was not all turned away at the door.
  expect(taken).toBeGreaterThan(20);
});

test("a reading nested thirty thousand deep once ended the connection as our own mistake", async () => {
  const bedside = openBedside();
  await bedside.infuse("bed-1");
  const device = bedside.connect("mon-1", "bed-1");
  device.hello();
  const deep = `${"[".repeat(30_000)}${"]".repeat(30_000)}`;
  device.connection.onText(deep);
  device.connection.onText(`{"type":"readings","readings":[${deep}]}`);
  device.reads(1, { heartRate: 70 });
  await bedside.write();
  expect(device.rejects().map(({ path }) => path)).toEqual(["type", "readings.0"]);
  expect(device.acks()).toMatchObject([{ seq: 1 }]);
});
