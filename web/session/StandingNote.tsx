/** Says in words when what the page shows is not a living bed. */
import type { SessionDetail } from "../../shared/protocol/http.ts";
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
  const outcome = detail.outcome === null ? words.noOutcome : words.outcomes[detail.outcome];
  return (
    <p className={styles.note} role="status">
      <b>{words.recordOnly}</b>{" "}
      {standing.closedAtMs === null
        ? words.notOnBed
        : words.closed(dateTimeText(standing.closedAtMs, timeZone), outcome)}
    </p>
  );
}
