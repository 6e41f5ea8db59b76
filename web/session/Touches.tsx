/** A group of large toggles; nothing is drawn where there is nothing to choose. */
import { Button } from "../ui/Button.tsx";
import styles from "./Touches.module.css";

type Props<T extends string | number> = {
  label: string;
  hint?: string | undefined;
  values: readonly T[];
  nameOf: (value: T) => string;
  isPressed: (value: T) => boolean;
  onTouch: (value: T) => void;
};

export function Touches<T extends string | number>(props: Props<T>) {
  const { label, hint, values, nameOf, isPressed, onTouch } = props;
  if (values.length === 0) return null;
  return (
    <fieldset className={styles.touches}>
      <legend className={styles.legend}>
        {label} {hint !== undefined && <span className={styles.hint}>{hint}</span>}
      </legend>
      {values.map((value) => (
        <Button
          key={value}
          className={styles.touch}
          aria-pressed={isPressed(value)}
          onClick={() => onTouch(value)}
        >
          {nameOf(value)}
        </Button>
      ))}
    </fieldset>
  );
}
