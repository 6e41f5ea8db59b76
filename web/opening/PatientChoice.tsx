/** One patient to choose: enough to tell two of one name apart. The name is whole whatever the screens of
 * the ward show: who is chosen by initials is not identified. */
import type { PatientRow } from "../../shared/protocol/registers.ts";
import { birthDateWords } from "../patients/patient-words.ts";
import { openingEn } from "../text/opening-en.ts";
import { patientsEn } from "../text/patients-en.ts";
import { text } from "../text/text.ts";
import styles from "./Choices.module.css";

type Props = { patient: PatientRow; isChosen: boolean; onChoose: (id: string) => void };

export function PatientChoice({ patient, isChosen, onChoose }: Props) {
  const { name, recordNumber, birthDate, ageYears, diagnosis } = patient;
  const about = [
    patientsEn.record.number(recordNumber),
    patientsEn.record.born(birthDateWords(birthDate), ageYears),
    ...(diagnosis === "" ? [] : [diagnosis]),
  ];
  return (
    <button
      type="button"
      className={styles.choice}
      data-patient={patient.id}
      aria-pressed={isChosen}
      onClick={() => onChoose(patient.id)}
    >
      <span className={styles.name}>{name}</span>
      <span className={styles.about}>{about.join(text.common.separator)}</span>
      {isChosen && <span className={styles.mark}>{openingEn.chosen}</span>}
    </button>
  );
}
