/** The infusion as a ring that fills, with minute and mL in figures. */
import { useBedPart, useBedTime } from "../live/store.ts";
import { text } from "../text/text.ts";
import { useStable } from "../ui/use-stable.ts";
import { hasInfused, progressOf, sameProgress } from "./progress.ts";
import styles from "./Ring.module.css";

/** The circle's length in its own units; makes a dash a share of a hundred. */
const LENGTH = 100;

export function Ring({ bed }: { bed: string }) {
  const session = useBedPart(bed, (each) => each.session);
  const keep = useStable(sameProgress);
  const progress = useBedTime(bed, (bedMs) =>
    session === null ? null : keep(progressOf(session, bedMs)),
  );
  if (session === null || progress === null || !hasInfused(session)) return null;
  const { minute, plannedMinutes, givenMl, share } = progress;
  return (
    <div
      className={styles.ring}
      role="img"
      aria-label={text.tile.ring(minute, plannedMinutes, givenMl)}
      data-phase={session.phase}
    >
      <p className={styles.words}>
        <span className={styles.minute}>
          {text.tile.minute(minute)}
          <span className={styles.of} data-plan>
            {text.tile.ofMinutes(plannedMinutes)}
          </span>
        </span>
        <span className={styles.given}>{text.tile.given(givenMl)}</span>
      </p>
      <svg className={styles.circle} viewBox="0 0 36 36" aria-hidden="true" data-ring>
        <circle className={styles.track} cx="18" cy="18" r="15" pathLength={LENGTH} />
        <circle
          className={styles.done}
          cx="18"
          cy="18"
          r="15"
          pathLength={LENGTH}
          strokeDasharray={`${share * LENGTH} ${LENGTH}`}
        />
      </svg>
    </div>
  );
}
