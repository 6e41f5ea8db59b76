/** Says across the page that this session's readings are nobody's present: made up, or recorded. The
 * shell says nothing of it above this page. */

import type { Pretence } from "../live/source.ts";
import { sessionEn } from "../text/session-en.ts";
import { text } from "../text/text.ts";
import { Band } from "../ui/Band.tsx";
import { clockText } from "../ui/time.ts";
import type { SessionPretence } from "./pretence.ts";
import styles from "./Session.module.css";

type Props = {
  pretences: readonly SessionPretence[];
  /** What stopped, and at which recorded moment; null while it runs, or where there is no stream. */
  stopped: { kind: Pretence; atMs: number } | null;
  timeZone: string | undefined;
};

export function PretenceBands({ pretences, stopped, timeZone }: Props) {
  if (pretences.length === 0) return null;
  return (
    <div className={styles.bands} data-pretence-bands>
      {pretences.map(({ kind, extent }) => {
        const isStopped = stopped?.kind === kind;
        const said = isStopped ? "stopped" : extent;
        return (
          <Band
            key={kind}
            look="hatched"
            title={
              isStopped
                ? text.bands.stopped(text.source[kind], clockText(stopped.atMs, timeZone))
                : text.source[kind]
            }
            why={sessionEn.pretence[kind][said]}
            brief={sessionEn.pretenceBrief[said]}
          />
        );
      })}
    </div>
  );
}
