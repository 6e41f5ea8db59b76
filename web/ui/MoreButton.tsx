/** Says that a list goes on, and goes there: below as long as there is more, then back to the top. */
import { ChevronDown, ChevronUp } from "lucide-react";
import type { RefObject } from "react";
import { text } from "../text/text.ts";
import { Button } from "./Button.tsx";
import type { Beyond } from "./beyond.ts";
import styles from "./MoreButton.module.css";

type Props = { beyond: Beyond; list: RefObject<HTMLElement | null> };

/** How much of the view a press moves on: the last row stays, so that the eye finds its place. */
const PAGE = 0.8;

export function MoreButton({ beyond: { side, count }, list }: Props) {
  const Icon = side === "below" ? ChevronDown : ChevronUp;
  return (
    <Button
      className={styles.more}
      data-more={side}
      onClick={() => {
        const { current } = list;
        if (current === null) return;
        if (side === "below") current.scrollBy({ top: current.clientHeight * PAGE });
        else current.scrollTo({ top: 0 });
      }}
    >
      <Icon aria-hidden size={18} />
      {side === "below" ? text.common.moreBelow(count) : text.common.moreAbove(count)}
    </Button>
  );
}
