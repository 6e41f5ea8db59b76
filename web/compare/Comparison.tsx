/** What is compared: which procedures are shown, and they as charts or as a table. */
import { useMemo, useState } from "react";
import { ListSkeleton } from "../history/HistoryList.tsx";
import { compareEn } from "../text/compare-en.ts";
import { type Begun, comparedWindow, vitalsOf } from "./align.ts";
import { CompareChart } from "./CompareChart.tsx";
import styles from "./ComparePage.module.css";
import { CompareTable } from "./CompareTable.tsx";
import { Procedures } from "./Procedures.tsx";
import { useProcedures } from "./use-course.ts";

type Props = {
  begun: readonly Begun[];
  view: "chart" | "table";
  timeZone: string | undefined;
};

export function Comparison({ begun, view, timeZone }: Props) {
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const { procedures, limits, isPending, error } = useProcedures(begun);
  const shown = useMemo(
    () =>
      procedures
        .map((procedure, place) => ({ ...procedure, place }))
        .filter(({ session }) => !hidden.has(session.id)),
    [procedures, hidden],
  );
  const vitals = vitalsOf(shown);
  // The axis stands still when a line is hidden.
  const window = comparedWindow(procedures);
  const toggle = (session: string): void => {
    const next = new Set(hidden);
    if (!next.delete(session)) next.add(session);
    setHidden(next);
  };
  return (
    <>
      <Procedures begun={begun} hidden={hidden} onToggle={toggle} timeZone={timeZone} />
      {error !== null && <p role="status">{compareEn.notAll(error.message)}</p>}
      {isPending && <ListSkeleton>{compareEn.loading}</ListSkeleton>}
      {!isPending && vitals.length === 0 && (
        <p role="status">{shown.length === 0 ? compareEn.allHidden : compareEn.noValues}</p>
      )}
      {!isPending && vitals.length > 0 && view === "chart" && limits !== null && (
        <CompareChart procedures={shown} vitals={vitals} limits={limits} window={window} />
      )}
      {!isPending && vitals.length > 0 && view === "table" && (
        <CompareTable procedures={shown} vitals={vitals} window={window} />
      )}
      <p className={styles.explain}>{compareEn.explain}</p>
    </>
  );
}
