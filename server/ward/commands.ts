/**
 * What people order: sessions, phases, acknowledgements. Each goes through the queue like anything
 * else and is answered by what it led to there, once that is on disk; in between another person may
 * have been quicker. A person is not kept waiting by a disk that hangs: what does not get there in
 * time is answered as taken, and as not yet recorded.
 */
import { acknowledgeRefusal, hasRight } from "../../shared/alarms/acknowledge.ts";
import { type Alarm, conditionName } from "../../shared/alarms/alarm.ts";
import { COMMAND_ANSWER_MS_MAX } from "../../shared/bounds.ts";
import { VigilError } from "../../shared/errors.ts";
import type { AlarmEffect, Effect } from "../../shared/monitor/effect.ts";
import type { SessionTrack } from "../../shared/monitor/state.ts";
import { alarmView } from "../../shared/monitor/view.ts";
import type { SessionOpened } from "../../shared/protocol/entry.ts";
import type { AlarmView } from "../../shared/protocol/live.ts";
import type { Person } from "../../shared/protocol/person.ts";
import type { Outcome, SessionPhase } from "../../shared/vocabulary.ts";
import type { Clock } from "../clock.ts";
import type { Bed } from "./bed.ts";
import type { Item } from "./item.ts";

export type Opening = Omit<SessionOpened, "type" | "atMs">;

export type PhaseChange = {
  /** The session that is meant; without it whatever is on the bed. */
  session?: string;
  to: SessionPhase;
  by: Person | null;
  outcome?: Outcome;
  reason?: string;
  atMs?: number;
};

export type Mark = { by: Person; note?: string | undefined; action?: string | undefined };

export type CommandsOptions = {
  clock: Clock;
  submit: (item: Item) => void;
  openAlarm: (id: string) => { bed: Bed; session: SessionTrack; alarm: Alarm } | null;
  /** Whether what happens on a bed now can be kept. */
  canRecord: (bed: string) => boolean;
};

type Order = Omit<Item, "onTaken" | "onStored">;
/** What an order led to; null where it was not taken. */
type Answer = { effects: readonly Effect[] | null; isRecorded: boolean };

/** The commands of a ward. */
export function createCommands({ clock, submit, openAlarm, canRecord }: CommandsOptions) {
  /** Settles when the order is on disk, or was not taken, or has waited for so long. */
  const order = (item: Order, withinMs: number | null = null): Promise<Answer> =>
    new Promise((resolve) => {
      let effects: readonly Effect[] | null = null;
      const settle = (isRecorded: boolean): void => {
        stopWaiting?.();
        resolve({ effects, isRecorded });
      };
      const stopWaiting = withinMs === null ? null : clock.after(withinMs, () => settle(false));
      submit({
        ...item,
        onTaken: (taken) => {
          effects = taken;
          if (taken === null) settle(false);
        },
        onStored: () => settle(true),
      });
    });

  return {
    /**
     * Opens a session; settles when it is on disk, with false where the bed is taken.
     * @param when `atMs` where the demo tells its past, `streamMs` for a stream's first moment,
     *   `replacing` to close what is open, with this reason
     */
    async open(
      opening: Opening,
      when: Pick<Item, "atMs" | "streamMs" | "replacing"> = {},
    ): Promise<boolean> {
      const draft = { type: "session-opened", ...opening } as const;
      return (await order({ ...when, bed: opening.bed, draft })).effects !== null;
    },

    /** Moves a session to another phase; settles when it is on disk. */
    async changePhase(bed: string, { atMs, session, ...phase }: PhaseChange): Promise<void> {
      await order({ bed, atMs, session, draft: { type: "phase", ...phase } });
    },

    /**
     * Acknowledges an alarm for a person; settles when it is on disk. While the journal cannot be
     * written nothing is taken; where only the disk is slow, the mark holds and is told so.
     * @param target the alarm as it was last seen; it may have changed since, and what was not seen
     *   is not acknowledged
     * @throws VigilError FORBIDDEN, ALARM_CLOSED, ALARM_ACKNOWLEDGED, ALARM_WORSENED,
     *   NOT_RECORDING, NOT_YET_RECORDED
     */
    async acknowledge(target: AlarmView, mark: Mark): Promise<AlarmView> {
      if (!hasRight(mark.by.role, target.kind, target.priority)) throw new VigilError("FORBIDDEN");
      const found = openAlarm(target.id);
      if (found === null) throw new VigilError("ALARM_CLOSED");
      const { alarm, session } = found;
      const bed = found.bed.place.id;
      if (!canRecord(bed)) throw new VigilError("NOT_RECORDING");
      const refusal = acknowledgeRefusal(mark.by.role, alarm);
      if (refusal !== null) throw new VigilError(refusal);
      const condition = conditionName(alarm.subject);
      if (target.condition !== condition) throw new VigilError("ALARM_WORSENED");
      const draft = { type: "acknowledge", alarm: alarm.number, condition, ...mark } as const;
      const { effects, isRecorded } = await order({ bed, draft }, COMMAND_ANSWER_MS_MAX);
      if (effects === null) throw new VigilError("NOT_RECORDING");
      const marked = effects.find((effect) => isMark(effect, alarm.number));
      if (marked === undefined) throw new VigilError(whyNot(openAlarm(target.id)?.alarm ?? null));
      if (!isRecorded) throw new VigilError("NOT_YET_RECORDED");
      return alarmView(marked.alarm, bed, session.id);
    },
  };
}

function isMark(effect: Effect, number: number): effect is AlarmEffect {
  return (
    effect.type === "alarm" && effect.reason === "acknowledged" && effect.alarm.number === number
  );
}

/** Why a mark that was allowed when it was given came too late. */
function whyNot(alarm: Alarm | null): "ALARM_CLOSED" | "ALARM_ACKNOWLEDGED" | "ALARM_WORSENED" {
  if (alarm === null) return "ALARM_CLOSED";
  return alarm.acknowledged === null ? "ALARM_WORSENED" : "ALARM_ACKNOWLEDGED";
}
