/** Every version of a profile, asked for when somebody wants to see them. */
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ProfileRow } from "../../shared/protocol/http.ts";
import { profilesEn } from "../text/profiles-en.ts";
import { text } from "../text/text.ts";
import { historyQuery } from "./profiles-query.ts";
import styles from "./Versions.module.css";
import { madeWords, versionWords } from "./version-words.ts";

type Props = { profile: ProfileRow; timeZone: string | undefined };

const words = profilesEn.profile;

export function Versions({ profile, timeZone }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const { data, error, isPending } = useQuery({ ...historyQuery(profile.id), enabled: isOpen });
  const versions = data?.versions ?? [];
  return (
    <details className={styles.versions} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{words.versions}</summary>
      {isOpen && isPending && <p role="status">{text.common.waiting}</p>}
      {error !== null && <p role="alert">{words.versionsFailed(error.message)}</p>}
      <ol className={styles.list}>
        {versions.map((version, index) => (
          <li key={version.version} data-version={version.version}>
            <p>
              <strong>{words.version(version.version)}</strong> {madeWords(version.made, timeZone)}
            </p>
            <p>{version.made?.reason}</p>
            <ul className={styles.changes}>
              {versionWords(version, versions[index + 1]).map((change) => (
                <li key={change}>{change}</li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </details>
  );
}
