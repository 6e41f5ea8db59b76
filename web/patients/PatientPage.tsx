/** `/patients/:id`: who this is, what has to be known, what is planned, and how it came to be so. */
import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { isAllowed } from "../../shared/rights.ts";
import { PatientSessions } from "../history/PatientSessions.tsx";
import { useLive } from "../live/store.ts";
import { openingPath } from "../opening/opening-path.ts";
import { ProgrammeSection } from "../programmes/ProgrammeSection.tsx";
import { useMe } from "../queries.ts";
import { patientQuery } from "../registers/registers-queries.ts";
import { VersionList } from "../registers/VersionList.tsx";
import { useSettings } from "../settings/settings.ts";
import { openingEn } from "../text/opening-en.ts";
import { patientsEn } from "../text/patients-en.ts";
import { ButtonLink } from "../ui/ButtonLink.tsx";
import { Failure } from "../ui/Failure.tsx";
import { Waiting } from "../ui/Waiting.tsx";
import { useWantedWard } from "../ward/use-wanted-ward.ts";
import { NOTHING } from "../ward/wanted-ward.ts";
import { PatientAction } from "./PatientAction.tsx";
import styles from "./PatientPage.module.css";
import { PatientRecord } from "./PatientRecord.tsx";
import { identityWords, nameWords, patientChanges } from "./patient-words.ts";

const words = patientsEn.record;

export function PatientPage({ id }: { id: string }) {
  const me = useMe();
  const names = useSettings((settings) => settings.names);
  const timeZone = useLive(({ ward }) => ward?.site.timeZone);
  const { data, error, isPending, refetch } = useQuery(patientQuery(id));
  // The ward that this screen watches goes on sounding here.
  useWantedWard(NOTHING);
  if (isPending || me === null) return <Waiting what={words.loading} />;
  if (data === undefined) {
    return <Failure title={words.failed} error={error} onRetry={() => void refetch()} />;
  }
  const { patient, versions, programmes } = data;
  return (
    <div className={styles.page}>
      <Link href="/patients" className={styles.back}>
        {words.back}
      </Link>
      <header className={styles.head}>
        <div className={styles.who}>
          <h1 className={styles.title}>{nameWords(patient, names)}</h1>
          <ul className={styles.identity}>
            {identityWords(patient).map((fact) => (
              <li key={fact}>{fact}</li>
            ))}
          </ul>
        </div>
        {isAllowed(me.role, "open-sessions") && (
          <ButtonLink href={openingPath({ patient: id })}>{openingEn.button}</ButtonLink>
        )}
        {isAllowed(me.role, "change-patients") && <PatientAction patient={patient} />}
      </header>
      {error !== null && <p role="status">{words.stale(error.message)}</p>}
      <PatientRecord patient={patient} />
      <ProgrammeSection patient={patient} programmes={programmes} me={me} timeZone={timeZone} />
      <PatientSessions patient={id} programmes={programmes} timeZone={timeZone} />
      <section className={styles.card} aria-labelledby="record-versions">
        <h2 id="record-versions" className={styles.subtitle}>
          {words.versions}
        </h2>
        <VersionList
          versions={versions}
          changesOf={(before, after) => patientChanges(before, after, names)}
          timeZone={timeZone}
        />
      </section>
    </div>
  );
}
