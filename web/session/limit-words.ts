/** Limits in words: the name of a limit's line in a chart, and what a change has changed. */
import { changedLimits } from "../../shared/alarms/limit-change.ts";
import type { Limits, VitalLimits } from "../../shared/alarms/limits.ts";
import { formatVital } from "../../shared/vitals/table.ts";
import { SEVERITIES, type Severity, SIDES, VITALS, type Vital } from "../../shared/vocabulary.ts";
import { sessionEn } from "../text/session-en.ts";
import { text } from "../text/text.ts";
import type { LimitLine } from "./panels.ts";

/** `HR, Pulse > 120`; a value that is one vital's low and another's high limit is told as both. */
export function limitWords({ value, names }: LimitLine): string {
  return SIDES.flatMap((side) => {
    const own = names.filter((name) => name.side === side);
    const [first] = own;
    if (first === undefined) return [];
    const short = own.map(({ vital }) => sessionEn.short[vital]).join(", ");
    return [sessionEn.trend.limitName(short, side, formatVital(first.vital, value))];
  }).join(text.common.separator);
}

/**
 * Of a change of limits, per vital and severity that it changed, the low and the high limit before
 * and after: `Systolic 90/160 → 85/160`, of high priority `Systolic high priority 80/200 → 75/200`.
 * Nothing where it is not known what there was before.
 */
export function limitsWords(from: Limits | null, to: Limits): string[] {
  if (from === null) return [];
  const changes = changedLimits(from, to);
  return VITALS.flatMap((vital) =>
    SEVERITIES.filter((severity) =>
      changes.some((change) => change.vital === vital && change.severity === severity),
    ).map((severity) => {
      const [old, now] = [from, to].map((limits) => pairWords(limits[vital], vital, severity));
      return sessionEn.events.limitChange(text.vital[vital], severity, `${old}`, `${now}`);
    }),
  );
}

/** `90/160`, low and high. */
function pairWords(limits: VitalLimits, vital: Vital, severity: Severity): string {
  return SIDES.map((side) => {
    const limit = limits[side][severity];
    return limit === null ? sessionEn.events.limitOff : formatVital(vital, limit);
  }).join("/");
}
