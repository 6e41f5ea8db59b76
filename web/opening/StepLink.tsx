/** Why a step cannot be answered yet, and the way to the one that comes first. */
import { openingEn } from "../text/opening-en.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./Choices.module.css";
import type { Step } from "./draft.ts";
import { act } from "./opening-store.ts";

export function StepLink({ to, why }: { to: Step; why: string }) {
  return (
    <>
      <p>{why}</p>
      <Button className={styles.way} onClick={() => act({ kind: "walk", to })}>
        {openingEn.goTo(to)}
      </Button>
    </>
  );
}
