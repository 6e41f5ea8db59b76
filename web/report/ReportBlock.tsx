/** One block of a report. */
import type { Block } from "../../shared/report/blocks.ts";
import styles from "./ReportBlock.module.css";
import { ReportChart } from "./ReportChart.tsx";
import { ReportTable } from "./ReportTable.tsx";

export function ReportBlock({ block }: { block: Block }) {
  switch (block.kind) {
    case "facts":
      return <Facts block={block} />;
    case "chart":
      return <ReportChart block={block} />;
    case "table":
      return <ReportTable table={block} />;
    case "pair":
      return (
        <div className={styles.pair}>
          {[block.left, block.right].map((tables) => (
            <div key={tables[0]?.title}>
              {tables.map((table) => (
                <ReportTable key={table.title} table={table} />
              ))}
            </div>
          ))}
        </div>
      );
    case "record":
      return (
        <section className={styles.whole}>
          <h2 className={styles.title}>{block.title}</h2>
          <FactList facts={block.facts} />
        </section>
      );
    case "signatures":
      return <Signatures block={block} />;
  }
}

function Facts({ block }: { block: Block & { kind: "facts" } }) {
  return (
    <div className={styles.facts}>
      {block.columns.map(({ title, facts, note }) => (
        <section key={title}>
          <h2 className={styles.title}>{title}</h2>
          <FactList facts={facts} />
          {note !== null && <p className={styles.note}>{note}</p>}
        </section>
      ))}
    </div>
  );
}

function FactList({ facts }: { facts: readonly { label: string; value: string }[] }) {
  return (
    <dl className={styles.list}>
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Signatures({ block }: { block: Block & { kind: "signatures" } }) {
  const { title, people, words } = block;
  return (
    <section className={styles.whole}>
      <h2 className={styles.title}>{title}</h2>
      <div className={styles.signatures}>
        {people.map(({ role, name }) => (
          <div key={role} className={styles.person}>
            <p>
              <strong>{name}</strong>
              <span>{role}</span>
            </p>
            <p>
              <span>{words.date}</span>
            </p>
            <p>
              <span>{words.signature}</span>
            </p>
          </div>
        ))}
      </div>
    </section>
  );
}
