/** That somebody has to look at the patient, or should have looked by now. */
import { useBedPart, useBedTime } from "../live/store.ts";
import type { FootForms } from "./foot-forms.ts";
import { observationDue } from "./observation-due.ts";
import styles from "./TileFoot.module.css";

type Props = { bed: string; form: FootForms["observation"] };

export function ObservationDue({ bed, form }: Props) {
  const observation = useBedPart(bed, ({ session }) => session?.observation ?? null);
  const words = useBedTime(bed, (bedMs) => observationDue(observation, bedMs)?.words ?? null);
  const brief = useBedTime(bed, (bedMs) => observationDue(observation, bedMs)?.brief ?? null);
  const isOverdue = useBedTime(bed, (bedMs) => observationDue(observation, bedMs)?.isOverdue);
  if (words === null) return null;
  return (
    <span
      className={isOverdue === true ? styles.count : styles.due}
      data-observation="due"
      title={words}
    >
      {form === "whole" ? (
        words
      ) : (
        <>
          <span aria-hidden="true">{brief}</span>
          <span className="aloud">{words}</span>
        </>
      )}
    </span>
  );
}
