/** Gathers what a session's report says: the journal, gone through once and in slices, and the records
 * of the registers that the session names. */
import { assert, present } from "../../../shared/assert.ts";
import { TREND_POINTS_MAX } from "../../../shared/bounds.ts";
import type { SessionOpened } from "../../../shared/protocol/entry.ts";
import type { Person } from "../../../shared/protocol/person.ts";
import type { ProgrammeRow } from "../../../shared/protocol/registers.ts";
import type { Report } from "../../../shared/protocol/report.ts";
import { dateText, timeMs, timeText } from "../../../shared/protocol/time.ts";
import { childPugh } from "../../../shared/session/child-pugh.ts";
import { ageYears, type Patient } from "../../../shared/session/patient.ts";
import { cellsMillionPerKg } from "../../../shared/session/programme.ts";
import type { Clock } from "../../clock.ts";
import type { SessionReader } from "../../journal/sessions.ts";
import type { BedPlace } from "../../ward/bed.ts";
import { tellDetail, tellTrend } from "../../ward/session-detail.ts";
import type { Slices } from "../slices.ts";
import { surveyJournal } from "./survey.ts";

export type ReportContentOptions = {
  sessions: Pick<SessionReader, "hashOf">;
  slices: Slices;
  clock: Clock;
  site: Report["site"];
  /** Where a session is or was, and the present of its bed while it is open. */
  bed: (id: string) => { place: BedPlace; session: string | null; presentMs: number } | null;
  wardName: (id: string) => string;
  patient: (id: string, version: number) => Patient | null;
  programme: (id: string, version: number) => ProgrammeRow | null;
};

/** The report of a session as its record is now. */
export type ReportContent = (session: string, by: Person) => Promise<Report>;

export function createReportContent(options: ReportContentOptions): ReportContent {
  const { sessions, slices, clock, site, bed, wardName } = options;
  return async (session, by) => {
    let listeners: ReturnType<typeof listen> | null = null;
    let entries = 0;
    for await (const slice of slices.all(session)) {
      const opened = slice[0]?.entry;
      if (listeners === null) {
        assert(opened?.type === "session-opened", "a journal begins with its session");
        listeners = listen(opened);
      }
      for (const listener of listeners.all) listener.take(slice.map(({ entry }) => entry));
      entries = slice.at(-1)?.n ?? entries;
    }
    const { opened, detail, trend, survey } = present(listeners, "a session has entries");
    const at = bed(opened.bed);
    const told = detail.tell(at?.place.ward ?? "", at?.session === session ? at.presentMs : null);
    const drawn = trend.tell();
    const untilMs = told.closedAt === null ? timeMs(drawn.to) : timeMs(told.closedAt);
    const { decisions, ...surveyed } = survey.tell(untilMs);
    return {
      printed: { at: timeText(clock.now()), by },
      site,
      place: { ward: wardName(told.ward), bed: at?.place.name ?? opened.bed },
      session: told,
      ...registered(opened, options),
      trend: drawn,
      ...surveyed,
      record: { entries, hash: sessions.hashOf(session, entries), decisions },
    };
  };
}

function listen(opened: SessionOpened) {
  const detail = tellDetail(opened);
  const trend = tellTrend(opened, { points: TREND_POINTS_MAX });
  const survey = surveyJournal(opened);
  return { opened, detail, trend, survey, all: [detail, trend, survey] };
}

/** The versions of the registers that a session runs under; cells for each kilogram by the weight of
 * that version, not by what the patient weighs since. */
function registered(
  { registered: known, atMs }: SessionOpened,
  { patient, programme, site }: ReportContentOptions,
): Pick<Report, "patient" | "programme"> {
  if (known === undefined) return { patient: null, programme: null };
  const { id, version } = known.patient;
  const record = patient(id, version);
  const plan = programme(known.programme.id, known.programme.version);
  const weightKg = record?.weightKg ?? null;
  return {
    patient:
      record === null
        ? null
        : {
            ...record,
            version,
            ageYears: ageYears(record.birthDate, dateText(atMs, site.timeZone)),
            childPugh: record.cirrhosis === null ? null : childPugh(record.cirrhosis),
          },
    programme:
      plan === null ? null : { ...plan, cellsMillionPerKg: cellsMillionPerKg(plan, weightKg) },
  };
}
