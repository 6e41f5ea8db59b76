/** A labelled field of several lines with its error beside it; a field of one line is Field.tsx. */
import { type ComponentProps, useId } from "react";
import styles from "./Field.module.css";

type Props = ComponentProps<"textarea"> & { label: string; error?: string | undefined };

export function TextArea({ label, error, ...area }: Props) {
  const id = useId();
  const errorId = `${id}-error`;
  const isWrong = error !== undefined;
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <div className={styles.box} data-wrong={isWrong}>
        <textarea
          {...area}
          id={id}
          className={styles.area}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? errorId : undefined}
        />
      </div>
      <p id={errorId} className={styles.error} role="alert">
        {error}
      </p>
    </div>
  );
}
