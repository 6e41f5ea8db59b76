// What beds are told of what they cannot see: the record, and the screens that could sound.

import { beforeEach, describe, expect, test } from "vitest";
import { createSurroundings, type Surroundings } from "../../../server/ward/surroundings.ts";
import { NO_SOUND_AFTER_MS } from "../../../shared/bounds.ts";
import { openAlarmViews } from "../../../shared/monitor/view.ts";
import { type Bedside, openBedside } from "../../helpers/bedside.ts";

let bedside: Bedside;
let surroundings: Surroundings;

const alarmsOf = (bed: string): string[] =>
  openAlarmViews(bedside.bed(bed).state).map(
    ({ condition, priority }) => `${condition} ${priority}`,
  );

beforeEach(async () => {
  bedside = openBedside();
  await bedside.infuse("bed-1");
  surroundings = createSurroundings(bedside.ward, bedside.clock);
  surroundings.screensOf("ward", 1);
  await bedside.write();
});

describe("a ward whose last screen that could sound has gone", () => {
  test("is told so ten seconds later, not earlier: a reload is no alarm", async () => {
    surroundings.screensOf("ward", 0);
    await bedside.clock.advance(NO_SOUND_AFTER_MS - 1);
    await bedside.write();
    expect(alarmsOf("bed-1")).toEqual([]);
    await bedside.clock.advance(1);
    await bedside.write();
    expect(alarmsOf("bed-1")).toEqual(["no-screen-can-sound medium"]);
  });

  test("is told nothing when another one comes in time", async () => {
    surroundings.screensOf("ward", 0);
    surroundings.screensOf("ward", 1);
    await bedside.clock.advance(2 * NO_SOUND_AFTER_MS);
    await bedside.write();
    expect(alarmsOf("bed-1")).toEqual([]);
  });

  test("is told at once that one can sound again", async () => {
    surroundings.screensOf("ward", 0);
    await bedside.clock.advance(NO_SOUND_AFTER_MS + 6_000);
    await bedside.write();
    surroundings.screensOf("ward", 2);
    await bedside.write();
    expect(alarmsOf("bed-1")).toEqual([]);
  });

  test("tells a session that opens then, as soon as it is watched", async () => {
    surroundings.screensOf("ward", 0);
    await bedside.clock.advance(NO_SOUND_AFTER_MS);
    surroundings.sessionOpened(bedside.bed("bed-2"));
    await bedside.infuse("bed-2");
    surroundings.sessionOpened(bedside.bed("bed-2"));
    await bedside.write();
    expect(alarmsOf("bed-2")).toEqual(["no-screen-can-sound medium"]);
  });

  test("is not a lab: nobody is asked to hear a trial", async () => {
    await bedside.infuse("lab-1");
    surroundings.screensOf("lab", 0);
    await bedside.clock.advance(2 * NO_SOUND_AFTER_MS);
    await bedside.write();
    expect(alarmsOf("lab-1")).toEqual([]);
  });
});

describe("a record that cannot be written", () => {
  test("is a high alarm on every bed with a session, until it can be again", async () => {
    surroundings.recordingIs("stopped");
    await bedside.write();
    expect(alarmsOf("bed-1")).toEqual(["recording-stopped high"]);
    await bedside.clock.advance(6_000);
    surroundings.recordingIs("running");
    await bedside.write();
    expect(alarmsOf("bed-1")).toEqual([]);
  });

  test("is told in entries, so that a replay has it too", async () => {
    surroundings.recordingIs("stopped");
    await bedside.write();
    expect(bedside.journal.entries("s-bed-1").at(-1)).toMatchObject({
      type: "recording",
      recording: "stopped",
    });
  });
});
