/** What was seen last, and how long ago. */
import { timeMs } from "../../shared/protocol/time.ts";
import { useBedTime } from "../live/store.ts";
import { actEn } from "../text/act-en.ts";
import { ageText } from "../ui/time.ts";
import styles from "./ObservationForm.module.css";
import { type General, generalWords } from "./observation-form.ts";

export function LastSeen({ bed, last }: { bed: string; last: General }) {
  const age = useBedTime(bed, (bedMs) => (last === null ? "" : ageText(bedMs - timeMs(last.at))));
  return (
    <p className={styles.last}>
      {last === null ? actEn.observation.never : actEn.observation.last(age, generalWords(last))}
    </p>
  );
}
