/**
 * The form of a session's limits, without its drawing. What a person typed is kept as typed, and
 * only where it was typed: all else follows the limits in force, so that two people who change
 * different limits at once do not undo each other.
 */
import { autoLimits } from "../../shared/alarms/auto-limits.ts";
import {
  changedLimits,
  isSwitchedOff,
  LIMIT_PLACES,
  type LimitChange,
  type LimitPlace,
  limitsRefusal,
} from "../../shared/alarms/limit-change.ts";
import type { LimitProfile, ProfileMark } from "../../shared/alarms/limit-profiles.ts";
import { ADULT_LIMITS, type Limits, limitFaults } from "../../shared/alarms/limits.ts";
import type { VitalNumbers } from "../../shared/alarms/picture.ts";
import { ERRORS, type ErrorCode } from "../../shared/errors.ts";
import type { BedView } from "../../shared/protocol/live.ts";
import { formatVital } from "../../shared/vitals/table.ts";
import type { Role, Vital } from "../../shared/vocabulary.ts";
import { VITALS } from "../../shared/vocabulary.ts";
import { actEn } from "../text/act-en.ts";

export type LimitKey = `${Vital}.${LimitPlace["side"]}.${LimitPlace["severity"]}`;
export type Draft = Readonly<Partial<Record<LimitKey, string>>>;

export const NO_DRAFT: Draft = {};

/** The four limits of a vital from the lowest number to the highest. */
export const LIMIT_COLUMNS: readonly Omit<LimitPlace, "vital">[] = [
  { side: "low", severity: "high" },
  { side: "low", severity: "medium" },
  { side: "high", severity: "medium" },
  { side: "high", severity: "high" },
];

export type LimitCell = LimitPlace & {
  key: LimitKey;
  /** What the field shows; empty is off. */
  text: string;
  /** In force now, in words. */
  old: string;
  /** What an empty field means here: off, or a limit that nobody has. */
  empty: string;
  isChanged: boolean;
  fault: string | null;
};

export type LimitRow = { vital: Vital; cells: LimitCell[]; fault: string | null };

export type LimitsForm = {
  rows: LimitRow[];
  changes: LimitChange[];
  /** What would be in force; null while a field says nothing that could be. */
  limits: Limits | null;
  isReasonNeeded: boolean;
  /** Why it cannot be sent; null when it can. */
  refusal: ErrorCode | null;
};

export type LimitsFormOptions = { inForce: Limits; draft: Draft; role: Role; reason: string };

/** The form of a session's limits as it stands. */
export function limitsForm({ inForce, draft, role, reason }: LimitsFormOptions): LimitsForm {
  const refusalOf = (to: Limits) => limitsRefusal(role, { from: inForce, to, reason });
  return limitsTable({ inForce, draft, refusalOf });
}

/** The same for any limits that are edited; what may not be, whoever asks says. */
export function limitsTable(options: {
  inForce: Limits;
  draft: Draft;
  refusalOf: (to: Limits) => ErrorCode | null;
}): LimitsForm {
  const { inForce, draft, refusalOf } = options;
  const wanted = withDraft(inForce, draft);
  const faults = limitFaults(wanted);
  const changes = changedLimits(inForce, wanted);
  const refusal = refusalOf(wanted);
  const mayNotOff = refusal === "LIMIT_OFF_NEEDS_DOCTOR" ? changes.filter(isSwitchedOff) : [];
  const rows = VITALS.map((vital) => ({
    vital,
    fault: faults.find((fault) => fault.vital === vital)?.message ?? null,
    cells: LIMIT_COLUMNS.map((column) => {
      const place = { vital, ...column };
      const { old, text } = textsAt(inForce, draft, place);
      const isHere = (change: LimitPlace): boolean => keyOf(change) === keyOf(place);
      const isFaulty = numberOf(text) === undefined;
      const isUsual = ADULT_LIMITS[vital][column.side][column.severity] !== null;
      const empty = isUsual ? actEn.off : actEn.none;
      return {
        ...place,
        key: keyOf(place),
        text,
        old: old === "" ? empty : old,
        empty,
        isChanged: isFaulty || changes.some(isHere),
        fault: isFaulty
          ? actEn.limits.notNumber
          : mayNotOff.some(isHere)
            ? ERRORS.LIMIT_OFF_NEEDS_DOCTOR.sentence
            : null,
      };
    }),
  }));
  const isCellWrong = rows.some(({ cells }) => cells.some(({ fault }) => fault !== null));
  const isWrong = isCellWrong || faults.length > 0;
  return {
    rows,
    changes,
    limits: isWrong ? null : wanted,
    isReasonNeeded: changes.some(isSwitchedOff),
    refusal: isCellWrong ? "BAD_REQUEST" : refusal,
  };
}

/** The draft after something was typed. What says the same as the limit in force is no change. */
export function typed(draft: Draft, inForce: Limits, place: LimitPlace, text: string): Draft {
  const { [keyOf(place)]: _, ...others } = draft;
  return text === textsAt(inForce, NO_DRAFT, place).old
    ? others
    : { ...others, [keyOf(place)]: text };
}

/** The draft after a change while another is on its way. What is put back to the limit in force is
 * written out: that limit is about to be another.
 * @param before the draft before the change */
export function typedOut(before: Draft, next: Draft, inForce: Limits): Draft {
  const putBack = LIMIT_PLACES.filter(
    (place) => before[keyOf(place)] !== undefined && next[keyOf(place)] === undefined,
  );
  const texts = putBack.map((place) => [keyOf(place), textsAt(inForce, NO_DRAFT, place).old]);
  return { ...Object.fromEntries(texts), ...next };
}

/** The draft with auto limits filled in, to be looked at. They start from what was typed, where
 * that is in order, so that a limit they do not touch is not lost. */
export function autoDraft(draft: Draft, inForce: Limits, baseline: VitalNumbers): Draft {
  const wanted = withDraft(inForce, draft);
  const start = limitFaults(wanted).length > 0 ? inForce : wanted;
  return draftOf(inForce, autoLimits(baseline, start));
}

/** The draft with all of a profile's limits filled in, to be looked at. It is the whole set that is
 * taken: nothing of what was typed before stays. */
export function profileDraft(inForce: Limits, profile: LimitProfile): Draft {
  return draftOf(inForce, profile.limits);
}

/** What the record names, where limits are still the profile's that was taken. */
export function profileTaken(
  taken: LimitProfile | null,
  limits: Limits,
): Pick<ProfileMark, "id" | "version"> | null {
  if (taken === null || changedLimits(taken.limits, limits).length > 0) return null;
  return { id: taken.id, version: taken.version };
}

function draftOf(inForce: Limits, wanted: Limits): Draft {
  return Object.fromEntries(
    changedLimits(inForce, wanted).map((change) => [
      keyOf(change),
      limitText(change.vital, change.to),
    ]),
  );
}

/** The locked reference values; null while none is locked. */
export function lockedBaseline(vitals: BedView["vitals"]): VitalNumbers | null {
  const of = (vital: Vital): number | null => vitals[vital].baseline;
  if (VITALS.every((vital) => of(vital) === null)) return null;
  return {
    heartRate: of("heartRate"),
    pulse: of("pulse"),
    systolic: of("systolic"),
    diastolic: of("diastolic"),
    mean: of("mean"),
    respiration: of("respiration"),
    temperature: of("temperature"),
    spo2: of("spo2"),
  };
}

export function keyOf({ vital, side, severity }: LimitPlace): LimitKey {
  return `${vital}.${side}.${severity}`;
}

function textsAt(inForce: Limits, draft: Draft, place: LimitPlace): { old: string; text: string } {
  const { vital, side, severity } = place;
  const old = limitText(vital, inForce[vital][side][severity]);
  return { old, text: draft[keyOf(place)] ?? old };
}

/** A field that says no number leaves its limit as it is; its own fault holds the form back. */
function withDraft(inForce: Limits, draft: Draft): Limits {
  const limits = { ...inForce };
  for (const place of LIMIT_PLACES) {
    const typedText = draft[keyOf(place)];
    const number = typedText === undefined ? undefined : numberOf(typedText);
    if (number === undefined) continue;
    const { vital, side, severity } = place;
    // Never written in place: heart rate and pulse may be one object, even in a deep copy.
    const limitsOfSide = { ...limits[vital][side], [severity]: number };
    limits[vital] = { ...limits[vital], [side]: limitsOfSide };
  }
  return limits;
}

/** Null for an empty text, which is off; undefined for what is no number. A comma is a point: half
 * of Europe's keyboards have nothing else beside the digits. */
function numberOf(typedText: string): number | null | undefined {
  const trimmed = typedText.trim();
  if (trimmed === "") return null;
  return /^-?\d{1,4}([.,]\d{1,2})?$/.test(trimmed) ? Number(trimmed.replace(",", ".")) : undefined;
}

function limitText(vital: Vital, limit: number | null): string {
  if (limit === null) return "";
  // A limit between the digits that are shown must not look like another one.
  const shown = formatVital(vital, limit);
  return Number(shown) === limit ? shown : String(limit);
}
