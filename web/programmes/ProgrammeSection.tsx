/** What is planned for a patient, the programme changed last first. */
import { useQuery } from "@tanstack/react-query";
import type { Me } from "../../shared/protocol/live.ts";
import type { PatientRow, ProgrammeRow } from "../../shared/protocol/registers.ts";
import { isAllowed } from "../../shared/rights.ts";
import { openingPath } from "../opening/opening-path.ts";
import { doctorsQuery } from "../registers/registers-queries.ts";
import { openingEn } from "../text/opening-en.ts";
import { programmesEn } from "../text/programmes-en.ts";
import { ButtonLink } from "../ui/ButtonLink.tsx";
import { ProgrammeAction } from "./ProgrammeAction.tsx";
import { ProgrammeCard } from "./ProgrammeCard.tsx";
import styles from "./ProgrammeSection.module.css";
import { programmeTitle } from "./programme-words.ts";

type Props = {
  patient: PatientRow;
  programmes: readonly ProgrammeRow[];
  me: Me;
  timeZone: string | undefined;
};

export function ProgrammeSection({ patient, programmes, me, timeZone }: Props) {
  // Until the list is there, a doctor knows one at least.
  const doctors = useQuery(doctorsQuery).data?.doctors ?? (me.role === "doctor" ? [me] : []);
  const mayPlan = isAllowed(me.role, "change-programmes");
  const mayOpen = isAllowed(me.role, "open-sessions");
  const shared = { patient, doctors, me };
  return (
    <section className={styles.section} aria-labelledby="programmes-title">
      <header className={styles.head}>
        <h2 id="programmes-title" className={styles.title}>
          {programmesEn.title}
        </h2>
        {mayPlan && <ProgrammeAction programme={null} {...shared} />}
      </header>
      {programmes.length === 0 && (
        <p>{mayPlan ? programmesEn.empty.may : programmesEn.empty.mayNot}</p>
      )}
      {programmes.map((programme) => (
        <ProgrammeCard
          key={programme.id}
          programme={programme}
          doctors={doctors}
          weightKg={patient.weightKg}
          timeZone={timeZone}
        >
          {mayOpen && (
            <ButtonLink
              href={openingPath({ patient: patient.id, programme })}
              aria-label={openingEn.buttonOf(programmeTitle(programme))}
            >
              {openingEn.button}
            </ButtonLink>
          )}
          {mayPlan && <ProgrammeAction programme={programme} {...shared} />}
        </ProgrammeCard>
      ))}
    </section>
  );
}
