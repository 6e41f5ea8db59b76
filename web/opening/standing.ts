/**
 * How each step stands: chosen and still so, still to do, or not so any more. What is known changes
 * while somebody chooses – a bed is taken, a programme changed, a device switched off. The server
 * decides all the same.
 */
import type { PatientRow, ProgrammeRow } from "../../shared/protocol/registers.ts";
import type { Checklist, OpenSessionBody, SessionRow } from "../../shared/protocol/sessions.ts";
import { missingItems } from "../../shared/session/checklist.ts";
import type { Role } from "../../shared/vocabulary.ts";
import { openingEn } from "../text/opening-en.ts";
import { bedOf, type WardChoice } from "./bed-choices.ts";
import { deviceFound } from "./device-found.ts";
import { type Draft, STEPS, type Step } from "./draft.ts";
import { nextProcedure } from "./procedure.ts";

/** What is known; null while it is still asked for. */
export type Facts = {
  patient: PatientRow | null;
  programmes: readonly ProgrammeRow[] | null;
  /** Every session of the patient. */
  sessions: readonly SessionRow[] | null;
  wards: readonly WardChoice[] | null;
  checklist: Checklist | null;
};

export type Standing = { kind: "done" } | { kind: "todo" } | { kind: "fault"; why: string };

const DONE: Standing = { kind: "done" };
const AHEAD: Standing = { kind: "todo" };

export function standings(draft: Draft, facts: Facts): Readonly<Record<Step, Standing>> {
  const { refusal } = draft;
  const chosen = {
    patient: patientStanding(draft, facts),
    programme: programmeStanding(draft, facts),
    bed: bedStanding(draft, facts),
    device: deviceStanding(draft, facts),
    checklist: checklistStanding(draft, facts),
    summary: AHEAD,
  };
  return refusal === null ? chosen : { ...chosen, [refusal.step]: fault(refusal.message) };
}

/** The steps that still stand in the way, in order. */
export function unready(standing: Readonly<Record<Step, Standing>>): Step[] {
  return STEPS.filter((step) => step !== "summary" && standing[step].kind !== "done");
}

/** The programme as it was chosen; null where it is another version now. */
export function chosenProgramme(draft: Draft, { programmes }: Facts): ProgrammeRow | null {
  const { programme } = draft;
  return (
    programmes?.find(({ id, version }) => id === programme?.id && version === programme.version) ??
    null
  );
}

/** The patient's session that is open already. */
export function openSessionOf({ sessions }: Facts): SessionRow | null {
  return sessions?.find(({ closedAt }) => closedAt === null) ?? null;
}

/** A bed's name; its id where the bed is not known here. */
export function bedName({ wards }: Facts, id: string): string {
  return bedOf(wards ?? [], id)?.name ?? id;
}

/** What is sent; null while something is missing. */
export function openingBody(draft: Draft, facts: Facts, role: Role): OpenSessionBody | null {
  const { programme, bed, device, done } = draft;
  const { checklist } = facts;
  if (programme === null || bed === null || device === null || checklist === null) return null;
  if (unready(standings({ ...draft, refusal: null }, facts)).length > 0) return null;
  const nurse = draft.nurse.trim();
  const { items, version } = checklist;
  return {
    programme,
    bed,
    device: device.kind === "linked" ? device.id : null,
    checklist: { version, done: items.filter((item) => done.includes(item)) },
    ...(role !== "nurse" && nurse !== "" && { nurse }),
  };
}

function patientStanding({ patient }: Draft, facts: Facts): Standing {
  if (patient === null || facts.patient === null) return AHEAD;
  const open = openSessionOf(facts);
  return open === null ? DONE : fault(openingEn.patient.inSession(bedName(facts, open.bed)));
}

function programmeStanding(draft: Draft, facts: Facts): Standing {
  const { programmes, sessions } = facts;
  if (draft.programme === null || programmes === null) return AHEAD;
  const newest = programmes.find(({ id }) => id === draft.programme?.id);
  if (newest === undefined) return fault(openingEn.programme.gone);
  if (newest.version !== draft.programme.version) {
    return fault(openingEn.programme.changed(newest.version));
  }
  const isOver = sessions !== null && nextProcedure(newest, sessions) === null;
  return isOver ? fault(openingEn.programme.done(newest.procedures)) : DONE;
}

function bedStanding({ bed: id }: Draft, { wards }: Facts): Standing {
  if (id === null || wards === null) return AHEAD;
  const bed = bedOf(wards, id);
  if (bed === null) return fault(openingEn.bed.unknown);
  return bed.session === null ? DONE : fault(openingEn.bed.takenFault);
}

function deviceStanding({ bed: id, device }: Draft, { wards }: Facts): Standing {
  const bed = bedOf(wards ?? [], id);
  if (device === null || bed === null) return AHEAD;
  if (device.kind === "without") return DONE;
  const found = deviceFound(bed, 0);
  const isThere = found.kind === "connected" && found.id === device.id;
  return isThere ? DONE : fault(openingEn.device.lost(device.id));
}

function checklistStanding({ done }: Draft, { checklist }: Facts): Standing {
  if (checklist === null) return AHEAD;
  return missingItems(checklist.items, [...done]).length === 0 ? DONE : AHEAD;
}

function fault(why: string): Standing {
  return { kind: "fault", why };
}
