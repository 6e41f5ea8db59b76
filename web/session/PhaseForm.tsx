/** The moves from where a session stands, each with what it will do, and the reason for it. What may be
 * sent, phase-form.ts decides. */
import type { SubmitEvent } from "react";
import { NOTE_CHARS_MAX } from "../../shared/bounds.ts";
import type { SessionDetail } from "../../shared/protocol/http.ts";
import type { SessionPhase } from "../../shared/vocabulary.ts";
import { refusedFaults } from "../registers/refusal.ts";
import { phaseEn as words } from "../text/phase-en.ts";
import { Button } from "../ui/Button.tsx";
import { Field } from "../ui/Field.tsx";
import { FormFoot } from "../ui/FormFoot.tsx";
import { useAsked } from "../ui/use-asked.ts";
import { useFirstFault } from "../ui/use-first-fault.ts";
import { MoveChoice } from "./MoveChoice.tsx";
import styles from "./PhaseForm.module.css";
import {
  type BaselineReadings,
  movedOnWords,
  type PhaseBody,
  type PhaseDraft,
  phaseForm,
  toldMove,
} from "./phase-form.ts";
import type { Act } from "./use-act.ts";

type Props = {
  phase: SessionPhase;
  looked: SessionPhase;
  phases: SessionDetail["phases"];
  baselineReadings: BaselineReadings;
  draft: PhaseDraft;
  onDraft: (draft: PhaseDraft) => void;
  act: Act<PhaseBody>;
  onDiscard: () => void;
  onClose: () => void;
};

export function PhaseForm(props: Props) {
  const { phase, looked, phases, baselineReadings, draft, onDraft, act } = props;
  const { isAsked, ask, forget } = useAsked();
  const place = useFirstFault(act.error);
  const form = phaseForm({ phase, draft, baselineReadings });
  const { chosen, faults, baseline, body } = form;
  const told = toldMove(act.error);
  const isOver = phase === "closed";
  const movedOn = movedOnWords(looked, phase, { told, phases });
  // What the server refused stands until something is typed there.
  const refused = draft.reason.trim() === "" ? refusedFaults(act.error, {}).reason : undefined;
  function submit(event: SubmitEvent<HTMLFormElement>): void {
    ask(event);
    if (body !== null) act.send(body);
  }
  return (
    <form className={styles.form} noValidate onSubmit={submit} ref={place}>
      <p className={styles.note} role="status" data-moved-on>
        {isOver ? words.over : movedOn}
      </p>
      {!isOver && (
        <MoveChoice
          offers={form.offers}
          chosen={chosen}
          error={isAsked ? faults.move : undefined}
          onChoose={(move) => {
            onDraft({ ...draft, chosen: { move, from: phase } });
            forget();
          }}
        />
      )}
      {baseline !== null && (
        <section className={styles.baseline} data-baseline>
          <h3>{words.baseline.title}</h3>
          {baseline.isEmpty && <p>{words.baseline.none}</p>}
          <ul>
            {baseline.lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      )}
      <Field
        label={form.isReasonNeeded ? words.reason : words.reasonOptional}
        value={draft.reason}
        maxLength={NOTE_CHARS_MAX}
        aria-required={form.isReasonNeeded}
        onChange={(event) => onDraft({ ...draft, reason: event.target.value })}
        error={refused ?? (isAsked ? faults.reason : undefined)}
      />
      <FormFoot
        note=""
        isKept={act.isKept}
        error={told === null ? act.error?.message : undefined}
        isWaitLong={act.isWaitLong}
        isBusy={act.isBusy}
        send={
          chosen === null
            ? words.send
            : (form.offers.find(({ move }) => move === chosen)?.name ?? words.send)
        }
        onCancel={props.onClose}
      >
        <Button
          onClick={() => {
            props.onDiscard();
            forget();
          }}
        >
          {words.discard}
        </Button>
      </FormFoot>
    </form>
  );
}
