// A stream that says again what it has said, or says late what was missing: its time has gone on
// meanwhile, and neither is time going backwards.

import { describe, expect, test } from "vitest";
import { timeText } from "../../../shared/protocol/time.ts";
import { type Bedside, openBedside } from "../../helpers/bedside.ts";

const SESSION = "lab-session-1";

type Player = ReturnType<Bedside["connect"]>;

describe("what a stream says again was once refused as time that goes backwards", () => {
  test("on the same connection, one by one", async () => {
    const { bedside, player } = await played([1, 2, 3, 4, 5]);
    const before = bedside.journal.entries(SESSION).length;
    player.heard.length = 0;
    for (const seq of [5, 3, 1]) says(player, seq);
    await bedside.write();
    expect(player.heard).toEqual([{ type: "ack", boot: "boot-1", seq: 5, recorded: true }]);
    expect(bedside.journal.entries(SESSION)).toHaveLength(before);
  });

  test("in a batch that ends with something new", async () => {
    const { bedside, player } = await played([1, 2, 3, 4, 5]);
    player.say({ type: "readings", readings: [3, 4, 5, 6].map(one) });
    await bedside.write();
    expect(player.rejects()).toEqual([]);
    expect(player.acks().at(-1)).toMatchObject({ seq: 6 });
    expect(seqs(bedside)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test("on the next connection, whose time begins with the bed's", async () => {
    const { bedside, player } = await played([1, 2, 3, 4, 5]);
    player.connection.onGone("closed");
    const again = play(bedside);
    for (const seq of [4, 5, 6]) says(again, seq);
    await bedside.write();
    expect(again.rejects()).toEqual([]);
    expect(again.acks().at(-1)).toMatchObject({ seq: 6, recorded: true });
    expect(seqs(bedside)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test("after a clock frame has moved time on", async () => {
    const { bedside, player } = await played([1, 2]);
    player.say({ type: "clock", at: at(60) });
    says(player, 2);
    await bedside.write();
    expect(player.rejects()).toEqual([]);
    expect(player.acks().at(-1)).toMatchObject({ seq: 2 });
  });

  test("while the disk still waits for it, and no ack goes out before it is there", async () => {
    const { bedside, player } = await played([1, 2]);
    for (const seq of [3, 4, 5]) says(player, seq);
    await bedside.clock.settle();
    player.connection.onGone("closed");
    const again = play(bedside);
    expect(again.heard[0]).toMatchObject({ type: "welcome", stored: { seq: 2 } });
    for (const seq of [3, 4, 5]) says(again, seq);
    await bedside.clock.settle();
    expect(again.heard.map(({ type }) => type)).toEqual(["welcome"]);
    await bedside.write();
    expect(again.rejects()).toEqual([]);
    expect(again.acks().at(-1)).toMatchObject({ seq: 5, recorded: true });
    expect(seqs(bedside)).toEqual([1, 2, 3, 4, 5]);
  });

  test("after the disk was full, and the bed has gone back to its journal", async () => {
    const { bedside, player } = await played([1, 2]);
    bedside.journal.setFull(true);
    for (const seq of [3, 4, 5]) says(player, seq);
    await bedside.write();
    expect(player.acks().at(-1)).toMatchObject({ seq: 2 });
    bedside.journal.setFull(false);
    await bedside.clock.advance(1_000);
    await bedside.write();
    expect(player.ends).toEqual([1012]);
    const again = play(bedside);
    expect(again.heard[0]).toMatchObject({ type: "welcome", stored: { seq: 2 } });
    for (const seq of [3, 4, 5]) says(again, seq);
    await bedside.write();
    expect(again.rejects()).toEqual([]);
    expect(again.acks().at(-1)).toMatchObject({ seq: 5, recorded: true });
    expect(readings(bedside).map(({ seq, atMs }) => [seq, atMs])).toEqual(
      [1, 2, 3, 4, 5].map((seq) => [seq, seq * 1_000]),
    );
  });

  test("and with another content it is a contradiction, whenever it comes", async () => {
    const { bedside, player } = await played([1, 2, 3]);
    player.say({ type: "reading", ...one(2), vitals: { heartRate: 99 } });
    await bedside.write();
    expect(player.rejects()).toMatchObject([{ seq: 2, code: "SEQ_REPEATED_WITH_OTHER_CONTENT" }]);
  });
});

describe("what fills a hole", () => {
  test("was once refused as time that goes backwards", async () => {
    const { bedside, player } = await played([10, 12]);
    says(player, 11);
    says(player, 13);
    await bedside.write();
    expect(player.rejects()).toEqual([]);
    // Each at the stream's present, and as old as it is.
    expect(readings(bedside).map(({ seq, atMs, takenAtMs }) => [seq, atMs, takenAtMs])).toEqual([
      [10, 10_000, 10_000],
      [12, 12_000, 12_000],
      [11, 12_000, 11_000],
      [13, 13_000, 13_000],
    ]);
  });

  test("is taken too where the first two of a boot were swapped on the way", async () => {
    const { bedside, player } = await played([2, 1]);
    expect(player.rejects()).toEqual([]);
    expect(seqs(bedside)).toEqual([2, 1]);
  });

  test.each([
    ["15 s before the stream's present is the present", 26_000, undefined],
    ["a millisecond more is late", 26_001, true],
  ])("%s", async (_name, presentMs, late) => {
    const { bedside, player } = await played([10]);
    player.say({ type: "reading", ...one(12), at: timeText(presentMs) });
    says(player, 11);
    await bedside.write();
    expect(readings(bedside).at(-1)).toMatchObject({ seq: 11, atMs: presentMs });
    expect(readings(bedside).at(-1)?.late).toBe(late);
  });

  test("moves time where it is ahead of it", async () => {
    const { bedside, player } = await played([10, 12]);
    player.say({ type: "reading", ...one(11), at: at(20) });
    await bedside.write();
    expect(bedside.bed("lab-1").state.atMs).toBe(20_000);
  });
});

test("the next reading may not come from the past", async () => {
  const { bedside, player } = await played([10, 12]);
  player.say({ type: "reading", ...one(13), at: at(11.999) });
  await bedside.write();
  expect(player.rejects()).toMatchObject([{ seq: 13, code: "BAD_FRAME", path: "at" }]);
  says(player, 14);
  await bedside.write();
  expect(seqs(bedside)).toEqual([10, 12, 14]);
});

/** A replay on a lab bed that has said these numbers, each at its own second; all on disk. */
async function played(numbers: number[]): Promise<{ bedside: Bedside; player: Player }> {
  const bedside = openBedside();
  const player = play(bedside);
  for (const seq of numbers) says(player, seq);
  await bedside.write();
  return { bedside, player };
}

function play(bedside: Bedside): Player {
  const player = bedside.connect("sim-1", "lab-1");
  player.hello({ source: "replay", time: "stream" });
  return player;
}

function says(player: Player, seq: number): void {
  player.say({ type: "reading", ...one(seq) });
}

function one(seq: number) {
  return { seq, takenAt: at(seq), at: at(seq), vitals: { heartRate: 70 } };
}

function at(second: number): string {
  return timeText(second * 1_000);
}

function readings(bedside: Bedside) {
  return bedside.journal.entries(SESSION).filter((entry) => entry.type === "reading");
}

function seqs(bedside: Bedside): number[] {
  return readings(bedside).map(({ seq }) => seq);
}
