/** Versions of a record, newest first: which, who, when, why, and what became of what. */

import type { Person } from "../../shared/protocol/person.ts";
import styles from "../profiles/Versions.module.css";
import { madeWords } from "../profiles/version-words.ts";
import { patientsEn } from "../text/patients-en.ts";

type Version = { version: number; made: { by: Person; at: string; reason: string | null } };

type Props<V extends Version> = {
  versions: readonly V[];
  changesOf: (before: V, after: V) => readonly string[];
  timeZone: string | undefined;
};

const words = patientsEn.record;

export function VersionList<V extends Version>({ versions, changesOf, timeZone }: Props<V>) {
  return (
    <ol className={styles.list}>
      {versions.map((version, index) => (
        <li key={version.version} data-version={version.version}>
          <p>
            <strong>{words.version(version.version)}</strong> {madeWords(version.made, timeZone)}
          </p>
          {version.version > 1 && <p>{version.made.reason ?? words.noReason}</p>}
          <ul className={styles.changes}>
            {changeWords(version, versions[index + 1], changesOf).map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function changeWords<V extends Version>(
  version: V,
  before: V | undefined,
  changesOf: Props<V>["changesOf"],
): readonly string[] {
  if (before === undefined) return [words.first];
  const changes = changesOf(before, version);
  return changes.length === 0 ? [words.same] : changes;
}
