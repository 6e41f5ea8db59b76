/** A bed without a device says what is missing and what brings it; without a session, the way to one. */
import type { ReactNode } from "react";
import { useLive } from "../live/store.ts";
import { text } from "../text/text.ts";
import styles from "./EmptyTile.module.css";

type Props = {
  hasSession: boolean;
  /** What can be done about it. */
  children: ReactNode;
};

export function EmptyTile({ hasSession, children }: Props) {
  const purpose = useLive(({ ward }) => ward?.ward.purpose ?? "care");
  return (
    <div className={styles.empty}>
      <p className={styles.what}>{hasSession ? text.ward.noDevice : text.ward.noSession}</p>
      <p className={styles.hint}>
        {hasSession ? text.ward.noDeviceHint : text.ward.noSessionHint[purpose]}
      </p>
      {children}
    </div>
  );
}
