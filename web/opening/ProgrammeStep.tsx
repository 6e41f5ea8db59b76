/** The patient's programmes with everything that is planned; one whose procedures have all begun is
 * shown, and not to be chosen. */
import { useQuery } from "@tanstack/react-query";
import { patientPath } from "../patients/patient-path.ts";
import { programmeFacts, programmeTitle } from "../programmes/programme-words.ts";
import { FactList } from "../registers/FactList.tsx";
import { doctorsQuery } from "../registers/registers-queries.ts";
import { openingEn } from "../text/opening-en.ts";
import { Button } from "../ui/Button.tsx";
import { ButtonLink } from "../ui/ButtonLink.tsx";
import styles from "./Choices.module.css";
import type { Draft } from "./draft.ts";
import { act } from "./opening-store.ts";
import { procedureWords } from "./opening-words.ts";
import { nextProcedure } from "./procedure.ts";
import { StepLink } from "./StepLink.tsx";
import { chosenProgramme, type Facts } from "./standing.ts";

const words = openingEn.programme;

export function ProgrammeStep({ draft, facts }: { draft: Draft; facts: Facts }) {
  const doctors = useQuery(doctorsQuery).data?.doctors ?? [];
  const { programmes, sessions } = facts;
  if (draft.patient === null) return <StepLink to="patient" why={words.noPatient} />;
  if (programmes === null) return <p role="status">{openingEn.loading}</p>;
  if (programmes.length === 0) {
    return (
      <>
        <p>{words.none}</p>
        <ButtonLink className={styles.way} href={patientPath(draft.patient)}>
          {words.toPatient}
        </ButtonLink>
      </>
    );
  }
  const chosen = chosenProgramme(draft, facts);
  return programmes.map((programme) => {
    const { id, version } = programme;
    const title = programmeTitle(programme);
    const button = chosen?.id === id ? openingEn.chosen : words.choose;
    const isOver = sessions !== null && nextProcedure(programme, sessions) === null;
    return (
      <article key={id} className={styles.card} data-programme={id} aria-label={title}>
        <header className={styles.cardHead}>
          <h3 className={styles.name}>{title}</h3>
          {!isOver && (
            <Button
              aria-pressed={chosen?.id === id}
              aria-label={words.chooseAloud(button, title)}
              onClick={() => act({ kind: "programme", id, version })}
            >
              {button}
            </Button>
          )}
        </header>
        <p className={styles.name}>{procedureWords(programme, sessions)}</p>
        <FactList
          facts={programmeFacts(doctors).map(({ label, of }) => ({ label, words: of(programme) }))}
        />
      </article>
    );
  });
}
