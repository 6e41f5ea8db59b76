/** `/alarms`: every alarm that there was, narrowed as the address says. */
import { useSearchParams } from "wouter";
import { useLive } from "../live/store.ts";
import { alarmLogEn } from "../text/alarm-log-en.ts";
import { useWantedWard } from "../ward/use-wanted-ward.ts";
import { NOTHING } from "../ward/wanted-ward.ts";
import styles from "./AlarmLogPage.module.css";
import { FilterForm } from "./FilterForm.tsx";
import { addressOf, type Filters, filtersOf, queryOf } from "./filters.ts";
import { LogList } from "./LogList.tsx";
import { SessionSummary } from "./SessionSummary.tsx";
import { useLog } from "./use-log.ts";

export function AlarmLogPage() {
  const [address, setAddress] = useSearchParams();
  const timeZone = useLive(({ ward }) => ward?.site.timeZone);
  const filters = filtersOf(address);
  const log = useLog(queryOf(filters, timeZone));
  // The ward that this screen watches goes on sounding here.
  useWantedWard(NOTHING);
  const narrow = (change: Partial<Filters>): void =>
    setAddress(addressOf({ ...filters, ...change }), { replace: true });
  return (
    <section className={styles.page} aria-labelledby="log-title">
      <h1 id="log-title" className={styles.title}>
        {alarmLogEn.title}
      </h1>
      <FilterForm filters={filters} onNarrow={narrow} />
      {filters.session !== "" && (
        <SessionSummary
          session={filters.session}
          answer={log.data?.pages[0]}
          onAll={() => narrow({ session: "" })}
        />
      )}
      <LogList log={log} filters={filters} timeZone={timeZone} />
    </section>
  );
}
