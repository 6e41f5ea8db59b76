/**
 * The form of a drip, without its drawing: what is typed, what stands in its way, what it comes to as
 * the session stands, and what would be sent. A rate that is off the plan asks for another count and
 * is sent all the same: the person at the bed sees the drops, the plan does not.
 */
import type { z } from "zod";
import { ERRORS } from "../../shared/errors.ts";
import type { SessionView } from "../../shared/protocol/live.ts";
import type { dripBodySchema } from "../../shared/protocol/sessions.ts";
import {
  dropsPerMin,
  RATE_ML_PER_H,
  rateOfDropsMlPerH,
  runsForMs,
} from "../../shared/session/drip.ts";
import { givenMl } from "../../shared/session/infusion.ts";
import { isDripAhead } from "../../shared/session/phases.ts";
import { DROP_FACTORS, type DropFactor } from "../../shared/vocabulary.ts";
import { chosenOf, numberOf } from "../registers/draft.ts";
import { dripEn as words } from "../text/drip-en.ts";
import { text } from "../text/text.ts";
import { minuteText } from "../ui/time.ts";
import { infusionOf } from "../ward/progress.ts";
import { figureText, offText, planOf, rateText } from "./drip-words.ts";

export const WAYS = ["count", "rate"] as const;
export type Way = (typeof WAYS)[number];
export type DripField = keyof typeof words.fields;
export type DripTyped = Readonly<Record<DripField, string>> & { readonly way: Way };
export type DripDraft = Partial<DripTyped>;
export type DripBody = z.input<typeof dripBodySchema>;

export type DripForm = {
  typed: DripTyped;
  /** The field that the way of knowing the rate fills in. */
  field: "dropsPerMin" | "rateMlPerH";
  faults: Readonly<Partial<Record<DripField, string>>>;
  /** The planned rate, at the chosen set. */
  plan: string;
  /** What the typed rate comes to; blanks while it is none. */
  means: { rate: string; volume: string; end: string };
  /** Asks for another count; null where the rate is near the plan. */
  recount: string | null;
  /** Whether nothing can drip any more. */
  isOver: boolean;
  /** What would be sent; null while something stands in the way. */
  body: DripBody | null;
};

const MS_PER_MIN = 60_000;

/** The form over a draft. A set that nobody has chosen here is the one that the session knows. */
export function dripTyped(session: Pick<SessionView, "drip">, draft: DripDraft): DripTyped {
  const { dropFactor } = session.drip;
  const known = dropFactor === null ? "" : String(dropFactor);
  return { way: "count", dropFactor: known, dropsPerMin: "", rateMlPerH: "", ...draft };
}

/** @param bedMs the bed's present */
export function dripForm(options: {
  session: SessionView;
  draft: DripDraft;
  bedMs: number;
  timeZone: string | undefined;
}): DripForm {
  const { session, bedMs, timeZone } = options;
  const typed = dripTyped(session, options.draft);
  const field = typed.way === "count" ? "dropsPerMin" : "rateMlPerH";
  const factor = chosenOf(typed.dropFactor, DROP_FACTORS);
  const said = numberOf(typed[field]);
  const rate = rateOf(typed.way, said, factor);
  const faults = faultsOf(typed.way, { said, rate, factor });
  const isOver = !isDripAhead(session.phase);
  const isWhole = Object.keys(faults).length === 0;
  return {
    typed,
    field,
    faults,
    plan: words.plan(rateText(planOf(session), factor)),
    means: {
      rate: rate === null ? text.common.none : rateText(rate, factor),
      volume: volumeWords(session, bedMs),
      end: rate === null ? text.common.none : endWords(session, { bedMs, rate, timeZone }),
    },
    recount: said === null || rate === null ? null : recountOf(session, typed.way, rate, factor),
    isOver,
    body: isWhole && !isOver && said !== null ? bodyOf(typed.way, said, factor) : null,
  };
}

/** The typed rate, mL/h; null where none is given, or none that a drip can have. */
function rateOf(way: Way, said: number | null, factor: DropFactor | null): number | null {
  if (said === null || Number.isNaN(said) || said <= 0) return null;
  const rate = way === "rate" ? said : factor === null ? null : rateOfDropsMlPerH(said, factor);
  const isPossible = rate !== null && rate >= RATE_ML_PER_H.min && rate <= RATE_ML_PER_H.max;
  return isPossible ? rate : null;
}

type Given = { said: number | null; rate: number | null; factor: DropFactor | null };

function faultsOf(way: Way, { said, rate, factor }: Given): DripForm["faults"] {
  const field = way === "count" ? "dropsPerMin" : "rateMlPerH";
  const needsFactor = way === "count" && factor === null;
  const fault = saidFault(way, said) ?? (rate === null && !needsFactor ? OUT_OF_BOUNDS : null);
  return {
    ...(needsFactor && { dropFactor: words.faults.dropFactor }),
    ...(fault !== null && { [field]: fault }),
  };
}

const OUT_OF_BOUNDS = ERRORS.RATE_OUT_OF_BOUNDS.sentence;

function saidFault(way: Way, said: number | null): string | null {
  if (said === null) return way === "count" ? words.faults.blankCount : words.faults.blankRate;
  if (Number.isNaN(said)) return words.faults.notNumber;
  return said <= 0 ? words.faults.standsStill : null;
}

function volumeWords(session: SessionView, bedMs: number): string {
  const { volumePlannedMl } = session;
  const given = Math.round(givenMl(infusionOf(session), bedMs));
  const left = Math.max(0, Math.round(volumePlannedMl) - given);
  return words.volume(String(given), figureText(volumePlannedMl), String(left));
}

function endWords(
  session: SessionView,
  { bedMs, rate, timeZone }: { bedMs: number; rate: number; timeZone: string | undefined },
): string {
  const infusion = infusionOf(session);
  const leftMl = Math.max(0, session.volumePlannedMl - givenMl(infusion, bedMs));
  const runsMs = runsForMs(leftMl, rate);
  if (runsMs === null || runsMs === 0) return words.allGiven;
  const minutes = Math.ceil(runsMs / MS_PER_MIN);
  if (session.phase === "infusing") return words.ends(minuteText(bedMs + runsMs, timeZone));
  return session.phase === "paused" ? words.endsPaused(minutes) : words.endsAfterStart(minutes);
}

function recountOf(
  session: SessionView,
  way: Way,
  rate: number,
  factor: DropFactor | null,
): string | null {
  const planned = planOf(session);
  const off = offText(rate, planned);
  if (off === null) return null;
  const inWay = (mlPerH: number): string =>
    figureText(way === "count" && factor !== null ? dropsPerMin(mlPerH, factor) : mlPerH);
  return words.recount[way](inWay(rate), off, inWay(planned));
}

function bodyOf(way: Way, said: number, factor: DropFactor | null): DripBody | null {
  if (way === "rate") return { rateMlPerH: said, ...(factor !== null && { dropFactor: factor }) };
  return factor === null ? null : { dropsPerMin: said, dropFactor: factor };
}
