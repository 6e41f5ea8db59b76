/** How many readings of a device were refused or never came; where there is little room as one
 * number, which is read aloud as both. */
import { text } from "../text/text.ts";
import { countWords, type FootFacts, type FootForms } from "./foot-forms.ts";
import styles from "./TileFoot.module.css";

type Props = { device: NonNullable<FootFacts["device"]>; form: FootForms["counts"] };

export function LostReadings({ device, form }: Props) {
  const { whole, shown } = countWords(device, form);
  if (form === "each") {
    return whole.map((words) => (
      <span key={words} className={styles.count} data-lost>
        {words}
      </span>
    ));
  }
  const both = whole.join(text.common.separator);
  return shown.map((words) => (
    <span key={words} className={styles.count} data-lost title={both}>
      <span aria-hidden="true">{words}</span>
      <span className="aloud">{both}</span>
    </span>
  ));
}
