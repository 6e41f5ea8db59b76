/**
 * The form of a programme, without its drawing: what is typed, what stands in its way, what it comes to
 * for each kilogram and minute, and what would be sent. What a programme may hold,
 * shared/session/programme.ts decides.
 */
import type { Doctor, ProgrammeRow } from "../../shared/protocol/registers.ts";
import {
  PLANNED_MINUTES,
  type Programme,
  programmeSchema,
} from "../../shared/session/programme.ts";
import { CELL_SOURCES, DROP_FACTORS } from "../../shared/vocabulary.ts";
import { chosenOf, faultyFields, linesOf, numberOf, textOf } from "../registers/draft.ts";
import { meanwhileOf } from "../registers/facts.ts";
import { programmesEn as words } from "../text/programmes-en.ts";
import { perKgWords, programmeChanges, programmeFacts, rateWords } from "./programme-words.ts";

export type ProgrammeField = keyof typeof words.fields;
export type ProgrammeTyped = Readonly<Record<ProgrammeField, string>>;

export type ProgrammeForm = {
  /** What is wrong beside each field. */
  faults: Readonly<Partial<Record<string, string>>>;
  /** Old → new of what a change changes. */
  changes: readonly string[];
  /** What somebody else has changed meanwhile. */
  meanwhile: readonly string[];
  /** What the numbers come to, as far as they are given. */
  perKg: string;
  rate: string;
  /** What would be sent; null while something stands in the way. */
  sendable: { record: Programme; reason: string } | null;
};

export type ProgrammeFormOptions = {
  typed: ProgrammeTyped;
  /** The version that is changed; null for a new programme. */
  base: ProgrammeRow | null;
  /** The version before, where somebody else was quicker. */
  overtaken: ProgrammeRow | null;
  weightKg: number | null;
  doctors: readonly Doctor[];
};

const COMMON_DROP_FACTOR = 20;

/** The form as a version fills it in; null is an empty one.
 * @param me the account that supervises a new programme, until another is chosen */
export function programmeTyped(row: Programme | null, me: string): ProgrammeTyped {
  return {
    cellSource: row?.cellSource ?? "",
    cells: row?.cells ?? "",
    cellsMillion: textOf(row?.cellsMillion ?? null),
    volumeMl: textOf(row?.volumeMl ?? null),
    plannedMinutes: textOf(row?.plannedMinutes ?? PLANNED_MINUTES.default),
    dropFactor: textOf(row?.dropFactor ?? COMMON_DROP_FACTOR),
    procedures: textOf(row?.procedures ?? 1),
    intervalDays: textOf(row?.intervalDays ?? null),
    premedication: (row?.premedication ?? []).join("\n"),
    doctorId: row?.doctorId ?? me,
    notes: row?.notes ?? "",
    reason: "",
  };
}

/** The form as it stands. */
export function programmeForm(options: ProgrammeFormOptions): ProgrammeForm {
  const { typed, base, overtaken, weightKg, doctors } = options;
  const wanted = recordOf(typed);
  const parsed = programmeSchema.safeParse(wanted);
  const faulty = faultyFields(parsed.error?.issues ?? []);
  const record = faulty.size === 0 ? (parsed.data ?? null) : null;
  const reason = typed.reason.trim();
  if (base !== null && reason === "") faulty.add("reason");
  const changes = base === null || record === null ? [] : programmeChanges(base, record, doctors);
  const isChanged = base === null || changes.length > 0;
  const { dropFactor, plannedMinutes, volumeMl, cellsMillion } = wanted;
  const isRated = !faulty.has("volumeMl") && !faulty.has("plannedMinutes");
  return {
    faults: Object.fromEntries([...faulty].map((field) => [field, words.faults[field] ?? field])),
    changes,
    meanwhile:
      base === null || overtaken === null
        ? []
        : meanwhileOf<Programme>(programmeFacts(doctors), {
            overtaken,
            newest: base,
            mine: record,
          }),
    perKg:
      faulty.has("cellsMillion") || cellsMillion === null
        ? words.noPerKg
        : perKgWords({ cellsMillion }, weightKg),
    rate:
      isRated && volumeMl !== null && plannedMinutes !== null && dropFactor !== null
        ? rateWords({ volumeMl, plannedMinutes, dropFactor })
        : words.noRate,
    sendable: record !== null && faulty.size === 0 && isChanged ? { record, reason } : null,
  };
}

/** The doctors to choose from. The one who is chosen is always among them: a list that is still on its
 * way, or a doctor who has left, must not choose another by itself. */
export function doctorChoices(
  doctors: readonly Doctor[],
  chosen: string,
): { value: string; words: string }[] {
  const isListed = doctors.some(({ id }) => id === chosen);
  return [
    ...(isListed ? [] : [{ value: chosen, words: words.unknownDoctor }]),
    ...doctors.map(({ id, name }) => ({ value: id, words: name })),
  ];
}

/** What the texts say, whether a programme may hold it or not. */
function recordOf(typed: ProgrammeTyped) {
  return {
    cellSource: chosenOf(typed.cellSource, CELL_SOURCES),
    cells: typed.cells,
    cellsMillion: numberOf(typed.cellsMillion),
    volumeMl: numberOf(typed.volumeMl),
    procedures: numberOf(typed.procedures),
    intervalDays: numberOf(typed.intervalDays),
    plannedMinutes: numberOf(typed.plannedMinutes),
    dropFactor: chosenOf(typed.dropFactor, DROP_FACTORS),
    premedication: linesOf(typed.premedication),
    doctorId: typed.doctorId,
    notes: typed.notes,
  };
}
