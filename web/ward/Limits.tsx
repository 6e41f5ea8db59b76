/** The limits in force, small: where an alarm begins. */
import type { Vital } from "../../shared/vocabulary.ts";
import { useBedPart } from "../live/store.ts";
import { text } from "../text/text.ts";
import { nearLimits } from "./limits-text.ts";

export function Limits({ bed, vital }: { bed: string; vital: Vital }) {
  const limits = useBedPart(bed, ({ session }) => session?.limits[vital] ?? null);
  if (limits === null) return null;
  const { low, high } = nearLimits(vital, limits);
  if (low === null && high === null) return null;
  return <span title={text.value.limitsTitle}>{text.value.limits(low, high)}</span>;
}
