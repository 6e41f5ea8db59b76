/** The newest version of a record: allergies first, for they must not be overlooked. */
import type { PatientRow } from "../../shared/protocol/registers.ts";
import { childPugh } from "../../shared/session/child-pugh.ts";
import { FactList } from "../registers/FactList.tsx";
import { patientsEn } from "../text/patients-en.ts";
import styles from "./PatientPage.module.css";
import { allergyWords, recordFacts } from "./patient-words.ts";

const words = patientsEn.record;

export function PatientRecord({ patient }: { patient: PatientRow }) {
  const allergies = allergyWords(patient);
  return (
    <section className={styles.card} aria-labelledby="record-title">
      <div className={styles.allergies} data-allergies={allergies.kind}>
        <h2 className={styles.subtitle}>{words.allergies}</h2>
        <ul>
          {allergies.words.map((allergy) => (
            <li key={allergy}>{allergy}</li>
          ))}
        </ul>
      </div>
      <h2 id="record-title" className={styles.subtitle}>
        {words.title}
      </h2>
      {patient.cirrhosis !== null && (
        <p className={styles.score} data-child-pugh>
          <span>{patientsEn.childPugh.title}</span>{" "}
          {patientsEn.childPugh.whole(childPugh(patient.cirrhosis))}
        </p>
      )}
      <FactList facts={recordFacts(patient)} />
    </section>
  );
}
