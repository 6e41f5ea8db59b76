/** That somebody has to look at the patient, or should have looked by now. */
import { useBedPart, useBedTime } from "../live/store.ts";
import { observationDue } from "./observation-due.ts";
import styles from "./TileFoot.module.css";

export function ObservationDue({ bed }: { bed: string }) {
  const observation = useBedPart(bed, ({ session }) => session?.observation ?? null);
  const words = useBedTime(bed, (bedMs) => observationDue(observation, bedMs)?.words ?? null);
  const isOverdue = useBedTime(bed, (bedMs) => observationDue(observation, bedMs)?.isOverdue);
  if (words === null) return null;
  return (
    <span className={isOverdue === true ? styles.count : undefined} data-observation="due">
      {words}
    </span>
  );
}
