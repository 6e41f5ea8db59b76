// How a screen follows the server: numbers without gaps, clocks that differ, lines that grow.

import { describe, expect, test } from "vitest";
import { LINK_SILENT_MS, SPARK_BUCKETS } from "../../shared/bounds.ts";
import { isValuesOnly, rolledWard, wardOf, withChanges } from "../../web/live/apply.ts";
import { ageMs, bedNowMs } from "../../web/live/bed-time.ts";
import {
  linkAt,
  proofAfter,
  provenBy,
  ROUND_TRIP_MS_MAX,
  sameLink,
} from "../../web/live/link-state.ts";
import { fitOfChanges, fitOfHeartbeat } from "../../web/live/sequence.ts";
import { nextOffsetMs, TRAVEL_MS_SHORT } from "../../web/live/server-clock.ts";
import { extendSpark, rollSpark, sparkOf } from "../../web/live/spark.ts";
import {
  alarmView,
  at,
  bedView,
  liveBed,
  sessionView,
  snapshot,
  T0,
  vitalView,
} from "../helpers/views.ts";

describe("numbered messages", () => {
  test.each([
    ["nothing yet", null, 5, "gap"],
    ["the next number", 4, 5, "apply"],
    ["a number that the snapshot held", 5, 5, "old"],
    ["an older number", 6, 5, "old"],
    ["a missing number", 3, 5, "gap"],
  ] as const)("%s", (_name, have, seq, fit) => {
    expect(fitOfChanges(have, seq)).toBe(fit);
  });

  test("a heartbeat tells of a change that never came", () => {
    expect(fitOfHeartbeat(4, 5)).toBe("gap");
    expect(fitOfHeartbeat(5, 5)).toBe("apply");
    expect(fitOfHeartbeat(6, 5)).toBe("apply");
    expect(fitOfHeartbeat(null, 0)).toBe("gap");
  });
});

describe("whether the screen is live", () => {
  const heard = { openedMs: 0, heardMs: 10_000, provenMs: 9_000, serverMs: T0 };
  const silent = { kind: "lost", why: "silent", sinceMs: T0 } as const;
  const slow = { kind: "lost", why: "slow", sinceMs: T0 } as const;

  test("a moment before the limit it is, at the limit it is not", () => {
    const both = { ...heard, provenMs: 10_000 };
    expect(linkAt(both, 10_000 + LINK_SILENT_MS - 1)).toEqual({ kind: "live" });
    expect(linkAt(both, 10_000 + LINK_SILENT_MS)).toEqual(silent);
  });

  test("a slow link once showed values of five seconds ago as live", () => {
    const late = { ...heard, heardMs: 13_999, provenMs: 9_000 };
    expect(linkAt(late, 9_000 + LINK_SILENT_MS - 1)).toEqual({ kind: "live" });
    expect(linkAt(late, 9_000 + LINK_SILENT_MS)).toEqual(slow);
    expect(linkAt(late, 14_000)).toEqual(slow);
    expect(linkAt(late, 13_999 + LINK_SILENT_MS)).toEqual(silent);
  });

  test("a link that was slow from the first moment is never live", () => {
    const unproven = { ...heard, heardMs: LINK_SILENT_MS, provenMs: null };
    expect(linkAt(unproven, LINK_SILENT_MS - 1)).toEqual({ kind: "live" });
    expect(linkAt(unproven, LINK_SILENT_MS)).toEqual(slow);
  });

  test("a screen that never heard anything is connecting, then lost", () => {
    const nothing = { openedMs: 0, heardMs: null, provenMs: null, serverMs: null };
    expect(linkAt(nothing, LINK_SILENT_MS - 1)).toEqual({ kind: "connecting" });
    expect(linkAt(nothing, LINK_SILENT_MS)).toEqual({ ...silent, sinceMs: null });
  });

  test.each([
    ["a quick answer", 9_000, 9_010, 9_000],
    ["the slowest that lasts until the next ping", 9_000, 9_000 + ROUND_TRIP_MS_MAX, 9_000],
    ["a slower one proves nothing new", 9_000, 9_001 + ROUND_TRIP_MS_MAX, 8_000],
    ["an answer out of a queue of five seconds", 9_000, 14_000, 8_000],
  ])("a ping: %s", (_name, sentMs, answeredMs, provenMs) => {
    const proof = proofAfter({ sentMs: 8_000, isTold: true }, { sentMs, answeredMs });
    expect(provenBy(proof, null)).toBe(provenMs);
  });

  test("a new connection once proved live what the one before it had told", () => {
    const answered = { sentMs: 14_000, answeredMs: 14_010 };
    const untold = proofAfter({ sentMs: null, isTold: false }, answered);
    expect(provenBy(untold, 9_000)).toBe(9_000);
    expect(provenBy({ ...untold, isTold: true }, 9_000)).toBe(14_000);
    expect(provenBy({ sentMs: null, isTold: true }, 9_000)).toBe(9_000);
  });

  test("the same state keeps its reference", () => {
    expect(sameLink(silent, { ...silent })).toBe(silent);
    expect(sameLink({ kind: "live" }, silent)).toBe(silent);
    expect(sameLink(silent, slow)).toEqual(slow);
  });

  test("what trickles in does not move the moment since which it is lost", () => {
    expect(sameLink(slow, { ...slow, sinceMs: T0 + 5_000 })).toBe(slow);
    expect(sameLink(slow, { ...silent, sinceMs: T0 + 5_000 })).toEqual(silent);
    expect(sameLink({ ...silent, sinceMs: null }, slow)).toEqual(slow);
  });
});

describe("the server's clock", () => {
  const offsetAfter = (offsetMs: number | null, sample: number, travelMsMax: number | null = 500) =>
    nextOffsetMs(offsetMs, { serverAtMs: T0 + sample, heardAtMs: T0, travelMsMax });

  test.each([
    ["the first message", null, -40, 500, -40],
    ["the first one on a link not measured yet", null, -40, null, -40],
    ["an earlier one", -40, -10, 500, -10],
    ["an earlier one on a slow link", -40, -10, 9_000, -10],
    ["a later one, hardly", -10, -510, 500, -20],
    ["later than it can have travelled: the clock was set", -10, -511, 500, -511],
    ["a clock that was set an hour back", 0, -3_600_000, 500, -3_600_000],
    ["the longest travel that is short", 0, -500, TRAVEL_MS_SHORT, -10],
    ["a longer travel", 0, -500, TRAVEL_MS_SHORT + 1, 0],
    ["travel not known", 0, -500, null, 0],
  ])("%s", (_name, offsetMs, sample, travelMsMax, next) => {
    expect(offsetAfter(offsetMs, sample, travelMsMax)).toBeCloseTo(next);
  });

  test("on a slow link ages once shrank by the delay", () => {
    let offsetMs = offsetAfter(null, 0);
    for (let second = 0; second < 600; second += 1) offsetMs = offsetAfter(offsetMs, -5_000, 6_000);
    expect(offsetMs).toBe(0);
  });

  test("a bed in stream time has its own present, another one the server's", () => {
    const streamed = bedView({ at: at(-86_400), session: sessionView({ time: "stream" }) });
    expect(bedNowMs(streamed, T0)).toBe(T0 - 86_400_000);
    expect(ageMs(streamed, at(-86_410), T0)).toBe(10_000);
    expect(ageMs(bedView(), at(-10), T0)).toBe(10_000);
    expect(ageMs(bedView(), at(10), T0)).toBe(0);
  });
});

describe("a snapshot and what follows", () => {
  test("a snapshot replaces: what it does not name is gone", () => {
    const ward = wardOf(snapshot({ beds: [liveBed({ id: "bed-2", name: "Bed 2" })] }));
    expect(ward.bedIds).toEqual(["bed-2"]);
    expect(Object.keys(ward.beds)).toEqual(["bed-2"]);
  });

  test("a change replaces the parts it brings and leaves the others as they are", () => {
    const before = wardOf(snapshot({ beds: [liveBed(), liveBed({ id: "bed-2" })] }));
    const alarms = [alarmView()];
    const heartRate = vitalView({ value: 99, takenAt: at(1) });
    const after = withChanges(before, {
      seq: 2,
      at: at(1),
      beds: [{ id: "bed-1", at: at(1), alarms, vitals: { heartRate } }],
    });
    expect(after.seq).toBe(2);
    expect(after.beds["bed-1"]?.alarms).toBe(alarms);
    expect(after.beds["bed-1"]?.vitals.heartRate).toBe(heartRate);
    expect(after.beds["bed-1"]?.vitals.pulse).toBe(before.beds["bed-1"]?.vitals.pulse);
    expect(after.beds["bed-2"]).toBe(before.beds["bed-2"]);
    expect(after.recording).toBe(true);
  });

  test("a session that ended is gone, one that is not named stays", () => {
    const before = wardOf(snapshot({ beds: [liveBed({ session: sessionView() })] }));
    const ended = withChanges(before, {
      seq: 2,
      at: at(1),
      beds: [{ id: "bed-1", at: at(1), session: null }],
    });
    expect(ended.beds["bed-1"]?.session).toBeNull();
    const other = withChanges(before, { seq: 2, at: at(1), beds: [{ id: "bed-1", at: at(1) }] });
    expect(other.beds["bed-1"]?.session).not.toBeNull();
  });

  test("a change for a bed nobody told us of waits for the next snapshot", () => {
    const before = wardOf(snapshot());
    const after = withChanges(before, { seq: 2, at: at(1), beds: [{ id: "new", at: at(1) }] });
    expect(Object.keys(after.beds)).toEqual(["bed-1"]);
  });
});

describe("what may wait for its neighbours before it is drawn", () => {
  const patch = { id: "bed-1", at: at(1) };
  const values = { ...patch, vitals: { heartRate: vitalView() } };

  test.each([
    ["nothing at all", { beds: [] }],
    ["values", { beds: [values] }],
    ["values of several beds", { beds: [values, { ...values, id: "bed-2" }] }],
    [
      "sparklines whose holes were filled",
      { beds: [{ ...patch, sparklines: liveBed().sparklines }] },
    ],
  ])("%s may", (_name, changes) => {
    expect(isValuesOnly({ seq: 1, at: at(1), ...changes })).toBe(true);
  });

  test.each([
    ["an alarm", { beds: [{ ...values, alarms: [alarmView()] }] }],
    [
      "an alarm among the values of others",
      { beds: [values, { ...patch, alarms: [alarmView()] }] },
    ],
    ["the end of the last alarm", { beds: [{ ...patch, alarms: [] }] }],
    ["a session", { beds: [{ ...patch, session: sessionView() }] }],
    ["the end of a session", { beds: [{ ...patch, session: null }] }],
    ["a device that is gone", { beds: [{ ...patch, device: null }] }],
    ["a pause of the sound", { beds: [{ ...patch, audioPausedUntil: at(120) }] }],
    ["the end of a pause", { beds: [{ ...patch, audioPausedUntil: null }] }],
    ["how many screens watch", { beds: [], screens: { watching: 1, armed: 0 } }],
    ["a record that stopped", { beds: [], recording: false }],
  ])("%s may not", (_name, changes) => {
    expect(isValuesOnly({ seq: 1, at: at(1), ...changes })).toBe(false);
  });
});

describe("sparklines", () => {
  const empty = sparkOf(liveBed().sparklines);

  test("values of the open bucket are kept aside, and the line keeps its reference", () => {
    const extended = extendSpark(empty, {
      heartRate: vitalView({ value: 80, takenAt: at(9.999) }),
    });
    expect(extended.lines.heartRate).toBe(empty.lines.heartRate);
    expect(extended.open.heartRate).toBe(80);
  });

  test("at its end the bucket joins the line, and a new one opens", () => {
    const extended = extendSpark(empty, { heartRate: vitalView({ value: 80, takenAt: at(5) }) });
    expect(rollSpark(extended, T0 + 9_999)).toBe(extended);
    const rolled = rollSpark(extended, T0 + 10_000);
    expect(rolled.lines.heartRate).toHaveLength(SPARK_BUCKETS);
    expect(rolled.lines.heartRate.slice(-2)).toEqual([80, null]);
    expect(rolled.endsAtMs).toBe(T0 + 20_000);
  });

  test("silence leaves holes, one for each bucket", () => {
    const extended = extendSpark(empty, { heartRate: vitalView({ value: 80, takenAt: at(5) }) });
    const rolled = rollSpark(extended, T0 + 45_000);
    expect(rolled.lines.heartRate.slice(-5)).toEqual([80, null, null, null, null]);
  });

  test("an hour of silence empties the line", () => {
    const rolled = rollSpark(empty, T0 + 3_600_000);
    expect(rolled.lines.pulse).toHaveLength(SPARK_BUCKETS);
    expect(rolled.lines.pulse.every((value) => value === null)).toBe(true);
  });

  test("stale and old values are not drawn as new ones", () => {
    const stale = vitalView({ value: 80, takenAt: at(5), state: "stale" });
    const old = vitalView({ value: 80, takenAt: at(-60) });
    expect(extendSpark(empty, { heartRate: stale, pulse: old }).open).toEqual({});
  });

  test("holes grow on a silent bed in server time, not on a stream", () => {
    const streamed = liveBed({ id: "bed-2", session: sessionView({ time: "stream" }) });
    const ward = wardOf(snapshot({ beds: [liveBed(), streamed] }));
    expect(rolledWard(ward, T0)).toBe(ward);
    const rolled = rolledWard(ward, T0 + 60_000);
    expect(rolled.sparks["bed-1"]).not.toBe(ward.sparks["bed-1"]);
    expect(rolled.sparks["bed-2"]).toBe(ward.sparks["bed-2"]);
  });
});
