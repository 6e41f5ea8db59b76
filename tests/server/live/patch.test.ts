// What screens are told bit by bit is what they would have been told at once.

import fc from "fast-check";
import { expect, test } from "vitest";
import { bedPatch, liveBed } from "../../../server/live/patch.ts";
import { createBed } from "../../../server/ward/bed.ts";
import { addTouch, addTouches, untouched } from "../../../server/ward/touch.ts";
import { step } from "../../../shared/monitor/step.ts";
import type { Entry } from "../../../shared/protocol/entry.ts";
import { bedPatchSchema, liveBedSchema } from "../../../shared/protocol/live.ts";
import { timeText } from "../../../shared/protocol/time.ts";
import { phase, sessionOpened } from "../../helpers/entries.ts";
import { journalOf, momentsArbitrary } from "../../helpers/journals.ts";
import { applyPatch, settled } from "../../helpers/screen-model.ts";

test("a screen that took every patch shows what a new screen is shown", () => {
  const property = fc.property(momentsArbitrary, fc.nat(4), (moments, turnLength) => {
    const bed = createBed({ id: "bed-1", name: "Bed 1", ward: "ward", purpose: "care" });
    let screen = liveBed(bed, bed.state.atMs);
    let touch = untouched();
    const takes = (entry: Entry): void => {
      // As the ward loop does it, which tells of a new source beside what the entry tells.
      const before = bed.state.session?.sources.length;
      const { effects } = step(bed.state, entry);
      const change = untouched();
      addTouch(change, entry, effects);
      if (bed.state.session?.sources.length !== before) change.session = true;
      if (entry.type === "reading") bed.sparklines.add(entry.vitals, entry.takenAtMs);
      touch = addTouches(touch, change);
    };
    for (const [index, entry] of journalOf(moments).entries()) {
      takes(entry);
      if (index % (turnLength + 1) !== 0) continue;
      const patch = bedPatchSchema.parse(bedPatch(bed, touch, bed.state.atMs));
      touch = untouched();
      screen = applyPatch(screen, patch);
      const whole = liveBedSchema.parse(liveBed(bed, bed.state.atMs));
      expect(settled(screen, patch.at)).toEqual(settled(whole, patch.at));
    }
  });
  fc.assert(property, { numRuns: 150 });
});

test.each([
  ["server", 8, 18],
  ["stream", 0, 0],
] as const)(
  "while nothing arrives, minute and volume once stood still: a bed of %s time",
  (time, elapsedMinutes, volumeGivenMl) => {
    const bed = createBed({ id: "bed-1", name: "Bed 1", ward: "ward", purpose: "care" });
    const opening = { ...sessionOpened(0), time };
    for (const entry of [opening, phase(0, "baseline"), phase(0, "infusing")]) {
      step(bed.state, entry);
    }
    const nowMs = bed.state.atMs + 8 * 60_000;
    const given = { elapsedMinutes, volumeGivenMl };
    expect(liveBed(bed, nowMs).session).toMatchObject(given);
    expect(bedPatch(bed, { ...untouched(), session: true }, nowMs).session).toMatchObject(given);
    expect(liveBed(bed, nowMs).at).toBe(timeText(time === "stream" ? bed.state.atMs : nowMs));
    // A clock that lags behind the bed takes nothing back.
    expect(liveBed(bed, 0).session).toMatchObject({ elapsedMinutes: 0 });
  },
);
