/** Exports sessions of a site as FHIR bundles: brings the journal and the mapping together. */
import { assert } from "../../../shared/assert.ts";
import type { SessionOpened } from "../../../shared/protocol/entry.ts";
import type { Patient } from "../../../shared/session/patient.ts";
import type { Clock } from "../../clock.ts";
import type { SessionReader } from "../../journal/sessions.ts";
import { bundleText } from "./bundle.ts";
import type { PatientIdentity } from "./patient.ts";
import { createJournalSlices } from "./slices.ts";

export type FhirExportOptions = {
  sessions: SessionReader;
  clock: Clock;
  site: string;
  /** A version of a patient's record; null where the register has no such one. */
  patient: (id: string, version: number) => Patient | null;
};

/** The text of a session's bundle, in pieces: the record as it is on disk when it is asked for. */
export type FhirExport = (session: string) => AsyncGenerator<string>;

export function createFhirExport(options: FhirExportOptions): FhirExport {
  const { sessions, clock, site, patient } = options;
  const { lastN, slices } = createJournalSlices(sessions, clock);
  return (session) => {
    const [first] = sessions.page(session, { after: 0, limit: 1, order: "oldest", show: "all" });
    assert(first?.entry.type === "session-opened", "a journal begins with its session");
    const end = lastN(session);
    const open = sessions.openSession(first.entry.bed);
    return bundleText({
      identity: identityOf(first.entry, patient),
      site,
      atMs: clock.now(),
      toldAtMs: open?.id === session ? open.toldAtMs : null,
      events: slices(session, "events", end),
      entries: slices(session, "all", end),
    });
  };
}

/** Who the patient is, as the session's own record tells, with birth date and sex of the version of the
 * register that it names. */
export function identityOf(
  { patient, registered }: SessionOpened,
  recordOf: FhirExportOptions["patient"],
): PatientIdentity {
  const { name, recordNumber } = patient;
  const known = registered?.patient;
  const record = known === undefined ? null : recordOf(known.id, known.version);
  return { name, recordNumber, birthDate: record?.birthDate ?? null, sex: record?.sex ?? null };
}
