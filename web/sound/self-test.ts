/**
 * The sound test of a screen. It raises alarms of its own that go the way of every alarm: called,
 * planned, handed to the audio clock, measured on the way out. It only says what was measured.
 */
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { AlarmView } from "../../shared/protocol/live.ts";
import { PRIORITIES, type Priority } from "../../shared/vocabulary.ts";
import { type Heard, SILENCE } from "./wanted.ts";

/** A test of all that a screen can say. */
export const WHOLE_TEST: readonly Priority[] = PRIORITIES;
/** What is heard when a screen is armed: enough to know that it sounds. */
export const SHORT_TEST: readonly Priority[] = ["low"];
/** Between two bursts of a test; longer than any gap within one, so that they are told apart. */
export const REST_S = 0.8;
/** How long the outcome stays in sight: time to read it; it lies over a corner of the page. */
export const OUTCOME_MS = 8_000;

/** What was measured of one burst. */
export type Measured = {
  priority: Priority;
  /** The audio clock ran past the start of the burst. */
  hasStarted: boolean;
  /** Pulses handed to the audio clock. */
  pulses: number;
  /** Largest sample on the way out; 0 is silence. */
  peak: number;
};

/** What a test raises; no other part of the page ever sees it. */
const ALARM: AlarmView = {
  id: "sound-test",
  bed: "",
  session: "",
  condition: "sound-test",
  kind: "technical",
  priority: "low",
  vital: null,
  phase: "active",
  provisional: false,
  message: "",
  limit: null,
  worst: null,
  onsetAt: null,
  raisedAt: "",
  worsenedAt: null,
  raisedInfusion: null,
  closedAt: null,
  acknowledged: null,
  acknowledgedBefore: [],
  attending: null,
  escalation: 0,
  explainedBy: null,
  course: "steady",
  occurrences: 1,
};

export type SelfTest =
  | { kind: "none" }
  | { kind: "running"; asked: readonly Priority[]; measured: readonly Measured[] }
  | { kind: "passed"; measured: readonly Measured[]; atMs: number }
  | { kind: "failed"; asked: readonly Priority[]; measured: readonly Measured[]; atMs: number }
  /** Not begun, or ended before its end: alarms go first. */
  | { kind: "gave-way"; atMs: number };

export const selfTestStore = createStore<{ test: SelfTest }>(() => ({ test: { kind: "none" } }));

export function useSelfTest(): SelfTest {
  return useStore(selfTestStore, ({ test }) => test);
}

/** The priority that a test sounds now; null where none runs. */
export function testedNow(test: SelfTest): Priority | null {
  return test.kind === "running" ? (test.asked[test.measured.length] ?? null) : null;
}

/** The test after one more burst was measured. */
export function testAfter(test: SelfTest, measured: Measured, atMs: number): SelfTest {
  if (test.kind !== "running") return test;
  const all = [...test.measured, measured];
  if (all.length < test.asked.length) return { ...test, measured: all };
  return all.every(hasSounded)
    ? { kind: "passed", measured: all, atMs }
    : { kind: "failed", asked: test.asked, measured: all, atMs };
}

/** The test when sound has stopped in the middle of it. */
export function testCut(test: SelfTest, atMs: number): SelfTest {
  return test.kind === "running" ? { ...test, kind: "failed", atMs } : test;
}

/** Priorities that were asked for and not measured at the output. */
export function unheard({ asked, measured }: Extract<SelfTest, { kind: "failed" }>): Priority[] {
  return asked.filter((_, at) => {
    const of = measured[at];
    return of === undefined || !hasSounded(of);
  });
}

/** What the screen would know if there were such an alarm. */
export function testAlarm(priority: Priority): Heard {
  return { ...SILENCE, alarms: [{ ...ALARM, id: `sound-test.${priority}`, priority }] };
}

function hasSounded({ hasStarted, pulses, peak }: Measured): boolean {
  return hasStarted && pulses > 0 && peak > 0;
}
