/** The limits in force, small: where an alarm begins, and which limit is off. */
import type { Vital } from "../../shared/vocabulary.ts";
import { useBedPart } from "../live/store.ts";
import { text } from "../text/text.ts";
import { tileLimits } from "./limits-text.ts";

/** `others` share the cell; of their limits only what is off is told. */
type Props = { bed: string; vital: Vital; others?: readonly Vital[] };

const NONE: readonly Vital[] = [];

export function Limits({ bed, vital, others = NONE }: Props) {
  const limits = useBedPart(bed, ({ session }) => session?.limits ?? null);
  if (limits === null) return null;
  const { words, title } = tileLimits(limits, vital, others);
  if (words === "") return null;
  return (
    <span title={title ?? text.value.limitsTitle} data-off={title === null ? undefined : true}>
      {words}
      {title !== null && <span className="aloud"> ({title})</span>}
    </span>
  );
}
