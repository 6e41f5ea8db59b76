/** Whether what this screen shows is live, with the measured way to the server and back. */
import { useLive } from "../live/store.ts";
import { text } from "../text/text.ts";
import styles from "./LinkState.module.css";

export function LinkState() {
  const link = useLive(({ link }) => link.kind);
  const latencyMs = useLive(({ latencyMs }) => latencyMs);
  return (
    <span className={styles.link} data-link={link}>
      <span className={styles.dot} aria-hidden="true" />
      <span aria-hidden="true">
        <span className={styles.word}>{link === "live" ? text.link.live : text.link[link]}</span>
        {link === "live" && latencyMs !== null && ` ${text.link.latency(latencyMs)}`}
      </span>
      <span className="aloud">{link === "live" ? text.link.liveAloud : text.link[link]}</span>
    </span>
  );
}
