/** One choice out of a few, inside a menu. */
import { Menu } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import styles from "./Menu.module.css";

type Props<T extends string> = {
  label: string;
  value: T;
  choices: readonly T[];
  words: Readonly<Record<T, string>>;
  onChoose: (value: T) => void;
};

export function MenuChoice<T extends string>({ label, value, choices, words, onChoose }: Props<T>) {
  return (
    <Menu.RadioGroup value={value} onValueChange={onChoose}>
      <div className={styles.label} role="presentation">
        {label}
      </div>
      {choices.map((choice) => (
        <Menu.RadioItem key={choice} value={choice} className={styles.item}>
          <span className={styles.check}>
            <Menu.RadioItemIndicator>
              <Check aria-hidden size={18} />
            </Menu.RadioItemIndicator>
          </span>
          {words[choice]}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}
