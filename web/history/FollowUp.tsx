/** What was written down after a session has closed, and the form to add to it. */
import { useQuery } from "@tanstack/react-query";
import { isAllowed } from "../../shared/rights.ts";
import { followUpKindsOf } from "../../shared/session/follow-up.ts";
import { useMe } from "../queries.ts";
import { historyEn } from "../text/history-en.ts";
import { NoteForm } from "./NoteForm.tsx";
import { NoteList } from "./NoteList.tsx";
import styles from "./Notes.module.css";
import { sessionNotesQuery } from "./use-sessions.ts";

type Props = { session: string; timeZone: string | undefined };

const words = historyEn.notes;
/** Where the page's note on the closed session leads. */
export const FOLLOW_UP_ID = "follow-up";

export function FollowUp({ session, timeZone }: Props) {
  const me = useMe();
  const maySee = me !== null && isAllowed(me.role, "see-patients");
  const { data, error, isPending } = useQuery({ ...sessionNotesQuery(session), enabled: maySee });
  if (!maySee) return null;
  const kinds = followUpKindsOf(me.role);
  const notes = data?.notes ?? [];
  return (
    <section className={styles.section} id={FOLLOW_UP_ID} aria-labelledby="follow-up-title">
      <h2 id="follow-up-title" className={styles.title}>
        {words.title}
      </h2>
      <p className={styles.explain}>{words.explain}</p>
      {isPending && <p role="status">{words.loading}</p>}
      {error !== null && <p role="status">{words.failed(error.message)}</p>}
      {data !== undefined && notes.length === 0 && (
        <p>{kinds.length === 0 ? words.empty.mayNot : words.empty.may}</p>
      )}
      <NoteList notes={notes} timeZone={timeZone} hasSessions={false} />
      {kinds.length > 0 && <NoteForm session={session} kinds={kinds} />}
    </section>
  );
}
