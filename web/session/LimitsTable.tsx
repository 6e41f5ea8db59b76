/** Every vital's four limits, old beside new, with a field for each. */
import type { Limits } from "../../shared/alarms/limits.ts";
import { actEn } from "../text/act-en.ts";
import styles from "./LimitsForm.module.css";
import { LimitsRow } from "./LimitsRow.tsx";
import { type Draft, LIMIT_COLUMNS, type LimitRow, typed } from "./limits-form.ts";

type Props = {
  rows: readonly LimitRow[];
  inForce: Limits;
  draft: Draft;
  onDraft: (draft: Draft) => void;
};

const words = actEn.limits;

export function LimitsTable({ rows, inForce, draft, onDraft }: Props) {
  return (
    <>
      <div className={styles.columns} aria-hidden="true">
        <span>{words.vital}</span>
        {LIMIT_COLUMNS.map(({ side, severity }) => (
          <span key={`${side} ${severity}`}>{words.column(side, severity)}</span>
        ))}
      </div>
      {rows.map((row) => (
        <LimitsRow
          key={row.vital}
          row={row}
          onType={(place, typedText) => onDraft(typed(draft, inForce, place, typedText))}
        />
      ))}
    </>
  );
}
