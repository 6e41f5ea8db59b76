/** One chart of the stack: lines, limits and alarms on the common time axis. Drawn by Recharts,
 * which is never asked about the pointer: the reading moment lies over the whole stack. */
import { memo } from "react";
import { Line, LineChart, ReferenceArea, ReferenceLine, usePlotArea, XAxis, YAxis } from "recharts";
import type { TrendPoint } from "../../shared/vitals/trend.ts";
import { AXIS_WIDTH_PX, BEHIND_LINES, dotRadiusPx, FRAME_PX, strokeOf } from "./look.ts";
import { type Scale, spacedMarks } from "./panels.ts";
import styles from "./TrendPanel.module.css";
import type { TimeWindow } from "./timeline.ts";
import type { DrawnPanel } from "./trend-model.ts";

type Props = { drawn: DrawnPanel; window: TimeWindow };

export const TrendPanel = memo(function TrendPanel({ drawn, window }: Props) {
  const { panel, scale, bands, limitStretches, marks, lines } = drawn;
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
      <ScaleAxis scale={scale} />
      {bands.map(({ side, severity, fromValue, toValue, fromMs, toMs }) => (
        <ReferenceArea
          key={`${side} ${severity} ${fromMs}`}
          className={look(severity === "high" ? "farBeyond" : "beyond")}
          x1={fromMs}
          x2={toMs}
          y1={fromValue}
          y2={toValue}
          ifOverflow="hidden"
        />
      ))}
      {limitStretches.map(({ value, fromMs, toMs }) => (
        <ReferenceLine
          key={`${value} ${fromMs}`}
          className={look("limit")}
          segment={[
            { x: fromMs, y: value },
            { x: toMs, y: value },
          ]}
          zIndex={BEHIND_LINES}
          ifOverflow="hidden"
        />
      ))}
      {marks
        .filter(({ isCutOff }) => !isCutOff)
        .map(({ alarm, raisedMs }) => (
          <ReferenceLine
            key={alarm.id}
            className={look(`alarm-${alarm.priority}`)}
            x={raisedMs}
            ifOverflow="hidden"
          />
        ))}
      {panel.vitals.map((vital) => (
        <Line
          key={vital}
          data={[...(lines.get(vital) ?? [])]}
          dataKey={valueIn}
          type="linear"
          dot={dotRadiusPx(vital, lines.get(vital) ?? [])}
          activeDot={false}
          {...strokeOf(vital)}
          strokeLinecap="round"
          strokeLinejoin="round"
          connectNulls={false}
          isAnimationActive={false}
        />
      ))}
    </LineChart>
  );
});

function ScaleAxis({ scale }: { scale: Scale }) {
  const plotPx = usePlotArea()?.height;
  return (
    <YAxis
      type="number"
      domain={[scale.low, scale.high]}
      ticks={plotPx === undefined ? [...scale.marks] : spacedMarks(scale, plotPx)}
      interval={0}
      width={AXIS_WIDTH_PX}
      tickLine={false}
      axisLine={false}
      allowDataOverflow
    />
  );
}

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
