/** One programme: what is given, how fast it runs, who planned it, and its versions. */
import { type ReactNode, useId } from "react";
import type { Doctor, ProgrammeRow } from "../../shared/protocol/registers.ts";
import { madeWords } from "../profiles/version-words.ts";
import { FactList } from "../registers/FactList.tsx";
import { programmesEn } from "../text/programmes-en.ts";
import styles from "./ProgrammeSection.module.css";
import { ProgrammeVersions } from "./ProgrammeVersions.tsx";
import { perKgWords, programmeFacts, programmeTitle, rateWords } from "./programme-words.ts";

type Props = {
  programme: ProgrammeRow;
  doctors: readonly Doctor[];
  weightKg: number | null;
  timeZone: string | undefined;
  /** What can be done with it. */
  children: ReactNode;
};

export function ProgrammeCard({ programme, doctors, weightKg, timeZone, children }: Props) {
  const id = useId();
  const facts = programmeFacts(doctors).map(({ label, of }) => ({ label, words: of(programme) }));
  return (
    <article className={styles.card} aria-labelledby={id} data-programme={programme.id}>
      <header className={styles.head}>
        <h3 id={id} className={styles.title}>
          {programmeTitle(programme)}
        </h3>
        {children}
      </header>
      <p className={styles.figure}>{rateWords(programme)}</p>
      <p>{perKgWords(programme, weightKg)}</p>
      <FactList facts={facts} />
      <p className={styles.about}>
        {programmesEn.made(programme.version, madeWords(programme.made, timeZone) ?? "")}
        {programme.made.reason !== null && `: ${programme.made.reason}`}
      </p>
      <ProgrammeVersions programme={programme} doctors={doctors} timeZone={timeZone} />
    </article>
  );
}
