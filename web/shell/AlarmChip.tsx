/** The alarms that call on every page: somebody in one bed's session still learns of the others, and
 * is told that these are elsewhere, for the page counts its own. */
import { useLocation } from "wouter";
import { alarmsElsewhere, alarmsOfWard } from "../alarms/of-ward.ts";
import { callingPriority, isCalling } from "../alarms/rank.ts";
import { SHAPES } from "../alarms/shapes.ts";
import { fromElsewhere } from "../alarms/ward-wide.ts";
import { useBedOfSession, useLive } from "../live/store.ts";
import { text } from "../text/text.ts";
import { ButtonLink } from "../ui/ButtonLink.tsx";
import styles from "./AlarmChip.module.css";
import { sessionShown } from "./session-shown.ts";

export function AlarmChip() {
  const [location] = useLocation();
  const session = sessionShown(location);
  const own = useBedOfSession(session ?? "")?.alarms ?? [];
  const all = useLive(({ ward }) => alarmsOfWard(ward));
  const here = useLive(({ ward }) => ward?.ward.id);
  const escalated = useLive((live) => live.escalated);
  const alarms = [...alarmsElsewhere(all, session, own), ...fromElsewhere(escalated, here)];
  const priority = callingPriority(alarms);
  if (priority === null || location.startsWith("/ward/")) return null;
  const count = alarms.filter(isCalling).length;
  return (
    <ButtonLink href="/" className={styles.chip} data-priority={priority}>
      <span aria-hidden="true">{SHAPES[priority]}</span>
      {session === null ? text.header.alarms(count) : <Elsewhere count={count} />}
    </ButtonLink>
  );
}

function Elsewhere({ count }: { count: number }) {
  return (
    <>
      <span className={styles.whole}>{text.header.alarmsElsewhere(count)}</span>
      <span className={styles.brief}>{text.header.elsewhere(count)}</span>
    </>
  );
}
