/**
 * What people order: sessions, phases, limits, observations. Each goes through the queue like anything
 * else and is answered by what it led to there, once that is on disk; in between another person may
 * have been quicker. A person is not kept waiting by a disk that hangs: what does not get there in
 * time is answered as taken, and as not yet recorded.
 */
import { changedLimits, limitsRefusal } from "../../shared/alarms/limit-change.ts";
import type { ProfileMark } from "../../shared/alarms/limit-profiles.ts";
import type { Limits } from "../../shared/alarms/limits.ts";
import { COMMAND_ANSWER_MS_MAX } from "../../shared/bounds.ts";
import { VigilError } from "../../shared/errors.ts";
import type { Effect } from "../../shared/monitor/effect.ts";
import type { SessionTrack } from "../../shared/monitor/state.ts";
import { sessionView } from "../../shared/monitor/view.ts";
import type { EntryOf } from "../../shared/protocol/entry.ts";
import type { SessionView } from "../../shared/protocol/live.ts";
import type { Person } from "../../shared/protocol/person.ts";
import { isAllowed } from "../../shared/rights.ts";
import type { Outcome, SessionPhase } from "../../shared/vocabulary.ts";
import type { Clock } from "../clock.ts";
import { limitsError } from "../limits-error.ts";
import { type Answer, type AnswersOptions, createAnswers, type Order } from "./answers.ts";
import type { Bed } from "./bed.ts";
import type { Item, Opening } from "./item.ts";
import { createSessionActs } from "./session-acts.ts";

export type PhaseChange = {
  /** The session that is meant; without it whatever is on the bed. */
  session?: string;
  to: SessionPhase;
  by: Person | null;
  outcome?: Outcome;
  reason?: string;
  atMs?: number;
};

export type LimitsOrder = {
  limits: Limits;
  /** The profile whose limits they are, untouched. */
  limitProfile?: ProfileMark;
  by: Person;
  reason?: string | undefined;
  /** How often the limits had been changed when they were looked at. */
  limitChanges?: number | undefined;
};

export type CommandsOptions = Omit<AnswersOptions, "order"> & {
  clock: Clock;
  submit: (item: Item) => void;
  bed: (id: string) => Bed | null;
  /** The bed of an open session, or null. */
  bedOfSession: (id: string) => Bed | null;
  /** Whether there ever was such a session; without it one that has closed is as unknown as any. */
  hasSession?: ((id: string) => boolean) | undefined;
  /** The bed of a registered patient's open session, or null. */
  bedOfPatient: (id: string) => Bed | null;
};

/** The commands of a ward. */
export function createCommands(options: CommandsOptions) {
  const { clock, submit, bedOfSession, nowMs, canRecord } = options;

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

  const openSession = (id: string): { bed: Bed; open: SessionTrack } => {
    const bed = bedOfSession(id);
    if (bed === null || bed.state.session === null) {
      throw new VigilError(options.hasSession?.(id) === true ? "SESSION_CLOSED" : "NOT_FOUND");
    }
    return { bed, open: bed.state.session };
  };

  /** @param checkTaken throws where the order was not taken for a reason of its own */
  const obey = async (
    { place }: Bed,
    item: Pick<Item, "session" | "fromPhase" | "limitChanges" | "draft">,
    checkTaken: () => void = () => {},
  ): Promise<void> => {
    if (!canRecord(place.id)) throw new VigilError("NOT_RECORDING");
    const asked = { ...item, bed: place.id };
    const { effects, isRecorded } = await order(asked, COMMAND_ANSWER_MS_MAX);
    if (effects === null) {
      checkTaken();
      throw new VigilError("NOT_RECORDING");
    }
    if (!isRecorded) throw new VigilError("NOT_YET_RECORDED");
  };

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
     * Puts other limits in force; settles when it is on disk.
     * @throws VigilError FORBIDDEN, LIMITS_UNCHANGED, LIMITS_CROSSED, LIMIT_OFF_NEEDS_DOCTOR,
     *   LIMIT_OFF_NEEDS_REASON, LIMITS_CHANGED, NOT_FOUND, NOT_RECORDING
     */
    async changeLimits(session: string, change: LimitsOrder): Promise<SessionView> {
      const { bed, open } = openSession(session);
      const { limitChanges, ...draft } = change;
      const { limits, by, reason } = draft;
      const asked = { from: open.limits, to: limits, reason: reason ?? null };
      const refusal = limitsRefusal(by.role, asked);
      if (refusal !== null) throw limitsError(refusal, limits);
      checkUnchanged(open, limitChanges);
      // Between this look and the turn of the loop somebody may be quicker.
      const item = { session, limitChanges, draft: { type: "limits", ...draft } } as const;
      await obey(bed, item, () => {
        checkUnchanged(open, limitChanges);
        checkOthers(open, limits);
      });
      // Taken, and already replaced: whoever is told "done" must find their own limits.
      if (changedLimits(open.limits, limits).length > 0) throw changedBy(open.limitsBy);
      return sessionView(open, nowMs(bed));
    },

    /**
     * Writes down what a person saw; settles when it is on disk.
     * @throws VigilError FORBIDDEN, NOT_FOUND, NOT_RECORDING
     */
    async observe(session: string, seen: Omit<EntryOf<"observation">, "type" | "atMs">) {
      const { bed, open } = openSession(session);
      if (!isAllowed(seen.by.role, "observe")) throw new VigilError("FORBIDDEN");
      await obey(bed, { session, draft: { type: "observation", ...seen } });
      return sessionView(open, nowMs(bed));
    },

    ...createSessionActs({ ...options, obey, openSession }),
    ...createAnswers({ ...options, order }),
  };
}

/** Tells that the limits are in force, where somebody else has just set the same. */
function checkOthers(open: SessionTrack, limits: Limits): void {
  if (changedLimits(open.limits, limits).length === 0) throw new VigilError("LIMITS_UNCHANGED");
}

/** Tells who was quicker, where the limits were changed after they were looked at. */
function checkUnchanged(open: SessionTrack, limitChanges: number | undefined): void {
  if (limitChanges === undefined || limitChanges === open.limitChanges) return;
  throw changedBy(open.limitsBy);
}

function changedBy(by: Person | null): VigilError {
  if (by === null) return new VigilError("LIMITS_CHANGED");
  const message = `${by.name} has changed the limits meanwhile; look again.`;
  return new VigilError("LIMITS_CHANGED", { message, details: { by } });
}
