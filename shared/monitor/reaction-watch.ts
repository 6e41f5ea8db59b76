/**
 * Watches for reactions to the infusion: draws the picture that the rules of alarms/reactions.ts
 * look at, and raises, worsens, eases and ends their alarms. A value that is missing or doubtful
 * never ends one: it is a hole in the picture.
 */
import type { Alarm } from "../alarms/alarm.ts";
import { isPresent, isStepWorse, noteEased } from "../alarms/life-cycle.ts";
import type { Picture } from "../alarms/picture.ts";
import { isAsBad, isWorsePriority } from "../alarms/priority.ts";
import { REACTION_LEAD, reactionEvidence, worstPriority } from "../alarms/reaction-alarm.ts";
import { isFarFromEveryRule, REACTION_RULES } from "../alarms/reaction-rules.ts";
import { REACTION_ONSET_MS, reactionHold } from "../alarms/reactions.ts";
import { assert } from "../assert.ts";
import type { EntryOf } from "../protocol/entry.ts";
import {
  ACVPU,
  PRIORITIES,
  type Priority,
  REACTIONS,
  type Reaction,
  type Side,
  type Vital,
} from "../vocabulary.ts";
import { callAnew, comeBack, end, isAlarming, raise, tell } from "./alarm-book.ts";
import { askForCuff, isCuffValue } from "./cuff.ts";
import type { Effect } from "./effect.ts";
import { explain } from "./explanations.ts";
import { LOWEST_WINDOW_MS, type Lowest, lowestWithin, noteLowest } from "./lowest.ts";
import {
  type Baseline,
  type General,
  type MonitorState,
  NEVER_MS,
  type ReactionWatch,
  type VitalTrack,
} from "./state.ts";

/** Vitals that a reaction rule looks at. */
const LOOKED_AT: ReadonlySet<Vital> = new Set<Vital>([
  "heartRate",
  "pulse",
  "systolic",
  "respiration",
  "temperature",
]);

/** Whether a vital matters to any reaction. */
export function isLookedAt(vital: Vital): boolean {
  return LOOKED_AT.has(vital);
}

/** Keeps what the overload rule looks back at. */
export function noteForReactions(state: MonitorState, vital: Vital, value: number): void {
  if (vital !== "respiration" && vital !== "systolic") return;
  noteLowest(state.lowest[vital], value, state.atMs);
}

/** Takes the bed as it is now to every reaction rule. */
export function watchReactions(state: MonitorState, effects: Effect[]): void {
  if (!isAlarming(state)) return;
  const picture = drawPicture(state);
  const isFar = isFarFromEveryRule(picture);
  for (const reaction of REACTIONS) {
    const watch = state.reactions[reaction];
    if (isFar && watch.alarm === null && !isPending(watch)) continue;
    settle(state, reaction, picture, effects);
  }
}

/** Brings one reaction up to the state's time: after its onset delay, or an acknowledgement. */
export function settleReaction(state: MonitorState, reaction: Reaction, effects: Effect[]): void {
  settle(state, reaction, drawPicture(state), effects);
}

/** When the next priority of a reaction falls due, if the picture stays; NEVER_MS if none does. */
export function reactionDueMs(state: MonitorState, reaction: Reaction): number {
  const watch = state.reactions[reaction];
  let dueMs = NEVER_MS;
  for (const priority of PRIORITIES) {
    if (watch.alarm !== null && isPresent(watch.alarm)) {
      if (!isWorsePriority(priority, watch.alarm.priority)) break;
    }
    const sinceMs = watch.sinceMs[priority];
    if (sinceMs === null) continue;
    dueMs = Math.min(dueMs, sinceMs + REACTION_ONSET_MS[reaction][priority]);
  }
  return dueMs;
}

/** Takes what a person saw: what is stated replaces what was, what is left out stays as it was. */
export function takeObservation(
  state: MonitorState,
  entry: EntryOf<"observation">,
  effects: Effect[],
): void {
  const { session } = state;
  if (session === null) return;
  const before = session.general;
  session.general = {
    acvpu: entry.acvpu ?? before?.acvpu ?? null,
    symptoms: entry.symptoms ?? before?.symptoms ?? null,
    ctcaeGrade: entry.ctcaeGrade ?? before?.ctcaeGrade ?? null,
    atMs: state.atMs,
  };
  const told = statedEvidence(state);
  watchReactions(state, effects);
  followStatements(state, { before, told }, effects);
}

/** What the alarm of the general condition rests on now; null where there is none. */
function statedEvidence({ reactions }: MonitorState): string | null {
  const subject = reactions["general-condition"].alarm?.subject;
  return subject?.kind === "reaction" ? subject.evidence.join() : null;
}

/** An alarm of the general condition tells what was stated last; something worse than was stated
 * before calls again, also where it is of the same priority. */
function followStatements(
  state: MonitorState,
  { before, told }: { before: General | null; told: string | null },
  effects: Effect[],
): void {
  const { alarm } = state.reactions["general-condition"];
  const now = state.session?.general ?? null;
  if (alarm === null || now === null || !isPresent(alarm)) return;
  assert(alarm.subject.kind === "reaction", "a reaction keeps its own alarm");
  if (told === null) return;
  const picture = drawPicture(state);
  if (reactionHold("general-condition", alarm.priority, picture) !== "held") return;
  restate(alarm, "general-condition", alarm.priority, picture);
  if (statedEvidence(state) === told) return;
  const isAnswered = alarm.acknowledged !== null;
  if (isAnswered && isStatedWorse(before, now)) callAnew(state, effects, alarm, "worsened");
  else tell(state, effects, "worst-value", alarm);
}

/** Whether something stated is worse than what was stated before: less awake, a higher grade, or a
 * symptom more. */
function isStatedWorse(before: General | null, now: General): boolean {
  if (before === null) return true;
  const rank = ({ acvpu }: General): number => (acvpu === null ? 0 : ACVPU.indexOf(acvpu));
  if (rank(now) > rank(before)) return true;
  if ((now.ctcaeGrade ?? 0) > (before.ctcaeGrade ?? 0)) return true;
  return (now.symptoms ?? []).some((symptom) => !(before.symptoms ?? []).includes(symptom));
}

function settle(
  state: MonitorState,
  reaction: Reaction,
  picture: Picture,
  effects: Effect[],
): void {
  const watch = state.reactions[reaction];
  const worst = worstPriority(reaction, picture);
  const { alarm } = watch;
  if (worst === null && alarm === null && !isPending(watch)) return;
  for (const { priority } of REACTION_RULES[reaction]) {
    const sinceMs = watch.sinceMs[priority];
    if (worst !== null && isAsBad(worst, priority)) watch.sinceMs[priority] ??= state.atMs;
    else if (sinceMs !== null && !isInDoubt(state, reaction, priority, picture)) {
      watch.sinceMs[priority] = null;
    }
  }
  const due = duePriority(reaction, watch, state.atMs);
  if (alarm === null) {
    if (due !== null) raiseReaction(state, reaction, due, picture, effects);
  } else {
    if (due !== null && !isPresent(alarm)) comeBack(state, effects, watch);
    if (due !== null && isWorsePriority(due, alarm.priority)) {
      restate(alarm, reaction, due, picture);
      alarm.provisional = restsOnOneCuffValue(state, reaction, due, picture);
      if (alarm.provisional) awaitCuff(state, watch, effects);
      callAnew(state, effects, alarm, "worsened");
    } else if (isPresent(alarm)) goOn(state, reaction, alarm, picture, effects);
  }
  const dueMs = reactionDueMs(state, reaction);
  if (dueMs < state.nextDueMs) state.nextDueMs = dueMs;
}

/** Whether a reaction on its way may still be met: a hole in the picture must not start its delay
 * anew. When the delay is over, only what is seen then counts. */
function isInDoubt(
  state: MonitorState,
  reaction: Reaction,
  priority: Priority,
  picture: Picture,
): boolean {
  const sinceMs = state.reactions[reaction].sinceMs[priority];
  if (sinceMs === null || state.atMs >= sinceMs + REACTION_ONSET_MS[reaction][priority]) {
    return false;
  }
  return REACTION_RULES[reaction].some(
    (rule) => isAsBad(rule.priority, priority) && rule.judge(picture, "raise") === "unknown",
  );
}

/** An alarm whose priority is not getting worse: it may get worse within it, ease, or end. */
function goOn(
  state: MonitorState,
  reaction: Reaction,
  alarm: Alarm,
  picture: Picture,
  effects: Effect[],
): void {
  const hold = reactionHold(reaction, alarm.priority, picture);
  if (hold === "unknown") return;
  const isSecond = alarm.provisional && isSecondCuffValue(state, reaction);
  if (hold === "held") {
    noteLead(state, reaction, alarm, picture, effects);
    if (!isSecond) return;
    alarm.provisional = false;
    tell(state, effects, "confirmed", alarm);
    return;
  }
  const milder = milderHeld(reaction, alarm.priority, picture);
  if (milder === "unknown") return;
  if (milder === null) {
    end(state, effects, state.reactions[reaction]);
    // Held for a while it is silent to this: what it explained speaks for itself at once.
    explain(state, effects);
    return;
  }
  // As with limits, the worse of two stays until somebody has seen it, or was never sure.
  if (!isSecond && alarm.acknowledged === null) return;
  if (!isSecond) noteEased(alarm);
  else {
    alarm.provisional = false;
    // What the second value of the cuff does not bear out is no worst value.
    alarm.subject = subjectOf(reaction, milder, picture);
  }
  restate(alarm, reaction, milder, picture);
  tell(state, effects, "eased", alarm);
}

/** Keeps the worst value of what leads a reaction; a step worse than what was
 * acknowledged calls again. */
function noteLead(
  state: MonitorState,
  reaction: Reaction,
  alarm: Alarm,
  picture: Picture,
  effects: Effect[],
): void {
  assert(alarm.subject.kind === "reaction", "a reaction keeps its own alarm");
  const lead = REACTION_LEAD[reaction];
  const { worst } = alarm.subject;
  if (lead === null || worst === null) return;
  const value = lead.read(picture);
  if (value === null || !isWorse(lead.side, value, worst)) return;
  restate(alarm, reaction, alarm.priority, picture);
  const then = alarm.acknowledged?.worstThen ?? null;
  if (then !== null && isStepWorse(lead, value, then)) callAnew(state, effects, alarm, "worsened");
  else tell(state, effects, "worst-value", alarm);
}

function raiseReaction(
  state: MonitorState,
  reaction: Reaction,
  priority: Priority,
  picture: Picture,
  effects: Effect[],
): void {
  const subject = subjectOf(reaction, priority, picture);
  const watch = state.reactions[reaction];
  const onsetAtMs = watch.sinceMs[priority] ?? undefined;
  const provisional = restsOnOneCuffValue(state, reaction, priority, picture);
  raise(state, effects, watch, { subject, priority, provisional, onsetAtMs });
  if (provisional) awaitCuff(state, watch, effects);
}

/** Whether a reaction is as bad as it is by a single value of a cuff: with the value before that one
 * it would not be. As a limit alarm it is then provisional until the second. */
function restsOnOneCuffValue(
  state: MonitorState,
  reaction: Reaction,
  priority: Priority,
  picture: Picture,
): boolean {
  if (!isCuffValue(state, "systolic")) return false;
  const values = { ...picture.values, systolic: state.vitals.systolic.soundBefore };
  const without = worstPriority(reaction, { ...picture, values });
  return without === null || isWorsePriority(priority, without);
}

function awaitCuff(state: MonitorState, watch: ReactionWatch, effects: Effect[]): void {
  watch.cuffAtMs = state.vitals.systolic.soundAtMs;
  askForCuff(state, effects);
}

/** Whether the cuff has measured again since it made an alarm provisional. */
function isSecondCuffValue({ vitals, reactions }: MonitorState, reaction: Reaction): boolean {
  return vitals.systolic.soundAtMs > reactions[reaction].cuffAtMs;
}

/** Tells it by what is seen now; its worst value stays the worst so far. */
function restate(alarm: Alarm, reaction: Reaction, priority: Priority, picture: Picture): void {
  assert(alarm.subject.kind === "reaction", "a reaction keeps its own alarm");
  const { worst } = alarm.subject;
  const subject = subjectOf(reaction, priority, picture);
  const lead = REACTION_LEAD[reaction];
  const isKept =
    lead !== null &&
    worst !== null &&
    (subject.worst === null || isWorse(lead.side, worst, subject.worst));
  alarm.subject = isKept ? { ...subject, worst } : subject;
  alarm.priority = priority;
}

function isWorse(side: Side, value: number, than: number): boolean {
  return side === "low" ? value < than : value > than;
}

function subjectOf(reaction: Reaction, priority: Priority, picture: Picture) {
  const lead = REACTION_LEAD[reaction];
  const { evidence, source } = reactionEvidence(reaction, priority, picture);
  const worst = lead === null ? null : lead.read(picture);
  return { kind: "reaction", reaction, priority, evidence, source, worst } as const;
}

/** The worst milder priority that still holds; null where none does for sure. */
function milderHeld(
  reaction: Reaction,
  than: Priority,
  picture: Picture,
): Priority | "unknown" | null {
  for (const { priority } of REACTION_RULES[reaction]) {
    if (!isWorsePriority(than, priority)) continue;
    const hold = reactionHold(reaction, priority, picture);
    if (hold === "held") return priority;
    if (hold === "unknown") return "unknown";
  }
  return null;
}

function duePriority(reaction: Reaction, watch: ReactionWatch, atMs: number): Priority | null {
  for (const priority of PRIORITIES) {
    const sinceMs = watch.sinceMs[priority];
    if (sinceMs !== null && atMs >= sinceMs + REACTION_ONSET_MS[reaction][priority])
      return priority;
  }
  return null;
}

function isPending({ sinceMs }: ReactionWatch): boolean {
  return sinceMs.high !== null || sinceMs.medium !== null || sinceMs.low !== null;
}

/** Only what is the present and sound is in the picture. A doubtful value does not change it, for
 * as long as the sound one before it may live. */
function drawPicture(state: MonitorState): Picture {
  const { session, vitals, lowest } = state;
  assert(session !== null, "reactions are watched in sessions");
  const { baseline, general } = session;
  return {
    values: {
      heartRate: soundValue(vitals.heartRate, state.atMs),
      pulse: soundValue(vitals.pulse, state.atMs),
      systolic: soundValue(vitals.systolic, state.atMs),
      diastolic: null,
      mean: null,
      respiration: soundValue(vitals.respiration, state.atMs),
      temperature: soundValue(vitals.temperature, state.atMs),
      spo2: null,
    },
    baseline: baseline.kind === "locked" ? baseline.values : NO_BASELINE,
    hasHeartRate: vitals.heartRate.last !== null,
    lowest15Min: {
      respiration: lowestSince(baseline, "respiration", lowest.respiration, state.atMs),
      systolic: lowestSince(baseline, "systolic", lowest.systolic, state.atMs),
    },
    symptoms: general?.symptoms ?? null,
    acvpu: general?.acvpu ?? null,
    ctcaeGrade: general?.ctcaeGrade ?? null,
  };
}

/** The lowest of the last 15 minutes. The baseline is one of them for as long after its lock: the
 * readings that it was made of may be older. */
function lowestSince(
  baseline: Baseline,
  vital: "respiration" | "systolic",
  lowest: Lowest,
  atMs: number,
): number | null {
  const least = lowestWithin(lowest, atMs);
  if (baseline.kind !== "locked" || atMs - baseline.atMs > LOWEST_WINDOW_MS) return least;
  const reference = baseline.values[vital];
  if (reference === null || least === null) return least ?? reference;
  return Math.min(least, reference);
}

function soundValue(track: VitalTrack, atMs: number): number | null {
  const { sound, soundAtMs, staleAfterMs, sensor, silence } = track;
  if (sound === null || sensor === "off" || silence.kind !== "waiting") return null;
  return atMs - soundAtMs < staleAfterMs ? sound : null;
}

const NO_BASELINE = {
  heartRate: null,
  pulse: null,
  systolic: null,
  diastolic: null,
  mean: null,
  respiration: null,
  temperature: null,
  spo2: null,
};
