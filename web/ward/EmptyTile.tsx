/** A bed without a device says what is missing and what brings it; without a session, the way to one. */
import { useLive } from "../live/store.ts";
import { text } from "../text/text.ts";
import styles from "./EmptyTile.module.css";
import { OpenHere } from "./OpenHere.tsx";

export function EmptyTile({ bed, hasSession }: { bed: string; hasSession: boolean }) {
  const purpose = useLive(({ ward }) => ward?.ward.purpose ?? "care");
  return (
    <div className={styles.empty}>
      <p className={styles.what}>{hasSession ? text.ward.noDevice : text.ward.noSession}</p>
      <p className={styles.hint}>
        {hasSession ? text.ward.noDeviceHint : text.ward.noSessionHint[purpose]}
      </p>
      {!hasSession && <OpenHere bed={bed} />}
    </div>
  );
}
