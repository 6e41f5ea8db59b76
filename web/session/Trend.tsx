/** The trend of a session: as charts on one time axis, or as a table of the same values. */
import { useState } from "react";
import type { AlarmView, BedView } from "../../shared/protocol/live.ts";
import { sessionEn } from "../text/session-en.ts";
import { Choice } from "./Choice.tsx";
import type { SourceSpan } from "./sources.ts";
import type { Newest } from "./standing.ts";
import styles from "./Trend.module.css";
import { TrendChart } from "./TrendChart.tsx";
import { TrendTable } from "./TrendTable.tsx";
import { RANGES, type Range } from "./timeline.ts";
import type { TrendModel } from "./trend-model.ts";

type Props = {
  model: TrendModel;
  alarms: readonly AlarmView[];
  /** Empty where the session has one source. */
  sources: readonly SourceSpan[];
  timeZone: string | undefined;
  newest: Newest;
  /** The vitals of this moment; null while nothing of it is known. */
  live: BedView["vitals"] | null;
  range: Range;
  onRange: (range: Range) => void;
  isLoading: boolean;
  error: Error | null;
};

const words = sessionEn.trend;
const VIEWS = ["chart", "table"] as const;

export function Trend({
  model,
  alarms,
  sources,
  timeZone,
  newest,
  live,
  range,
  onRange,
  isLoading,
  error,
}: Props) {
  const [view, setView] = useState<(typeof VIEWS)[number]>("chart");
  return (
    <section className={styles.trend} aria-labelledby="trend-title" aria-busy={isLoading}>
      <header className={styles.head}>
        <h2 id="trend-title">{words.title}</h2>
        <Choice
          label={words.range}
          values={RANGES}
          names={sessionEn.ranges}
          chosen={range}
          onChoose={onRange}
        />
        <Choice
          label={words.view}
          values={VIEWS}
          names={words.views}
          chosen={view}
          onChoose={setView}
        />
      </header>
      {error !== null && (
        <p className={styles.note} role="status">
          {words.failed(error.message)}
        </p>
      )}
      {isLoading && <TrendSkeleton />}
      {!isLoading && model.isEmpty && <p className={styles.note}>{words.empty}</p>}
      {!isLoading && view === "chart" && (
        <TrendChart
          model={model}
          alarms={alarms}
          sources={sources}
          timeZone={timeZone}
          newest={newest}
          live={live}
        />
      )}
      {!isLoading && view === "table" && (
        <TrendTable model={model} alarms={alarms} timeZone={timeZone} range={range} />
      )}
    </section>
  );
}

function TrendSkeleton() {
  return (
    <div className={styles.skeleton}>
      <p role="status">{words.loading}</p>
      <div />
      <div />
      <div />
      <div />
    </div>
  );
}
