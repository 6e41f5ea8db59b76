/** That nobody has closed the session of a bed, in a tile's foot. */

import { phaseEn } from "../text/phase-en.ts";
import type { FootForms } from "./foot-forms.ts";
import styles from "./TileFoot.module.css";

type Props = { words: string; form: FootForms["leftOpen"] };

export function LeftOpen({ words, form }: Props) {
  return (
    <span className={styles.count} data-left-open title={words}>
      {form === "whole" ? (
        words
      ) : (
        <>
          <span aria-hidden="true">{phaseEn.leftOpen.brief}</span>
          <span className="aloud">{words}</span>
        </>
      )}
    </span>
  );
}
