/** The trend as a table: what the charts show, for people who would rather read. */

import type { AlarmView } from "../../shared/protocol/live.ts";
import { formatVital, VITAL_TABLE } from "../../shared/vitals/table.ts";
import type { Vital } from "../../shared/vocabulary.ts";
import { SHAPES } from "../alarms/shapes.ts";
import { dripEn } from "../text/drip-en.ts";
import { sessionEn } from "../text/session-en.ts";
import { text } from "../text/text.ts";
import { minuteText } from "../ui/time.ts";
import { rateCell } from "./drip-steps.ts";
import styles from "./TrendTable.module.css";
import { type Cell, tableRows } from "./table-rows.ts";
import { type Range, sessionMoment } from "./timeline.ts";
import type { TrendModel } from "./trend-model.ts";

type Props = {
  model: TrendModel;
  alarms: readonly AlarmView[];
  timeZone: string | undefined;
  range: Range;
};

const words = sessionEn.table;

export function TrendTable({ model, alarms, timeZone, range }: Props) {
  const { lines, vitals, window, spans, ticks, drip } = model;
  const hasDripped = drip.steps.length > 0;
  const rows = tableRows({ lines, vitals, alarms, window, ticks });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the keyboard.
    <section className={styles.scroll} tabIndex={0} aria-label={sessionEn.trend.views.table}>
      <table className={styles.table}>
        <caption>{words.caption(sessionEn.ranges[range])}</caption>
        <thead>
          <tr>
            <th scope="col">{words.time}</th>
            <th scope="col">{words.minute}</th>
            {vitals.map((vital) => (
              <th key={vital} scope="col">
                {text.vital[vital]} <small>{VITAL_TABLE[vital].unit}</small>
              </th>
            ))}
            {hasDripped && (
              <th scope="col">
                {dripEn.column} <small>{dripEn.unit}</small>
              </th>
            )}
            <th scope="col">{words.alarms}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.fromMs}>
              <th scope="row">{minuteText(row.fromMs, timeZone)}</th>
              <td>{minuteWords(sessionMoment(spans, row.fromMs))}</td>
              {vitals.map((vital) => (
                <TrendCell key={vital} vital={vital} cell={row.cells.get(vital)} />
              ))}
              {hasDripped && <DripCell cell={rateCell(drip, row)} />}
              <td className={styles.alarms}>
                {row.alarms.map(({ id, priority, message }) => (
                  <span key={id} data-priority={priority}>
                    {SHAPES[priority]} {message}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function minuteWords(moment: ReturnType<typeof sessionMoment>): string {
  return moment === null ? words.none : sessionEn.tick(moment);
}

function DripCell({ cell }: { cell: ReturnType<typeof rateCell> }) {
  if (cell === null) return <EmptyCell />;
  const { last, lowest, highest } = cell;
  return (
    <td>
      <b>{last}</b>
      {lowest !== highest && <small>{words.range(lowest, highest)}</small>}
    </td>
  );
}

function EmptyCell() {
  return (
    <td>
      <span aria-hidden="true">{words.none}</span>
      <span className="aloud">{words.noneAloud}</span>
    </td>
  );
}

function TrendCell({ vital, cell }: { vital: Vital; cell: Cell | undefined }) {
  if (cell === undefined || cell.kind === "none") {
    return <EmptyCell />;
  }
  const { last, lowest, highest } = cell;
  return (
    <td>
      <b>{formatVital(vital, last)}</b>
      {lowest < highest && (
        <small>{words.range(formatVital(vital, lowest), formatVital(vital, highest))}</small>
      )}
    </td>
  );
}
