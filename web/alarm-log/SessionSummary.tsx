/** What one session's alarms asked of people, patients' and equipment's apart. */

import type { AlarmsAnswer } from "../../shared/protocol/http.ts";
import { ALARM_KINDS } from "../../shared/vocabulary.ts";
import { useSettings } from "../settings/settings.ts";
import { alarmLogEn } from "../text/alarm-log-en.ts";
import { Button } from "../ui/Button.tsx";
import { ButtonLink } from "../ui/ButtonLink.tsx";
import styles from "./SessionSummary.module.css";
import { statisticsWords } from "./statistics-words.ts";

type Props = { session: string; answer: AlarmsAnswer | undefined; onAll: () => void };

const words = alarmLogEn.session;

export function SessionSummary({ session, answer, onAll }: Props) {
  const form = useSettings(({ names }) => names);
  const patient = answer?.patients.find((each) => each.session === session);
  const statistics = answer?.statistics;
  const name = form === "full" ? patient?.name : patient?.initials;
  return (
    <section className={styles.summary} aria-labelledby="session-log-title">
      <header className={styles.head}>
        <h2 id="session-log-title">
          {name === undefined ? words.titleUnknown : words.title(name)}
        </h2>
        <ButtonLink href={`/session/${encodeURIComponent(session)}`}>{words.open}</ButtonLink>
        <Button onClick={onAll}>{words.all}</Button>
      </header>
      {statistics !== undefined && (
        <>
          <p className={styles.about}>{words.about}</p>
          <div className={styles.kinds}>
            {ALARM_KINDS.map((kind) => (
              <section key={kind} aria-label={alarmLogEn.kinds[kind]} data-kind={kind}>
                <h3>{alarmLogEn.kinds[kind]}</h3>
                <dl className={styles.figures}>
                  {statisticsWords(statistics[kind]).map(([what, figure]) => (
                    <div key={what}>
                      <dt>{what}</dt>
                      <dd>{figure}</dd>
                    </div>
                  ))}
                </dl>
              </section>
            ))}
          </div>
        </>
      )}
    </section>
  );
}
