/** The device that is found on the bed, looked at live; a person links it, or goes on without. */
import { useTick } from "../live/store.ts";
import { openingEn } from "../text/opening-en.ts";
import { Button } from "../ui/Button.tsx";
import { bedOf } from "./bed-choices.ts";
import styles from "./Choices.module.css";
import { deviceFound, type Found } from "./device-found.ts";
import type { DeviceChoice, Draft } from "./draft.ts";
import { act } from "./opening-store.ts";
import { lastReadingWords } from "./opening-words.ts";
import { StepLink } from "./StepLink.tsx";
import type { Facts } from "./standing.ts";

const words = openingEn.device;

export function DeviceStep({ draft, facts: { wards } }: { draft: Draft; facts: Facts }) {
  const serverMs = useTick((ms) => ms);
  if (draft.bed === null) return <StepLink to="bed" why={words.noBed} />;
  const bed = bedOf(wards ?? [], draft.bed);
  if (bed === null) return <p role="status">{words.looking}</p>;
  const found = deviceFound(bed, serverMs);
  return (
    <>
      <div className={styles.card} data-found={found.kind}>
        <FoundWords found={found} />
        {found.kind === "connected" && (
          <Choose
            device={{ kind: "linked", id: found.id }}
            label={words.link(found.id)}
            isChosen={draft.device?.kind === "linked" && draft.device.id === found.id}
          />
        )}
      </div>
      <div className={styles.card}>
        <p>{words.withoutWhy}</p>
        <Choose
          device={{ kind: "without" }}
          label={words.without}
          isChosen={draft.device?.kind === "without"}
        />
      </div>
    </>
  );
}

function FoundWords({ found }: { found: Found }) {
  switch (found.kind) {
    case "none":
      return (
        <>
          <p className={styles.name}>{words.none}</p>
          <p>{words.noneHint}</p>
        </>
      );
    case "offline":
      return (
        <>
          <p className={styles.name}>{words.offline(found.id)}</p>
          <p>{words.offlineHint}</p>
        </>
      );
    case "connected":
      return (
        <>
          <p className={styles.name}>{words.found(found.id, lastReadingWords(found))}</p>
          <p data-source={found.source}>{SOURCE_WORDS[found.source]}</p>
        </>
      );
  }
}

const SOURCE_WORDS = {
  device: words.connected,
  simulator: words.simulated,
  replay: words.replay,
} as const;

type ChooseProps = { device: DeviceChoice; label: string; isChosen: boolean };

function Choose({ device, label, isChosen }: ChooseProps) {
  return (
    <Button
      className={styles.way}
      aria-pressed={isChosen}
      onClick={() => act({ kind: "device", device })}
    >
      {label}
      {isChosen && ` – ${openingEn.chosen}`}
    </Button>
  );
}
