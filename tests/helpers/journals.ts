// Journals that nobody would think of: readings good and bad, late, old and out of order, links
// that flap, people who press at any time. For properties that hold whatever happens.

import fc from "fast-check";
import { conditionName } from "../../shared/alarms/alarm.ts";
import { PAEDIATRIC_PROFILE } from "../../shared/alarms/limit-profiles.ts";
import { ADULT_LIMITS, type Limits } from "../../shared/alarms/limits.ts";
import { openAlarms } from "../../shared/monitor/alarm-book.ts";
import { initialState, type MonitorState } from "../../shared/monitor/state.ts";
import { step, type Tick } from "../../shared/monitor/step.ts";
import type { Entry, ReadingEntry } from "../../shared/protocol/entry.ts";
import type { Person } from "../../shared/protocol/person.ts";
import {
  ACVPU,
  RECORDING_STATES,
  SESSION_PHASES,
  SYMPTOMS,
  VITALS,
  type Vital,
} from "../../shared/vocabulary.ts";
import {
  acknowledge,
  attend,
  audioPause,
  clockOffset,
  connected,
  DOCTOR,
  disconnected,
  gap,
  limitsChanged,
  NURSE,
  observation,
  phase,
  reading,
  recording,
  START_MS,
  screens,
  sessionOpened,
  status,
  undo,
} from "./entries.ts";

/** Something that happens some time after what came before it. */
export type Moment = { afterMs: number; act: Act };

export type Act =
  | { kind: "reading"; vitals: ReadingEntry["vitals"]; ageMs: number; queried: boolean }
  | { kind: "refused"; vital: Vital }
  | { kind: "status"; leadOff: Vital[] }
  | { kind: "connect"; cadenceS: number; announced: Vital[] }
  | { kind: "disconnect" }
  | { kind: "acknowledge"; which: number; isMistaken: boolean }
  | { kind: "undo" | "attend"; which: number; by: Person }
  | { kind: "audio-pause"; seconds: number }
  | { kind: "limits"; limits: Limits }
  | { kind: "observation"; seen: Parameters<typeof observation>[1] }
  | { kind: "recording"; recording: (typeof RECORDING_STATES)[number] }
  | { kind: "screens"; canSound: number }
  | { kind: "clock"; offsetMs: number }
  | { kind: "gap"; missed: number }
  /** A heart rate that varied, and then stands still for longer than two minutes. */
  | { kind: "stuck"; value: number }
  | { kind: "phase"; to: (typeof SESSION_PHASES)[number] };

/** Around every edge of the adult table: inside, at, just beyond, far beyond, back by hysteresis. */
const VALUES: Record<Vital, number[]> = {
  heartRate: [35, 40, 45, 50, 72, 118, 119, 120, 121, 130, 148, 150, 151, 180],
  pulse: [39, 49, 52, 72, 118, 121, 151],
  systolic: [75, 79, 80, 83, 85, 90, 93, 120, 157, 161, 197, 201],
  diastolic: [38, 45, 50, 53, 70, 91, 121],
  mean: [50, 57, 63, 93, 111, 131],
  respiration: [4, 7, 9, 14, 29, 31, 36],
  temperature: [34.9, 35.4, 35.7, 36.6, 37.8, 38, 38.1, 38.8, 39, 39.1],
  spo2: [80, 88, 91, 92, 93, 98],
};

const ageMs = fc.oneof(
  { weight: 6, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.integer({ min: -3_000, max: 15_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 15_001, max: 400_000 }) },
);

const afterMs = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(0, 1, 999, 1_000, 1_000, 1_000, 2_000, 3_000) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 12_000 }) },
  { weight: 1, arbitrary: fc.constantFrom(60_000, 630_000) },
);

/** The few vitals that a journal is about: with all of them no alarm would live through much. */
const fewVitals = fc.oneof(
  fc.uniqueArray(fc.constantFrom(...VITALS), { minLength: 1, maxLength: 2 }),
  fc.constant<Vital[]>(["systolic", "diastolic"]),
  fc.constant<Vital[]>([...VITALS]),
);

const OFF = { medium: null, high: null };

/** The limits that somebody sets: others, nearer ones, ones that are off. */
const LIMIT_SETS: Limits[] = [
  ADULT_LIMITS,
  PAEDIATRIC_PROFILE.limits,
  { ...ADULT_LIMITS, heartRate: { low: OFF, high: OFF }, systolic: { low: OFF, high: OFF } },
  {
    ...ADULT_LIMITS,
    heartRate: { low: { medium: null, high: 46 }, high: { medium: 125, high: 129 } },
    systolic: { low: { medium: 86, high: 76 }, high: { medium: null, high: 158 } },
    temperature: { low: OFF, high: { medium: 37.7, high: 38.5 } },
  },
];

/** Anything at all. */
export const momentsArbitrary: fc.Arbitrary<Moment[]> = fewVitals.chain((few) =>
  many(
    { weight: 10, arbitrary: readingAct(few) },
    { weight: 3, arbitrary: quietAct(few) },
    { weight: 2, arbitrary: houseAct },
    { weight: 4, arbitrary: answerAct },
    { weight: 1, arbitrary: doctorsAct },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("phase" as const),
        // Closing comes seldom, or most journals would be short ones.
        to: fc.constantFrom(...SESSION_PHASES, ...SESSION_PHASES.slice(1, 5)),
      }),
    },
  ),
);

/** Everything that may keep silent about a patient: nothing here carries a present value. */
export const hushArbitrary: fc.Arbitrary<Moment[]> = fewVitals.chain((few) =>
  many(
    { weight: 1, arbitrary: quietAct(few) },
    { weight: 1, arbitrary: houseAct },
    {
      weight: 1,
      arbitrary: readingAct(few).map((act) => ({ ...act, vitals: nullsOf(act.vitals), ageMs: 0 })),
    },
    {
      weight: 1,
      arbitrary: readingAct(few).map((act) => ({ ...act, ageMs: 15_001 + Math.abs(act.ageMs) })),
    },
  ),
);

/** What people answer to an alarm. */
const answerAct: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    kind: fc.constant("acknowledge" as const),
    which: fc.nat(5),
    isMistaken: fc.constantFrom(false, false, false, true),
  }),
  fc.record({
    kind: fc.constantFrom("undo" as const, "attend" as const),
    which: fc.nat(5),
    by: fc.constantFrom(DOCTOR, DOCTOR, NURSE),
  }),
);

/** What people change or state. */
const doctorsAct: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constant("limits" as const), limits: fc.constantFrom(...LIMIT_SETS) }),
  fc.record({
    kind: fc.constant("observation" as const),
    seen: fc.record(
      {
        acvpu: fc.constantFrom(...ACVPU),
        symptoms: fc.subarray([...SYMPTOMS], { maxLength: 2 }),
        ctcaeGrade: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const),
      },
      { requiredKeys: [] },
    ),
  }),
  fc.record({ kind: fc.constant("stuck" as const), value: fc.constantFrom(72, 130) }),
);

/** What the house does around a bed: nothing of it tells anything about the patient. */
const houseAct: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constant("audio-pause" as const), seconds: fc.constantFrom(0, 30, 120) }),
  fc.record({
    kind: fc.constant("recording" as const),
    recording: fc.constantFrom(...RECORDING_STATES),
  }),
  fc.record({ kind: fc.constant("screens" as const), canSound: fc.constantFrom(0, 0, 1, 4) }),
  fc.record({
    kind: fc.constant("clock" as const),
    offsetMs: fc.constantFrom(0, 60_000, 60_001, -90_000),
  }),
  fc.record({ kind: fc.constant("gap" as const), missed: fc.constantFrom(1, 30) }),
);

/** Ticks to put between entries: after which one, and how far into the time to the next. */
export const ticksArbitrary = fc.array(
  fc.record({ after: fc.nat(70), share: fc.double({ min: 0, max: 1, noNaN: true }) }),
  { maxLength: 60, size: "max" },
);

function many(...acts: fc.WeightedArbitrary<Act>[]): fc.Arbitrary<Moment[]> {
  const moment = fc.record({ afterMs, act: fc.oneof(...acts) });
  return fc.array(moment, { maxLength: 60, size: "max" });
}

function readingAct(few: readonly Vital[]) {
  return fc.record({
    kind: fc.constant("reading" as const),
    vitals: fc.subarray([...few], { minLength: 1 }).chain(valuesOf),
    ageMs,
    queried: fc.boolean(),
  });
}

function valuesOf(chosen: readonly Vital[]): fc.Arbitrary<ReadingEntry["vitals"]> {
  const value = (one: Vital) =>
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...VALUES[one]) },
      { weight: 1, arbitrary: fc.constant(null) },
    );
  return fc.record(Object.fromEntries(chosen.map((one) => [one, value(one)])));
}

/** What a link and its sensors do apart from sending values. */
function quietAct(few: readonly Vital[]): fc.Arbitrary<Act> {
  const some = fc.subarray([...few]);
  return fc.oneof(
    fc.record({ kind: fc.constant("refused" as const), vital: fc.constantFrom(...few) }),
    fc.record({ kind: fc.constant("status" as const), leadOff: some }),
    fc.record({
      kind: fc.constant("connect" as const),
      cadenceS: fc.constantFrom(1, 2, 10, 60, 300),
      announced: some,
    }),
    fc.constant({ kind: "disconnect" as const }),
  );
}

/** The journal of a session that is watched from its start, and what then happens in it. */
export function journalOf(moments: readonly Moment[]): Entry[] {
  const state = initialState("bed-1");
  const cadence = { heartRate: 1, temperature: 10, systolic: 300 };
  const entries = [sessionOpened(0), connected(0, { cadence }), phase(0, "baseline")];
  for (const entry of entries) step(state, entry);
  return [...entries, ...continued(state, moments)];
}

/** Entries that follow on a state, which is brought up to their end. */
export function continued(state: MonitorState, moments: readonly Moment[]): Entry[] {
  const entries: Entry[] = [];
  let sessions = 1;
  for (const { afterMs, act } of moments) {
    const second = (state.atMs - START_MS + afterMs) / 1_000;
    // A bed whose session has closed gets the next one, though not within the second.
    if (state.session === null && afterMs >= 1_000) {
      sessions += 1;
      const next = [sessionOpened(second, { session: `s-${sessions}` }), connected(second)];
      for (const entry of [...next, phase(second, "baseline")]) {
        step(state, entry);
        entries.push(entry);
      }
    }
    for (const entry of entriesOf(state, second, act)) {
      step(state, entry);
      entries.push(entry);
    }
  }
  return entries;
}

/** The same journal, looked at more often. */
export function withTicks(
  entries: readonly Entry[],
  ticks: readonly { after: number; share: number }[],
): (Entry | Tick)[] {
  return entries.flatMap((entry, index) => {
    const next = entries[index + 1];
    if (next === undefined) return [entry];
    const between = ticks
      .filter(({ after }) => after % entries.length === index)
      .map(({ share }) => Math.floor(entry.atMs + share * (next.atMs - entry.atMs)))
      .sort((left, right) => left - right);
    return [entry, ...between.map((atMs): Tick => ({ type: "tick", atMs }))];
  });
}

function entriesOf(state: MonitorState, second: number, act: Act): Entry[] {
  return act.kind === "stuck" ? stuckReadings(second, act.value) : [entryOf(state, second, act)];
}

function stuckReadings(second: number, value: number): Entry[] {
  const varied = Array.from({ length: 8 }, (_, index) =>
    reading(second + index, { heartRate: value - (index % 2) }),
  );
  const still = Array.from({ length: 42 }, (_, index) =>
    reading(second + 8 + 3 * index, { heartRate: value }),
  );
  return [connected(second, { cadence: { heartRate: 1 } }), ...varied, ...still];
}

function entryOf(state: MonitorState, second: number, act: Exclude<Act, { kind: "stuck" }>): Entry {
  switch (act.kind) {
    case "reading": {
      const queried = act.queried ? { queried: [...VITALS] } : {};
      const late = act.ageMs > 15_000 ? ({ late: true } as const) : {};
      const takenS = second - act.ageMs / 1_000;
      return reading(second, act.vitals, { takenS, ...queried, ...late });
    }
    case "refused": {
      const rejected = {
        vital: act.vital,
        code: "OUT_OF_RANGE",
        message: "no",
        value: 9e3,
      } as const;
      return reading(second, {}, { rejected: [rejected], missing: [act.vital] });
    }
    case "status":
      return status(second, { leadOff: act.leadOff });
    case "connect": {
      const cadence = Object.fromEntries(act.announced.map((one) => [one, act.cadenceS]));
      return connected(second, { cadence });
    }
    case "disconnect":
      return disconnected(second);
    case "acknowledge": {
      const open = openAlarms(state);
      const alarm = open[act.which % Math.max(1, open.length)];
      if (alarm === undefined || act.isMistaken) {
        return acknowledge(second, act.which + 1, { condition: "heartRate.high.medium" });
      }
      return acknowledge(second, alarm.number, { condition: conditionName(alarm.subject) });
    }
    case "undo":
      return undo(second, openNumber(state, act.which), act.by);
    case "attend":
      return attend(second, openNumber(state, act.which), act.by);
    case "audio-pause":
      return audioPause(second, act.seconds);
    case "limits":
      return limitsChanged(second, act.limits);
    case "observation":
      return observation(second, act.seen);
    case "recording":
      return recording(second, act.recording);
    case "screens":
      return screens(second, act.canSound);
    case "clock":
      return clockOffset(second, act.offsetMs);
    case "gap":
      return gap(second, act.missed);
    case "phase":
      return phase(second, act.to);
  }
}

/** An alarm that is open, or a number that may never have been given. */
function openNumber(state: MonitorState, which: number): number {
  const open = openAlarms(state);
  return open[which % Math.max(1, open.length)]?.number ?? which + 1;
}

function nullsOf(vitalValues: ReadingEntry["vitals"]): ReadingEntry["vitals"] {
  return Object.fromEntries(Object.keys(vitalValues).map((one) => [one, null]));
}
