/** Where a session may go next, each with what it will do: native radio buttons, one below the other. */
import { useId } from "react";
import { phaseEn } from "../text/phase-en.ts";
import styles from "./MoveChoice.module.css";
import type { Move, MoveOffer } from "./phase-form.ts";

type Props = {
  offers: readonly MoveOffer[];
  chosen: Move | null;
  error: string | undefined;
  onChoose: (move: Move) => void;
};

export function MoveChoice({ offers, chosen, error, onChoose }: Props) {
  const group = useId();
  return (
    <fieldset className={styles.choice}>
      <legend className={styles.legend}>{phaseEn.choice}</legend>
      {offers.map(({ move, name, will }) => (
        <label key={move} className={styles.offer} data-move={move}>
          <input
            type="radio"
            name={group}
            checked={move === chosen}
            data-invalid={error !== undefined}
            aria-describedby={`${group}-${move} ${group}-error`}
            onChange={() => onChoose(move)}
          />
          <b>{name}</b>
          <span id={`${group}-${move}`} className={styles.will}>
            {will}
          </span>
        </label>
      ))}
      <p id={`${group}-error`} className={styles.error} role="alert">
        {error}
      </p>
    </fieldset>
  );
}
