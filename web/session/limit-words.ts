/** What a limit's line is called in a chart: short names of its vitals, its side and its value. */
import { formatVital } from "../../shared/vitals/table.ts";
import { SIDES } from "../../shared/vocabulary.ts";
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
