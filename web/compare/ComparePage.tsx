/** `/compare?programme=…`: the procedures of one course over each other, from the beginning of each. */
import { useState } from "react";
import { Link, useSearchParams } from "wouter";
import { useLive } from "../live/store.ts";
import { patientPath } from "../patients/patient-path.ts";
import { nameWords } from "../patients/patient-words.ts";
import { Choice } from "../session/Choice.tsx";
import { useSettings } from "../settings/settings.ts";
import { compareEn } from "../text/compare-en.ts";
import { text } from "../text/text.ts";
import { Failure } from "../ui/Failure.tsx";
import { Waiting } from "../ui/Waiting.tsx";
import { useWantedWard } from "../ward/use-wanted-ward.ts";
import { NOTHING } from "../ward/wanted-ward.ts";
import { begunOf } from "./align.ts";
import styles from "./ComparePage.module.css";
import { Comparison } from "./Comparison.tsx";
import { useCourse } from "./use-course.ts";

const VIEWS = ["chart", "table"] as const;

export function ComparePage() {
  const [address] = useSearchParams();
  const programme = address.get("programme") ?? "";
  const [view, setView] = useState<(typeof VIEWS)[number]>("chart");
  const names = useSettings((settings) => settings.names);
  const timeZone = useLive(({ ward }) => ward?.site.timeZone);
  const course = useCourse(programme);
  // The ward that this screen watches goes on sounding here.
  useWantedWard(NOTHING);
  if (programme === "") return <Failure title={compareEn.noCourse} />;
  if (course.data === undefined) {
    if (!course.isError) return <Waiting what={compareEn.loading} />;
    const again = (): void => void course.refetch();
    return <Failure title={compareEn.failed} error={course.error} onRetry={again} />;
  }
  const { sessions } = course.data;
  const all = sessions.filter(({ infusingAt }) => infusingAt !== null).length;
  const begun = begunOf(sessions);
  const [newest] = sessions;
  const patient = newest?.registered?.patient.id;
  return (
    <section className={styles.page} aria-labelledby="compare-title">
      {patient !== undefined && (
        <Link href={patientPath(patient)} className={styles.back}>
          {compareEn.back}
        </Link>
      )}
      <header className={styles.head}>
        <div className={styles.who}>
          <h1 id="compare-title" className={styles.title}>
            {compareEn.title}
          </h1>
          {newest !== undefined && (
            <p>
              {[nameWords(newest.patient, names), newest.patient.recordNumber].join(
                text.common.separator,
              )}
            </p>
          )}
        </div>
        <Choice
          label={compareEn.view}
          values={VIEWS}
          names={compareEn.views}
          chosen={view}
          onChoose={setView}
        />
      </header>
      {begun.length < all && <p>{compareEn.newest(begun.length, all)}</p>}
      {begun.length === 0 && <p role="status">{compareEn.empty}</p>}
      {begun.length === 1 && <p role="status">{compareEn.one}</p>}
      {begun.length > 0 && <Comparison begun={begun} view={view} timeZone={timeZone} />}
    </section>
  );
}
