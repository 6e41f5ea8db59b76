/** Where an alarm would stand: on a calm bed, what the session is doing. */
import { useBedPart, useBedTime, useLive } from "../live/store.ts";
import { text } from "../text/text.ts";
import styles from "./PhaseLine.module.css";
import { phaseNote } from "./phase-note.ts";

export function PhaseLine({ bed }: { bed: string }) {
  const session = useBedPart(bed, (each) => each.session);
  const timeZone = useLive(({ ward }) => ward?.site.timeZone);
  const note = useBedTime(bed, (bedMs) =>
    session === null ? "" : phaseNote(session, bedMs, timeZone),
  );
  if (session === null) return null;
  return (
    <p className={styles.line}>
      <span className={styles.phase}>{text.phase[session.phase]}</span>
      <span className={styles.note}>{note}</span>
    </p>
  );
}
