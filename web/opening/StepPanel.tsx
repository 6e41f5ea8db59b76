/** The step that somebody is at: its question, what is in its way, and the ways back and on. Walking
 * takes the focus to the question, so that the next press of Tab is at what can be chosen. */
import { useEffect, useRef } from "react";
import type { Me } from "../../shared/protocol/live.ts";
import { openingEn } from "../text/opening-en.ts";
import { Button } from "../ui/Button.tsx";
import { BedStep } from "./BedStep.tsx";
import { ChecklistStep } from "./ChecklistStep.tsx";
import { DeviceStep } from "./DeviceStep.tsx";
import { type Draft, STEPS, type Step, stepAfter, stepBefore } from "./draft.ts";
import { act } from "./opening-store.ts";
import { PatientStep } from "./PatientStep.tsx";
import { ProgrammeStep } from "./ProgrammeStep.tsx";
import styles from "./StepPanel.module.css";
import { SummaryStep } from "./SummaryStep.tsx";
import type { Facts, Standing } from "./standing.ts";

type Props = {
  draft: Draft;
  facts: Facts;
  standing: Readonly<Record<Step, Standing>>;
  me: Me;
};

export function StepPanel({ draft, facts, standing, me }: Props) {
  const { step } = draft;
  const title = useRef<HTMLHeadingElement>(null);
  const last = useRef(step);
  useEffect(() => {
    if (last.current !== step) title.current?.focus();
    last.current = step;
  }, [step]);
  const now = standing[step];
  const before = stepBefore(step);
  const after = stepAfter(step);
  return (
    <section className={styles.panel} aria-labelledby="step-title" data-at={step}>
      <header>
        <p className={styles.number}>{openingEn.step(STEPS.indexOf(step) + 1, STEPS.length)}</p>
        <h2 id="step-title" ref={title} tabIndex={-1} className={styles.title}>
          {openingEn.titles[step]}
        </h2>
      </header>
      <p role="alert" className={styles.fault}>
        {now.kind === "fault" ? now.why : ""}
      </p>
      {step === "patient" && <PatientStep draft={draft} facts={facts} me={me} />}
      {step === "programme" && <ProgrammeStep draft={draft} facts={facts} />}
      {step === "bed" && <BedStep draft={draft} facts={facts} />}
      {step === "device" && <DeviceStep draft={draft} facts={facts} />}
      {step === "checklist" && <ChecklistStep draft={draft} facts={facts} me={me} />}
      {step === "summary" && (
        <SummaryStep draft={draft} facts={facts} standing={standing} me={me} />
      )}
      <footer className={styles.foot}>
        {before !== null && (
          <Button onClick={() => act({ kind: "walk", to: before })}>{openingEn.back}</Button>
        )}
        {after !== null && (
          <Button onClick={() => act({ kind: "walk", to: after })}>{openingEn.next(after)}</Button>
        )}
      </footer>
    </section>
  );
}
