/** `/site-policy`: what the site allows beyond the defaults, who set it, when and why. */
import { useQuery } from "@tanstack/react-query";
import { isAllowed } from "../../shared/rights.ts";
import { useLive } from "../live/store.ts";
import styles from "../profiles/ProfilesPage.module.css";
import { madeWords } from "../profiles/version-words.ts";
import { useMe } from "../queries.ts";
import { policyEn } from "../text/policy-en.ts";
import { Failure } from "../ui/Failure.tsx";
import { Waiting } from "../ui/Waiting.tsx";
import { useWantedWard } from "../ward/use-wanted-ward.ts";
import { NOTHING } from "../ward/wanted-ward.ts";
import { PolicyForm } from "./PolicyForm.tsx";
import { policyQuery } from "./policy-query.ts";

export function PolicyPage() {
  const me = useMe();
  const timeZone = useLive(({ ward }) => ward?.site.timeZone);
  const { data, error, isPending, refetch } = useQuery(policyQuery);
  // The ward that this screen watches goes on sounding here.
  useWantedWard(NOTHING);
  if (isPending || me === null) return <Waiting what={policyEn.loading} />;
  if (data === undefined) {
    return <Failure title={policyEn.failed} error={error} onRetry={() => void refetch()} />;
  }
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.title}>{policyEn.title}</h1>
        <p className={styles.review}>{policyEn.review}</p>
        <p data-policy={data.nursesAcknowledge}>
          {policyEn.inForce} <strong>{policyEn.nurses[data.nursesAcknowledge]}</strong>
        </p>
        <p>
          {data.set === null
            ? policyEn.nobody
            : `${madeWords(data.set, timeZone)}: ${data.set.reason}`}
        </p>
        {!isAllowed(me.role, "set-policy") && <p>{policyEn.readOnly}</p>}
      </header>
      {isAllowed(me.role, "set-policy") && <PolicyForm policy={data} />}
    </div>
  );
}
