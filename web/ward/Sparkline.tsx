/** The last fifteen minutes beside a number, on canvas: holes stay holes. The window ends where the
 * number begins, for a line through a figure could be read as one. */
import { useEffect, useRef } from "react";
import type { Vital } from "../../shared/vocabulary.ts";
import { useSparkLine } from "../live/store.ts";
import { useSettings } from "../settings/settings.ts";
import { drawOnResize } from "./draw-spark.ts";
import styles from "./Sparkline.module.css";

/** One line, or two that belong together and share a scale. */
type Props = { bed: string; vitals: readonly [Vital] | readonly [Vital, Vital] };

export function Sparkline({ bed, vitals: [vital, partner] }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const line = useSparkLine(bed, vital);
  const partnerLine = useSparkLine(bed, partner ?? vital);
  const theme = useSettings((settings) => settings.theme);
  useEffect(() => {
    if (canvas.current === null || line === null || partnerLine === null) return undefined;
    const lines = partner === undefined ? [line] : [line, partnerLine];
    return drawOnResize(canvas.current, { vital, lines, theme });
  }, [vital, partner, line, partnerLine, theme]);
  return (
    <div className={styles.window} data-spark>
      <canvas ref={canvas} className={styles.spark} />
    </div>
  );
}
