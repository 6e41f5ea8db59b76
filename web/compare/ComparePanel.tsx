/** The lines of one vital, one a procedure, with their numbers and the alarms that the vital raised.
 * Drawn by Recharts, which is never asked about the pointer. */
import { memo } from "react";
import { Line, LineChart, ReferenceDot, XAxis, YAxis } from "recharts";
import type { Limits } from "../../shared/alarms/limits.ts";
import type { TrendPoint } from "../../shared/vitals/trend.ts";
import type { Vital } from "../../shared/vocabulary.ts";
import { SHAPES } from "../alarms/shapes.ts";
import { AXIS_WIDTH_PX, dotRadiusPx, FRAME_PX } from "../session/look.ts";
import { scaleOf } from "../session/panels.ts";
import type { TimeWindow } from "../session/timeline.ts";
import { alarmPoints, linesOfVital } from "./align.ts";
import styles from "./ComparePanel.module.css";
import { labelPoint, strokeAt } from "./compare-look.ts";
import type { Shown } from "./compare-words.ts";

type Props = {
  vital: Vital;
  procedures: readonly Shown[];
  /** Of the newest procedure: the scale takes them in, so that charts of a calm course look alike. */
  limits: Limits;
  window: TimeWindow;
};

export const ComparePanel = memo(function ComparePanel(props: Props) {
  const { vital, procedures, limits, window } = props;
  const lines = linesOfVital(procedures, vital);
  const scale = scaleOf({ vitals: [vital] }, limits, lines.values());
  const numbers = procedures.flatMap(({ session, label }, index) => {
    const point = labelPoint(lines.get(session.id) ?? [], index, procedures.length);
    return point === null ? [] : [{ id: session.id, label, ...point }];
  });
  return (
    <LineChart
      className={look("chart")}
      responsive
      margin={FRAME_PX}
      accessibilityLayer={false}
      tabIndex={-1}
    >
      <XAxis
        dataKey={momentIn}
        type="number"
        domain={[window.fromMs, window.toMs]}
        hide
        allowDataOverflow
      />
      <YAxis
        type="number"
        domain={[scale.low, scale.high]}
        ticks={[...scale.marks]}
        interval={0}
        width={AXIS_WIDTH_PX}
        tickLine={false}
        axisLine={false}
        allowDataOverflow
      />
      {procedures.map(({ session, place }) => (
        <Line
          key={session.id}
          data={[...(lines.get(session.id) ?? [])]}
          dataKey={valueIn}
          type="linear"
          dot={dotRadiusPx(vital, lines.get(session.id) ?? [])}
          activeDot={false}
          strokeWidth={1.75}
          {...strokeAt(place)}
          strokeLinecap="round"
          strokeLinejoin="round"
          connectNulls={false}
          isAnimationActive={false}
        />
      ))}
      {numbers.map(({ id, label, atMs, value }) => (
        <ReferenceDot
          key={id}
          x={atMs}
          y={value}
          r={0}
          label={{ value: label, position: "top", className: look("number") }}
        />
      ))}
      {procedures.flatMap((procedure) =>
        alarmPoints(procedure, vital).map(({ alarm, atMs, value }) => (
          <ReferenceDot
            key={alarm.id}
            x={atMs}
            y={value}
            r={0}
            label={{
              value: `${SHAPES[alarm.priority]} ${procedure.label}`,
              position: "center",
              className: look(`alarm-${alarm.priority}`),
            }}
          />
        )),
      )}
    </LineChart>
  );
});

function momentIn([atMs]: TrendPoint): number {
  return atMs;
}

function valueIn([, value]: TrendPoint): number | null {
  return value;
}

/** A name of the style sheet; Recharts wants a text where React takes nothing too. */
function look(name: string): string {
  return styles[name] ?? "";
}
