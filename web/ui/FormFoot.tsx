/** The end of a form: what stands in the way, what the server said, and the buttons; always in
 * sight, however long the form above is. */
import type { ReactNode } from "react";
import { actEn } from "../text/act-en.ts";
import { text } from "../text/text.ts";
import { Button } from "./Button.tsx";
import styles from "./FormFoot.module.css";

type Props = {
  /** Quietly, how far one is. */
  note: string;
  /** Whether what stands there was typed since the last sending. */
  isKept: boolean;
  /** What was refused; undefined while nothing was. */
  error: string | undefined;
  isWaitLong: boolean;
  isBusy: boolean;
  send: string;
  /** Between cancel and send. */
  children?: ReactNode;
  onCancel: () => void;
};

export function FormFoot(props: Props) {
  const { note, isKept, error, isWaitLong, isBusy, send, children, onCancel } = props;
  const said = isKept ? `${text.common.typedSince} ${note}` : note;
  return (
    <footer className={styles.foot}>
      <p className={styles.note} role="status">
        {isWaitLong ? actEn.waiting : said}
      </p>
      <p className={styles.error} role="alert">
        {error}
      </p>
      <div className={styles.ends}>
        {children}
        <Button onClick={onCancel}>{text.common.cancel}</Button>
        {/* Not `disabled`: that would take the focus away from whoever has to press again. */}
        <Button type="submit" look="strong" aria-disabled={isBusy}>
          {isBusy ? actEn.sending : send}
        </Button>
      </div>
    </footer>
  );
}
