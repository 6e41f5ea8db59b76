/** Who and what a session was about: the patient, the programme and the session itself, each as they
 * were in the version that the session ran under. */
import type { Report } from "../protocol/report.ts";
import { timeMs } from "../protocol/time.ts";
import type { Fact, Table } from "./blocks.ts";
import { hundredths, tenths } from "./numbers.ts";
import { reportEn } from "./report-en.ts";
import type { SiteClock } from "./site-clock.ts";

type Column = { title: string; facts: Fact[]; note: string | null };

const MS_PER_MIN = 60_000;
/** Eight lines of a column, so that the first page keeps its room for the course. */
const FACT_CHARS_MAX = 240;
const WHOLE_SHARES = [0.16, 0.84] as const;
const { none, blank } = reportEn;

export function patientFacts({ patient, session }: Report): Column {
  const words = reportEn.patient;
  // The name stands over the whole report.
  const identity = [fact(words.number, patient?.recordNumber ?? session.patient.recordNumber)];
  if (patient === null) return { title: words.title, facts: identity, note: words.unregistered };
  const { birthDate, ageYears, sex, weightKg, diagnosis, allergies, childPugh } = patient;
  const facts = [
    ...identity,
    fact(words.born, words.bornText(birthDate, ageYears)),
    fact(words.sex, words.sexes[sex]),
    fact(words.weight, weightKg === null ? reportEn.notKnown : words.weightText(weightKg)),
    fact(words.diagnosis, diagnosis === "" ? blank : diagnosis),
    ...(childPugh === null ? [] : [fact(words.childPugh, childPughText(childPugh))]),
    fact(words.allergies, allergies === null ? words.allergiesNotAsked : allergies),
    fact(words.complications, patient.complications),
    fact(words.diseases, patient.concomitantDiseases),
    fact(words.medication, patient.medication),
    fact(words.version, String(patient.version)),
  ];
  return { title: words.title, facts, note: null };
}

export function programmeFacts({ programme, session }: Report, clock: SiteClock): Column {
  const words = reportEn.programme;
  if (programme === null) return { title: words.title, facts: [], note: words.unregistered };
  const { made, version, cellsMillionPerKg: perKg, intervalDays, notes } = programme;
  const by = reportEn.person(made.by.name, made.by.role);
  const procedure = session.registered?.programme.procedure;
  const perKgText = perKg === null ? null : hundredths(perKg);
  const minutes = tenths(programme.plannedMinutes);
  const facts = [
    ...(procedure === undefined
      ? []
      : [fact(words.procedure, words.procedureText(procedure, programme.procedures))]),
    fact(words.cells, words.cellsText(programme.cellSource, programme.cells)),
    fact(words.number, words.numberText(hundredths(programme.cellsMillion), perKgText)),
    fact(words.volume, words.volumeText(tenths(programme.volumeMl), minutes)),
    fact(words.interval, intervalDays === null ? blank : words.intervalText(intervalDays)),
    fact(words.premedication, programme.premedication),
    ...(notes === "" ? [] : [fact(words.notes, notes)]),
    fact(words.version, words.versionText(version, by, clock.stamp(timeMs(made.at)), made.reason)),
  ];
  return { title: words.title, facts, note: null };
}

export function sessionFacts({ session, place }: Report, clock: SiteClock): Column {
  const words = reportEn.session;
  const { openedBy, closedAt, outcome, checklist, sources, infusedMs } = session;
  const opener = openedBy === null ? null : reportEn.person(openedBy.name, openedBy.role);
  const time = (text: string): string => clock.time(timeMs(text));
  const minutes = tenths(infusedMs / MS_PER_MIN);
  const facts = [
    fact(words.place, `${place.bed}, ${place.ward}`),
    fact(words.opened, words.openedBy(time(session.openedAt), opener)),
    fact(words.closed, closedAt === null ? words.stillOpen : time(closedAt)),
    ...(outcome === null ? [] : [fact(words.outcome, reportEn.outcomes[outcome])]),
    fact(
      words.infused,
      words.infusedText(tenths(session.givenMl), tenths(session.volumePlannedMl), minutes),
    ),
    fact(words.nurse, session.nurse ?? reportEn.nobody),
    fact(words.doctor, session.doctor ?? reportEn.nobody),
    fact(words.device, session.linkedDevice ?? none),
    fact(
      words.sources,
      sources.length === 0
        ? words.noSource
        : sources.map((source) => words.sourceWords[source]).join(", "),
    ),
    fact(words.checklist, checklist.length === 0 ? words.noChecklist : checklist),
  ];
  return { title: words.title, facts, note: null };
}

/** What does not fit beside the other facts is cut short there, and said in full in a table. */
function fact(label: string, value: string | readonly string[]): Fact {
  const items = typeof value === "string" ? [value] : value;
  const text = items.length === 0 ? none : items.join("; ");
  if (text.length <= FACT_CHARS_MAX) return { label, value: text };
  return { label, value: `${text.slice(0, FACT_CHARS_MAX)}${reportEn.cut}`, whole: items };
}

/** The facts that were cut short, in full; null where none was. */
export function wholeTable(columns: readonly Column[]): Table | null {
  const cut = columns.flatMap(({ facts }) => facts.filter(({ whole }) => whole !== undefined));
  if (cut.length === 0) return null;
  const { title, columns: heads } = reportEn.wholeTable;
  return {
    kind: "table",
    title,
    columns: heads.map((head, index) => ({ title: head, share: WHOLE_SHARES[index] ?? 0 })),
    rows: cut.map(({ label, whole = [] }) => ({
      cells: [label, whole.join("\n")],
      isStrong: false,
    })),
    empty: null,
    notes: [],
  };
}

function childPughText(score: NonNullable<NonNullable<Report["patient"]>["childPugh"]>): string {
  const words = reportEn.patient;
  if (score.kind === "missing") return words.childPughMissing(score.inputs.length);
  return words.childPughText(score.points, score.class);
}
