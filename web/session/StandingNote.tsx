/** Says in words when what the page shows is not a living bed. */
import type { SessionDetail } from "../../shared/protocol/http.ts";
import { timeMs } from "../../shared/protocol/time.ts";
import { FOLLOW_UP_ID } from "../history/FollowUp.tsx";
import { sessionEn } from "../text/session-en.ts";
import { dateTimeText } from "./date-words.ts";
import styles from "./Session.module.css";
import type { Standing } from "./standing.ts";

type Props = { standing: Standing; detail: SessionDetail; timeZone: string | undefined };

const words = sessionEn.page;

export function StandingNote({ standing, detail, timeZone }: Props) {
  if (standing.kind === "live") return null;
  if (standing.kind === "waiting") {
    return (
      <p className={styles.note} role="status">
        {words.notWatched}
      </p>
    );
  }
  const ended = detail.outcome === null ? words.noOutcome : words.outcomes[detail.outcome];
  const reason = detail.phases.at(-1)?.reason ?? null;
  const outcome = reason === null ? ended : words.because(ended, reason);
  const opened = dateTimeText(timeMs(detail.openedAt), timeZone);
  return (
    <p className={styles.note} role="status">
      <b>{words.recordOnly}</b>{" "}
      {standing.closedAtMs === null
        ? words.notOnBed
        : words.closed(opened, dateTimeText(standing.closedAtMs, timeZone), outcome)}{" "}
      {standing.closedAtMs !== null && <a href={`#${FOLLOW_UP_ID}`}>{words.toNotes}</a>}
    </p>
  );
}
