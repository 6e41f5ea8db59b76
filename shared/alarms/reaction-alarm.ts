/** What the alarm of a reaction is made of: its priority, its evidence, the vital that leads it. */
import { assert } from "../assert.ts";
import type { Priority, Reaction, Side, Vital } from "../vocabulary.ts";
import type { Picture } from "./picture.ts";
import { REACTION_RULES } from "./reaction-rules.ts";

/** The vital by which a reaction gets worse within a priority, and in which direction; null where
 * it has no one such vital. */
export const REACTION_LEAD: Readonly<Record<Reaction, { vital: Vital; side: Side } | null>> = {
  febrile: { vital: "temperature", side: "high" },
  hypotensive: { vital: "systolic", side: "low" },
  overload: { vital: "respiration", side: "high" },
  cryoprotectant: { vital: "systolic", side: "high" },
  "shock-index": null,
  "pulse-deficit": null,
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

/** Evidence and sources of the rules that hold a reaction up at a priority. */
export function reactionEvidence(
  reaction: Reaction,
  priority: Priority,
  picture: Picture,
): { evidence: string[]; source: string } {
  const holding = REACTION_RULES[reaction].filter(
    (rule) => rule.priority === priority && rule.judge(picture, "hold") === "met",
  );
  assert(holding.length > 0, "a reaction that is told is held up by a rule");
  return {
    evidence: [...new Set(holding.flatMap(({ evidence }) => evidence(picture)))],
    source: [...new Set(holding.map(({ source }) => source))].join(", "),
  };
}
