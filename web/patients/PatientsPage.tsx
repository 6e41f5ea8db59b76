/** `/patients`: everybody in the register, narrowed by the words in the address. */
import { useLocation } from "wouter";
import { NOTE_CHARS_MAX } from "../../shared/bounds.ts";
import { isAllowed } from "../../shared/rights.ts";
import { useMe } from "../queries.ts";
import { usePatients } from "../registers/registers-queries.ts";
import { patientsEn } from "../text/patients-en.ts";
import { Field } from "../ui/Field.tsx";
import { useWantedWard } from "../ward/use-wanted-ward.ts";
import { NOTHING } from "../ward/wanted-ward.ts";
import { PatientAction } from "./PatientAction.tsx";
import { PatientList } from "./PatientList.tsx";
import styles from "./PatientsPage.module.css";
import { patientPath } from "./patient-path.ts";
import { useSearchWords } from "./use-search-words.ts";

const words = patientsEn.list;

export function PatientsPage() {
  const me = useMe();
  const [, navigate] = useLocation();
  const { box, q, type } = useSearchWords();
  const found = usePatients(q);
  // The ward that this screen watches goes on sounding here.
  useWantedWard(NOTHING);
  const mayChange = me !== null && isAllowed(me.role, "change-patients");
  return (
    <section className={styles.page} aria-labelledby="patients-title">
      <header className={styles.head}>
        <h1 id="patients-title" className={styles.title}>
          {words.title}
        </h1>
        {mayChange && <PatientAction patient={null} onTaken={(id) => navigate(patientPath(id))} />}
      </header>
      <search className={styles.search}>
        <Field
          label={words.search}
          type="search"
          value={box}
          maxLength={NOTE_CHARS_MAX}
          autoComplete="off"
          onChange={(event) => type(event.target.value)}
        />
      </search>
      <PatientList found={found} q={q} mayChange={mayChange} />
    </section>
  );
}
