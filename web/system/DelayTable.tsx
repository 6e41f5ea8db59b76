/** How long alarms take, each delay with a sentence on what it means. */
import type { Health } from "../../shared/protocol/http.ts";
import { systemEn } from "../text/system-en.ts";
import styles from "./DelayTable.module.css";
import { delayRows } from "./health-words.ts";

const words = systemEn.delays;

export function DelayTable({ delays }: { delays: Health["alarmDelays"] }) {
  return (
    <section className={styles.delays} aria-labelledby="delays-title">
      <h2 id="delays-title" className={styles.title}>
        {words.title}
      </h2>
      <p>{words.disclosed}</p>
      <table className={styles.table}>
        <caption>{words.caption}</caption>
        <thead>
          <tr>
            {Object.values(words.columns).map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {delayRows(delays).map(({ name, means, count, p50, p99 }) => (
            <tr key={name}>
              <th scope="row">
                {name}
                <small>{means}</small>
              </th>
              <td>{count}</td>
              <td>{p50}</td>
              <td>{p99}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
