/** What the sound test does and what it measured, under the button that starts it. */
import { useSelfTest } from "../sound/self-test.ts";
import { outcomeWords } from "../sound/test-words.ts";
import styles from "./SoundButton.module.css";

export function SoundTest() {
  const test = useSelfTest();
  const words = outcomeWords(test);
  return (
    <output className={styles.test} data-sound-test={test.kind} hidden={words === null}>
      {words}
    </output>
  );
}
