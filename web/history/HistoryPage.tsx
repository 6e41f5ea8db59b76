/** `/history`: every session that there was, narrowed as the address says. */
import { useSearchParams } from "wouter";
import { useLive } from "../live/store.ts";
import { useSearchWords } from "../patients/use-search-words.ts";
import { historyEn } from "../text/history-en.ts";
import { useWantedWard } from "../ward/use-wanted-ward.ts";
import { NOTHING } from "../ward/wanted-ward.ts";
import { HistoryFilterForm } from "./HistoryFilterForm.tsx";
import { HistoryList } from "./HistoryList.tsx";
import styles from "./HistoryPage.module.css";
import {
  addressOf,
  filtersOf,
  type HistoryFilters,
  isBackward,
  isNarrowed,
  queryOf,
} from "./history-filters.ts";
import { useSessions } from "./use-sessions.ts";

export function HistoryPage() {
  const [address, setAddress] = useSearchParams();
  const timeZone = useLive(({ ward }) => ward?.site.timeZone);
  const { box, type } = useSearchWords();
  const filters = filtersOf(address);
  const found = useSessions(queryOf(filters, timeZone));
  // The ward that this screen watches goes on sounding here.
  useWantedWard(NOTHING);
  const narrow = (change: Partial<HistoryFilters>): void =>
    setAddress((before) => addressOf({ ...filtersOf(before), ...change }), { replace: true });
  return (
    <section className={styles.page} aria-labelledby="history-title">
      <h1 id="history-title" className={styles.title}>
        {historyEn.title}
      </h1>
      <HistoryFilterForm filters={filters} box={box} onType={type} onNarrow={narrow} />
      <HistoryList
        found={found}
        isBackward={isBackward(filters)}
        isNarrowed={isNarrowed(filters)}
        timeZone={timeZone}
      />
    </section>
  );
}
