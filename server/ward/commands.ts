/**
 * What people order: sessions, phases, limits, observations. Each goes through the queue like anything
 * else and is answered by what it led to there, once that is on disk; in between another person may
 * have been quicker.
 */
import { limitsRefusal } from "../../shared/alarms/limit-change.ts";
import type { Limits } from "../../shared/alarms/limits.ts";
import { VigilError } from "../../shared/errors.ts";
import type { Effect } from "../../shared/monitor/effect.ts";
import type { SessionTrack } from "../../shared/monitor/state.ts";
import { sessionView } from "../../shared/monitor/view.ts";
import type { EntryOf, SessionOpened } from "../../shared/protocol/entry.ts";
import type { SessionView } from "../../shared/protocol/live.ts";
import type { Person } from "../../shared/protocol/person.ts";
import type { Outcome, SessionPhase } from "../../shared/vocabulary.ts";
import { type AnswersOptions, createAnswers } from "./answers.ts";
import type { Bed } from "./bed.ts";
import type { Draft, Item } from "./item.ts";

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

export type LimitsOrder = { limits: Limits; by: Person; reason?: string | undefined };

export type CommandsOptions = Omit<AnswersOptions, "order"> & {
  submit: (item: Item) => void;
  /** The bed of an open session, or null. */
  bedOfSession: (id: string) => Bed | null;
};

/** The commands of a ward. */
export function createCommands(options: CommandsOptions) {
  const { submit, openAlarm, bedOfSession, nowMs, canRecord } = options;

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

  const openSession = (id: string): { bed: Bed; open: SessionTrack } => {
    const bed = bedOfSession(id);
    if (bed === null || bed.state.session === null) throw new VigilError("NOT_FOUND");
    return { bed, open: bed.state.session };
  };

  const obey = async ({ place }: Bed, session: string, draft: Draft): Promise<void> => {
    if (!canRecord(place.id)) throw new VigilError("NOT_RECORDING");
    const effects = await order({ bed: place.id, session, draft });
    if (effects === null) throw new VigilError("NOT_RECORDING");
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
      return (await order({ ...when, bed: opening.bed, draft })) !== null;
    },

    /** Moves a session to another phase; settles when it is on disk. */
    async changePhase(bed: string, { atMs, session, ...phase }: PhaseChange): Promise<void> {
      await order({ bed, atMs, session, draft: { type: "phase", ...phase } });
    },

    /**
     * Puts other limits in force; settles when it is on disk.
     * @throws VigilError FORBIDDEN, LIMIT_OFF_NEEDS_DOCTOR, LIMIT_OFF_NEEDS_REASON, NOT_FOUND,
     *   NOT_RECORDING
     */
    async changeLimits(session: string, change: LimitsOrder): Promise<SessionView> {
      const { bed, open } = openSession(session);
      const { limits, by, reason } = change;
      const asked = { from: open.limits, to: limits, reason: reason ?? null };
      const refusal = limitsRefusal(by.role, asked);
      if (refusal !== null) throw new VigilError(refusal);
      await obey(bed, session, { type: "limits", ...change });
      return sessionView(open, nowMs(bed));
    },

    /**
     * Writes down what a person saw; settles when it is on disk.
     * @throws VigilError FORBIDDEN, NOT_FOUND, NOT_RECORDING
     */
    async observe(session: string, seen: Omit<EntryOf<"observation">, "type" | "atMs">) {
      const { bed, open } = openSession(session);
      const { role } = seen.by;
      if (role !== "nurse" && role !== "doctor") throw new VigilError("FORBIDDEN");
      await obey(bed, session, { type: "observation", ...seen });
      return sessionView(open, nowMs(bed));
    },

    ...createAnswers({ order, openAlarm, nowMs, canRecord }),
  };
}
