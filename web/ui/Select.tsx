/** A labelled native list of choices, in groups where it is long: keyboard and telephone know it. */
import { useId } from "react";
import styles from "./Select.module.css";

export type Choice = { value: string; words: string };
/** Choices without a title stand alone at the top. */
export type Group = { title: string | null; choices: readonly Choice[] };

type Props = {
  label: string;
  value: string;
  groups: readonly Group[];
  onChoose: (value: string) => void;
  error?: string | undefined;
};

export function Select({ label, value, groups, onChoose, error }: Props) {
  const id = useId();
  const errorId = `${id}-error`;
  const isWrong = error !== undefined;
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className={styles.select}
        aria-invalid={isWrong}
        aria-describedby={isWrong ? errorId : undefined}
        value={value}
        onChange={(event) => onChoose(event.target.value)}
      >
        {groups.map(({ title, choices }) =>
          title === null ? (
            choices.map(option)
          ) : (
            <optgroup key={title} label={title}>
              {choices.map(option)}
            </optgroup>
          ),
        )}
      </select>
      <p id={errorId} className={styles.error} role="alert">
        {error}
      </p>
    </div>
  );
}

function option({ value, words }: Choice) {
  return (
    <option key={value} value={value}>
      {words}
    </option>
  );
}
