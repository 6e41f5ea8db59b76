/** What a person sees of the patient, in large choices. What a touch means, observation-form.ts
 * decides. */
import type { UseMutationResult } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { NOTE_CHARS_MAX } from "../../shared/bounds.ts";
import { ACVPU, SYMPTOMS } from "../../shared/vocabulary.ts";
import { isLongWait } from "../alarms/long-wait.ts";
import { nowMs } from "../clock.ts";
import { useTick } from "../live/store.ts";
import { actEn } from "../text/act-en.ts";
import { Field } from "../ui/Field.tsx";
import { FormFoot } from "../ui/FormFoot.tsx";
import { LastSeen } from "./LastSeen.tsx";
import { ManualVitals } from "./ManualVitals.tsx";
import { judgeManual } from "./manual-vitals.ts";
import styles from "./ObservationForm.module.css";
import {
  actionsOffered,
  type General,
  GRADES,
  type observationBody,
  type Seen,
  symptomsMarked,
  withGrade,
  withSymptom,
} from "./observation-form.ts";
import { Touches } from "./Touches.tsx";

type Body = NonNullable<ReturnType<typeof observationBody>>;
type Props = {
  bed: string;
  last: General;
  seen: Seen;
  onSeen: (seen: Seen) => void;
  /** What would be sent; null while nothing was touched. */
  body: Body | null;
  sending: UseMutationResult<unknown, Error, Body>;
  isKept: boolean;
  onClose: () => void;
};

const words = actEn.observation;
const NO_SYMPTOMS = "none";

export function ObservationForm(props: Props) {
  const { bed, last, seen, onSeen, body, sending, isKept, onClose } = props;
  const [isAsked, setIsAsked] = useState(false);
  const sentMs = sending.isPending ? sending.submittedAt : null;
  const isWaitLong = useTick(() => isLongWait(sentMs, nowMs()));
  const symptoms = symptomsMarked(seen, last);
  const { faults } = judgeManual(seen.manual);
  const isFaulty = Object.keys(faults).length > 0;
  function submit(event: FormEvent): void {
    event.preventDefault();
    setIsAsked(body === null);
    if (!sending.isPending && body !== null) sending.mutate(body);
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <LastSeen bed={bed} last={last} />
      <Touches
        label={words.acvpu}
        values={ACVPU}
        nameOf={(acvpu) => words.acvpuWords[acvpu]}
        isPressed={(acvpu) => acvpu === seen.acvpu}
        onTouch={(acvpu) => onSeen({ ...seen, acvpu: acvpu === seen.acvpu ? null : acvpu })}
      />
      <Touches
        label={words.symptoms}
        hint={seen.symptoms === null && symptoms.length > 0 ? words.symptomsAsLast : undefined}
        values={[NO_SYMPTOMS, ...SYMPTOMS]}
        nameOf={(each) => (each === NO_SYMPTOMS ? words.noSymptoms : words.symptomWords(each))}
        isPressed={(each) =>
          each === NO_SYMPTOMS ? seen.symptoms?.length === 0 : symptoms.includes(each)
        }
        onTouch={(each) =>
          onSeen(each === NO_SYMPTOMS ? { ...seen, symptoms: [] } : withSymptom(seen, last, each))
        }
      />
      <Touches
        label={words.grade}
        values={GRADES}
        nameOf={(grade) => `${words.gradeNumber(grade)} – ${words.grades[grade]}`}
        isPressed={(grade) => grade === seen.ctcaeGrade}
        onTouch={(grade) => onSeen(withGrade(seen, last, grade))}
      />
      <Touches
        label={words.action}
        hint={words.actionHint}
        values={actionsOffered(seen, last)}
        nameOf={(action) => words.actionWords[action]}
        isPressed={(action) => action === seen.action}
        onTouch={(action) => onSeen({ ...seen, action: action === seen.action ? null : action })}
      />
      <ManualVitals
        texts={seen.manual}
        faults={isAsked ? faults : {}}
        onText={(vital, text) => onSeen({ ...seen, manual: { ...seen.manual, [vital]: text } })}
      />
      <Field
        label={words.note}
        value={seen.note}
        maxLength={NOTE_CHARS_MAX}
        onChange={(event) => onSeen({ ...seen, note: event.target.value })}
      />
      <FormFoot
        note=""
        isKept={isKept}
        error={
          isAsked && body === null
            ? isFaulty
              ? words.mend
              : words.nothing
            : sending.error?.message
        }
        isWaitLong={isWaitLong}
        isBusy={sending.isPending}
        send={words.send}
        onCancel={onClose}
      />
    </form>
  );
}
