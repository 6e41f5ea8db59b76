/**
 * One chart for each vital, all on the axis of minutes since the infusion began, and the reading minute
 * over them. Pointer and keys move it; the charts are not drawn again for it.
 */
import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import type { Limits } from "../../shared/alarms/limits.ts";
import type { Vital } from "../../shared/vocabulary.ts";
import { fractionUnder, placeOfMoment } from "../session/place.ts";
import { MS_PER_MIN, momentAt, type TimeWindow } from "../session/timeline.ts";
import { compareEn } from "../text/compare-en.ts";
import { minuteTicks } from "./align.ts";
import styles from "./CompareChart.module.css";
import { CompareHead } from "./CompareHead.tsx";
import { ComparePanel } from "./ComparePanel.tsx";
import { minuteSentence, minuteWords, movedMinute, type Shown } from "./compare-words.ts";

type Props = {
  procedures: readonly Shown[];
  vitals: readonly Vital[];
  limits: Limits;
  window: TimeWindow;
};

export function CompareChart({ procedures, vitals, limits, window }: Props) {
  /** Null while nothing is being read. */
  const [minute, setMinute] = useState<number | null>(null);
  const [sentence, setSentence] = useState("");
  const axis = useRef<HTMLDivElement>(null);

  function onPointer(event: PointerEvent) {
    if (axis.current === null) return;
    const fraction = fractionUnder(event.clientX, axis.current.getBoundingClientRect());
    setMinute(Math.round(momentAt(window, fraction) / MS_PER_MIN));
  }

  function onKey(event: KeyboardEvent) {
    if (event.key === "Escape") return setMinute(null);
    const moved = movedMinute(window, minute, event.key, event.shiftKey);
    if (moved === null) return;
    event.preventDefault();
    event.stopPropagation();
    setMinute(moved);
    setSentence(minuteSentence(procedures, vitals, moved));
  }

  const words = minute === null ? compareEn.notReading : minuteWords(minute);
  return (
    <>
      <p className={styles.minute}>{words}</p>
      <div
        className={styles.stack}
        role="slider"
        tabIndex={0}
        aria-label={compareEn.cursorLabel}
        aria-describedby="compare-help"
        aria-orientation="horizontal"
        aria-valuemin={window.fromMs / MS_PER_MIN}
        aria-valuemax={window.toMs / MS_PER_MIN}
        aria-valuenow={minute ?? 0}
        aria-valuetext={words}
        onKeyDown={onKey}
        onPointerDown={onPointer}
        onPointerMove={onPointer}
        onPointerLeave={(event) => {
          if (event.pointerType === "mouse") setMinute(null);
        }}
      >
        {vitals.map((vital) => (
          <div key={vital} className={styles.panel} data-vital={vital}>
            <CompareHead vital={vital} procedures={procedures} minute={minute} />
            <div className={styles.plot}>
              <ComparePanel vital={vital} procedures={procedures} limits={limits} window={window} />
            </div>
          </div>
        ))}
        <div className={styles.ticks} aria-hidden="true">
          {minuteTicks(window).map((each, index) => (
            <span
              key={each}
              data-minor={index % 2 === 0}
              style={placeOfMoment(each * MS_PER_MIN, window)}
            >
              {compareEn.tick(each)}
            </span>
          ))}
        </div>
        <div className={styles.axis} ref={axis}>
          <div className={styles.start} style={placeOfMoment(0, window)} />
          {minute !== null && (
            <div className={styles.cursor} style={placeOfMoment(minute * MS_PER_MIN, window)} />
          )}
        </div>
      </div>
      <p className={styles.help} id="compare-help">
        <span aria-hidden="true">{compareEn.hint}</span>
        <span className="aloud">{compareEn.cursorHelp}</span>
      </p>
      <p className="aloud" aria-live="polite">
        {sentence}
      </p>
    </>
  );
}
