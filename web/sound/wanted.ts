/** What a screen sounds: the worst that nobody has acknowledged, and never less than the screen's
 * own alarm while its link is lost. */
import type { AlarmView, BedView } from "../../shared/protocol/live.ts";
import { timeMs } from "../../shared/protocol/time.ts";
import {
  type Escalation,
  PRIORITIES,
  type Priority,
  type Role,
  type TechnicalCondition,
} from "../../shared/vocabulary.ts";
import { isCalling } from "../alarms/rank.ts";
import { bedNowMs } from "../live/bed-time.ts";
import type { Tone } from "./pulses.ts";

/** A screen that has lost its link raises a technical alarm of this priority by itself (proposal:
 * like a ward whose alarms nobody can hear). */
export const LINK_LOST_PRIORITY: Priority = "medium";

const NO_SCREEN_CAN_SOUND: TechnicalCondition = "no-screen-can-sound";

/** What a screen knows that bears on its sound. */
export type Heard = {
  /** Of the ward that is watched. */
  alarms: readonly AlarmView[];
  /** The beds of that ward, for their pauses. */
  beds: Readonly<Record<string, Pick<BedView, "at" | "session" | "audioPausedUntil">>>;
  isLost: boolean;
  /** Of the person at this screen. */
  role: Role | null;
  /** Alarms of other wards that nobody there has answered. */
  escalated?: readonly AlarmView[];
};

export const SILENCE: Heard = { alarms: [], beds: {}, isLost: false, role: null };

/** One reason to sound. `alarm` is null where the screen speaks for itself: its link is lost. */
export type Call = { alarm: string | null; priority: Priority; tone: Tone };

export type Sound = { priority: Priority; tone: Tone; isTest: boolean };

/**
 * Everything that calls for sound here and now.
 *
 * | alarm | sounds |
 * |---|---|
 * | of this ward, unacknowledged, not explained, its bed not paused | yes |
 * | the same, escalated as far as this screen | yes, with the tone of escalation |
 * | that no screen of this ward can sound | no: this one can, and asks only when it can |
 * | of another ward, escalated as far as this screen | yes, with the tone of escalation |
 * | of another ward, not escalated so far | no |
 */
export function callsOf(heard: Heard, serverMs: number): Call[] {
  const { alarms, beds, isLost, role, escalated = [] } = heard;
  const own = alarms.filter((alarm) => {
    const bed = beds[alarm.bed];
    const isPaused = bed !== undefined && isAudioPaused(bed, serverMs);
    return isCalling(alarm) && alarm.condition !== NO_SCREEN_CAN_SOUND && !isPaused;
  });
  // What the ward says of its own beds is newer and knows their pauses.
  const others = escalated.filter(
    (alarm) =>
      isCalling(alarm) && beds[alarm.bed] === undefined && hasReached(alarm.escalation, role),
  );
  const calls = [...own, ...others].map(({ id, priority, escalation }): Call => {
    return { alarm: id, priority, tone: hasReached(escalation, role) ? "escalated" : "own" };
  });
  return isLost ? [...calls, { alarm: null, priority: LINK_LOST_PRIORITY, tone: "own" }] : calls;
}

/** The sound for these calls: the worst priority, as escalated where one of that priority is. */
export function wantedSound(calls: readonly Call[], isTest = false): Sound | null {
  const priority = PRIORITIES.find((each) => calls.some((call) => call.priority === each));
  if (priority === undefined) return null;
  const told = calls.filter((call) => call.priority === priority);
  const isEscalated = told.some(({ tone }) => tone === "escalated");
  return { priority, tone: isEscalated ? "escalated" : "own", isTest };
}

/** A call is new when its priority has risen or it has been escalated, too. */
export function nameOf({ alarm, priority, tone }: Call): string {
  return `${alarm ?? ""} ${priority} ${tone}`;
}

/** A pause ends by itself, at its moment in the bed's own time. */
function isAudioPaused(
  bed: Pick<BedView, "at" | "session" | "audioPausedUntil">,
  serverMs: number,
): boolean {
  return bed.audioPausedUntil !== null && timeMs(bed.audioPausedUntil) > bedNowMs(bed, serverMs);
}

/** Level 1 is for doctors, level 2 for everybody (domain.md §4). */
function hasReached(escalation: Escalation, role: Role | null): boolean {
  return escalation === 2 || (escalation === 1 && role === "doctor");
}
