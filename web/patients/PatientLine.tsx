/** One patient of the list. Each cell names its column for when the line is drawn as a card. */
import { Link } from "wouter";
import type { PatientRow } from "../../shared/protocol/registers.ts";
import { childPugh } from "../../shared/session/child-pugh.ts";
import type { Settings } from "../settings/settings.ts";
import { patientsEn } from "../text/patients-en.ts";
import { text } from "../text/text.ts";
import styles from "./PatientList.module.css";
import { patientPath } from "./patient-path.ts";
import { nameWords } from "./patient-words.ts";

type Props = { patient: PatientRow; names: Settings["names"] };

const words = patientsEn.list;
const { columns } = words;

export function PatientLine({ patient, names }: Props) {
  const name = nameWords(patient, names);
  const score = patient.cirrhosis === null ? null : childPugh(patient.cirrhosis);
  return (
    <tr className={styles.line} data-patient={patient.id}>
      <td className={styles.name}>
        <Link
          href={patientPath(patient.id)}
          className={styles.open}
          aria-label={words.open(name, patient.recordNumber)}
        >
          {name}
        </Link>
      </td>
      <td data-column={columns.recordNumber}>{patient.recordNumber}</td>
      <td data-column={columns.age}>{patientsEn.years(patient.ageYears)}</td>
      <td data-column={columns.sex}>{patientsEn.sexes[patient.sex]}</td>
      <td data-column={columns.diagnosis} className={styles.diagnosis}>
        {patient.diagnosis === "" ? text.common.none : patient.diagnosis}
      </td>
      <td data-column={columns.childPugh} data-child-pugh>
        {score === null ? text.common.none : patientsEn.childPugh.brief(score)}
      </td>
    </tr>
  );
}
