/** The steps with how each stands; each is the way to itself. */
import { Check, RotateCcw } from "lucide-react";
import { openingEn } from "../text/opening-en.ts";
import { STEPS, type Step } from "./draft.ts";
import { act } from "./opening-store.ts";
import styles from "./StepList.module.css";
import type { Standing } from "./standing.ts";

type Props = { now: Step; standing: Readonly<Record<Step, Standing>> };

const SIGNS = { done: Check, fault: RotateCcw, todo: null } as const;

export function StepList({ now, standing }: Props) {
  return (
    <nav aria-label={openingEn.stepsAloud}>
      <ol className={styles.steps}>
        {STEPS.map((step, place) => {
          const { kind } = standing[step];
          const Sign = SIGNS[kind];
          return (
            <li key={step}>
              <button
                type="button"
                className={styles.step}
                data-step={step}
                data-standing={kind}
                aria-current={step === now ? "step" : undefined}
                onClick={() => act({ kind: "walk", to: step })}
              >
                <span className={styles.sign} aria-hidden>
                  {Sign === null ? place + 1 : <Sign size={16} />}
                </span>
                {openingEn.steps[step]}
                <span className="aloud">{openingEn.standings[kind]}</span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
