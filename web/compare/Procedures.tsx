/** The procedures with their strokes: each can be hidden, and leads to its session. */
import { Link } from "wouter";
import { infusedWords, openedWords, outcomeWords, sessionPath } from "../history/session-words.ts";
import { compareEn } from "../text/compare-en.ts";
import { text } from "../text/text.ts";
import type { Begun } from "./align.ts";
import { strokeAt } from "./compare-look.ts";
import styles from "./Procedures.module.css";

type Props = {
  begun: readonly Begun[];
  hidden: ReadonlySet<string>;
  onToggle: (session: string) => void;
  timeZone: string | undefined;
};

export function Procedures({ begun, hidden, onToggle, timeZone }: Props) {
  return (
    <fieldset className={styles.procedures}>
      <legend className="aloud">{compareEn.procedures}</legend>
      {begun.map(({ session, label }, place) => (
        <div key={session.id} className={styles.procedure} data-procedure={label}>
          <label className={styles.toggle}>
            <input
              type="checkbox"
              checked={!hidden.has(session.id)}
              onChange={() => onToggle(session.id)}
            />
            <svg className={styles.stroke} viewBox="0 0 36 4" aria-hidden="true">
              <line x1="0" y1="2" x2="36" y2="2" strokeWidth="2.5" {...strokeAt(place)} />
            </svg>
            <span>
              <b>{compareEn.procedure(label)}</b>
              <small>
                {[
                  openedWords(session, timeZone),
                  infusedWords(session),
                  outcomeWords(session),
                ].join(text.common.separator)}
              </small>
            </span>
          </label>
          <Link
            href={sessionPath(session.id)}
            className={styles.open}
            aria-label={compareEn.open(label)}
          >
            {compareEn.openShort}
          </Link>
        </div>
      ))}
    </fieldset>
  );
}
