/** What nurses and doctors do on a session, where the hand is. What was typed into a form stays when
 * the form is closed, or when the link is lost, until it is sent or discarded. */

import type { SessionDetail } from "../../shared/protocol/http.ts";
import type { BedView, SessionView } from "../../shared/protocol/live.ts";
import { isAllowed } from "../../shared/rights.ts";
import { useMe } from "../queries.ts";
import { actEn } from "../text/act-en.ts";
import { DripAction } from "./DripAction.tsx";
import { LimitsAction } from "./LimitsAction.tsx";
import { ObservationAction } from "./ObservationAction.tsx";
import { PhaseAction } from "./PhaseAction.tsx";
import styles from "./SessionActions.module.css";

type Props = {
  bed: BedView;
  session: SessionView;
  baselineReadings: SessionDetail["baselineReadings"];
  phases: SessionDetail["phases"];
};

export function SessionActions({ bed, session, baselineReadings, phases }: Props) {
  const me = useMe();
  if (me === null) return null;
  const mayObserve = isAllowed(me.role, "observe");
  const mayLimit = isAllowed(me.role, "change-limits");
  const mayDrip = isAllowed(me.role, "set-drip");
  const mayMove = isAllowed(me.role, "change-phase");
  if (!mayObserve && !mayLimit && !mayDrip && !mayMove) return null;
  return (
    <fieldset className={styles.actions}>
      <legend className="aloud">{actEn.actions}</legend>
      {mayObserve && <ObservationAction bed={bed.id} session={session} />}
      {mayMove && (
        <PhaseAction session={session} baselineReadings={baselineReadings} phases={phases} />
      )}
      {mayDrip && <DripAction bed={bed.id} session={session} />}
      {mayLimit && <LimitsAction bed={bed} session={session} role={me.role} />}
    </fieldset>
  );
}
