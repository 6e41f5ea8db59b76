/**
 * Alarms, the patient's and the equipment's alike, as detected issues: a flag would have no room for
 * who acknowledged it. The kind stands in the code, so that the two are never taken for each other.
 */

import type { AlarmView } from "../../../shared/protocol/live.ts";
import { formatVital, VITAL_TABLE } from "../../../shared/vitals/table.ts";
import type { Priority } from "../../../shared/vocabulary.ts";
import { ALARM_CONDITIONS, ALARM_KINDS, filled, personReference, words } from "./codes.ts";
import type { DetectedIssue, Device } from "./r4.ts";
import { referenceTo, type Setting } from "./setting.ts";
import type { ToldAlarm } from "./story.ts";

const SEVERITY: Readonly<Record<Priority, DetectedIssue["severity"]>> = {
  high: "high",
  medium: "moderate",
  low: "low",
};

type Mitigation = NonNullable<DetectedIssue["mitigation"]>[number];

/** An alarm as it stood at last. @param devices what a technical one may be about */
export function alarmResource(
  { newId, meta, patient, procedure }: Setting,
  told: ToldAlarm,
  devices: readonly Device[],
): DetectedIssue {
  const { number, view } = told;
  const { condition, kind, message, closedAt, provisional } = view;
  const equipment = devices.map(({ id }) => referenceTo(id));
  return {
    resourceType: "DetectedIssue",
    id: newId("DetectedIssue", number),
    meta,
    identifier: [{ value: view.id }],
    // What is open may still change; what no sound value confirmed stays in doubt.
    status: closedAt === null || provisional ? "preliminary" : "final",
    code: {
      coding: [
        { system: ALARM_CONDITIONS, code: condition },
        { system: ALARM_KINDS, code: kind },
      ],
      text: message,
    },
    severity: SEVERITY[view.priority],
    patient,
    identifiedPeriod: { start: view.raisedAt, end: closedAt ?? undefined },
    implicated: kind === "technical" && equipment.length > 0 ? equipment : [procedure],
    evidence: filled(evidenceOf(told)),
    detail: words(detailOf(view)),
    mitigation: filled(mitigations(view)),
  };
}

function evidenceOf({ view, seen }: ToldAlarm): NonNullable<DetectedIssue["evidence"]> {
  const { vital, worst, limit, evidence = [], source } = view;
  const said = evidence.map((text) => ({ code: [{ text }] }));
  const published = source === undefined ? [] : [{ code: [{ text: `Rule: ${source}` }] }];
  if (vital === null || worst === null || limit === null) return [...said, ...published];
  const { label, unit } = VITAL_TABLE[vital];
  const text = `${label}: worst ${formatVital(vital, worst)} ${unit}, limit ${formatVital(vital, limit)} ${unit}`;
  const detail = seen === undefined ? {} : { detail: [seen] };
  return [{ code: [{ text }], ...detail }];
}

/** What else the record tells of it, in sentences. */
function detailOf(view: AlarmView): string {
  const { provisional, course, occurrences, escalation, explainedBy, raisedInfusion } = view;
  return [
    raisedInfusion === null
      ? null
      : `Infusion minute ${raisedInfusion.minute}, ${Math.round(raisedInfusion.givenMl)} mL given.`,
    provisional ? "Provisional: raised by a doubtful value that no sound one confirmed." : null,
    course === "intermittent" ? `Intermittent: came ${occurrences} times.` : null,
    escalation === 0 ? null : `Escalated: step ${escalation}.`,
    explainedBy === null ? null : `Explained by alarm ${explainedBy}.`,
  ]
    .filter((sentence) => sentence !== null)
    .join(" ");
}

/** Who answered, when, and what they did, in order. */
function mitigations(view: AlarmView): Mitigation[] {
  const past = view.acknowledgedBefore.map((mark) =>
    answer(mark, `Acknowledged until it called anew at ${mark.until}`),
  );
  const current = view.acknowledged === null ? [] : [answer(view.acknowledged, "Acknowledged")];
  const attending = view.attending === null ? [] : [answer(view.attending, "Attended")];
  return [...past, ...current, ...attending].sort((left, right) =>
    left.date < right.date ? -1 : Number(left.date > right.date),
  );
}

function answer(
  mark: Pick<NonNullable<AlarmView["acknowledged"]>, "by" | "at" | "action" | "note">,
  what: string,
): Mitigation {
  const action = words(mark.action);
  const note = words(mark.note);
  const parts = [what, action && `action: ${action}`, note && `note: ${note}`];
  return {
    action: { text: parts.filter((part) => part !== undefined).join("; ") },
    date: mark.at,
    author: personReference(mark.by),
  };
}
