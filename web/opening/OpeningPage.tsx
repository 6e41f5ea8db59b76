/** `/open`: from a patient to a session in steps, walked back and forth; what was chosen stays. */
import { useEffect } from "react";
import { useSearchParams } from "wouter";
import type { Me } from "../../shared/protocol/live.ts";
import { isAllowed } from "../../shared/rights.ts";
import { useMe } from "../queries.ts";
import { openingEn } from "../text/opening-en.ts";
import { Button } from "../ui/Button.tsx";
import { Failure } from "../ui/Failure.tsx";
import { Waiting } from "../ui/Waiting.tsx";
import { useWantedWard } from "../ward/use-wanted-ward.ts";
import { NOTHING } from "../ward/wanted-ward.ts";
import { type Draft, wantedOf } from "./draft.ts";
import { InSight } from "./InSight.tsx";
import styles from "./OpeningPage.module.css";
import { useFacts } from "./opening-queries.ts";
import { beginDraft, discardDraft, useDraft } from "./opening-store.ts";
import { StepList } from "./StepList.tsx";
import { StepPanel } from "./StepPanel.tsx";
import { standings } from "./standing.ts";

export function OpeningPage() {
  const me = useMe();
  const [address] = useSearchParams();
  const draft = useDraft();
  // The ward that this screen watches goes on sounding here.
  useWantedWard(NOTHING);
  const by = me?.id ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address counts as it was on the way in
  useEffect(() => {
    if (by !== null) beginDraft(by, wantedOf(address));
  }, [by]);
  if (me === null) return <Waiting what={openingEn.loading} />;
  if (!isAllowed(me.role, "open-sessions")) return <Failure title={openingEn.mayNot} />;
  if (draft === null || draft.by !== me.id) return <Waiting what={openingEn.loading} />;
  return <Opening draft={draft} me={me} />;
}

function Opening({ draft, me }: { draft: Draft; me: Me }) {
  const { facts, error } = useFacts(draft);
  const standing = standings(draft, facts);
  return (
    <section className={styles.page} aria-labelledby="opening-title">
      <header className={styles.head}>
        <h1 id="opening-title" className={styles.title}>
          {openingEn.title}
        </h1>
        <Button look="bare" onClick={discardDraft}>
          {openingEn.anew}
        </Button>
      </header>
      <StepList now={draft.step} standing={standing} />
      {error !== null && <p role="status">{openingEn.stale(error.message)}</p>}
      <div className={styles.columns}>
        <InSight draft={draft} facts={facts} />
        <StepPanel draft={draft} facts={facts} standing={standing} me={me} />
      </div>
    </section>
  );
}
