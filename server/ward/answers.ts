/**
 * What people answer to alarms: acknowledge, take that back, go there, pause the sound. Each answer
 * goes through the queue like anything else and is told what it led to there, once that is on disk;
 * in between another person may have been quicker.
 */
import {
  acknowledgeRefusal,
  attendRefusal,
  hasRight,
  type SitePolicy,
  undoRefusal,
} from "../../shared/alarms/acknowledge.ts";
import { type Alarm, conditionName } from "../../shared/alarms/alarm.ts";
import { audioPauseRefusal } from "../../shared/alarms/audio-pause.ts";
import { COMMAND_ANSWER_MS_MAX } from "../../shared/bounds.ts";
import { type ErrorCode, VigilError } from "../../shared/errors.ts";
import type { Effect } from "../../shared/monitor/effect.ts";
import type { SessionTrack } from "../../shared/monitor/state.ts";
import { alarmView, audioPausedUntil } from "../../shared/monitor/view.ts";
import type { AlarmView } from "../../shared/protocol/live.ts";
import type { Person } from "../../shared/protocol/person.ts";
import type { AlarmReason } from "../../shared/vocabulary.ts";
import type { Bed } from "./bed.ts";
import type { Draft, Item } from "./item.ts";

export type Mark = { by: Person; note?: string | undefined; action?: string | undefined };

export type OpenAlarm = { bed: Bed; session: SessionTrack; alarm: Alarm };

export type Order = Omit<Item, "onTaken" | "onStored">;
/** What an order led to; null where it was not taken. */
export type Answer = { effects: readonly Effect[] | null; isRecorded: boolean };

export type AnswersOptions = {
  /** Settles when the order is on disk, or was not taken, or has waited for so long. */
  order: (item: Order, withinMs: number) => Promise<Answer>;
  openAlarm: (id: string) => OpenAlarm | null;
  /** Who acknowledged an alarm that has closed lately, or null where nobody did. */
  closedBy: (id: string) => Person | null;
  /** A bed's present. */
  nowMs: (bed: Bed) => number;
  /** Whether what happens on a bed now can be kept. */
  canRecord: (bed: string) => boolean;
};

/** One kind of reply to an alarm. */
type Reply = {
  /** Why it may not be given to the alarm as it stands, or null. */
  refusal: (open: OpenAlarm) => ErrorCode | null;
  draft: (open: OpenAlarm) => Draft;
  /** The effect by which the monitor tells that it was taken. */
  reason: AlarmReason;
};

/** The answers of a ward. */
export function createAnswers(options: AnswersOptions) {
  const { order, openAlarm, nowMs, canRecord } = options;

  /** That an alarm is over, and who was quicker where somebody was. */
  const over = (id: string): VigilError => {
    const by = options.closedBy(id);
    if (by === null) return new VigilError("ALARM_CLOSED");
    const message = `${by.name} has acknowledged this alarm already; it has closed.`;
    return new VigilError("ALARM_CLOSED", { message, details: { by } });
  };

  const give = async (id: string, reply: Reply): Promise<AlarmView> => {
    const open = openAlarm(id);
    if (open === null) throw over(id);
    const bed = open.bed.place.id;
    if (!canRecord(bed)) throw new VigilError("NOT_RECORDING");
    const refusal = reply.refusal(open);
    if (refusal !== null) throw refused(refusal, open.alarm);
    const { number } = open.alarm;
    const item = { bed, draft: reply.draft(open) };
    const { effects, isRecorded } = await order(item, COMMAND_ANSWER_MS_MAX);
    if (effects === null) throw new VigilError("NOT_RECORDING");
    for (const effect of effects) {
      if (effect.type !== "alarm" || effect.reason !== reply.reason) continue;
      if (effect.alarm.number !== number) continue;
      if (!isRecorded) throw new VigilError("NOT_YET_RECORDED");
      return alarmView(effect.alarm, bed, open.session.id);
    }
    // Somebody, or something, came in between.
    const now = openAlarm(id);
    if (now === null) throw over(id);
    throw refused(reply.refusal(now) ?? "ALARM_WORSENED", now.alarm);
  };

  return {
    /**
     * Acknowledges an alarm for a person; settles when it is on disk.
     * @param target the alarm as it was last seen; it may have changed since, and what was not seen
     *   is not acknowledged
     * @param policy the site's, in force when it was pressed
     * @throws VigilError FORBIDDEN, ALARM_CLOSED, ALARM_ACKNOWLEDGED, ALARM_WORSENED, NOT_RECORDING
     */
    async acknowledge(target: AlarmView, mark: Mark, policy?: SitePolicy): Promise<AlarmView> {
      const { role } = mark.by;
      if (!hasRight(role, target.kind, target.priority, policy)) throw new VigilError("FORBIDDEN");
      return give(target.id, {
        reason: "acknowledged",
        refusal: ({ alarm }) => {
          const refusal = acknowledgeRefusal(role, alarm, policy);
          if (refusal !== null) return refusal;
          return conditionName(alarm.subject) === target.condition ? null : "ALARM_WORSENED";
        },
        draft: ({ alarm }) => ({
          type: "acknowledge",
          alarm: alarm.number,
          condition: target.condition,
          ...mark,
        }),
      });
    },

    /**
     * Takes an acknowledgement back; settles when it is on disk.
     * @throws VigilError ALARM_CLOSED, ALARM_NOT_ACKNOWLEDGED, NOT_YOUR_ACKNOWLEDGEMENT,
     *   UNDO_TOO_LATE, NOT_RECORDING
     */
    undo(id: string, by: Person): Promise<AlarmView> {
      return give(id, {
        reason: "undone",
        refusal: ({ alarm, bed }) => undoRefusal(by, alarm, nowMs(bed)),
        draft: ({ alarm }) => ({ type: "undo", alarm: alarm.number, by }),
      });
    },

    /**
     * Tells all that somebody goes to an alarm's bed; settles when it is on disk.
     * @throws VigilError FORBIDDEN, ALARM_CLOSED, NOT_RECORDING
     */
    attend(id: string, by: Person): Promise<AlarmView> {
      return give(id, {
        reason: "attended",
        refusal: ({ alarm }) => attendRefusal(by.role, alarm),
        draft: ({ alarm }) => ({ type: "attend", alarm: alarm.number, by }),
      });
    },

    /**
     * Holds the sound of a bed back, or lets it go with zero seconds; settles when it is on disk.
     * @returns until when it is held back, or null
     * @throws VigilError FORBIDDEN, PAUSE_TOO_LONG, NO_SESSION, NOT_RECORDING
     */
    async pauseAudio(bed: Bed, seconds: number, by: Person): Promise<string | null> {
      const refusal = audioPauseRefusal(by.role, seconds);
      if (refusal !== null) throw new VigilError(refusal);
      if (bed.state.session === null) throw new VigilError("NO_SESSION");
      const { id } = bed.place;
      if (!canRecord(id)) throw new VigilError("NOT_RECORDING");
      const item = { bed: id, draft: { type: "audio-pause", seconds, by } } as const;
      const { effects, isRecorded } = await order(item, COMMAND_ANSWER_MS_MAX);
      if (effects === null) throw new VigilError("NOT_RECORDING");
      if (!isRecorded) throw new VigilError("NOT_YET_RECORDED");
      return audioPausedUntil(bed.state);
    },
  };
}

/** A refusal that tells who was quicker, where somebody was. */
function refused(code: ErrorCode, { acknowledged }: Alarm): VigilError {
  if (code !== "ALARM_ACKNOWLEDGED" || acknowledged === null) return new VigilError(code);
  const { name } = acknowledged.by;
  return new VigilError(code, {
    message: `${name} has acknowledged this alarm already.`,
    details: { by: acknowledged.by },
  });
}
