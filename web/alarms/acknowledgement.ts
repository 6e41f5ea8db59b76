/** What is sent to acknowledge an alarm, and what the next press of a form does. */
import { isWorsePriority } from "../../shared/alarms/priority.ts";
import type { AlarmView, Me } from "../../shared/protocol/live.ts";
import { text } from "../text/text.ts";

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

/** What has become of an alarm under the hand, in words; null where it is as it was seen.
 * @param closedBy the name of who acknowledged one that is gone, where that is known */
export function changeWords(
  seen: AlarmView,
  now: AlarmView | "gone",
  { me, closedBy }: { me: Pick<Me, "id"> | null; closedBy: string | null },
): string | null {
  if (now === "gone") {
    return closedBy === null ? text.acknowledge.gone : text.acknowledge.goneBy(closedBy);
  }
  const { acknowledged } = now;
  if (acknowledged !== null && acknowledged.by.id !== me?.id) {
    return text.acknowledge.taken(acknowledged.by.name);
  }
  if (nextPress(seen, now) === "send") return null;
  const isWorse = isWorsePriority(now.priority, seen.priority);
  return isWorse ? text.acknowledge.worse(seen.message) : text.acknowledge.changed(seen.message);
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
