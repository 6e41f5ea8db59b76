/** `/checklist`: what is looked at before a session opens, who set it, when and why. */
import { useQuery } from "@tanstack/react-query";
import { isAllowed } from "../../shared/rights.ts";
import { useLive } from "../live/store.ts";
import card from "../profiles/ProfileCard.module.css";
import styles from "../profiles/ProfilesPage.module.css";
import { madeWords } from "../profiles/version-words.ts";
import { useMe } from "../queries.ts";
import { checklistEn } from "../text/checklist-en.ts";
import { Failure } from "../ui/Failure.tsx";
import { Waiting } from "../ui/Waiting.tsx";
import { useWantedWard } from "../ward/use-wanted-ward.ts";
import { NOTHING } from "../ward/wanted-ward.ts";
import { ChecklistForm } from "./ChecklistForm.tsx";
import own from "./ChecklistPage.module.css";
import { checklistQuery } from "./checklist-query.ts";

export function ChecklistPage() {
  const me = useMe();
  const timeZone = useLive(({ ward }) => ward?.site.timeZone);
  const { data, error, isPending, refetch } = useQuery(checklistQuery);
  // The ward that this screen watches goes on sounding here.
  useWantedWard(NOTHING);
  if (isPending || me === null) return <Waiting what={checklistEn.loading} />;
  if (data === undefined) {
    return <Failure title={checklistEn.failed} error={error} onRetry={() => void refetch()} />;
  }
  const maySet = isAllowed(me.role, "set-checklist");
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.title}>{checklistEn.title}</h1>
        <p className={styles.review}>{checklistEn.explain}</p>
        {error !== null && <p role="status">{checklistEn.stale(error.message)}</p>}
        {!maySet && <p>{checklistEn.readOnly}</p>}
      </header>
      <section className={card.card} aria-labelledby="in-force" data-checklist={data.version}>
        <h2 id="in-force" className={card.title}>
          {checklistEn.inForce}
        </h2>
        <ol className={own.points}>
          {data.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ol>
        <p className={card.about}>
          {data.set === null
            ? checklistEn.nobody
            : `${madeWords(data.set, timeZone)}: ${data.set.reason}`}
        </p>
      </section>
      {maySet && <ChecklistForm checklist={data} />}
    </div>
  );
}
