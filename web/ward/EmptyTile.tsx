/** A bed without a device says what is missing and what brings it. */
import { useLive } from "../live/store.ts";
import { text } from "../text/text.ts";
import styles from "./EmptyTile.module.css";

export function EmptyTile({ hasSession }: { hasSession: boolean }) {
  const purpose = useLive(({ ward }) => ward?.ward.purpose ?? "care");
  return (
    <div className={styles.empty}>
      <p className={styles.what}>{hasSession ? text.ward.noDevice : text.ward.noSession}</p>
      <p className={styles.hint}>
        {hasSession ? text.ward.noDeviceHint : text.ward.noSessionHint[purpose]}
      </p>
    </div>
  );
}
