/** The comparison as a table, a row a minute: what the charts show, for people who would rather read. */
import { useState } from "react";
import { formatVital, VITAL_TABLE } from "../../shared/vitals/table.ts";
import { VITALS, type Vital } from "../../shared/vocabulary.ts";
import { SHAPES } from "../alarms/shapes.ts";
import tableStyles from "../session/TrendTable.module.css";
import type { TimeWindow } from "../session/timeline.ts";
import { compareEn } from "../text/compare-en.ts";
import { text } from "../text/text.ts";
import { Select } from "../ui/Select.tsx";
import styles from "./CompareTable.module.css";
import type { Shown } from "./compare-words.ts";
import { type MinuteCell, minuteRows } from "./minute-rows.ts";

type Props = { procedures: readonly Shown[]; vitals: readonly Vital[]; window: TimeWindow };

export function CompareTable({ procedures, vitals, window }: Props) {
  const [wanted, setWanted] = useState<Vital | null>(null);
  const vital = vitals.find((each) => each === wanted) ?? vitals[0] ?? VITALS[0];
  return (
    <div className={styles.card}>
      <Select
        label={compareEn.vital}
        value={vital}
        groups={[
          {
            title: null,
            choices: vitals.map((each) => ({ value: each, words: text.vital[each] })),
          },
        ]}
        onChoose={(value) => setWanted(vitals.find((each) => each === value) ?? null)}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must take the keyboard. */}
      <section className={tableStyles.scroll} tabIndex={0} aria-label={compareEn.views.table}>
        <table className={tableStyles.table}>
          <caption>{compareEn.caption(text.vital[vital], VITAL_TABLE[vital].unit)}</caption>
          <thead>
            <tr>
              <th scope="col">{compareEn.minute}</th>
              {procedures.map(({ session, label }) => (
                <th key={session.id} scope="col">
                  {compareEn.procedure(label)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {minuteRows(procedures, vital, window).map(({ minute, cells }) => (
              <tr key={minute} data-minute={minute}>
                <th scope="row">{compareEn.tick(minute)}</th>
                {cells.map((cell) => (
                  <Cell key={cell.session} cell={cell} vital={vital} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function Cell({ cell: { value, alarms }, vital }: { cell: MinuteCell; vital: Vital }) {
  return (
    <td>
      {value === null ? (
        <>
          <span aria-hidden="true">{compareEn.none}</span>
          <span className="aloud">{compareEn.noneAloud}</span>
        </>
      ) : (
        <b>{formatVital(vital, value)}</b>
      )}
      {alarms.map(({ id, priority, message }) => (
        <small key={id} className={styles.alarm} data-priority={priority}>
          {SHAPES[priority]} {message}
        </small>
      ))}
    </td>
  );
}
