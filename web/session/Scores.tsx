/** The scores of a session, in one line. */
import { liveStore, useBedTime } from "../live/store.ts";
import { actEn } from "../text/act-en.ts";
import styles from "./Scores.module.css";
import { scoreWords } from "./scores-shown.ts";

export function Scores({ bed }: { bed: string }) {
  // One text a second, so that it is drawn again only when a score has changed.
  const told = useBedTime(bed, (bedMs) => {
    const view = liveStore.getState().ward?.beds[bed];
    return view === undefined ? "" : scoreWords(view, bedMs).join("\n");
  });
  return (
    <section className={styles.scores} aria-label={actEn.scores.title}>
      {told === "" ? (
        <p>{actEn.scores.none}</p>
      ) : (
        <ul className={styles.list}>
          {told.split("\n").map((score) => (
            <li key={score}>{score}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
