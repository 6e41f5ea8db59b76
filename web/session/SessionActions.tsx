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
  if (me === null || !isAllowed(me.role, "change-limits")) return null;
  return (
    <fieldset className={styles.actions}>
      <legend className="aloud">{actEn.actions}</legend>
      <ObservationAction bed={bed.id} session={session} />
      <LimitsAction bed={bed} session={session} role={me.role} />
    </fieldset>
  );
}
