/**
 * The stack of charts and the reading moment over it. Pointer and keys move one moment for all
 * charts; the charts themselves are not drawn again for it.
 */
import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import type { AlarmView, BedView } from "../../shared/protocol/live.ts";
import type { Vital } from "../../shared/vocabulary.ts";
import { sessionEn } from "../text/session-en.ts";
import { alarmsAt } from "./alarm-marks.ts";
import { Backdrop } from "./Backdrop.tsx";
import { dripReading } from "./drip-steps.ts";
import { AlarmLane, DripLane, PhaseLane, SourceLane, TimeAxis } from "./Lanes.tsx";
import { LimitNames } from "./LimitNames.tsx";
import { PanelHead } from "./PanelHead.tsx";
import { fractionUnder, placeOfMoment } from "./place.ts";
import { ReadingBar } from "./ReadingBar.tsx";
import { momentWords, readingSentence } from "./reading-words.ts";
import { movedCursor, readingsAt, readingsNow } from "./readout.ts";
import type { SourceSpan } from "./sources.ts";
import type { Newest } from "./standing.ts";
import styles from "./TrendChart.module.css";
import { TrendPanel } from "./TrendPanel.tsx";
import { momentAt } from "./timeline.ts";
import type { TrendModel } from "./trend-model.ts";

type Props = {
  model: TrendModel;
  alarms: readonly AlarmView[];
  sources: readonly SourceSpan[];
  timeZone: string | undefined;
  newest: Newest;
  live: BedView["vitals"] | null;
};

export function TrendChart({ model, alarms, sources, timeZone, newest, live }: Props) {
  /** Null while nothing is being read: then the values are those of now. */
  const [cursorMs, setCursorMs] = useState<number | null>(null);
  const [sentence, setSentence] = useState("");
  const axis = useRef<HTMLDivElement>(null);
  const { window } = model;
  const atMs = Math.min(cursorMs ?? window.nowMs, window.nowMs);
  const heldMs = live === null ? model.heldMs : (vital: Vital) => live[vital].staleAfterMs;
  const readings =
    live === null || cursorMs !== null
      ? readingsAt(model.lines, model.vitals, atMs, heldMs)
      : readingsNow(live, model.vitals, atMs);
  // What stands now has its own place, at the side.
  const standing = cursorMs === null ? [] : alarmsAt(alarms, atMs);
  const moment = momentWords(atMs, model.spans, timeZone);

  function onPointer(event: PointerEvent) {
    if (axis.current === null) return;
    const fraction = fractionUnder(event.clientX, axis.current.getBoundingClientRect());
    setCursorMs(Math.min(momentAt(window, fraction), window.nowMs));
  }

  function onKey(event: KeyboardEvent) {
    if (event.key === "Escape") return setCursorMs(null);
    const movedMs = movedCursor(window, cursorMs, event.key, event.shiftKey);
    if (movedMs === null) return;
    event.preventDefault();
    event.stopPropagation();
    setCursorMs(movedMs);
    const read = readingsAt(model.lines, model.vitals, movedMs, heldMs);
    const words = momentWords(movedMs, model.spans, timeZone);
    setSentence(
      readingSentence(
        [words, dripReading(model.drip, movedMs)].filter((part) => part !== null).join(". "),
        read,
        alarmsAt(alarms, movedMs),
      ),
    );
  }

  return (
    <>
      <ReadingBar
        moment={moment}
        drip={cursorMs === null ? null : dripReading(model.drip, atMs)}
        alarms={standing}
        isReading={cursorMs !== null}
        newest={newest}
        onNewest={() => setCursorMs(null)}
      />
      <div
        className={styles.stack}
        role="slider"
        tabIndex={0}
        aria-label={sessionEn.trend.cursorLabel}
        aria-describedby="trend-help"
        aria-orientation="horizontal"
        aria-valuemin={window.fromMs}
        aria-valuemax={window.nowMs}
        aria-valuenow={atMs}
        aria-valuetext={moment}
        onKeyDown={onKey}
        onPointerDown={onPointer}
        onPointerMove={onPointer}
        onPointerLeave={(event) => {
          if (event.pointerType === "mouse") setCursorMs(null);
        }}
      >
        <Backdrop spans={model.spans} ticks={model.ticks} window={window} />
        <PhaseLane spans={model.spans} window={window} />
        <AlarmLane marks={model.marks} />
        {model.panels.map((drawn) => (
          <div key={drawn.panel.id} className={styles.panel} data-panel={drawn.panel.id}>
            <PanelHead panel={drawn.panel} readings={readings} atMs={atMs} timeZone={timeZone} />
            <div className={styles.plot}>
              <TrendPanel drawn={drawn} window={window} />
              <LimitNames drawn={drawn} window={window} />
            </div>
          </div>
        ))}
        {model.drip.steps.length > 0 && <DripLane course={model.drip} window={window} />}
        {sources.length > 0 && <SourceLane spans={sources} window={window} />}
        <TimeAxis ticks={model.ticks} window={window} timeZone={timeZone} />
        <div className={styles.axis} ref={axis}>
          <div
            className={styles.cursor}
            data-now={cursorMs === null}
            style={placeOfMoment(atMs, window)}
          />
        </div>
      </div>
      <p className={styles.help} id="trend-help">
        <span aria-hidden="true">{sessionEn.trend.hint}</span>
        <span className="aloud">{sessionEn.trend.cursorHelp}</span>
        <span>{newest === "end" ? sessionEn.trend.limitsThen : sessionEn.trend.limits}</span>
        {timeZone !== undefined && <span>{sessionEn.trend.zone(timeZone)}</span>}
      </p>
      <p className="aloud" aria-live="polite">
        {sentence}
      </p>
    </>
  );
}
