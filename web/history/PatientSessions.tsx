/** A patient's sessions, course by course, and what was written down after them. */
import { useQuery } from "@tanstack/react-query";
import type { ProgrammeRow } from "../../shared/protocol/registers.ts";
import { bedNames } from "../alarm-log/names.ts";
import { programmeTitle } from "../programmes/programme-words.ts";
import { wardsQuery } from "../queries.ts";
import { historyEn } from "../text/history-en.ts";
import { Button } from "../ui/Button.tsx";
import { ButtonLink } from "../ui/ButtonLink.tsx";
import { comparePath } from "./compare-path.ts";
import { coursesOf } from "./courses.ts";
import { ListSkeleton } from "./HistoryList.tsx";
import { NoteList } from "./NoteList.tsx";
import styles from "./PatientSessions.module.css";
import { SessionTable } from "./SessionTable.tsx";
import { patientNotesQuery, useSessions } from "./use-sessions.ts";

type Props = {
  patient: string;
  programmes: readonly ProgrammeRow[];
  timeZone: string | undefined;
};

const words = historyEn.ofPatient;

export function PatientSessions({ patient, programmes, timeZone }: Props) {
  const found = useSessions({ patient });
  const wards = useQuery(wardsQuery).data?.wards ?? [];
  const sessions = found.data?.pages.flatMap((page) => page.sessions) ?? [];
  const titleOf = (programme: string | null): string => {
    if (programme === null) return words.withoutCourse;
    const known = programmes.find(({ id }) => id === programme);
    return known === undefined ? words.otherCourse : programmeTitle(known);
  };
  return (
    <section className={styles.section} aria-labelledby="sessions-title">
      <h2 id="sessions-title" className={styles.title}>
        {words.title}
      </h2>
      {found.isPending && <ListSkeleton>{words.loading}</ListSkeleton>}
      {found.isError && <p role="status">{words.failed(found.error.message)}</p>}
      {found.isSuccess && sessions.length === 0 && <p>{words.empty}</p>}
      {coursesOf(sessions).map(({ programme, sessions: ofCourse, isComparable }) => (
        <div key={programme ?? ""} className={styles.course} data-course={programme}>
          <header className={styles.head}>
            <h3 className={styles.title}>{words.course(titleOf(programme))}</h3>
            {programme !== null && isComparable && (
              <ButtonLink
                href={comparePath(programme)}
                aria-label={words.compareOf(titleOf(programme))}
              >
                {words.compare}
              </ButtonLink>
            )}
          </header>
          <SessionTable
            sessions={ofCourse}
            caption={historyEn.list.caption(timeZone ?? historyEn.list.siteTime)}
            places={bedNames(wards)}
            names={null}
            timeZone={timeZone}
          />
        </div>
      ))}
      {found.hasNextPage && (
        <Button
          aria-disabled={found.isFetchingNextPage}
          onClick={() => {
            if (!found.isFetchingNextPage) void found.fetchNextPage();
          }}
        >
          {words.more}
        </Button>
      )}
      <PatientNotes patient={patient} timeZone={timeZone} />
    </section>
  );
}

function PatientNotes({ patient, timeZone }: { patient: string; timeZone: string | undefined }) {
  const { data, error } = useQuery(patientNotesQuery(patient));
  return (
    <div className={styles.course}>
      <h3 className={styles.title}>{historyEn.notes.title}</h3>
      {error !== null && <p role="status">{historyEn.notes.failed(error.message)}</p>}
      {data?.notes.length === 0 && <p>{historyEn.notes.emptyOfPatient}</p>}
      <NoteList notes={data?.notes ?? []} timeZone={timeZone} hasSessions />
    </div>
  );
}
