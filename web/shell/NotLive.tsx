/** Covers the page while nothing is heard from the server. Old values stay in sight, grey, each
 * with its age; nobody can take them for live. While a form is open the words stand above it, along
 * the page's edge: what was typed stays, can be read, and is not taken for sent. */
import { useLive } from "../live/store.ts";
import { text } from "../text/text.ts";
import { useTopPart } from "../ui/page-top.ts";
import { clockText } from "../ui/time.ts";
import styles from "./NotLive.module.css";

export function NotLive() {
  const link = useLive(({ link }) => link);
  const timeZone = useLive(({ ward }) => ward?.site.timeZone);
  const measured = useTopPart("--not-live");
  if (link.kind !== "lost") return null;
  return (
    <section className={styles.cover} role="alert">
      <div ref={measured} className={styles.band} data-not-live>
        <p className={styles.words}>
          {link.sinceMs === null
            ? text.link.neverLive
            : text.link.notLiveSince(clockText(link.sinceMs, timeZone))}
        </p>
        <p className={styles.why}>{text.link.notLiveWhy[link.why]}</p>
      </div>
    </section>
  );
}
