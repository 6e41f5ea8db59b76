/** The list itself: a table where there is room, a card for each patient on a telephone. */
import type { usePatients } from "../registers/registers-queries.ts";
import { useSettings } from "../settings/settings.ts";
import { patientsEn } from "../text/patients-en.ts";
import { Button } from "../ui/Button.tsx";
import { Failure } from "../ui/Failure.tsx";
import { PatientLine } from "./PatientLine.tsx";
import styles from "./PatientList.module.css";

type Props = { found: ReturnType<typeof usePatients>; q: string; mayChange: boolean };

const words = patientsEn.list;
const columns = Object.values(words.columns);

export function PatientList({ found, q, mayChange }: Props) {
  const names = useSettings((settings) => settings.names);
  if (found.data === undefined) {
    if (found.isError) {
      return (
        <Failure title={words.failed} error={found.error} onRetry={() => void found.refetch()} />
      );
    }
    return <p role="status">{words.loading}</p>;
  }
  const patients = found.data.pages.flatMap((page) => page.patients);
  return (
    <>
      {found.isError && <p role="status">{words.stale(found.error.message)}</p>}
      {patients.length === 0 ? (
        <p role="status">{emptyWords(q, mayChange)}</p>
      ) : (
        <table className={styles.table} aria-busy={found.isPlaceholderData}>
          <caption>{words.caption[names]}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {patients.map((patient) => (
              <PatientLine key={patient.id} patient={patient} names={names} />
            ))}
          </tbody>
        </table>
      )}
      {found.hasNextPage && (
        <Button
          className={styles.more}
          aria-disabled={found.isFetchingNextPage}
          onClick={() => {
            if (!found.isFetchingNextPage) void found.fetchNextPage();
          }}
        >
          {words.more}
        </Button>
      )}
    </>
  );
}

function emptyWords(q: string, mayChange: boolean): string {
  if (q !== "") return words.emptySearch(q);
  return mayChange ? words.empty.may : words.empty.mayNot;
}
