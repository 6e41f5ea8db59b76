/** A table of a report; on paper it goes on over pages with its heading, on a phone it scrolls. */
import type { Table } from "../../shared/report/blocks.ts";
import styles from "./ReportTable.module.css";

export function ReportTable({ table }: { table: Table }) {
  const { title, columns, rows, empty, notes } = table;
  return (
    <section className={styles.part}>
      <h2 className={styles.title}>{title}</h2>
      {empty !== null ? (
        <p className={styles.note}>{empty}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        <section className={styles.scroll} tabIndex={0} aria-label={title}>
          <table className={styles.table}>
            <colgroup>
              {columns.map((column) => (
                <col key={column.title} width={`${Math.round(column.share * 100)}%`} />
              ))}
            </colgroup>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column.title} scope="col">
                    {column.title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ cells, isStrong }) => (
                <tr key={cells.join("\t")} data-strong={isStrong}>
                  {columns.map((column, index) => (
                    <td key={column.title}>{cells[index]}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {notes.map((note) => (
        <p key={note} className={styles.note}>
          {note}
        </p>
      ))}
    </section>
  );
}
