/** The alarms of this bed that stand now, worst and newest first, and the button to take each on. */
import { ranked } from "../alarms/rank.ts";
import { useBedPart } from "../live/store.ts";
import { sessionEn } from "../text/session-en.ts";
import { text } from "../text/text.ts";
import { MoreButton } from "../ui/MoreButton.tsx";
import { useBeyond } from "../ui/use-beyond.ts";
import { OpenAlarm } from "./OpenAlarm.tsx";
import styles from "./OpenAlarms.module.css";

export function OpenAlarms({ bed }: { bed: string }) {
  const [more, list] = useBeyond<HTMLUListElement>();
  const alarms = useBedPart(bed, (each) => each.alarms) ?? [];
  return (
    <section className={styles.alarms} aria-labelledby="alarms-title" data-rail tabIndex={-1}>
      <h2 id="alarms-title" className={styles.title}>
        {alarms.length === 0 ? text.alarm.calm : sessionEn.alarms.title(alarms.length)}
      </h2>
      <ul ref={list} className={styles.list}>
        {ranked(alarms).map((alarm) => (
          <OpenAlarm key={alarm.id} alarm={alarm} />
        ))}
      </ul>
      {more !== null && <MoreButton beyond={more} list={list} />}
    </section>
  );
}
