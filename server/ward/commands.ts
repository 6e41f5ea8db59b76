/**
 * What people order: sessions, phases, acknowledgements. Each goes through the queue like anything
 * else and is answered by what it led to there, once that is on disk; in between another person may
 * have been quicker.
 */
import { acknowledgeRefusal, hasRight } from "../../shared/alarms/acknowledge.ts";
import { type Alarm, conditionName } from "../../shared/alarms/alarm.ts";
import { VigilError } from "../../shared/errors.ts";
import type { AlarmEffect, Effect } from "../../shared/monitor/effect.ts";
import type { SessionTrack } from "../../shared/monitor/state.ts";
import { alarmView } from "../../shared/monitor/view.ts";
import type { SessionOpened } from "../../shared/protocol/entry.ts";
import type { AlarmView } from "../../shared/protocol/live.ts";
import type { Person } from "../../shared/protocol/person.ts";
import type { Outcome, SessionPhase } from "../../shared/vocabulary.ts";
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
  submit: (item: Item) => void;
  openAlarm: (id: string) => { bed: Bed; session: SessionTrack; alarm: Alarm } | null;
  /** Whether what happens on a bed now can be kept. */
  canRecord: (bed: string) => boolean;
};

/** The commands of a ward. */
export function createCommands({ submit, openAlarm, canRecord }: CommandsOptions) {
  /** Settles with the effects once they are on disk, or with null where it was not taken. */
  const order = (item: Omit<Item, "onTaken" | "onStored">): Promise<readonly Effect[] | null> =>
    new Promise((resolve) => {
      let effects: readonly Effect[] | null = null;
      submit({
        ...item,
        onTaken: (taken) => {
          effects = taken;
          if (taken === null) resolve(null);
        },
        onStored: () => resolve(effects),
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
      return (await order({ ...when, bed: opening.bed, draft })) !== null;
    },

    /** Moves a session to another phase; settles when it is on disk. */
    async changePhase(bed: string, { atMs, session, ...phase }: PhaseChange): Promise<void> {
      await order({ bed, atMs, session, draft: { type: "phase", ...phase } });
    },

    /**
     * Acknowledges an alarm for a person; settles when it is on disk.
     * @param target the alarm as it was last seen; it may have changed since, and what was not seen
     *   is not acknowledged
     * @throws VigilError FORBIDDEN, ALARM_CLOSED, ALARM_ACKNOWLEDGED, ALARM_WORSENED, NOT_RECORDING
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
      const effects = await order({ bed, draft });
      if (effects === null) throw new VigilError("NOT_RECORDING");
      const marked = effects.find((effect) => isMark(effect, alarm.number));
      if (marked?.type === "alarm") return alarmView(marked.alarm, bed, session.id);
      throw new VigilError(whyNot(openAlarm(target.id)?.alarm ?? null));
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
