/** Who, where, how far: the patient, the bed, the phase and the infusion's minute and volume. */
import type { ReactNode } from "react";
import type { SessionDetail } from "../../shared/protocol/http.ts";
import type { BedView } from "../../shared/protocol/live.ts";
import { bedNowMs } from "../live/bed-time.ts";
import { useTick } from "../live/store.ts";
import { useSettings } from "../settings/settings.ts";
import { sessionEn } from "../text/session-en.ts";
import { text } from "../text/text.ts";
import { leftOpenWords } from "../ward/left-open-words.ts";
import { headFacts, limitsNamed } from "./head-facts.ts";
import styles from "./SessionHead.module.css";
import { useBedName } from "./use-record.ts";

type Props = {
  detail: SessionDetail;
  bed: BedView | null;
  timeZone: string | undefined;
  /** What can be done, at the end. */
  children: ReactNode;
};

const words = sessionEn.page;

export function SessionHead({ detail, bed, timeZone, children }: Props) {
  const isNamed = useSettings(({ names }) => names === "full");
  const bedName = useBedName(detail.ward, detail.bed);
  const { patient } = detail;
  const limits = limitsNamed(bed?.session ?? detail);
  // One text a second, so that the heading is drawn again only when a minute or a mL has passed.
  const progress = useTick((serverMs) =>
    headFacts(detail, bed, bed === null ? null : bedNowMs(bed, serverMs), timeZone).join("\n"),
  );
  const leftOpen = useTick((serverMs) =>
    bed === null ? null : leftOpenWords(bed.session, bedNowMs(bed, serverMs), timeZone),
  );
  return (
    <header className={styles.head}>
      <h1 className={styles.patient}>
        <span className={styles.bed}>{bedName}</span>
        {isNamed ? patient.name : patient.initials}
      </h1>
      <p className={styles.phase} data-phase={bed?.session?.phase ?? detail.phase}>
        {text.phase[bed?.session?.phase ?? detail.phase]}
      </p>
      <div className={styles.told}>
        {leftOpen !== null && (
          <p className={styles.open} role="status" data-left-open>
            {leftOpen}
          </p>
        )}
        <ul className={styles.facts}>
          {progress
            .split("\n")
            .filter((fact) => fact !== "")
            .map((fact) => (
              <li key={fact}>{fact}</li>
            ))}
        </ul>
        <dl className={styles.people}>
          {isNamed && (
            <div>
              <dt>{words.record}</dt>
              <dd>{patient.recordNumber}</dd>
            </div>
          )}
          <div>
            <dt>{words.nurse}</dt>
            <dd>{detail.nurse ?? words.nobody}</dd>
          </div>
          <div>
            <dt>{words.doctor}</dt>
            <dd>{detail.doctor ?? words.nobody}</dd>
          </div>
          {limits !== null && (
            <div data-limits>
              <dt>{words.limits}</dt>
              <dd>{limits}</dd>
            </div>
          )}
        </dl>
      </div>
      <div className={styles.acts}>{children}</div>
    </header>
  );
}
