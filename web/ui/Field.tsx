/** A labelled input with its error beside it, tied together for those who cannot see. */
import { type ComponentProps, type ReactNode, useId } from "react";
import styles from "./Field.module.css";

type Props = ComponentProps<"input"> & {
  label: string;
  error?: string | undefined;
  /** Something inside the field at its end, such as a button. */
  end?: ReactNode;
};

export function Field({ label, error, end, ...input }: Props) {
  const id = useId();
  const errorId = `${id}-error`;
  const isWrong = error !== undefined;
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <div className={styles.box} data-wrong={isWrong}>
        <input
          {...input}
          id={id}
          className={styles.input}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? errorId : undefined}
        />
        {end}
      </div>
      <p id={errorId} className={styles.error} role="alert">
        {error}
      </p>
    </div>
  );
}
