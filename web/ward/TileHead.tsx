/** Bed, patient and how far the infusion is; in alarm what answers it, too. The bed's name is the
 * way to its session. */
import type { ReactNode } from "react";
import { Link } from "wouter";
import { useBedPart } from "../live/store.ts";
import { useSettings } from "../settings/settings.ts";
import { text } from "../text/text.ts";
import { Ring } from "./Ring.tsx";
import styles from "./TileHead.module.css";

type Props = { bed: string; name: string; children: ReactNode };

export function TileHead({ bed, name, children }: Props) {
  const session = useBedPart(bed, (each) => each.session?.id ?? null);
  const patient = useBedPart(bed, (each) => each.session?.patient ?? null);
  const form = useSettings(({ names }) => names);
  return (
    <header className={styles.head}>
      <h2 className={styles.bed}>
        {session === null ? (
          name
        ) : (
          <Link
            href={`/session/${encodeURIComponent(session)}`}
            className={styles.open}
            aria-label={text.tile.open(name)}
            data-open={bed}
          >
            {name}
          </Link>
        )}
      </h2>
      {patient !== null && (
        <p className={styles.patient}>{form === "full" ? patient.name : patient.initials}</p>
      )}
      {session !== null && <Ring bed={bed} />}
      {children}
    </header>
  );
}
