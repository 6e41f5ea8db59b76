/**
 * The infusion. Its status follows the session's phase: over as soon as only watching is left,
 * stopped where a person closed the session early, never done where it never ran.
 */
import { unreachable } from "../../../shared/assert.ts";
import type { SessionOpened } from "../../../shared/protocol/entry.ts";
import { timeText } from "../../../shared/protocol/time.ts";
import { givenMl } from "../../../shared/session/infusion.ts";
import { filled, words } from "./codes.ts";
import type { Device, Procedure } from "./r4.ts";
import { referenceTo, type Setting } from "./setting.ts";
import type { PhaseStep, Story } from "./story.ts";

export function procedureResource(
  { newId, meta, patient, encounter }: Setting,
  opened: SessionOpened,
  story: Story,
  devices: readonly Device[],
): Procedure {
  const last = story.phase();
  const status = statusOf(last, story.phases());
  const reason = words(last.entry?.reason);
  const isAskedWhy = status === "stopped" || status === "not-done" || status === "on-hold";
  const outcome = last.entry?.outcome;
  return {
    resourceType: "Procedure",
    id: newId("Procedure"),
    meta,
    status,
    statusReason: isAskedWhy && reason !== undefined ? { text: reason } : undefined,
    code: { text: "Intravenous infusion of stem cells" },
    subject: patient,
    encounter,
    performedPeriod: performed(story.phases()),
    performer: performers(opened),
    outcome: outcome === undefined ? undefined : { text: outcome },
    note: [{ text: volumeText(opened, story) }, ...reasons(story.phases())],
    usedReference: filled(devices.map(({ id }) => referenceTo(id))),
  };
}

function statusOf({ phase, entry }: PhaseStep, phases: readonly PhaseStep[]): Procedure["status"] {
  switch (phase) {
    case "scheduled":
    case "baseline":
      return "preparation";
    case "infusing":
      return "in-progress";
    case "paused":
      return "on-hold";
    case "observing":
      return "completed";
    case "closed":
      if (!phases.some((step) => step.phase === "infusing")) return "not-done";
      return entry?.outcome === "stopped-early" ? "stopped" : "completed";
    default:
      return unreachable(phase);
  }
}

/** From when the drip first ran until it was over; pauses lie within. */
function performed(phases: readonly PhaseStep[]): Procedure["performedPeriod"] {
  const start = phases.find(({ phase }) => phase === "infusing");
  const end = phases.find(({ phase }) => phase === "observing" || phase === "closed");
  if (start === undefined) return undefined;
  return {
    start: timeText(start.atMs),
    end: end === undefined ? undefined : timeText(end.atMs),
  };
}

function performers({ doctor, nurse }: SessionOpened): Procedure["performer"] {
  return filled(
    [
      { text: "Supervising doctor", name: words(doctor) },
      { text: "Responsible nurse", name: words(nurse) },
    ].flatMap(({ text, name }) =>
      name === undefined ? [] : [{ function: { text }, actor: { display: name } }],
    ),
  );
}

function volumeText({ plannedMl, plannedMinutes }: SessionOpened, story: Story): string {
  const given = Math.round(givenMl(story.infusion(), story.atMs()));
  return `Planned: ${plannedMl} mL in ${plannedMinutes} min. Given: ${given} mL.`;
}

/** Every reason that a person gave for a phase, with who and when. */
function reasons(phases: readonly PhaseStep[]): Procedure["note"] {
  return phases.flatMap(({ phase, atMs, entry }) => {
    const reason = words(entry?.reason);
    if (reason === undefined) return [];
    return [
      { authorString: words(entry?.by?.name), time: timeText(atMs), text: `${phase}: ${reason}` },
    ];
  });
}
