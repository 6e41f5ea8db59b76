/**
 * Reactions to the infusion: several vitals, the locked baseline and what a person saw, read
 * together. Says which reactions a picture shows and whether a raised one goes on; when an alarm
 * follows, and what it silences, is the monitor's.
 */
import { assert } from "../assert.ts";
import type { Priority, Reaction, Side, Vital } from "../vocabulary.ts";
import { REACTIONS } from "../vocabulary.ts";
import { either, type Truth } from "./criterion.ts";
import type { Picture } from "./picture.ts";
import { REACTION_RULES } from "./reaction-rules.ts";

export type ReactionFinding = {
  reaction: Reaction;
  priority: Priority;
  /** Short sentences: `Temperature 38.4 °C, +1.6 °C from 36.8`. */
  evidence: string[];
  /** Who published the criteria that set the priority: `NHSN`, `NHSN, WAO 2020`, `proposal`. */
  source: string;
};

/** What becomes of a raised reaction. Only `cleared` may end one: with `unknown` a value that it
 * takes to tell is missing, and the alarm stays. */
export type ReactionHold = "held" | "cleared" | "unknown";

const AT_ONCE = { high: 0, medium: 0, low: 0 };

/** How long a reaction of a priority must last before its alarm is raised, ms (domain.md §4.2). */
export const REACTION_ONSET_MS: Readonly<Record<Reaction, Readonly<Record<Priority, number>>>> = {
  febrile: AT_ONCE,
  hypotensive: AT_ONCE,
  overload: AT_ONCE,
  cryoprotectant: AT_ONCE,
  "shock-index": { ...AT_ONCE, medium: 60_000 },
  "pulse-deficit": { ...AT_ONCE, low: 60_000 },
  "general-condition": AT_ONCE,
};

/** One side of one vital. */
export type Explained = { vital: Vital; side: Side };
const PRESSURES_LOW: readonly Explained[] = [
  { vital: "systolic", side: "low" },
  { vital: "mean", side: "low" },
  { vital: "diastolic", side: "low" },
];
const PRESSURES_HIGH: readonly Explained[] = [
  { vital: "systolic", side: "high" },
  { vital: "mean", side: "high" },
  { vital: "diastolic", side: "high" },
];
const RATES_HIGH: readonly Explained[] = [
  { vital: "heartRate", side: "high" },
  { vital: "pulse", side: "high" },
];
const RATES_LOW: readonly Explained[] = [
  { vital: "heartRate", side: "low" },
  { vital: "pulse", side: "low" },
];

/** The limit alarms that a reaction explains: they stay visible, but do not sound beside it. */
export const REACTION_EXPLAINS: Readonly<Record<Reaction, readonly Explained[]>> = {
  febrile: [{ vital: "temperature", side: "high" }],
  hypotensive: [...PRESSURES_LOW, ...RATES_HIGH],
  overload: [{ vital: "respiration", side: "high" }, ...PRESSURES_HIGH],
  cryoprotectant: [...PRESSURES_HIGH, ...RATES_LOW],
  "shock-index": [{ vital: "systolic", side: "low" }, ...RATES_HIGH],
  "pulse-deficit": [],
  "general-condition": [],
};

/** The vitals in which each reaction is seen: one that falls silent meanwhile was in alarm. */
export const REACTION_SEEN_IN: Readonly<Record<Reaction, readonly Vital[]>> = {
  febrile: ["temperature"],
  hypotensive: ["systolic"],
  overload: ["respiration", "systolic"],
  cryoprotectant: ["systolic", "heartRate"],
  "shock-index": ["systolic", "heartRate"],
  "pulse-deficit": ["heartRate", "pulse"],
  "general-condition": [],
};

/**
 * The reactions that a picture shows, in the order of the vocabulary: of each the worst, with the
 * evidence of every rule that is met. A rule that cannot be judged shows nothing.
 */
export function judgeReactions(picture: Picture): ReactionFinding[] {
  const findings: ReactionFinding[] = [];
  for (const reaction of REACTIONS) {
    const finding = worstFinding(reaction, picture);
    if (finding !== null) findings.push(finding);
  }
  return findings;
}

/**
 * Whether a reaction raised at a priority goes on at that priority: the same rules, each threshold
 * relaxed by its vital's clear hysteresis. A picture in which `judgeReactions` still finds it at
 * that priority always holds it.
 */
export function reactionHold(
  reaction: Reaction,
  priority: Priority,
  picture: Picture,
): ReactionHold {
  const rules = REACTION_RULES[reaction].filter((rule) => rule.priority === priority);
  assert(rules.length > 0, `${reaction} is never of ${priority} priority`);
  const isOn = rules
    .map((rule) => rule.judge(picture, "hold"))
    .reduce((left, right) => either(left, right));
  return HOLD_OF[isOn];
}

const HOLD_OF: Readonly<Record<Truth, ReactionHold>> = {
  met: "held",
  "not-met": "cleared",
  unknown: "unknown",
};

function worstFinding(reaction: Reaction, picture: Picture): ReactionFinding | null {
  const met = REACTION_RULES[reaction].filter(({ judge }) => judge(picture, "raise") === "met");
  const [worst] = met;
  if (worst === undefined) return null;
  const { priority } = worst;
  const deciding = met.filter((rule) => rule.priority === priority);
  const evidence = unique(met.flatMap((rule) => rule.evidence(picture)));
  assert(evidence.length > 0, "a finding shows what it rests on");
  const source = unique(deciding.map((rule) => rule.source)).join(", ");
  return { reaction, priority, evidence, source };
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
