/** Everything that was chosen, once more, and the one press that opens the session. */
import { useQuery } from "@tanstack/react-query";
import type { Me } from "../../shared/protocol/live.ts";
import { FactList } from "../registers/FactList.tsx";
import { doctorsQuery } from "../registers/registers-queries.ts";
import { actEn } from "../text/act-en.ts";
import { openingEn } from "../text/opening-en.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./Choices.module.css";
import type { Draft, Step } from "./draft.ts";
import { act } from "./opening-store.ts";
import { chosenWords } from "./opening-words.ts";
import { type Facts, openingBody, type Standing, unready } from "./standing.ts";
import { useOpening } from "./use-opening.ts";

type Props = {
  draft: Draft;
  facts: Facts;
  standing: Readonly<Record<Step, Standing>>;
  me: Me;
};

const words = openingEn.summary;

export function SummaryStep({ draft, facts, standing, me }: Props) {
  const doctors = useQuery(doctorsQuery).data?.doctors ?? [];
  const { open, isBusy, isWaitLong } = useOpening();
  // While it opens, the bed is taken and the patient in a session: by this very one.
  const missing = isBusy ? [] : unready(standing);
  const body = openingBody(draft, facts, me.role);
  return (
    <>
      <FactList facts={chosenWords(draft, facts, { doctors, me })} />
      {missing.length > 0 && (
        <div role="status" className={styles.missing}>
          <p className={styles.name}>{words.missing}</p>
          {missing.map((step) => (
            <Button key={step} onClick={() => act({ kind: "walk", to: step })}>
              {openingEn.goTo(step)}
            </Button>
          ))}
        </div>
      )}
      {draft.refusal?.step === "summary" && <p>{words.kept}</p>}
      <p className={styles.about}>{words.explain}</p>
      {isWaitLong && <p role="status">{actEn.waiting}</p>}
      <Button
        look="strong"
        className={styles.way}
        aria-disabled={body === null || isBusy}
        onClick={() => {
          if (body !== null) open(body);
        }}
      >
        {isBusy ? words.opening : words.open}
      </Button>
    </>
  );
}
