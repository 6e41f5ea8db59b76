/** One of a few, side by side: native radio buttons, so that arrows and screen readers just work. */
import { useId } from "react";
import styles from "./Choice.module.css";

type Props<T extends string> = {
  label: string;
  values: readonly T[];
  names: Readonly<Record<T, string>>;
  chosen: T;
  onChoose: (value: T) => void;
};

export function Choice<T extends string>({ label, values, names, chosen, onChoose }: Props<T>) {
  const group = useId();
  return (
    <fieldset className={styles.choice}>
      <legend className="aloud">{label}</legend>
      {values.map((value) => (
        <label key={value} className={styles.option}>
          <input
            type="radio"
            name={group}
            className={styles.input}
            checked={value === chosen}
            onChange={() => onChoose(value)}
          />
          <span>{names[value]}</span>
        </label>
      ))}
    </fieldset>
  );
}
