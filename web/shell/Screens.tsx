/** How many screens watch this ward, and how many of them can sound. */
import { Monitor, Volume2 } from "lucide-react";
import { useLive } from "../live/store.ts";
import { text } from "../text/text.ts";
import styles from "./Screens.module.css";

export function Screens() {
  const screens = useLive(({ ward }) => ward?.screens ?? null);
  if (screens === null) return null;
  const words = text.header.screens(screens.watching, screens.armed);
  return (
    <span className={styles.screens} title={words}>
      <span className="aloud">{words}</span>
      <Monitor aria-hidden size={18} />
      <span aria-hidden="true">{screens.watching}</span>
      <Volume2 aria-hidden size={18} />
      <span aria-hidden="true">{screens.armed}</span>
    </span>
  );
}
