/** How an alarm stands, in words: whether it is over, who has it in hand, who may take it; and what
 * else a tile says beside its message. */
import { hasRight } from "../../shared/alarms/acknowledge.ts";
import type { AlarmView } from "../../shared/protocol/live.ts";
import type { Role } from "../../shared/vocabulary.ts";
import { policyInForce } from "../policy/in-force.ts";
import { text } from "../text/text.ts";
import { infusionWords, isOffered } from "./words.ts";

/** Who looks, and whether at a trial: nothing escalates from there to anybody. */
export type Beholder = { role: Role | null; isTrial: boolean };

/**
 * | form | gives way |
 * |---|---|
 * | whole | nothing |
 * | brief | how it stands is said in fewer words |
 * | fewest | what the session's page tells as well: how often it came, whether it is told by a
 * reaction; that a value is not confirmed its `?` says |
 */
export const BESIDE_FORMS = ["whole", "brief", "fewest"] as const;
export type BesideForm = (typeof BESIDE_FORMS)[number];

/**
 * Everything beside an alarm's message: when it came, which no form leaves out and no room cuts,
 * then how it stands, then how many more there are.
 * @param others further open alarms of the same bed
 */
export function wordsBeside(
  alarm: AlarmView,
  beholder: Beholder,
  { others, form }: { others: number; form: BesideForm },
): string {
  const infusion = infusionWords(alarm);
  const words = [
    ...(infusion === null ? [] : [infusion]),
    ...ended(alarm, form === "whole"),
    ...(form === "fewest" ? [] : course(alarm)),
    ...hands(alarm, beholder, form === "whole" ? "whole" : "brief"),
    ...(others > 0 ? [text.alarm.more(others)] : []),
  ];
  return words.join(text.common.separator);
}

/** That an alarm has ended or is in somebody's hand, and who may take it; the answers stand beside
 * these words, so that it has ended is said in one. */
export function standingWords(alarm: AlarmView, beholder: Beholder): string {
  const words = [...ended(alarm, false), ...course(alarm), ...hands(alarm, beholder, "whole")];
  return words.join(text.common.separator);
}

function ended({ phase }: AlarmView, isWhole: boolean): string[] {
  if (phase !== "latched") return [];
  return [isWhole ? text.alarm.ended : text.alarm.endedShort];
}

function course(alarm: AlarmView): string[] {
  return [
    ...(alarm.provisional ? [text.alarm.provisional] : []),
    ...(alarm.occurrences > 1 ? [text.alarm.times(alarm.occurrences)] : []),
    ...(alarm.course === "intermittent" ? [text.alarm.intermittent] : []),
    ...(alarm.explainedBy === null ? [] : [text.alarm.explained]),
  ];
}

function hands(alarm: AlarmView, { role, isTrial }: Beholder, form: "whole" | "brief"): string[] {
  const { acknowledged, attending, escalation } = alarm;
  const isOpen = acknowledged === null;
  const levels = isTrial ? text.escalation.trial : text.escalation[form];
  const needsOther = role !== null && isOpen && !isOffered(alarm, role);
  return [
    ...(isOpen && escalation > 0 ? [levels[escalation === 1 ? 1 : 2]] : []),
    ...(attending === null ? [] : [text.attend.going[form](attending.by.name)]),
    ...(isOpen ? [] : [text.alarm.acknowledgedBy[form](acknowledged.by.name)]),
    ...(needsOther ? [whoCan(alarm, form)] : []),
  ];
}

function whoCan({ condition, kind, priority }: AlarmView, form: "whole" | "brief"): string {
  if (condition === "recording-stopped") return text.alarm.endsByItself;
  const isForNurses = hasRight("nurse", kind, priority, policyInForce());
  return (isForNurses ? text.alarm.whoCanTechnical : text.alarm.whoCan)[form];
}
