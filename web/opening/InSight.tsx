/** What must not get out of sight while somebody chooses: who it is, what they must not be given, and
 * what is planned. */

import { allergyWords, identityWords } from "../patients/patient-words.ts";
import {
  perKgWords,
  programmeTitle,
  rateWords,
  sourceWords,
} from "../programmes/programme-words.ts";
import { listWords, numberWords } from "../registers/facts.ts";
import { openingEn } from "../text/opening-en.ts";
import { patientsEn } from "../text/patients-en.ts";
import type { Draft } from "./draft.ts";
import styles from "./InSight.module.css";
import { procedureWords } from "./opening-words.ts";
import { chosenProgramme, type Facts } from "./standing.ts";

const words = openingEn.inSight;

export function InSight({ draft, facts }: { draft: Draft; facts: Facts }) {
  const { patient } = facts;
  const programme = chosenProgramme(draft, facts);
  if (patient === null) {
    return (
      <aside className={styles.sight} aria-label={words.title} data-in-sight="nobody">
        <p className={styles.quiet}>{words.nobody}</p>
      </aside>
    );
  }
  const allergies = allergyWords(patient);
  return (
    <aside className={styles.sight} aria-label={words.title} data-in-sight={patient.id}>
      <div>
        <p className={styles.name}>{patient.name}</p>
        <ul className={styles.identity}>
          {identityWords(patient).map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      </div>
      <div className={styles.allergies} data-allergies={allergies.kind}>
        <p className={styles.label}>{patientsEn.record.allergies}</p>
        <p className={styles.allergy}>{listWords(allergies.words)}</p>
      </div>
      {programme === null ? (
        <p className={styles.quiet}>{words.noProgramme}</p>
      ) : (
        <div className={styles.programme}>
          <p className={styles.strong}>{procedureWords(programme, facts.sessions)}</p>
          <p className={styles.strong}>{programmeTitle(programme)}</p>
          <p>{sourceWords(programme)}</p>
          <p>
            {words.given(numberWords(programme.volumeMl), numberWords(programme.plannedMinutes))}
          </p>
          <p>{rateWords(programme)}</p>
          <p className={styles.more}>{perKgWords(programme, patient.weightKg)}</p>
          <p>
            <span className={styles.label}>{words.premedication}: </span>
            {listWords(programme.premedication)}
          </p>
        </div>
      )}
    </aside>
  );
}
