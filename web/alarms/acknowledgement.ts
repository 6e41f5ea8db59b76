/** What is sent to acknowledge an alarm, and what the next press of a form does. */
import type { AlarmView } from "../../shared/protocol/live.ts";

type Acknowledgement = { condition: string; action?: string; note?: string };
type Seen = Pick<AlarmView, "condition">;

/** The alarm as it was seen, and words: what is empty is left out, not sent as nothing. */
export function acknowledgementOf(
  { condition }: Seen,
  action: string,
  note: string,
): Acknowledgement {
  const trimmed = note.trim();
  return {
    condition,
    ...(action === "" ? {} : { action }),
    ...(trimmed === "" ? {} : { note: trimmed }),
  };
}

/** Whether acknowledging closes an alarm: one whose condition has ended waits for nothing else. A
 * closed alarm is in the record as it is, so there is nothing to take back. */
export function closesAtOnce({ phase }: Pick<AlarmView, "phase">): boolean {
  return phase === "latched";
}

/**
 * A worse alarm changes the words above a button that somebody may be about to press, so the press
 * that finds it changed only says that it was seen.
 *
 * | the alarm as it was seen | as it is now | the next press |
 * |---|---|---|
 * | medium | medium, also with a worse value | send |
 * | medium | high | look-again |
 */
export function nextPress(seen: Seen, now: Seen): "send" | "look-again" {
  return seen.condition === now.condition ? "send" : "look-again";
}
