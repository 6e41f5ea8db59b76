/** The register of patients to choose from, and the way into it for somebody new. */
import { useState } from "react";
import { NOTE_CHARS_MAX } from "../../shared/bounds.ts";
import type { Me } from "../../shared/protocol/live.ts";
import { isAllowed } from "../../shared/rights.ts";
import { PatientAction } from "../patients/PatientAction.tsx";
import { usePatients } from "../registers/registers-queries.ts";
import { openingEn } from "../text/opening-en.ts";
import { patientsEn } from "../text/patients-en.ts";
import { Button } from "../ui/Button.tsx";
import { ButtonLink } from "../ui/ButtonLink.tsx";
import { Field } from "../ui/Field.tsx";
import { useLater } from "../ui/use-later.ts";
import styles from "./Choices.module.css";
import type { Draft } from "./draft.ts";
import { act } from "./opening-store.ts";
import { PatientChoice } from "./PatientChoice.tsx";
import { type Facts, openSessionOf } from "./standing.ts";

const words = patientsEn.list;

export function PatientStep({ draft, facts, me }: { draft: Draft; facts: Facts; me: Me }) {
  const [box, setBox] = useState("");
  const q = useLater(box).trim();
  const found = usePatients(q);
  const open = draft.patient === null ? null : openSessionOf(facts);
  const patients = found.data?.pages.flatMap((page) => page.patients) ?? null;
  const choose = (id: string): void => act({ kind: "patient", id });
  return (
    <>
      {open !== null && (
        <ButtonLink className={styles.way} href={`/session/${encodeURIComponent(open.id)}`}>
          {openingEn.patient.toSession}
        </ButtonLink>
      )}
      <div className={styles.search}>
        <Field
          label={words.search}
          type="search"
          value={box}
          maxLength={NOTE_CHARS_MAX}
          autoComplete="off"
          onChange={(event) => setBox(event.target.value)}
        />
        {isAllowed(me.role, "change-patients") && <PatientAction patient={null} onTaken={choose} />}
      </div>
      {found.isError && <p role="status">{words.stale(found.error.message)}</p>}
      {patients === null && !found.isError && <p role="status">{words.loading}</p>}
      {patients?.length === 0 && (
        <p role="status">{q === "" ? words.empty.may : words.emptySearch(q)}</p>
      )}
      <ul className={styles.list} aria-busy={found.isPlaceholderData}>
        {patients?.map((patient) => (
          <li key={patient.id}>
            <PatientChoice
              patient={patient}
              isChosen={patient.id === draft.patient}
              onChoose={choose}
            />
          </li>
        ))}
      </ul>
      {found.hasNextPage && (
        <Button
          className={styles.way}
          aria-disabled={found.isFetchingNextPage}
          onClick={() => {
            if (!found.isFetchingNextPage) void found.fetchNextPage();
          }}
        >
          {words.more}
        </Button>
      )}
    </>
  );
}
