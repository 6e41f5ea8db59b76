/** A drip's rate, as drops that were counted or in mL an hour, and what it comes to. What may be sent,
 * drip-form.ts decides. */
import type { SubmitEvent } from "react";
import type { SessionView } from "../../shared/protocol/live.ts";
import { DROP_FACTORS } from "../../shared/vocabulary.ts";
import { useBedTime, useLive } from "../live/store.ts";
import { standingFaults } from "../registers/draft.ts";
import { fieldsOf } from "../registers/fields.ts";
import { refusedFaults } from "../registers/refusal.ts";
import { dripEn as words } from "../text/drip-en.ts";
import { Button } from "../ui/Button.tsx";
import { Field } from "../ui/Field.tsx";
import { FormFoot } from "../ui/FormFoot.tsx";
import { Select } from "../ui/Select.tsx";
import { useAsked } from "../ui/use-asked.ts";
import { useFirstFault } from "../ui/use-first-fault.ts";
import { Choice } from "./Choice.tsx";
import styles from "./DripForm.module.css";
import { type DripBody, type DripDraft, type DripTyped, dripForm, WAYS } from "./drip-form.ts";
import type { Act } from "./use-act.ts";

type Props = {
  bed: string;
  session: SessionView;
  draft: DripDraft;
  onDraft: (draft: DripDraft) => void;
  act: Act<{ body: DripBody; typed: DripTyped }>;
  onDiscard: () => void;
  onClose: () => void;
};

const FACTORS = DROP_FACTORS.map((drops) => ({ value: String(drops), words: words.factor(drops) }));
const UNKNOWN = { value: "", words: words.noFactor };

export function DripForm({ bed, session, draft, onDraft, act, onDiscard, onClose }: Props) {
  const timeZone = useLive(({ ward }) => ward?.site.timeZone);
  const bedMs = useBedTime(bed, (atMs) => atMs);
  const { isAsked, ask, forget } = useAsked();
  const place = useFirstFault(act.error);
  const form = dripForm({ session, draft, bedMs, timeZone });
  const { typed, field, faults, means, body } = form;
  const fields = fieldsOf({
    typed,
    type: (name, text) => onDraft({ ...draft, [name]: text }),
    labels: { ...words.fields, way: words.way },
    faults,
    refused: standingFaults(refusedFaults(act.error, {}), typed, act.sent?.typed),
    isAsked,
  });
  function submit(event: SubmitEvent<HTMLFormElement>): void {
    ask(event);
    if (body !== null) act.send({ body, typed });
  }
  return (
    <form className={styles.form} noValidate onSubmit={submit} ref={place}>
      {form.isOver && (
        <p className={styles.note} role="status" data-over>
          {words.over}
        </p>
      )}
      <div className={styles.row}>
        <Choice
          label={words.way}
          values={WAYS}
          names={words.ways}
          chosen={typed.way}
          onChoose={(way) => onDraft({ ...draft, way })}
        />
        <p className={styles.plan} data-plan>
          {form.plan}
        </p>
      </div>
      <div className={styles.fields}>
        <Field {...fields.line(field)} required inputMode="decimal" autoComplete="off" />
        <Select
          {...fields.choice("dropFactor")}
          groups={[
            { title: null, choices: typed.dropFactor === "" ? [UNKNOWN, ...FACTORS] : FACTORS },
          ]}
        />
      </div>
      <section className={styles.means} aria-label={words.comesTo}>
        <dl>
          <dt>{words.means.rate}</dt>
          <dd data-means="rate">{means.rate}</dd>
          <dt>{words.means.volume}</dt>
          <dd data-means="volume">{means.volume}</dd>
          <dt>{words.means.end}</dt>
          <dd data-means="end">{means.end}</dd>
        </dl>
      </section>
      <p className={styles.note} role="status" data-recount>
        {form.recount}
      </p>
      <FormFoot
        note={isAsked && Object.keys(faults).length > 0 ? words.mend : ""}
        isKept={act.isKept}
        error={act.error?.message}
        isWaitLong={act.isWaitLong}
        isBusy={act.isBusy}
        send={words.send}
        onCancel={onClose}
      >
        <Button
          onClick={() => {
            onDiscard();
            forget();
          }}
        >
          {words.discard}
        </Button>
      </FormFoot>
    </form>
  );
}
