/** What lies on the time axis above and below the charts: phases, alarms, sources, minutes. Each
 * lane says in words what a colour or a shape says. */
import { PRIORITIES } from "../../shared/vocabulary.ts";
import { SHAPES } from "../alarms/shapes.ts";
import { dripEn } from "../text/drip-en.ts";
import { sessionEn } from "../text/session-en.ts";
import { text } from "../text/text.ts";
import { bareMinuteText, twofoldOffset } from "../ui/time.ts";
import type { AlarmMark } from "./alarm-marks.ts";
import { type DripCourse, heightOf } from "./drip-steps.ts";
import { rateText } from "./drip-words.ts";
import styles from "./Lanes.module.css";
import { placeOf, placeOfFractions, placeOfMoment, stepHeight } from "./place.ts";
import type { SourceSpan } from "./sources.ts";
import { lastingSpans, type PhaseSpan, type Tick, type TimeWindow } from "./timeline.ts";

const words = sessionEn.trend;

export function PhaseLane({ spans, window }: { spans: readonly PhaseSpan[]; window: TimeWindow }) {
  return (
    <div className={styles.lane} data-lane="phases">
      <span className={styles.name}>{words.phasesOnAxis}</span>
      <div className={styles.track}>
        {lastingSpans(spans).map((span) => (
          <span
            key={`${span.phase} ${span.fromMs}`}
            className={styles.phase}
            data-phase={span.phase}
            style={placeOf(span, window)}
          >
            {text.phase[span.phase]}
          </span>
        ))}
      </div>
    </div>
  );
}

export function AlarmLane({ marks }: { marks: readonly AlarmMark[] }) {
  return (
    <div className={styles.lane} data-lane="alarms">
      <span className={styles.name}>{words.alarmsOnAxis}</span>
      <div className={styles.track}>
        {PRIORITIES.map((priority) => (
          <div key={priority} className={styles.row}>
            {marks
              .filter(({ alarm }) => alarm.priority === priority)
              .map(({ alarm, from, to, isCutOff }) => (
                <span
                  key={alarm.id}
                  className={styles.alarm}
                  data-priority={priority}
                  data-kind={alarm.kind}
                  style={placeOfFractions(from, to)}
                >
                  {!isCutOff && <span className={styles.shape}>{SHAPES[priority]}</span>}
                </span>
              ))}
          </div>
        ))}
      </div>
    </div>
  );
}

export function SourceLane({
  spans,
  window,
}: {
  spans: readonly SourceSpan[];
  window: TimeWindow;
}) {
  return (
    <div className={styles.lane} data-lane="sources">
      <span className={styles.name}>{words.sourcesOnAxis}</span>
      <div className={styles.track}>
        {spans.map((span) => (
          <span
            key={span.fromMs}
            className={styles.source}
            data-source={span.source}
            title={text.source[span.source]}
            style={placeOf(span, window)}
          >
            {text.source[span.source]}
          </span>
        ))}
      </div>
    </div>
  );
}

/** Steps as high as the rate is fast, each with its rate; nothing before the drip has run. */
export function DripLane({ course, window }: { course: DripCourse; window: TimeWindow }) {
  return (
    <div className={styles.lane} data-lane="drip">
      <span className={styles.name}>{dripEn.lane}</span>
      <div className={styles.track}>
        {course.steps.map((step) => (
          <span
            key={step.fromMs}
            className={styles.step}
            title={rateText(step.rateMlPerH, step.dropFactor)}
            style={placeOf(step, window)}
          >
            <i style={{ height: stepHeight(heightOf(course, step)) }} />
            <b>{rateText(step.rateMlPerH, null)}</b>
          </span>
        ))}
      </div>
    </div>
  );
}

type AxisProps = { ticks: readonly Tick[]; window: TimeWindow; timeZone: string | undefined };

export function TimeAxis({ ticks, window, timeZone }: AxisProps) {
  const offsets = ticks.map(({ atMs }) => twofoldOffset(atMs, timeZone));
  const areTwofold = offsets.some((offset) => offset !== null);
  return (
    <div className={styles.lane} data-lane="time" data-twofold={areTwofold}>
      <span className={styles.name}>{words.timeOnAxis}</span>
      <div className={styles.track}>
        {ticks.map(({ atMs, moment, isMinor }, index) => (
          <span
            key={atMs}
            className={styles.tick}
            data-kind={moment.kind}
            data-minor={isMinor}
            style={placeOfMoment(atMs, window)}
          >
            <b>{sessionEn.tick(moment)}</b>
            <span>{bareMinuteText(atMs, timeZone)}</span>
            <span data-again={index > 0 && offsets[index] === offsets[index - 1]}>
              {offsets[index]}
            </span>
          </span>
        ))}
      </div>
    </div>
  );
}
