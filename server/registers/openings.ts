/**
 * Opens a session out of the registers: from a programme, a bed and what a person has looked at to the
 * first entry of a journal. It refuses what does not fit together, at its field; whether bed and
 * patient are free is the ward's to say.
 */
import type { StartLimits } from "../../shared/alarms/limit-profiles.ts";
import { present } from "../../shared/assert.ts";
import { VigilError } from "../../shared/errors.ts";
import type { SessionView } from "../../shared/protocol/live.ts";
import type { Person } from "../../shared/protocol/person.ts";
import type { Doctor, PatientRow, ProgrammeRow } from "../../shared/protocol/registers.ts";
import type { Checklist, OpenSessionBody } from "../../shared/protocol/sessions.ts";
import { missingItems } from "../../shared/session/checklist.ts";
import type { Bed } from "../ward/bed.ts";
import type { Opening } from "../ward/item.ts";

export type OpeningsOptions = {
  newId: () => string;
  bed: (id: string) => Bed | undefined;
  programme: (id: string) => ProgrammeRow | null;
  patient: (id: string) => PatientRow | null;
  doctor: (id: string) => Doctor | undefined;
  checklist: () => Checklist;
  proceduresBegun: (programme: string) => number;
  startLimits: (ward: string) => StartLimits;
  openFor: (opening: Opening, by: Person) => Promise<SessionView>;
};

export type Openings = ReturnType<typeof createOpenings>;

/** The desk at which sessions are opened. */
export function createOpenings(options: OpeningsOptions) {
  const { newId, programme, patient, doctor, proceduresBegun, startLimits, openFor } = options;

  const procedureOf = ({ id, procedures }: ProgrammeRow): number => {
    const procedure = proceduresBegun(id) + 1;
    if (procedure > procedures) throw new VigilError("PROGRAMME_DONE");
    return procedure;
  };

  return {
    /**
     * Opens a session for the programme's patient; settles when it is on disk.
     * @throws VigilError FORBIDDEN, BAD_REQUEST, PROGRAMME_CHANGED, PROGRAMME_DONE,
     *   CHECKLIST_CHANGED, CHECKLIST_INCOMPLETE, DEVICE_NOT_ON_BED, BED_TAKEN, PATIENT_IN_SESSION,
     *   NOT_RECORDING, NOT_YET_RECORDED
     */
    async open(body: OpenSessionBody, by: Person): Promise<SessionView> {
      const plan = programme(body.programme.id);
      if (plan === null) throw unknown("body.programme.id", "there is no such programme");
      if (plan.version !== body.programme.version) throw new VigilError("PROGRAMME_CHANGED");
      const bed = placeOf(options.bed(body.bed));
      checkDevice(bed, body.device);
      const checklist = lookedAt(options.checklist(), body.checklist);
      const procedure = procedureOf(plan);
      const whose = present(patient(plan.patient), "a programme is a patient's");
      const { id, version, name, initials, recordNumber } = whose;
      const nurse = by.role === "nurse" ? by.name : (body.nurse ?? null);
      const opening = {
        session: newId(),
        bed: bed.place.id,
        patient: { name, initials, recordNumber },
        nurse,
        doctor: doctor(plan.doctorId)?.name ?? null,
        doctorId: plan.doctorId,
        plannedMinutes: plan.plannedMinutes,
        plannedMl: plan.volumeMl,
        dropFactor: plan.dropFactor,
        registered: {
          patient: { id, version },
          programme: { id: plan.id, version: plan.version, procedure },
        },
        linkedDevice: body.device,
        checklist,
        ...startLimits(bed.place.ward),
        time: "server",
      } as const satisfies Opening;
      return openFor(opening, by);
    },
  };
}

/** A bed for patients. */
function placeOf(bed: Bed | undefined): Bed {
  if (bed === undefined) throw unknown("body.bed", "there is no such bed");
  if (bed.place.purpose === "care") return bed;
  throw unknown("body.bed", "is a bed of the lab, never a patient's");
}

function unknown(path: string, message: string): VigilError {
  return new VigilError("BAD_REQUEST", { details: [{ path, message }] });
}

/** What a person said is this patient's device must be there at this moment. */
function checkDevice({ state }: Bed, device: string | null): void {
  if (device === null) return;
  if (state.link.kind === "up" && state.link.device.id === device) return;
  const message = "is not connected on this bed just now";
  throw new VigilError("DEVICE_NOT_ON_BED", { details: [{ path: "body.device", message }] });
}

function lookedAt(
  { items, version, set }: Checklist,
  { version: seen, done }: OpenSessionBody["checklist"],
): string[] {
  if (seen !== version) {
    const message = set === null ? {} : { message: `${set.by.name} has changed the checklist.` };
    throw new VigilError("CHECKLIST_CHANGED", message);
  }
  const missing = missingItems(items, done);
  if (missing.length === 0) return items;
  const details = missing.map((item) => ({ path: "body.checklist", message: item }));
  throw new VigilError("CHECKLIST_INCOMPLETE", { details });
}
