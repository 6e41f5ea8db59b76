/** The reading moment in words, the alarms that stood at it, and the way back to now. */

import type { AlarmView } from "../../shared/protocol/live.ts";
import { SHAPES } from "../alarms/shapes.ts";
import { sessionEn } from "../text/session-en.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./ReadingBar.module.css";

type Props = {
  moment: string;
  alarms: readonly AlarmView[];
  isNow: boolean;
  onNow: () => void;
};

const words = sessionEn.trend;

export function ReadingBar({ moment, alarms, isNow, onNow }: Props) {
  return (
    <div className={styles.bar}>
      <p>
        <b>{isNow ? words.readingNow : words.readingAt}</b> {moment}
      </p>
      <ul className={styles.alarms}>
        {alarms.map(({ id, priority, message }) => (
          <li key={id} data-priority={priority}>
            <span aria-hidden="true">{SHAPES[priority]}</span> {message}
          </li>
        ))}
      </ul>
      {!isNow && (
        <Button look="bare" onClick={onNow}>
          {words.backToNow}
        </Button>
      )}
    </div>
  );
}
