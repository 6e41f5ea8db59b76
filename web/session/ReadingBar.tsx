/** The reading moment in words, the alarms that stood at it, and the way back to now. */

import type { AlarmView } from "../../shared/protocol/live.ts";
import { SHAPES } from "../alarms/shapes.ts";
import { sessionEn } from "../text/session-en.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./ReadingBar.module.css";
import type { Newest } from "./standing.ts";

type Props = {
  moment: string;
  /** What dripped then; null where nothing had, or nothing is being read. */
  drip: string | null;
  alarms: readonly AlarmView[];
  /** False while the bar tells the newest values. */
  isReading: boolean;
  newest: Newest;
  onNewest: () => void;
};

const words = sessionEn.trend;

export function ReadingBar({ moment, drip, alarms, isReading, newest, onNewest }: Props) {
  return (
    <div className={styles.bar}>
      <p>
        <b>{isReading ? words.readingAt : words.newest[newest]}</b> {moment}
      </p>
      {drip !== null && <p data-drip>{drip}</p>}
      <ul className={styles.alarms}>
        {alarms.map(({ id, priority, message }) => (
          <li key={id} data-priority={priority}>
            <span aria-hidden="true">{SHAPES[priority]}</span> {message}
          </li>
        ))}
      </ul>
      {isReading && (
        <Button look="bare" onClick={onNewest}>
          {words.backTo[newest]}
        </Button>
      )}
    </div>
  );
}
