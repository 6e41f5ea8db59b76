/** Says on the tile itself that these readings are nobody's present: made up, or recorded. */

import { timeMs } from "../../shared/protocol/time.ts";
import type { Pretence } from "../live/source.ts";
import { useBedPart, useLive } from "../live/store.ts";
import { streamOf } from "../live/stream.ts";
import { text } from "../text/text.ts";
import { clockText } from "../ui/time.ts";
import styles from "./PretenceStrip.module.css";

export function PretenceStrip({ bed, kind }: { bed: string; kind: Pretence }) {
  const stream = useBedPart(bed, streamOf);
  const speed = useBedPart(bed, ({ device }) => device?.speed ?? null);
  const streamAt = useBedPart(bed, ({ at, session }) => (session?.time === "stream" ? at : null));
  const words = stream === "stopped" ? text.tile.stopped : text.tile.recorded;
  const timeZone = useLive(({ ward }) => ward?.site.timeZone);
  return (
    <p className={styles.strip}>
      <strong className={styles.word}>{text.source[kind]}</strong>
      {stream !== "stopped" && speed !== null && (
        <span className={styles.fact}>{text.tile.speed(speed)}</span>
      )}
      {streamAt !== null && (
        <span className={styles.fact}>{words(clockText(timeMs(streamAt), timeZone))}</span>
      )}
    </p>
  );
}
