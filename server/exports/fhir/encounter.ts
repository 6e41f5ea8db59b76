/** The session as the stay it is: who was where from when to when, and who answered for it. */
import type { SessionOpened } from "../../../shared/protocol/entry.ts";
import { timeText } from "../../../shared/protocol/time.ts";
import type { SessionPhase } from "../../../shared/vocabulary.ts";
import { filled, hl7, words } from "./codes.ts";
import type { Encounter } from "./r4.ts";
import type { Setting } from "./setting.ts";
import type { Story } from "./story.ts";

const STATUS: Readonly<Record<SessionPhase, Encounter["status"]>> = {
  scheduled: "planned",
  baseline: "in-progress",
  infusing: "in-progress",
  paused: "in-progress",
  observing: "in-progress",
  closed: "finished",
};

/** @param site the organisation whose ward it is */
export function encounterResource(
  { newId, meta, patient }: Setting,
  opened: SessionOpened,
  story: Story,
  site: string,
): Encounter {
  const { phase, atMs } = story.phase();
  const end = phase === "closed" ? timeText(atMs) : undefined;
  const organisation = words(site);
  return {
    resourceType: "Encounter",
    id: newId("Encounter"),
    meta,
    identifier: [{ value: opened.session }],
    status: STATUS[phase],
    // Vigil does not know whether a patient is admitted: an infusion of an hour is taken as a visit.
    class: { system: hl7("v3-ActCode"), code: "AMB", display: "ambulatory" },
    subject: patient,
    participant: participants(opened),
    period: { start: timeText(opened.atMs), end },
    location: [{ location: { display: opened.bed } }],
    serviceProvider: organisation === undefined ? undefined : { display: organisation },
  };
}

function participants({ doctor, nurse }: SessionOpened): Encounter["participant"] {
  const attender = { coding: [{ system: hl7("v3-ParticipationType"), code: "ATND" }] };
  return filled(
    [
      { type: { ...attender, text: "Supervising doctor" }, name: words(doctor) },
      { type: { text: "Responsible nurse" }, name: words(nurse) },
    ].flatMap(({ type, name }) =>
      name === undefined ? [] : [{ type: [type], individual: { display: name } }],
    ),
  );
}
