/** The site's clock: server time in the site's time zone, the same on every screen. */
import { useLive, useTick } from "../live/store.ts";
import { clockText } from "../ui/time.ts";
import styles from "./Clock.module.css";

export function Clock() {
  const timeZone = useLive(({ ward }) => ward?.site.timeZone);
  const time = useTick((serverMs) => clockText(serverMs, timeZone));
  return <time className={styles.clock}>{time}</time>;
}
