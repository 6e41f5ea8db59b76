// What holds whatever happens: the same entries give the same alarms, and nothing silences one.

import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Alarm, conditionName } from "../../../shared/alarms/alarm.ts";
import { AUDIO_PAUSE_S_MAX } from "../../../shared/alarms/audio-pause.ts";
import { isPresent, newsAtMs } from "../../../shared/alarms/life-cycle.ts";
import { isBeyond } from "../../../shared/alarms/limits.ts";
import { isAsBad } from "../../../shared/alarms/priority.ts";
import { openAlarms } from "../../../shared/monitor/alarm-book.ts";
import { digestEffects, stateText } from "../../../shared/monitor/digest.ts";
import type { AlarmEffect } from "../../../shared/monitor/effect.ts";
import { fold } from "../../../shared/monitor/fold.ts";
import { initialState, type MonitorState } from "../../../shared/monitor/state.ts";
import { step, type Tick } from "../../../shared/monitor/step.ts";
import { type Entry, entrySchema, type ReadingEntry } from "../../../shared/protocol/entry.ts";
import { MOMENT_MS_MAX } from "../../../shared/protocol/time.ts";
import type { Severity, Vital } from "../../../shared/vocabulary.ts";
import { ALARM_REASONS, SIDES, TECHNICAL_CONDITIONS, VITALS } from "../../../shared/vocabulary.ts";
import { acknowledge, START_MS, undo } from "../../helpers/entries.ts";
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
        const { digest, state: text } = lived(entries);
        expect([hasher.hex(), stateText(state)]).toEqual([digest, text]);
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
        live(journalOf(moments), (entry, effects, state) => {
          if (entry.type === "session-opened") phases = new Map();
          for (const { reason, alarm } of effects) {
            const { number, phase } = alarm;
            if (reason === "raised") expect(number).toBe(phases.size + 1);
            else expect(["active", "held", "latched"]).toContain(phases.get(number));
            if (reason === "returned") expect(["held", "latched"]).toContain(phases.get(number));
            phases.set(number, lifeOf(phase));
          }
          // Held alarms are not told as such: their condition went, and they stay for a while.
          for (const { number, phase } of openAlarms(state)) {
            if (lifeOf(phase) === "held") phases.set(number, "held");
            expect(phases.get(number)).toBe(lifeOf(phase));
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
        let present = new Set<number>();
        live(withTicks(journalOf(moments), ticks), (entry, effects, state) => {
          for (const { reason, alarm } of bringsNews(entry) ? [] : effects) {
            expect(["eased", "limit-changed", "session-closed", "confirmed"]).not.toContain(reason);
            // What is only held, or told for a while after it happened, ends by time alone.
            if (reason !== "ended" || ENDS_BY_TIME.has(alarm.subject.kind)) continue;
            if (ENDED_BY.get(entry.type) === alarm.subject.kind) continue;
            expect(present, conditionName(alarm.subject)).not.toContain(alarm.number);
          }
          present = new Set(
            openAlarms(state)
              .filter(isPresent)
              .map(({ number }) => number),
          );
        });
      }),
      RUNS,
    );
  });

  test("a refused, missing, late or doubtful value ends and eases no limit alarm of its vital", () => {
    fc.assert(
      fc.property(momentsArbitrary, ticksArbitrary, (moments, ticks) => {
        let before: Alarm[] = [];
        live(withTicks(journalOf(moments), ticks), (entry, _effects, state) => {
          const after = openAlarms(state);
          for (const { number, subject, priority } of mayOnlyReadingsEnd(entry) ? before : []) {
            if (subject.kind !== "limit" || bringsSound(entry, subject.vital)) continue;
            const now = after.find((open) => open.number === number);
            const name = conditionName(subject);
            expect(now !== undefined && isPresent(now), name).toBe(true);
            expect(isAsBad(now?.priority ?? "low", priority), name).toBe(true);
          }
          before = after.filter(isPresent).map((alarm) => ({ ...alarm }));
        });
      }),
      RUNS,
    );
  });

  test("nor does a reading without a sound value end or ease a reaction", () => {
    fc.assert(
      fc.property(momentsArbitrary, ticksArbitrary, (moments, ticks) => {
        let before: Alarm[] = [];
        let reference: unknown = null;
        let isMoved = false;
        live(withTicks(journalOf(moments), ticks), (entry, _effects, state) => {
          const after = openAlarms(state);
          const isQuiet = !VITALS.some((vital) => bringsSound(entry, vital));
          // A sound value that comes late may still move the reference, which counts from the next
          // look on.
          const { baseline } = state.session ?? {};
          const locked = baseline?.kind === "locked" ? { ...baseline.values } : null;
          if (locked === null || reference === null) isMoved = false;
          else isMoved ||= !isDeepStrictEqual(locked, reference);
          reference = locked;
          for (const { number, subject, priority } of isQuiet && !isMoved ? before : []) {
            if (subject.kind !== "reaction" || !mayOnlyReadingsEnd(entry)) continue;
            // Overload looks back over 15 minutes, which move on by themselves.
            if (subject.reaction === "overload") continue;
            const now = after.find((open) => open.number === number);
            expect(now !== undefined && isPresent(now), conditionName(subject)).toBe(true);
            expect(isAsBad(now?.priority ?? "low", priority)).toBe(true);
          }
          before = after.filter(isPresent).map((alarm) => ({ ...alarm }));
        });
      }),
      RUNS,
    );
  });

  test("nothing that came or got worse after the answer to a reaction is explained by it", () => {
    fc.assert(
      fc.property(momentsArbitrary, ticksArbitrary, (moments, ticks) => {
        live(withTicks(journalOf(moments), ticks), (_entry, _effects, state) => {
          const open = openAlarms(state);
          for (const alarm of open) {
            const reaction = open.find(({ number }) => number === alarm.explainedBy);
            const answered = reaction?.acknowledged ?? null;
            if (answered === null) continue;
            expect(newsAtMs(alarm), conditionName(alarm.subject)).toBeLessThanOrEqual(
              answered.atMs,
            );
          }
        });
      }),
      RUNS,
    );
  });

  test("what calls and is not answered reaches more people in time: 30 s, 120 s, and 60 s more", () => {
    fc.assert(
      fc.property(momentsArbitrary, ticksArbitrary, (moments, ticks) => {
        live(withTicks(journalOf(moments), ticks), (_entry, _effects, state) => {
          for (const alarm of openAlarms(state)) {
            const { priority, unansweredSinceMs, escalation } = alarm;
            if (alarm.acknowledged !== null || alarm.explainedBy !== null) continue;
            if (priority === "low") continue;
            const callsMs = state.atMs - unansweredSinceMs;
            const firstMs = priority === "high" ? 30_000 : 120_000;
            const least = callsMs < firstMs ? 0 : callsMs < firstMs + 60_000 ? 1 : 2;
            expect(escalation, conditionName(alarm.subject)).toBeGreaterThanOrEqual(least);
          }
        });
      }),
      RUNS,
    );
  });

  test("an acknowledgement that is taken back at once leaves the alarm calling as before", () => {
    fc.assert(
      fc.property(momentsArbitrary, (moments) => {
        const state = live(journalOf(moments));
        const second = (state.atMs - START_MS) / 1_000;
        for (const alarm of [...openAlarms(state)]) {
          const before = { ...alarm };
          const { number, subject, acknowledged } = before;
          if (acknowledged !== null) continue;
          step(state, acknowledge(second, number, { condition: conditionName(subject) }));
          const marked = openAlarms(state).find((open) => open.number === number);
          if (marked === undefined) continue;
          const { effects } = step(state, undo(second, number));
          expect(effects).toContainEqual(
            expect.objectContaining({ type: "alarm", reason: "undone" }),
          );
          expect(openAlarms(state).find((open) => open.number === number)).toEqual(before);
        }
      }),
      RUNS,
    );
  });

  test("the sound is never paused for longer than two minutes", () => {
    fc.assert(
      fc.property(momentsArbitrary, ticksArbitrary, (moments, ticks) => {
        live(withTicks(journalOf(moments), ticks), (_entry, _effects, { audioPause, atMs }) => {
          if (audioPause === null) return;
          expect(audioPause.untilMs).toBeGreaterThan(atMs);
          expect(audioPause.untilMs - atMs).toBeLessThanOrEqual(AUDIO_PAUSE_S_MAX * 1_000);
        });
      }),
      RUNS,
    );
  });

  test("what a reaction explains is never worse than the reaction, and that is there", () => {
    fc.assert(
      fc.property(momentsArbitrary, ticksArbitrary, (moments, ticks) => {
        live(withTicks(journalOf(moments), ticks), (_entry, _effects, state) => {
          const open = openAlarms(state);
          for (const alarm of open) {
            const { explainedBy, priority, subject } = alarm;
            if (explainedBy === null) continue;
            const by = open.find(({ number }) => number === explainedBy);
            expect(subject.kind).toBe("limit");
            expect(by?.subject.kind).toBe("reaction");
            // What is over as well may outlive the condition of the reaction, not the reaction.
            expect(by !== undefined && (isPresent(by) || !isPresent(alarm))).toBe(true);
            expect(isAsBad(by?.priority ?? "low", priority)).toBe(true);
          }
        });
      }),
      RUNS,
    );
  });

  test("the worst value that a limit alarm tells lies beyond the limit that it tells", () => {
    fc.assert(
      fc.property(momentsArbitrary, ticksArbitrary, (moments, ticks) => {
        live(withTicks(journalOf(moments), ticks), (_entry, effects) => {
          for (const { alarm } of effects) {
            if (alarm.subject.kind !== "limit") continue;
            const { worst, side, limit } = alarm.subject;
            expect(isBeyond(worst, side, limit), `${worst} ${side} ${limit}`).toBe(true);
          }
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
            expect(alarm !== null && isPresent(alarm), `${vital} ${side}`).toBe(true);
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
  const all = [...ALARM_REASONS, "limit", "reaction", ...TECHNICAL_CONDITIONS];
  expect([...seen].sort()).toEqual(all.sort());
});

/** What the rules of domain.md §3 say of values alone: since when each has been beyond a limit. */
class LimitModel {
  readonly since = new Map<string, number>();
  isFollowing = false;

  follow(entry: Entry | Tick, state: MonitorState): void {
    if (!isWatched(state)) {
      this.since.clear();
      this.isFollowing = false;
      return;
    }
    // A move that the session does not make, to a phase it is in, starts nothing.
    const isStart = !this.isFollowing;
    this.isFollowing = true;
    const isJudged = entry.type === "reading" || entry.type === "limits" || isStart;
    for (const vital of VITALS) {
      const { last, silence } = state.vitals[vital];
      if (last === null || !isJudged) continue;
      if (entry.type === "reading" && !brings(entry, vital, last.takenAtMs)) continue;
      // Of what is no longer the present, other limits begin nothing.
      const isPast = entry.type === "limits" && silence.kind === "passed";
      for (const side of SIDES) {
        for (const severity of ["medium", "high"] as const) {
          const limit = state.session?.limits[vital][side][severity] ?? null;
          const isOut =
            limit !== null && (side === "low" ? last.value < limit : last.value > limit);
          const key = `${vital} ${side} ${severity}`;
          if (!isOut) this.since.delete(key);
          else if (!this.since.has(key) && !isPast) this.since.set(key, entry.atMs);
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
  const wishesMs: number[] = [];
  for (const entry of entries) {
    before?.(state);
    const { effects } = step(state, entry);
    digestEffects(hasher, effects);
    for (const { type, atMs } of effects) if (type === "repeat-cuff") wishesMs.push(atMs);
  }
  return { digest: hasher.hex(), state: stateText(state), wishesMs };
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

function lifeOf(phase: Alarm["phase"]): "active" | "held" | "latched" | "closed" {
  return phase.kind === "active" && phase.goneSinceMs !== null ? "held" : phase.kind;
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
  return !NO_NEWS.has(entry.type);
}

/** What ends by time: readings lost or refused are told for a while after the last. */
const ENDS_BY_TIME: ReadonlySet<string> = new Set(["gap", "implausible"]);

/** Entries that end the alarm about themselves, and no other. */
const ENDED_BY: ReadonlyMap<string, string> = new Map([
  ["clock-offset", "clock-offset"],
  ["recording", "recording-stopped"],
  ["screens", "no-screen-can-sound"],
]);

/** Entries that tell nothing of a patient, and that no person answers an alarm with. */
const NO_NEWS: ReadonlySet<string> = new Set([
  "tick",
  "device-disconnected",
  "gap",
  "clock-offset",
  "attend",
  "undo",
  "audio-pause",
  "screens",
  "recording",
]);

/** Entries that end limit alarms and reactions by what they measure, if by anything. */
function mayOnlyReadingsEnd({ type }: Entry | Tick): boolean {
  return !["phase", "acknowledge", "limits", "observation", "session-opened"].includes(type);
}

/** Whether a reading brought the newest value of a vital. A mean may be computed. */
function brings(entry: ReadingEntry, vital: Vital, newestMs: number): boolean {
  if (entry.late === true || Math.min(entry.takenAtMs, entry.atMs) !== newestMs) return false;
  const { systolic, diastolic, [vital]: value } = entry.vitals;
  if (typeof value === "number") return true;
  return vital === "mean" && typeof systolic === "number" && typeof diastolic === "number";
}

/** Whether an entry brings a present value of a vital that nobody doubts. A mean may be computed. */
function bringsSound(entry: Entry | Tick, vital: Vital): boolean {
  if (entry.type !== "reading" || entry.late === true) return false;
  const isSound = (one: Vital): boolean =>
    typeof entry.vitals[one] === "number" && entry.queried?.includes(one) !== true;
  return isSound(vital) || (vital === "mean" && isSound("systolic") && isSound("diastolic"));
}

function highLimitAlarms(state: MonitorState): number[] {
  return openAlarms(state)
    .filter((alarm) => {
      return alarm.subject.kind === "limit" && alarm.priority === "high" && isPresent(alarm);
    })
    .map(({ number }) => number);
}

/** Whether a vital is in trouble as the ward sees it: an active limit alarm, or one on its way. */
function isPendingOrActive(state: MonitorState, vital: Vital): boolean {
  if (!isWatched(state)) return false;
  return SIDES.some((side) => {
    const { alarm, mediumSinceMs, highSinceMs } = state.vitals[vital][side];
    const isOut = mediumSinceMs !== null || highSinceMs !== null;
    return isOut || (alarm !== null && isPresent(alarm));
  });
}

function isToldSilent(state: MonitorState, vital: Vital): boolean {
  const tracks = [state.vitals[vital]];
  if (PRESSURES.includes(vital)) tracks.push(state.vitals.systolic);
  const slots = tracks.flatMap(({ noData, leadOff }) => [noData, leadOff]);
  return [...slots, state.equipment.deviceLost].some(({ alarm }) => alarm !== null);
}
