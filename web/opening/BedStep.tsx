/** The beds for patients, ward by ward. One that is taken says by whom, and is not to be chosen. */
import { Link } from "wouter";
import type { BedView } from "../../shared/protocol/live.ts";
import { useSettings } from "../settings/settings.ts";
import { openingEn } from "../text/opening-en.ts";
import styles from "./Choices.module.css";
import type { Draft } from "./draft.ts";
import { act } from "./opening-store.ts";
import { bedDeviceWords, takenWords } from "./opening-words.ts";
import type { Facts } from "./standing.ts";

const words = openingEn.bed;

export function BedStep({ draft, facts: { wards } }: { draft: Draft; facts: Facts }) {
  if (wards === null) return <p role="status">{words.loading}</p>;
  if (wards.length === 0) return <p>{words.none}</p>;
  return wards.map(({ id, name, beds }) => (
    <section key={id} aria-label={name} className={styles.ward}>
      <h3 className={styles.name}>{name}</h3>
      <ul className={styles.beds}>
        {beds.map((bed) => (
          <li key={bed.id} data-choice={bed.id}>
            <BedChoice bed={bed} isChosen={bed.id === draft.bed} />
          </li>
        ))}
      </ul>
    </section>
  ));
}

function BedChoice({ bed, isChosen }: { bed: BedView; isChosen: boolean }) {
  const names = useSettings((settings) => settings.names);
  const taken = takenWords(bed, names);
  if (taken !== null && bed.session !== null) {
    return (
      <div className={styles.taken} data-taken>
        <Link
          href={`/session/${encodeURIComponent(bed.session.id)}`}
          className={styles.takenName}
          aria-label={words.toSession(bed.name)}
        >
          {bed.name}
        </Link>
        <span className={styles.about}>{taken}</span>
      </div>
    );
  }
  return (
    <button
      type="button"
      className={styles.choice}
      aria-pressed={isChosen}
      onClick={() => act({ kind: "bed", id: bed.id })}
    >
      <span className={styles.name}>{bed.name}</span>
      <span className={styles.about}>{words.free}</span>
      <span className={styles.about}>{bedDeviceWords(bed)}</span>
      {isChosen && <span className={styles.mark}>{openingEn.chosen}</span>}
    </button>
  );
}
