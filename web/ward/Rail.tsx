/** The alarms of the ward beside its beds: worst and newest first. The beds never move for them. */
import { Link } from "wouter";
import type { AlarmView } from "../../shared/protocol/live.ts";
import { alarmsOfWard } from "../alarms/of-ward.ts";
import { fromElsewhere } from "../alarms/ward-wide.ts";
import { useLive } from "../live/store.ts";
import { text } from "../text/text.ts";
import { MoreButton } from "../ui/MoreButton.tsx";
import { useBeyond } from "../ui/use-beyond.ts";
import { Elsewhere } from "./Elsewhere.tsx";
import styles from "./Rail.module.css";
import { RailRow } from "./RailRow.tsx";

export function Rail() {
  const alarms = useLive(({ ward }) => alarmsOfWard(ward));
  const far = useLive(({ escalated, ward }) => fromElsewhere(escalated, ward?.ward.id).length);
  const count = alarms.length + far;
  return (
    <aside className={styles.rail} aria-labelledby="rail-title" data-rail tabIndex={-1}>
      <div className={styles.head}>
        <h2 id="rail-title" className={styles.title}>
          {text.alarm.rail}
          {count > 0 && <span className={styles.count}>{count}</span>}
        </h2>
        <Link href="/alarms" className={styles.log} aria-label={text.alarm.logAloud}>
          {text.alarm.log}
        </Link>
      </div>
      {count === 0 ? <p className={styles.calm}>{text.alarm.calm}</p> : <Rows alarms={alarms} />}
    </aside>
  );
}

function Rows({ alarms }: { alarms: readonly AlarmView[] }) {
  const [more, list] = useBeyond<HTMLOListElement>();
  return (
    <>
      <ol ref={list} className={styles.rows}>
        <Elsewhere />
        {alarms.map((alarm) => (
          <RailRow key={alarm.id} alarm={alarm} />
        ))}
      </ol>
      {more !== null && <MoreButton beyond={more} list={list} />}
    </>
  );
}
