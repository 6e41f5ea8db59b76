/**
 * The form that moves a session on, without its drawing: the moves from where it stands, what each
 * will do, whether a reason is owed, and what would be sent. A choice belongs to the phase that it was
 * made in: where somebody else was quicker, it is made again.
 */
import { z } from "zod";
import { ERRORS } from "../../shared/errors.ts";
import type { SessionDetail } from "../../shared/protocol/http.ts";
import { personSchema } from "../../shared/protocol/person.ts";
import type { phaseBodySchema } from "../../shared/protocol/sessions.ts";
import { WATCH_MINUTES } from "../../shared/session/left-open.ts";
import { phaseRefusal } from "../../shared/session/phase-change.ts";
import { movesFrom } from "../../shared/session/phases.ts";
import {
  OUTCOMES,
  SESSION_PHASES,
  type SessionPhase,
  VITALS,
  type Vital,
} from "../../shared/vocabulary.ts";
import { ApiError } from "../api.ts";
import { phaseEn as words } from "../text/phase-en.ts";
import { text } from "../text/text.ts";

export type Move = keyof typeof words.moves;
export type PhaseBody = z.input<typeof phaseBodySchema>;
export type BaselineReadings = SessionDetail["baselineReadings"];

export type PhaseDraft = {
  /** What was chosen, and in which phase. */
  chosen: { move: Move; from: SessionPhase } | null;
  reason: string;
};
export const NO_PHASE_DRAFT: PhaseDraft = { chosen: null, reason: "" };

export type MoveOffer = { move: Move; name: string; will: string };

export type PhaseForm = {
  offers: readonly MoveOffer[];
  chosen: Move | null;
  isReasonNeeded: boolean;
  faults: { move?: string; reason?: string };
  /** What the baseline rests on, where the chosen move locks it. */
  baseline: { lines: readonly string[]; isEmpty: boolean } | null;
  body: PhaseBody | null;
};

/** Cuff readings that a baseline wants (domain.md §1). */
const CUFF_READINGS_WANTED = 2;
/** Of one cuff all pressures come together. */
const OF_CUFF: readonly Vital[] = ["diastolic", "mean"];

/** @param phase the newest that is known */
export function phaseForm(options: {
  phase: SessionPhase;
  draft: PhaseDraft;
  baselineReadings: BaselineReadings;
}): PhaseForm {
  const { phase, draft, baselineReadings } = options;
  const chosen = draft.chosen?.from === phase ? draft.chosen.move : null;
  const reason = draft.reason.trim();
  const wish = chosen === null ? null : wishOf(chosen, phase);
  const standing = { phase, baselineReadings: readingsCount(baselineReadings) };
  const refusal = wish === null ? null : phaseRefusal(standing, wish);
  const isReasonNeeded = refusal === "PHASE_NEEDS_REASON";
  const isReasonMissing = isReasonNeeded && reason === "";
  return {
    offers: offersFrom(phase),
    chosen,
    isReasonNeeded,
    faults: {
      ...(chosen === null && { move: words.choose }),
      ...(isReasonMissing && { reason: ERRORS.PHASE_NEEDS_REASON.sentence }),
    },
    baseline: chosen === "start" ? baselineOf(baselineReadings) : null,
    body:
      wish === null || isReasonMissing
        ? null
        : { ...wish, from: phase, ...(reason !== "" && { reason }) },
  };
}

/** What can be done from a phase; one that ends before its watch was stopped early. */
export function offersFrom(phase: SessionPhase): MoveOffer[] {
  return movesFrom(phase)
    .flatMap((to) => movesTo(to, phase))
    .map((move) => ({ move, name: words.moves[move].name, will: willOf(move) }));
}

const movedSchema = z.object({ phase: z.enum(SESSION_PHASES), by: personSchema.optional() });

/** What a refusal tells of, where somebody else was quicker; else null. */
export function toldMove(error: Error | null): z.infer<typeof movedSchema> | null {
  if (!(error instanceof ApiError) || error.code !== "PHASE_CHANGED") return null;
  return movedSchema.safeParse(error.details).data ?? null;
}

/** The newest phase that is known: a refusal may tell of it before the live link does. */
export function newestPhase(
  live: SessionPhase,
  error: Error | null,
  sentFrom: SessionPhase | undefined,
): SessionPhase {
  return live === sentFrom ? (toldMove(error)?.phase ?? live) : live;
}

/** That the session has moved on since somebody looked; null while it has not.
 * @param told what a refusal tells of it
 * @param phases as the record has them, newest last */
export function movedOnWords(
  looked: SessionPhase,
  phase: SessionPhase,
  { told, phases }: { told: ReturnType<typeof toldMove>; phases: SessionDetail["phases"] },
): string | null {
  if (phase === looked) return null;
  const last = phases.at(-1);
  const recorded = last?.phase === phase ? last.by?.name : undefined;
  const refused = told?.phase === phase ? told.by?.name : undefined;
  return words.movedOn(recorded ?? refused ?? words.somebody, text.phase[phase].toLowerCase());
}

/** What the baseline would rest on: a line for each vital that anything was measured of, and one for
 * the cuff always. */
function baselineOf(readings: BaselineReadings): NonNullable<PhaseForm["baseline"]> {
  if (readings === null || readingsCount(readings) === 0) return { lines: [], isEmpty: true };
  const lines = VITALS.filter((vital) => !OF_CUFF.includes(vital)).flatMap((vital) => {
    const count = readings[vital];
    if (vital === "systolic") return [words.baseline.vital(words.baseline.pressure, cuffOf(count))];
    const said = words.baseline.readings(count);
    return count === 0 ? [] : [words.baseline.vital(text.vital[vital], said)];
  });
  return { lines, isEmpty: false };
}

function cuffOf(count: number): string {
  const said = words.baseline.cuff(count);
  return count < CUFF_READINGS_WANTED ? words.baseline.twoWanted(said) : said;
}

function readingsCount(readings: BaselineReadings): number {
  return readings === null ? 0 : VITALS.reduce((sum, vital) => sum + readings[vital], 0);
}

function movesTo(to: SessionPhase, from: SessionPhase): Move[] {
  switch (to) {
    case "scheduled":
      return [];
    case "infusing":
      return [from === "paused" ? "resume" : "start"];
    case "closed":
      return from === "observing" ? [...OUTCOMES] : ["stopped-early"];
    default:
      return [to];
  }
}

function wishOf(move: Move, phase: SessionPhase) {
  if (move === "completed" || move === "stopped-early") {
    return { to: "closed", outcome: move } as const;
  }
  const to = movesFrom(phase).find((each) => movesTo(each, phase).includes(move));
  return to === undefined ? null : { to };
}

function willOf(move: Move): string {
  const { will } = words.moves[move];
  return typeof will === "string" ? will : will(WATCH_MINUTES);
}
