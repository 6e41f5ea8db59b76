/** What nurses and doctors do on a session, where the hand is. What was typed into a form stays when
 * the form is closed, or when the link is lost, until it is sent or discarded. */

import type { BedView, SessionView } from "../../shared/protocol/live.ts";
import { isAllowed } from "../../shared/rights.ts";
import { useMe } from "../queries.ts";
import { actEn } from "../text/act-en.ts";
import { LimitsAction } from "./LimitsAction.tsx";
import { ObservationAction } from "./ObservationAction.tsx";
import styles from "./SessionActions.module.css";

type Props = { bed: BedView; session: SessionView };

export function SessionActions({ bed, session }: Props) {
  const me = useMe();
  if (me === null) return null;
  const mayObserve = isAllowed(me.role, "observe");
  const mayLimit = isAllowed(me.role, "change-limits");
  if (!mayObserve && !mayLimit) return null;
  return (
    <fieldset className={styles.actions}>
      <legend className="aloud">{actEn.actions}</legend>
      {mayObserve && <ObservationAction bed={bed.id} session={session} />}
      {mayLimit && <LimitsAction bed={bed} session={session} role={me.role} />}
    </fieldset>
  );
}
