/** What is looked at before a session opens: one press a point, none at once. */
import type { Me } from "../../shared/protocol/live.ts";
import { missingItems } from "../../shared/session/checklist.ts";
import { openingEn } from "../text/opening-en.ts";
import { Field } from "../ui/Field.tsx";
import styles from "./Choices.module.css";
import type { Draft } from "./draft.ts";
import { act } from "./opening-store.ts";
import type { Facts } from "./standing.ts";

const words = openingEn.checklist;
/** As the server takes them (sessions.ts). */
const NAME_CHARS_MAX = 120;

export function ChecklistStep({ draft, facts, me }: { draft: Draft; facts: Facts; me: Me }) {
  const { checklist } = facts;
  if (checklist === null) return <p role="status">{words.loading}</p>;
  const left = missingItems(checklist.items, [...draft.done]).length;
  return (
    <>
      <fieldset className={styles.points}>
        <legend className={styles.about}>{words.explain}</legend>
        {checklist.items.map((item) => (
          <label key={item} className={styles.point}>
            <input
              type="checkbox"
              className={styles.box}
              checked={draft.done.includes(item)}
              onChange={({ target }) => act({ kind: "looked", item, isDone: target.checked })}
            />
            <span>{item}</span>
          </label>
        ))}
      </fieldset>
      <p role="status" data-left={left}>
        {words.left(left)}
      </p>
      {me.role !== "nurse" && (
        <Field
          label={words.nurse}
          value={draft.nurse}
          maxLength={NAME_CHARS_MAX}
          autoComplete="off"
          onChange={({ target }) => act({ kind: "nurse", name: target.value })}
        />
      )}
    </>
  );
}
