/** Beside a number: how old it is, once that matters, and what a caller adds. */
import type { ReactNode } from "react";
import type { VitalView } from "../../shared/protocol/live.ts";
import { useBedTime, useIsLive } from "../live/store.ts";
import type { Standing } from "./reading.ts";
import styles from "./ValueNote.module.css";
import { noteOf, noteParts, shortNoteOf } from "./value-note.ts";

type Props = { bed: string; view: VitalView; standing: Standing; children?: ReactNode };

export function ValueNote({ bed, view, standing, children }: Props) {
  const isLive = useIsLive();
  const note = useBedTime(bed, (bedMs) => noteOf(view, standing, { bedMs, isLive }));
  const short = useBedTime(bed, (bedMs) => shortNoteOf(view, standing, { bedMs, isLive }));
  return (
    <p className={styles.note} data-standing={standing}>
      {note !== null && <Age {...noteParts(note, short)} />}
      {short !== null && <span className={styles.short}>{short}</span>}
      {standing === "present" && children}
    </p>
  );
}

function Age({ first, rest }: { first: string; rest: string }) {
  return (
    <span className={styles.age} data-age>
      <span>{first}</span>
      {rest !== "" && <span className={styles.rest}>{rest}</span>}
    </span>
  );
}
