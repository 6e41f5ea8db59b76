/** One vital's four limits. Text fields rather than number fields: a browser empties a number field
 * that it cannot read, and an empty field is a limit that is off. */
import { useId } from "react";
import type { LimitPlace } from "../../shared/alarms/limit-change.ts";
import { VITAL_TABLE } from "../../shared/vitals/table.ts";
import { actEn } from "../text/act-en.ts";
import { text } from "../text/text.ts";
import styles from "./LimitsForm.module.css";
import type { LimitCell, LimitRow } from "./limits-form.ts";

type OnType = (place: LimitPlace, text: string) => void;
const words = actEn.limits;

export function LimitsRow({ row, onType }: { row: LimitRow; onType: OnType }) {
  const faultId = useId();
  return (
    <fieldset className={styles.row} data-vital={row.vital}>
      <legend className="aloud">{text.vital[row.vital]}</legend>
      <p className={styles.vital} aria-hidden="true">
        {text.vital[row.vital]} <span>{VITAL_TABLE[row.vital].unit}</span>
      </p>
      {row.cells.map((cell) => (
        <LimitField
          key={cell.key}
          cell={cell}
          rowFaultId={row.fault === null ? null : faultId}
          onType={onType}
        />
      ))}
      <p id={faultId} className={styles.fault} role="alert">
        {row.fault}
      </p>
    </fieldset>
  );
}

type FieldProps = { cell: LimitCell; rowFaultId: string | null; onType: OnType };

function LimitField({ cell, rowFaultId, onType }: FieldProps) {
  const id = useId();
  const isWrong = cell.fault !== null || rowFaultId !== null;
  const faultIds = [
    ...(cell.fault === null ? [] : [`${id}-fault`]),
    ...(rowFaultId === null ? [] : [rowFaultId]),
  ];
  return (
    <div className={styles.cell} data-changed={cell.isChanged} data-wrong={isWrong}>
      <span className={styles.name} aria-hidden="true">
        {words.column(cell.side, cell.severity)}
      </span>
      <span id={`${id}-old`} className={styles.old}>
        <span className="aloud">{words.was(cell.old)}</span>
        <span aria-hidden="true">
          {cell.old} {words.arrow}
        </span>
      </span>
      <input
        className={styles.input}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        data-limit={cell.key}
        value={cell.text}
        placeholder={cell.empty}
        aria-label={actEn.place(cell)}
        aria-invalid={isWrong}
        aria-describedby={[`${id}-old`, ...faultIds].join(" ")}
        onChange={(event) => onType(cell, event.target.value)}
      />
      <span id={`${id}-fault`} className={styles.fault} role="alert">
        {cell.fault}
      </span>
    </div>
  );
}
