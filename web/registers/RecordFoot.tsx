/** The end of a register's form: how far one is, what was refused, and the ways on. */
import { registersEn } from "../text/registers-en.ts";
import { Button } from "../ui/Button.tsx";
import { FormFoot } from "../ui/FormFoot.tsx";

type Props = {
  /** Old → new of what a change changes; null for something new. */
  changes: readonly string[] | null;
  hasFaults: boolean;
  isKept: boolean;
  error: string | undefined;
  isBusy: boolean;
  isWaitLong: boolean;
  send: string;
  /** Offered where somebody else was quicker. */
  onLookAgain: (() => void) | null;
  onDiscard: () => void;
  onCancel: () => void;
};

export function RecordFoot(props: Props) {
  const { changes, hasFaults, onLookAgain, onDiscard, ...foot } = props;
  return (
    <FormFoot {...foot} note={noteOf(changes, hasFaults)}>
      {onLookAgain !== null && <Button onClick={onLookAgain}>{registersEn.lookAgain}</Button>}
      <Button onClick={onDiscard}>{registersEn.discard}</Button>
    </FormFoot>
  );
}

function noteOf(changes: readonly string[] | null, hasFaults: boolean): string {
  if (hasFaults) return registersEn.mend;
  if (changes === null) return "";
  return changes.length === 0 ? registersEn.unchanged : registersEn.changed(changes.length);
}
