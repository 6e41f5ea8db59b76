// A house whose registers and journal hold the session of report-session.ts, as a site would have
// come to it: patient and programme over HTTP, the journal on disk.

import { openDatabase } from "../../server/db/database.ts";
import { createWriter } from "../../server/journal/writer.ts";
import type { Entry } from "../../shared/protocol/entry.ts";
import {
  type PatientRow,
  type ProgrammeRow,
  patientAnswerSchema,
  programmeAnswerSchema,
} from "../../shared/protocol/registers.ts";
import type { Source } from "../../shared/vocabulary.ts";
import { START_MS } from "./entries.ts";
import type { House } from "./house.ts";
import { REPORT_PATIENT, REPORT_PROGRAMME, reportJournal } from "./report-session.ts";
import { closedSession } from "./told-journal.ts";

export const REPORT_SESSION = "s-report";
export const REPORT_BED = "care-2";

export type ReportHouse = { patient: PatientRow; programme: ProgrammeRow; entries: Entry[] };

/** Writes the session; the registers change after it, which must not change its report. */
export async function writeReportSession(
  house: House,
  options: { source?: Source; note?: string } = {},
): Promise<ReportHouse> {
  const cookie = await house.cookie("doctor");
  const ask = async (method: "POST" | "PUT", url: string, payload: object): Promise<unknown> =>
    (await house.vigil().app.inject({ method, url, headers: { cookie }, payload })).json();
  const { patient } = patientAnswerSchema.parse(await ask("POST", "/api/patients", REPORT_PATIENT));
  const plan = { ...REPORT_PROGRAMME, doctorId: "doctor-1" };
  const { programme: first } = programmeAnswerSchema.parse(
    await ask("POST", "/api/programmes", { ...plan, patient: patient.id, cellsMillion: 90 }),
  );
  const change = { ...plan, version: 1, reason: "weight has changed" };
  const { programme } = programmeAnswerSchema.parse(
    await ask("PUT", `/api/programmes/${first.id}`, change),
  );
  const entries = reportJournal({
    session: REPORT_SESSION,
    bed: REPORT_BED,
    openedAtMs: START_MS,
    registered: {
      patient: { id: patient.id, version: 1 },
      programme: { id: programme.id, version: 2, procedure: 2 },
    },
    ...options,
  });
  const db = openDatabase(house.dataDir);
  createWriter(db)([closedSession(REPORT_SESSION, entries)]);
  db.close();
  const later = { ...REPORT_PATIENT, weightKg: 82, version: 1, reason: "weighed again" };
  await ask("PUT", `/api/patients/${patient.id}`, later);
  await ask("PUT", `/api/programmes/${programme.id}`, { ...change, version: 2, cellsMillion: 50 });
  return { patient, programme, entries };
}
