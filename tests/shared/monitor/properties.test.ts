// What holds whatever happens: the same entries give the same alarms, and nothing silences one.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { conditionName } from "../../../shared/alarms/alarm.ts";
import { openAlarms } from "../../../shared/monitor/alarm-book.ts";
import { digestEffects, stateText } from "../../../shared/monitor/digest.ts";
import type { AlarmEffect } from "../../../shared/monitor/effect.ts";
import { fold } from "../../../shared/monitor/fold.ts";
import { initialState, type MonitorState } from "../../../shared/monitor/state.ts";
import { step, type Tick } from "../../../shared/monitor/step.ts";
import { type Entry, entrySchema } from "../../../shared/protocol/entry.ts";
import { MOMENT_MS_MAX } from "../../../shared/protocol/time.ts";
import type { Severity, Vital } from "../../../shared/vocabulary.ts";
import { SIDES, VITALS } from "../../../shared/vocabulary.ts";
import { acknowledge, START_MS } from "../../helpers/entries.ts";
import { sha256 } from "../../helpers/hash.ts";
import {
  continued,
  hushArbitrary,
  journalOf,
  momentsArbitrary,
  ticksArbitrary,
  withTicks,
} from "../../helpers/journals.ts";

const RUNS = { numRuns: 300 };
const PRESSURES: readonly Vital[] = ["systolic", "diastolic", "mean"];
/** Longer than any cadence here lets a value live, and any grace besides. */
const LONG_MS = 700_000;

describe("the same journal gives the same alarms", () => {
  test("however often somebody looks in between", () => {
    fc.assert(
      fc.property(momentsArbitrary, ticksArbitrary, (moments, ticks) => {
        const entries = journalOf(moments);
        expect(lived(withTicks(entries, ticks))).toEqual(lived(entries));
      }),
      RUNS,
    );
  });

  test("if it is looked at every 250 ms, as the ward does", () => {
    fc.assert(
      fc.property(momentsArbitrary, (moments) => {
        const entries = journalOf(moments);
        expect(lived(tickedEvery(250, entries))).toEqual(lived(entries));
      }),
      { numRuns: 30 },
    );
  });

  test("if the ward looks only when something may be due: no deadline hides behind the bound", () => {
    fc.assert(
      fc.property(momentsArbitrary, ticksArbitrary, (moments, ticks) => {
        const entries = withTicks(journalOf(moments), ticks);
        const forgetful = (state: MonitorState): void => {
          state.nextDueMs = 0;
        };
        expect(lived(entries, forgetful)).toEqual(lived(entries));
      }),
      RUNS,
    );
  });

  test("written down and read back", () => {
    fc.assert(
      fc.property(momentsArbitrary, (moments) => {
        const entries = journalOf(moments);
        const read = entries.map((entry) => entrySchema.parse(JSON.parse(JSON.stringify(entry))));
        expect(read).toEqual(entries);
        expect(lived(read)).toEqual(lived(entries));
      }),
      RUNS,
    );
  });

  test("folded at once or lived entry by entry", () => {
    fc.assert(
      fc.property(momentsArbitrary, (moments) => {
        const entries = journalOf(moments);
        const hasher = sha256();
        const state = fold(initialState("bed-1"), entries, (effects) =>
          digestEffects(hasher, effects),
        );
        expect({ digest: hasher.hex(), state: stateText(state) }).toEqual(lived(entries));
      }),
      RUNS,
    );
  });

  test("also when the state is written down half-way and taken up again", () => {
    fc.assert(
      fc.property(momentsArbitrary, fc.nat(60), (moments, cut) => {
        const entries = journalOf(moments);
        const half = fold(initialState("bed-1"), entries.slice(0, cut));
        const again: MonitorState = JSON.parse(JSON.stringify(half));
        expect(again).toEqual(half);
        const state = fold(again, entries.slice(cut));
        expect(stateText(state)).toBe(lived(entries).state);
      }),
      RUNS,
    );
  });
});

describe("the book of alarms", () => {
  test("numbers them 1, 2, 3 within each session, and each lives one life", () => {
    fc.assert(
      fc.property(momentsArbitrary, (moments) => {
        let phases = new Map<number, string>();
        live(journalOf(moments), (entry, effects) => {
          if (entry.type === "session-opened") phases = new Map();
          for (const { reason, alarm } of effects) {
            const { number, phase } = alarm;
            if (reason === "raised") expect(number).toBe(phases.size + 1);
            else expect(["active", "latched"]).toContain(phases.get(number));
            if (reason === "returned") expect(phases.get(number)).toBe("latched");
            phases.set(number, phase.kind);
          }
        });
      }),
      RUNS,
    );
  });

  test("holds at most one alarm for each thing that can be wrong", () => {
    fc.assert(
      fc.property(momentsArbitrary, (moments) => {
        const state = live(journalOf(moments));
        const subjects = openAlarms(state).map(({ subject }) =>
          subject.kind === "limit" ? `${subject.vital}.${subject.side}` : conditionName(subject),
        );
        expect(new Set(subjects).size).toBe(subjects.length);
      }),
      RUNS,
    );
  });

  test("every alarm that is open can be acknowledged, and then carries the mark or is closed", () => {
    fc.assert(
      fc.property(momentsArbitrary, (moments) => {
        const state = live(journalOf(moments));
        const second = (state.atMs - START_MS) / 1_000;
        for (const { number, subject } of [...openAlarms(state)]) {
          step(state, acknowledge(second, number, { condition: conditionName(subject) }));
          const alarm = openAlarms(state).find((open) => open.number === number);
          if (alarm !== undefined) expect(alarm.acknowledged).not.toBeNull();
        }
      }),
      RUNS,
    );
  });

  test("effects tell times that never run backwards, and never the future", () => {
    fc.assert(
      fc.property(momentsArbitrary, (moments) => {
        let lastMs = 0;
        live(journalOf(moments), (entry, effects) => {
          for (const { atMs } of effects) {
            expect(atMs).toBeGreaterThanOrEqual(lastMs);
            expect(atMs).toBeLessThanOrEqual(entry.atMs);
            lastMs = atMs;
          }
        });
      }),
      RUNS,
    );
  });
});

describe("nothing silences an alarm", () => {
  test("what brings no present value ends and eases nothing", () => {
    fc.assert(
      fc.property(momentsArbitrary, ticksArbitrary, (moments, ticks) => {
        live(withTicks(journalOf(moments), ticks), (entry, effects) => {
          if (bringsNews(entry)) return;
          const reasons = effects.map(({ reason }) => reason);
          for (const reason of reasons)
            expect(["raised", "worsened", "returned"]).toContain(reason);
        });
      }),
      RUNS,
    );
  });

  test("a high alarm whose vital goes quiet stays active, and its silence becomes high", () => {
    fc.assert(
      fc.property(momentsArbitrary, hushArbitrary, (moments, hush) => {
        const state = live(journalOf(moments));
        const before = highLimitAlarms(state);
        const troubled = VITALS.filter((vital) => isPendingOrActive(state, vital));
        quiet(state, hush);
        const after = openAlarms(state);
        for (const number of before) {
          const alarm = after.find((open) => open.number === number);
          expect(alarm).toMatchObject({ priority: "high", phase: { kind: "active" } });
        }
        for (const vital of troubled) {
          const speakers = PRESSURES.includes(vital) ? [vital, "systolic"] : [vital];
          const isTold = after.some(
            ({ subject, priority }) =>
              subject.kind === "no-data" && speakers.includes(subject.vital) && priority === "high",
          );
          expect(isTold, `${vital} fell silent in trouble and a high no-data tells it`).toBe(true);
        }
      }),
      { numRuns: 600 },
    );
  });

  test("a vital that is silent for long is told by an alarm that is open", () => {
    fc.assert(
      fc.property(momentsArbitrary, hushArbitrary, (moments, hush) => {
        const state = live(journalOf(moments));
        quiet(state, hush);
        if (!isWatched(state)) return;
        for (const vital of VITALS) {
          const { silence, sensor } = state.vitals[vital];
          if (silence.kind === "unexpected" && sensor === "on") continue;
          expect(isToldSilent(state, vital), `${vital} is silent and somebody tells it`).toBe(true);
        }
      }),
      { numRuns: 600 },
    );
  });

  test("no no-data clock runs longer than a value of its vital may live", () => {
    fc.assert(
      fc.property(momentsArbitrary, (moments) => {
        live(journalOf(moments), (_entry, _effects, state) => {
          for (const vital of VITALS) {
            const { silence, staleAfterMs } = state.vitals[vital];
            if (silence.kind !== "waiting") continue;
            expect(silence.dueMs - state.atMs, vital).toBeLessThanOrEqual(staleAfterMs);
          }
        });
      }),
      RUNS,
    );
  });

  test("a value that has been beyond its limit for its delay is an active alarm", () => {
    fc.assert(
      fc.property(momentsArbitrary, ticksArbitrary, (moments, ticks) => {
        const model = new LimitModel();
        live(withTicks(journalOf(moments), ticks), (entry, _effects, state) => {
          model.follow(entry, state);
          for (const { vital, side, severity } of model.due(state)) {
            const { alarm } = state.vitals[vital][side];
            expect(alarm?.phase.kind, `${vital} ${side}`).toBe("active");
            if (severity === "high") expect(alarm?.priority).toBe("high");
          }
        });
      }),
      RUNS,
    );
  });
});

describe("no input breaks the monitor", () => {
  const number = fc.double({ noNaN: true, noDefaultInfinity: true });
  const atMs = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: MOMENT_MS_MAX }));
  const vital = fc.constantFrom(...VITALS);
  const vitals = fc.dictionary(vital, fc.option(number), { maxKeys: 8 });
  const wild: fc.Arbitrary<object> = fc.oneof(
    fc.record({
      type: fc.constant("reading"),
      boot: fc.constant("b"),
      seq: fc.nat(),
      takenAtMs: atMs,
      vitals,
      late: fc.constantFrom(undefined, true),
      queried: fc.constantFrom(undefined, [...VITALS]),
    }),
    fc.record({
      type: fc.constant("device-connected"),
      device: fc.constantFrom("a", "b"),
      source: fc.constantFrom("device", "simulator", "replay"),
      model: fc.string(),
      boot: fc.constant("b"),
      cadence: fc.dictionary(vital, fc.double({ min: 0.02, max: 86_400, noNaN: true })),
      clockOffsetMs: number,
    }),
    fc.record({
      type: fc.constant("device-disconnected"),
      device: fc.constantFrom("a", "b"),
      end: fc.constantFrom("closed", "silent", "replaced"),
    }),
    fc.record({ type: fc.constant("device-status"), leadOff: fc.array(vital) }),
    fc.record({ type: fc.constant("clock-offset"), clockOffsetMs: number }),
    fc.record({
      type: fc.constant("gap"),
      boot: fc.constant("b"),
      fromSeq: fc.nat(),
      toSeq: fc.nat(),
    }),
    fc.record({
      type: fc.constant("phase"),
      to: fc.constantFrom("scheduled", "baseline", "infusing", "paused", "observing", "closed"),
      by: fc.constant(null),
    }),
    fc.record({
      type: fc.constant("acknowledge"),
      alarm: fc.integer({ min: 1, max: 9 }),
      condition: fc.constantFrom("heartRate.high.high", "no-data.pulse", "device-lost", ""),
      by: fc.constant({ id: "d", name: "D", role: "doctor" }),
    }),
  );

  test("entries of any kind in any order, with any numbers, as long as time does not run back", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(wild, fc.nat(20_000)), { maxLength: 60 }), (steps) => {
        const state = live(journalOf([]));
        for (const [fields, gapMs] of steps) {
          const entry = entrySchema.parse(
            JSON.parse(JSON.stringify({ ...fields, atMs: state.atMs + gapMs })),
          );
          step(state, entry);
          expect(state.atMs).toBe(entry.atMs);
        }
      }),
      { numRuns: 500 },
    );
  });
});

test("the journals tried here are not empty: every reason, every kind of alarm occurs", () => {
  const seen = new Set<string>();
  for (const moments of fc.sample(momentsArbitrary, { numRuns: 300, seed: 7 })) {
    live(journalOf(moments), (_entry, effects) => {
      for (const { reason, alarm } of effects) seen.add(reason).add(alarm.subject.kind);
    });
  }
  expect([...seen].sort()).toEqual([
    "acknowledged",
    "confirmed",
    "device-lost",
    "eased",
    "ended",
    "lead-off",
    "limit",
    "no-data",
    "raised",
    "returned",
    "session-closed",
    "worsened",
    "worst-value",
  ]);
});

/** What the rules of domain.md §3 say of values alone: since when each has been beyond a limit. */
class LimitModel {
  readonly since = new Map<string, number>();

  follow(entry: Entry | Tick, state: MonitorState): void {
    if (!isWatched(state)) {
      this.since.clear();
      return;
    }
    const isStart = entry.type === "phase" && entry.to === "baseline";
    for (const vital of VITALS) {
      const { last } = state.vitals[vital];
      if (last === null || (entry.type !== "reading" && !isStart)) continue;
      for (const side of SIDES) {
        for (const severity of ["medium", "high"] as const) {
          const limit = state.session?.limits[vital][side][severity] ?? null;
          const isOut =
            limit !== null && (side === "low" ? last.value < limit : last.value > limit);
          const key = `${vital} ${side} ${severity}`;
          if (!isOut) this.since.delete(key);
          else if (!this.since.has(key)) this.since.set(key, entry.atMs);
        }
      }
    }
  }

  /** Onsets that are over, of vitals whose value is the present. */
  due(state: MonitorState) {
    const found: { vital: Vital; side: "low" | "high"; severity: Severity }[] = [];
    for (const vital of VITALS) {
      const { sensor, silence, last, staleAfterMs } = state.vitals[vital];
      const isFresh = last !== null && state.atMs < last.takenAtMs + staleAfterMs;
      if (sensor === "off" || silence.kind !== "waiting" || !isFresh) continue;
      for (const side of SIDES) {
        for (const severity of ["medium", "high"] as const) {
          const sinceMs = this.since.get(`${vital} ${side} ${severity}`);
          if (sinceMs !== undefined && state.atMs >= sinceMs + DELAY_MS[vital][severity]) {
            found.push({ vital, side, severity });
          }
        }
      }
    }
    return found;
  }
}

const AT_ONCE = { medium: 0, high: 0 };
const HEART = { medium: 10_000, high: 3_000 };
const BREATH = { medium: 15_000, high: 5_000 };
const DELAY_MS: Record<Vital, Record<Severity, number>> = {
  heartRate: HEART,
  pulse: HEART,
  systolic: AT_ONCE,
  diastolic: AT_ONCE,
  mean: AT_ONCE,
  respiration: BREATH,
  temperature: AT_ONCE,
  spo2: BREATH,
};

type Look = (entry: Entry | Tick, effects: AlarmEffect[], state: MonitorState) => void;

/** Lives a journal from a bed's first moment, with a look after each entry. */
function live(entries: readonly (Entry | Tick)[], look?: Look): MonitorState {
  const state = initialState("bed-1");
  for (const entry of entries) {
    const effects = step(state, entry).effects.filter((effect) => effect.type === "alarm");
    look?.(entry, effects, state);
  }
  return state;
}

/** Digest and final state of a journal that was lived. */
function lived(entries: readonly (Entry | Tick)[], before?: (state: MonitorState) => void) {
  const state = initialState("bed-1");
  const hasher = sha256();
  for (const entry of entries) {
    before?.(state);
    digestEffects(hasher, step(state, entry).effects);
  }
  return { digest: hasher.hex(), state: stateText(state) };
}

function tickedEvery(everyMs: number, entries: readonly Entry[]): (Entry | Tick)[] {
  return entries.flatMap((entry, index) => {
    const ticks: Tick[] = [];
    const untilMs = Math.min(entries[index + 1]?.atMs ?? 0, entry.atMs + 60_000);
    for (let atMs = entry.atMs; atMs < untilMs; atMs += everyMs) ticks.push({ type: "tick", atMs });
    return [entry, ...ticks];
  });
}

/** Lets a bed go through a hush, and then hear nothing for long. */
function quiet(state: MonitorState, hush: Parameters<typeof continued>[1]): void {
  if (state.session !== null) continued(state, hush);
  step(state, { type: "tick", atMs: state.atMs + LONG_MS });
}

function isWatched({ session }: MonitorState): boolean {
  return session !== null && session.phase !== "scheduled";
}

/** Whether an entry may end something: a present value, a sensor or device back, a person. */
function bringsNews(entry: Entry | Tick): boolean {
  if (entry.type === "reading") {
    const values = Object.values(entry.vitals);
    return entry.late !== true && values.some((value) => typeof value === "number");
  }
  return !["tick", "device-disconnected", "gap", "clock-offset"].includes(entry.type);
}

function highLimitAlarms(state: MonitorState): number[] {
  return openAlarms(state)
    .filter(({ subject, priority, phase }) => {
      return subject.kind === "limit" && priority === "high" && phase.kind === "active";
    })
    .map(({ number }) => number);
}

/** Whether a vital is in trouble as the ward sees it: an active limit alarm, or one on its way. */
function isPendingOrActive(state: MonitorState, vital: Vital): boolean {
  if (!isWatched(state)) return false;
  return SIDES.some((side) => {
    const { alarm, mediumSinceMs, highSinceMs } = state.vitals[vital][side];
    const isOut = mediumSinceMs !== null || highSinceMs !== null;
    return isOut || alarm?.phase.kind === "active";
  });
}

function isToldSilent(state: MonitorState, vital: Vital): boolean {
  const tracks = [state.vitals[vital]];
  if (PRESSURES.includes(vital)) tracks.push(state.vitals.systolic);
  const slots = tracks.flatMap(({ noData, leadOff }) => [noData, leadOff]);
  return [...slots, state.equipment.deviceLost].some(({ alarm }) => alarm !== null);
}
