/** A session's report as a sheet of paper: to read on a screen, and to print from it. It draws what
 * shared/report/ has put together, as the PDF file does. */
import { useQuery } from "@tanstack/react-query";
import { FileText, Printer } from "lucide-react";
import { useEffect } from "react";
import { Link } from "wouter";
import type { ReportDocument } from "../../shared/report/blocks.ts";
import { reportDocument } from "../../shared/report/document.ts";
import { reportPageEn } from "../text/report-en.ts";
import { Button } from "../ui/Button.tsx";
import { Failure } from "../ui/Failure.tsx";
import { Waiting } from "../ui/Waiting.tsx";
import { layPaper } from "./lay-paper.ts";
import { ReportBlock } from "./ReportBlock.tsx";
import styles from "./ReportPage.module.css";
import { reportFilePath } from "./report-path.ts";
import { reportQuery } from "./report-query.ts";

export function ReportPage({ id }: { id: string }) {
  const { data, error, isPending, refetch } = useQuery(reportQuery(id));
  if (isPending) return <Waiting what={reportPageEn.waiting} />;
  if (data === undefined) {
    return (
      <Failure
        title={reportPageEn.failed}
        {...(error === null ? {} : { error })}
        onRetry={() => void refetch()}
      />
    );
  }
  return <Sheet id={id} report={reportDocument(data)} />;
}

function Sheet({ id, report }: { id: string; report: ReportDocument }) {
  const owner = `${report.name} · ${report.sub}`;
  useEffect(() => layPaper(`${reportPageEn.link} ${id}`, owner), [id, owner]);
  return (
    <div className={styles.desk}>
      <nav className={styles.tools} aria-label={reportPageEn.tools}>
        <Link href={`/session/${encodeURIComponent(id)}`} className={styles.tool}>
          {reportPageEn.back}
        </Link>
        <Button onClick={() => window.print()}>
          <Printer aria-hidden size={18} />
          {reportPageEn.print}
        </Button>
        <a className={styles.tool} href={reportFilePath(id)}>
          <FileText aria-hidden size={18} />
          {reportPageEn.file}
        </a>
      </nav>
      <main className={styles.sheet}>
        {report.pretences.map(({ word }) => (
          <p key={word} className={styles.across} data-word={word} aria-hidden />
        ))}
        <header className={styles.head}>
          <p className={styles.place}>
            <strong>{report.title}</strong>
            <span>{report.place}</span>
          </p>
          <h1 className={styles.name}>{report.name}</h1>
          <p className={styles.sub}>{report.sub}</p>
          {report.pretences.map(({ line }) => (
            <p key={line} className={styles.band}>
              {line}
            </p>
          ))}
          {report.open !== null && <p className={styles.band}>{report.open}</p>}
        </header>
        {report.blocks.map((block, index) => (
          // A report never changes: the place of a block is its name.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <ReportBlock key={index} block={block} />
        ))}
        <footer className={styles.foot}>
          <p>{report.notice}</p>
          <p>
            {report.foot.left} · {report.foot.printed}
          </p>
        </footer>
      </main>
    </div>
  );
}
