/** A programme in words: as its card shows it, and as its versions tell what changed. */
import type { Doctor } from "../../shared/protocol/registers.ts";
import { dropsPerMin, plannedRateMlPerH } from "../../shared/session/drip.ts";
import { cellsMillionPerKg, type Programme } from "../../shared/session/programme.ts";
import { changesOf, type Fact, figureWords, listWords, numberWords } from "../registers/facts.ts";
import { programmesEn as words } from "../text/programmes-en.ts";
import { text } from "../text/text.ts";

/** Drops are counted by eye: from ten on, whole ones. */
const WHOLE_DROPS_FROM = 10;

const { fields } = words;

export function doctorWords(id: string, doctors: readonly Doctor[]): string {
  return doctors.find((doctor) => doctor.id === id)?.name ?? words.unknownDoctor;
}

/** What a card is called: the cells and how many. */
export function programmeTitle({ cells, cellsMillion }: Programme): string {
  return [cells, words.cells(numberWords(cellsMillion))].join(text.common.separator);
}

/** Whose cells they are. */
export function sourceWords({ cellSource }: Programme): string {
  return words.cellSources[cellSource];
}

/** Every field in the order of the form. */
export function programmeFacts(doctors: readonly Doctor[]): readonly Fact<Programme>[] {
  return [
    {
      field: "cellSource",
      label: fields.cellSource,
      of: ({ cellSource }) => words.cellSources[cellSource],
    },
    { field: "cells", label: fields.cells, of: ({ cells }) => cells },
    {
      field: "cellsMillion",
      label: fields.cellsMillion,
      of: ({ cellsMillion }) => numberWords(cellsMillion),
    },
    { field: "volumeMl", label: fields.volumeMl, of: ({ volumeMl }) => numberWords(volumeMl) },
    {
      field: "plannedMinutes",
      label: fields.plannedMinutes,
      of: ({ plannedMinutes }) => numberWords(plannedMinutes),
    },
    {
      field: "dropFactor",
      label: fields.dropFactor,
      of: ({ dropFactor }) => words.dropFactor(dropFactor),
    },
    { field: "procedures", label: fields.procedures, of: ({ procedures }) => `${procedures}` },
    {
      field: "intervalDays",
      label: fields.intervalDays,
      of: ({ intervalDays }) => (intervalDays === null ? words.noInterval : `${intervalDays}`),
    },
    {
      field: "premedication",
      label: fields.premedication,
      of: ({ premedication }) => listWords(premedication),
    },
    {
      field: "doctorId",
      label: fields.doctorId,
      of: ({ doctorId }) => doctorWords(doctorId, doctors),
    },
    {
      field: "notes",
      label: fields.notes,
      of: ({ notes }) => (notes === "" ? text.common.none : notes),
    },
  ];
}

export function programmeChanges(
  before: Programme,
  after: Programme,
  doctors: readonly Doctor[],
): string[] {
  return changesOf(programmeFacts(doctors), before, after);
}

/** The rate that the plan comes to: `Planned rate 133 mL/h · 44 drops/min`. */
export function rateWords(
  plan: Pick<Programme, "volumeMl" | "plannedMinutes" | "dropFactor">,
): string {
  const rateMlPerH = plannedRateMlPerH(plan.volumeMl, plan.plannedMinutes);
  const drops = dropsPerMin(rateMlPerH, plan.dropFactor);
  const counted = drops < WHOLE_DROPS_FROM ? figureWords(drops) : String(Math.round(drops));
  return words.rate(figureWords(rateMlPerH), counted);
}

/** What each kilogram is given. */
export function perKgWords(plan: Pick<Programme, "cellsMillion">, weightKg: number | null): string {
  const perKg = cellsMillionPerKg(plan, weightKg);
  if (perKg === null || weightKg === null) return words.noWeight;
  return words.perKg(figureWords(perKg), numberWords(weightKg));
}
