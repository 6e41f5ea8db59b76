/** The foot: whether the patient is to be looked at, who cares for the bed, which device speaks, and what of its readings was lost. */
import { useBedPart } from "../live/store.ts";
import { text } from "../text/text.ts";
import { AudioPause } from "./AudioPause.tsx";
import { ObservationDue } from "./ObservationDue.tsx";
import styles from "./TileFoot.module.css";

export function TileFoot({ bed }: { bed: string }) {
  const nurse = useBedPart(bed, ({ session }) => (session === null ? null : session.nurse));
  const device = useBedPart(bed, (each) => each.device);
  return (
    <footer className={styles.foot}>
      <AudioPause bed={bed} />
      <ObservationDue bed={bed} />
      {nurse !== null && <span className={styles.nurse}>{nurse}</span>}
      {device !== null && device.rejected > 0 && (
        <span className={styles.count}>{text.tile.rejected(device.rejected)}</span>
      )}
      {device !== null && device.missed > 0 && (
        <span className={styles.count}>{text.tile.missed(device.missed)}</span>
      )}
      {device !== null && (
        <span className={styles.device}>
          {device.connected ? device.id : text.tile.deviceLost(device.id)}
        </span>
      )}
    </footer>
  );
}
