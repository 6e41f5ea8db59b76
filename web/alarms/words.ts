/** The words around an alarm's message: where it stands, who has it in hand, who may take it. */
import { hasRight } from "../../shared/alarms/acknowledge.ts";
import type { AlarmView } from "../../shared/protocol/live.ts";
import type { Role } from "../../shared/vocabulary.ts";
import { text } from "../text/text.ts";

/** `min 17 · 46 mL`; null before the infusion. */
export function infusionWords({ raisedInfusion }: AlarmView): string | null {
  if (raisedInfusion === null) return null;
  return text.alarm.infusion(raisedInfusion.minute, raisedInfusion.givenMl);
}

/** What else has to be known of an alarm, in the order of its weight. */
export function standingWords(alarm: AlarmView, role: Role | null): string[] {
  const words: string[] = [];
  if (alarm.phase === "latched") words.push(text.alarm.ended);
  if (alarm.provisional) words.push(text.alarm.provisional);
  if (alarm.occurrences > 1) words.push(text.alarm.times(alarm.occurrences));
  if (alarm.acknowledged !== null) {
    words.push(text.alarm.acknowledgedBy(alarm.acknowledged.by.name));
  } else if (role !== null && !isOffered(alarm, role)) {
    words.push(whoCan(alarm));
  }
  return words;
}

/** Whether this person is offered to acknowledge this alarm. The server decides all the same. */
export function isOffered(alarm: AlarmView, role: Role): boolean {
  return alarm.acknowledged === null && hasRight(role, alarm.kind, alarm.priority);
}

function whoCan({ kind, priority }: AlarmView): string {
  return hasRight("nurse", kind, priority) ? text.alarm.whoCanTechnical : text.alarm.whoCan;
}
