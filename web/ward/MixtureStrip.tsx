/** Says at the top of a tile that a part of the session it shows was no patient's. */
import type { Mixture } from "../live/source.ts";
import { text } from "../text/text.ts";
import styles from "./PretenceStrip.module.css";

export function MixtureStrip({ kind }: { kind: Mixture }) {
  return (
    <p className={styles.mixture} title={text.mixture[kind]}>
      {text.mixtureShort[kind]}
    </p>
  );
}
