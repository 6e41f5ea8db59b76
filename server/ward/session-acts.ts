/**
 * What people do with a session: open one for a patient, move it to another phase, set the drip. Like
 * every command each goes through the queue and is answered once it is on disk; a bed, a patient and a
 * phase are looked at before it is sent there, and once more at its turn.
 */
import { ERRORS, type ErrorCode, VigilError } from "../../shared/errors.ts";
import { baselineReadings } from "../../shared/monitor/baseline-book.ts";
import type { SessionTrack } from "../../shared/monitor/state.ts";
import { sessionView } from "../../shared/monitor/view.ts";
import type { SessionView } from "../../shared/protocol/live.ts";
import type { Person } from "../../shared/protocol/person.ts";
import { isAllowed } from "../../shared/rights.ts";
import { RATE_ML_PER_H, rateOfDropsMlPerH } from "../../shared/session/drip.ts";
import { outcomeOf, type PhaseWish, phaseRefusal } from "../../shared/session/phase-change.ts";
import { isDripAhead } from "../../shared/session/phases.ts";
import { type DropFactor, type SessionPhase, VITALS } from "../../shared/vocabulary.ts";
import type { Bed } from "./bed.ts";
import type { Item, Opening } from "./item.ts";

export type PhaseOrder = PhaseWish & {
  /** The phase that was looked at; without it the one that it is in. */
  from?: SessionPhase | undefined;
  by: Person;
};

/** A rate, or a count of drops by which the set's drop factor gives one. */
export type DripOrder =
  | { rateMlPerH: number; dropFactor?: DropFactor | undefined }
  | { dropsPerMin: number; dropFactor: DropFactor };

export type SessionActsOptions = {
  bed: (id: string) => Bed | null;
  bedOfPatient: (id: string) => Bed | null;
  nowMs: (bed: Bed) => number;
  /** @throws VigilError NOT_FOUND where no such session is open */
  openSession: (id: string) => { bed: Bed; open: SessionTrack };
  /** Settles when the order is on disk.
   * @throws VigilError NOT_RECORDING, NOT_YET_RECORDED, and what `checkTaken` throws */
  obey: (
    bed: Bed,
    item: Pick<Item, "session" | "fromPhase" | "draft">,
    checkTaken?: () => void,
  ) => Promise<void>;
};

/** What people do with the sessions of a ward. */
export function createSessionActs(options: SessionActsOptions) {
  const { bedOfPatient, nowMs, openSession, obey } = options;

  /** Tells what is in the way of a session: on the bed, or elsewhere with the same patient. */
  const checkFree = ({ registered }: Opening, bed: Bed): void => {
    if (bed.state.session !== null) throw fault("BED_TAKEN", "body.bed");
    const patient = registered?.patient.id;
    const other = patient === undefined ? null : bedOfPatient(patient);
    if (other === null) return;
    const message = `A session of this patient is open on ${other.place.name}.`;
    throw fault("PATIENT_IN_SESSION", "body.programme", message);
  };

  return {
    /**
     * Opens a session for a patient; settles when it is on disk.
     * @throws VigilError FORBIDDEN, NOT_FOUND, BED_TAKEN, PATIENT_IN_SESSION, NOT_RECORDING
     */
    async openFor(opening: Opening, by: Person): Promise<SessionView> {
      if (!isAllowed(by.role, "open-sessions")) throw new VigilError("FORBIDDEN");
      const bed = options.bed(opening.bed);
      if (bed === null) throw new VigilError("NOT_FOUND");
      checkFree(opening, bed);
      const draft = { type: "session-opened", ...opening, openedBy: by } as const;
      await obey(bed, { draft }, () => checkFree(opening, bed));
      const { open } = openSession(opening.session);
      return sessionView(open, nowMs(bed));
    },

    /**
     * Moves a session to another phase for a person; settles when it is on disk.
     * @throws VigilError FORBIDDEN, NOT_FOUND, PHASE_CHANGED, PHASE_NOT_ALLOWED, PHASE_NEEDS_REASON,
     *   NOT_RECORDING
     */
    async move(session: string, { from, by, ...wish }: PhaseOrder): Promise<SessionView> {
      const { bed, open } = openSession(session);
      if (!isAllowed(by.role, "change-phase")) throw new VigilError("FORBIDDEN");
      const fromPhase = from ?? open.phase;
      checkPhase(open, fromPhase);
      const counts = baselineReadings(open.baseline, nowMs(bed));
      const readings = VITALS.reduce((sum, vital) => sum + counts[vital], 0);
      const refusal = phaseRefusal({ phase: open.phase, baselineReadings: readings }, wish);
      if (refusal === "PHASE_NEEDS_REASON") throw fault(refusal, "body.reason");
      if (refusal !== null) throw fault(refusal, "body.to");
      const { to, reason } = wish;
      const outcome = outcomeOf(open.phase, wish);
      const draft = {
        type: "phase",
        to,
        by,
        ...(outcome !== undefined && { outcome }),
        ...(reason !== undefined && { reason }),
      } as const;
      await obey(bed, { session, fromPhase, draft }, () => checkPhase(open, fromPhase));
      return sessionView(open, nowMs(bed));
    },

    /**
     * Sets the rate of a drip; settles when it is on disk.
     * @throws VigilError FORBIDDEN, NOT_FOUND, RATE_OUT_OF_BOUNDS, DRIP_OVER, NOT_RECORDING
     */
    async setDrip(session: string, asked: DripOrder, by: Person): Promise<SessionView> {
      const { bed, open } = openSession(session);
      if (!isAllowed(by.role, "set-drip")) throw new VigilError("FORBIDDEN");
      checkDripAhead(open);
      const draft = { type: "drip", ...dripOf(asked), by } as const;
      await obey(bed, { session, draft }, () => checkDripAhead(open));
      return sessionView(open, nowMs(bed));
    },
  };
}

function dripOf(asked: DripOrder) {
  const isCounted = "dropsPerMin" in asked;
  const rateMlPerH = isCounted
    ? rateOfDropsMlPerH(asked.dropsPerMin, asked.dropFactor)
    : asked.rateMlPerH;
  if (rateMlPerH < RATE_ML_PER_H.min || rateMlPerH > RATE_ML_PER_H.max) {
    throw fault("RATE_OUT_OF_BOUNDS", isCounted ? "body.dropsPerMin" : "body.rateMlPerH");
  }
  const counted = isCounted ? { dropsPerMin: asked.dropsPerMin } : null;
  return { rateMlPerH, dropFactor: asked.dropFactor ?? null, counted };
}

function checkDripAhead({ phase }: SessionTrack): void {
  if (!isDripAhead(phase)) throw new VigilError("DRIP_OVER");
}

/** Tells who was quicker, where the session has left the phase that was looked at. */
function checkPhase({ phase, phaseBy }: SessionTrack, from: SessionPhase): void {
  if (phase === from) return;
  if (phaseBy === null) throw new VigilError("PHASE_CHANGED", { details: { phase } });
  const message = `${phaseBy.name} has moved this session on already; look again.`;
  throw new VigilError("PHASE_CHANGED", { message, details: { phase, by: phaseBy } });
}

/** An error at a field of the request. */
function fault(code: ErrorCode, path: string, sentence?: string): VigilError {
  const message = sentence ?? ERRORS[code].sentence;
  return new VigilError(code, { message, details: [{ path, message }] });
}
