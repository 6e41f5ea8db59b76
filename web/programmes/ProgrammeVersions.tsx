/** Every version of a programme, asked for when somebody wants to see them. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Doctor, ProgrammeRow } from "../../shared/protocol/registers.ts";
import { programmeQuery } from "../registers/registers-queries.ts";
import { VersionList } from "../registers/VersionList.tsx";
import { programmesEn } from "../text/programmes-en.ts";
import { text } from "../text/text.ts";
import styles from "./ProgrammeSection.module.css";
import { programmeChanges } from "./programme-words.ts";

type Props = {
  programme: ProgrammeRow;
  doctors: readonly Doctor[];
  timeZone: string | undefined;
};

export function ProgrammeVersions({ programme, doctors, timeZone }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const { data, error, isPending } = useQuery({
    ...programmeQuery(programme.id),
    enabled: isOpen,
  });
  return (
    <details className={styles.versions} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{programmesEn.versions}</summary>
      {isOpen && isPending && <p role="status">{text.common.waiting}</p>}
      {error !== null && <p role="alert">{programmesEn.versionsFailed(error.message)}</p>}
      <VersionList
        versions={data?.versions ?? []}
        changesOf={(before, after) => programmeChanges(before, after, doctors)}
        timeZone={timeZone}
      />
    </details>
  );
}
