/** A bed without vitals says what is missing and what brings it. */
import { text } from "../text/text.ts";
import styles from "./EmptyTile.module.css";

export function EmptyTile({ hasSession, hasDevice }: { hasSession: boolean; hasDevice: boolean }) {
  return (
    <div className={styles.empty}>
      <p className={styles.what}>{hasSession ? text.ward.noDevice : text.ward.noSession}</p>
      <p className={styles.hint}>
        {hasSession ? text.ward.noDeviceHint : text.ward.noSessionHint[`${hasDevice}`]}
      </p>
    </div>
  );
}
