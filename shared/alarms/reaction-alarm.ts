/** What the alarm of a reaction is made of: its priority, its evidence, the value that leads it. */
import { assert } from "../assert.ts";
import { pulseDeficit, shockIndex } from "../vitals/scores.ts";
import { formatVital, VITAL_TABLE } from "../vitals/table.ts";
import type { Priority, Reaction, Side, Vital } from "../vocabulary.ts";
import { WORSENING_STEP } from "./life-cycle.ts";
import type { Picture } from "./picture.ts";
import { isAsBad } from "./priority.ts";
import { REACTION_RULES } from "./reaction-rules.ts";

/** The value by which a reaction gets worse within a priority. */
export type Lead = {
  of: Vital | "shock index" | "pulse deficit";
  /** The direction in which it gets worse. */
  side: Side;
  /** How much worse than when it was acknowledged it calls again, in its own unit. */
  step: number;
  /** Null where the picture does not tell it. */
  read: (picture: Picture) => number | null;
  /** As people read it, with its unit. */
  write: (value: number) => string;
};

/** /min per mmHg (proposal): half of the way from the medium bar to that of high priority. */
const INDEX_STEP = 0.2;
/** As many as its evidence shows: what rounds to the same index is no worse one. */
const INDEX_DECIMALS = 2;

/** What leads each reaction; null where no one value does. */
export const REACTION_LEAD: Readonly<Record<Reaction, Lead | null>> = {
  febrile: vitalLead("temperature", "high"),
  hypotensive: vitalLead("systolic", "low"),
  overload: vitalLead("respiration", "high"),
  cryoprotectant: vitalLead("systolic", "high"),
  "shock-index": {
    of: "shock index",
    side: "high",
    step: INDEX_STEP,
    read: ({ values }) => {
      const index = shockIndex(values);
      return index === null ? null : Number(index.toFixed(INDEX_DECIMALS));
    },
    write: (index) => index.toFixed(INDEX_DECIMALS),
  },
  "pulse-deficit": {
    ...vitalLead("pulse", "high"),
    of: "pulse deficit",
    read: ({ values }) => pulseDeficit(values),
  },
  "general-condition": null,
};

/** The worst priority whose rules a picture meets, or null. Makes nothing: it is asked at every
 * reading. */
export function worstPriority(reaction: Reaction, picture: Picture): Priority | null {
  for (const { priority, judge } of REACTION_RULES[reaction]) {
    if (judge(picture, "raise") === "met") return priority;
  }
  return null;
}

/** What holds a reaction up at a priority: the evidence of every rule of it that is met, also of the
 * milder ones, and who published the rules of this priority. */
export function reactionEvidence(
  reaction: Reaction,
  priority: Priority,
  picture: Picture,
): { evidence: string[]; source: string } {
  const met = REACTION_RULES[reaction].filter(
    (rule) => isAsBad(priority, rule.priority) && rule.judge(picture, "hold") === "met",
  );
  const holding = met.filter((rule) => rule.priority === priority);
  assert(holding.length > 0, "a reaction that is told is held up by a rule");
  return {
    evidence: [...new Set(met.flatMap(({ evidence }) => evidence(picture)))],
    source: [...new Set(holding.map(({ source }) => source))].join(", "),
  };
}

function vitalLead(vital: Vital, side: Side): Lead {
  return {
    of: vital,
    side,
    step: WORSENING_STEP[vital],
    read: ({ values }) => values[vital],
    write: (value) => `${formatVital(vital, value)} ${VITAL_TABLE[vital].unit}`,
  };
}
