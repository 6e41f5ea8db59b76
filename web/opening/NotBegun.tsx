/** Above the page of a session that was opened here: that its baseline has not begun, as long as that
 * is so. */
import { useBedOfSession } from "../live/store.ts";
import { openingEn } from "../text/opening-en.ts";
import styles from "./NotBegun.module.css";
import { useNotBegun } from "./not-begun.ts";

export function NotBegun({ session }: { session: string }) {
  const why = useNotBegun(session);
  const phase = useBedOfSession(session)?.session?.phase ?? "scheduled";
  if (why === null || phase !== "scheduled") return null;
  return (
    <p role="alert" className={styles.note}>
      {openingEn.notBegun(why)}
    </p>
  );
}
