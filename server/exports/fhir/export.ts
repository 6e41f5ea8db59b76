/** Exports sessions of a site as FHIR bundles: brings the journal and the mapping together. */
import { assert } from "../../../shared/assert.ts";
import type { SessionOpened } from "../../../shared/protocol/entry.ts";
import type { Clock } from "../../clock.ts";
import type { SessionReader } from "../../journal/sessions.ts";
import { bundleText } from "./bundle.ts";
import type { PatientIdentity } from "./patient.ts";
import { createJournalSlices } from "./slices.ts";

export type FhirExportOptions = { sessions: SessionReader; clock: Clock; site: string };

/** The text of a session's bundle, in pieces: the record as it is on disk when it is asked for. */
export type FhirExport = (session: string) => AsyncGenerator<string>;

export function createFhirExport({ sessions, clock, site }: FhirExportOptions): FhirExport {
  const { lastN, slices } = createJournalSlices(sessions, clock);
  return (session) => {
    const [first] = sessions.page(session, { after: 0, limit: 1, order: "oldest", show: "all" });
    assert(first?.entry.type === "session-opened", "a journal begins with its session");
    const end = lastN(session);
    const open = sessions.openSession(first.entry.bed);
    return bundleText({
      identity: identityOf(first.entry),
      site,
      atMs: clock.now(),
      toldAtMs: open?.id === session ? open.toldAtMs : null,
      events: slices(session, "events", end),
      entries: slices(session, "all", end),
    });
  };
}

/** Who the patient is, as the session's own record tells: it knows neither birth date nor sex. */
export function identityOf({ patient }: SessionOpened): PatientIdentity {
  const { name, recordNumber } = patient;
  return { name, recordNumber, birthDate: null, sex: null };
}
