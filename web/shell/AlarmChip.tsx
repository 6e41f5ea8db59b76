/** The alarms of the ward on every page: somebody in one bed's session still learns of the others. */
import { useLocation } from "wouter";
import { alarmsOfWard } from "../alarms/of-ward.ts";
import { callingPriority, isCalling } from "../alarms/rank.ts";
import { SHAPES } from "../alarms/shapes.ts";
import { useLive } from "../live/store.ts";
import { text } from "../text/text.ts";
import { ButtonLink } from "../ui/ButtonLink.tsx";
import styles from "./AlarmChip.module.css";

export function AlarmChip() {
  const alarms = useLive(({ ward }) => alarmsOfWard(ward));
  const [location] = useLocation();
  const priority = callingPriority(alarms);
  if (priority === null || location.startsWith("/ward/")) return null;
  return (
    <ButtonLink href="/" className={styles.chip} data-priority={priority}>
      <span aria-hidden="true">{SHAPES[priority]}</span>
      {text.header.alarms(alarms.filter(isCalling).length)}
    </ButtonLink>
  );
}
