/** English texts of what doctors have planned. The next language is a file of the same form. */
import type { CellSource } from "../../shared/vocabulary.ts";

const CELL_SOURCES: Readonly<Record<CellSource, string>> = {
  autologous: "autologous, the patient's own",
  allogeneic: "allogeneic, a donor's cord blood",
  combined: "combined",
};

export const programmesEn = {
  title: "Programmes",
  cellSources: CELL_SOURCES,
  choose: "Choose…",
  empty: {
    may: "Nothing is planned for this patient yet. Press “New programme” to plan the first course.",
    mayNot: "Nothing is planned for this patient yet. A doctor plans the first course.",
  },
  versions: "Versions of the programme",
  versionsFailed: (why: string) => `The versions cannot be loaded: ${why}`,
  made: (version: number, who: string) => `v${version} · ${who}`,
  unknownDoctor: "a doctor who is not listed",

  cells: (million: string) => `${million} ×10⁶`,
  perKg: (million: string, kg: string) => `${million} ×10⁶ cells per kg, at ${kg} kg`,
  noWeight: "Cells per kg: nobody has weighed the patient.",
  volume: (ml: string) => `${ml} mL`,
  minutes: (minutes: string) => `${minutes} min`,
  days: (days: string) => `${days} days`,
  noInterval: "as the doctor says",
  dropFactor: (drops: number) => `${drops} drops/mL`,
  rate: (mlPerH: string, drops: string) => `Planned rate ${mlPerH} mL/h · ${drops} drops/min`,
  noRate: "Planned rate: give volume and minutes.",
  noPerKg: "Cells per kg: give the cells.",

  fields: {
    cellSource: "Whose cells",
    cells: "Cells of",
    cellsMillion: "Cells, ×10⁶",
    volumeMl: "Volume, mL",
    plannedMinutes: "Minutes",
    dropFactor: "Drop factor of the set",
    procedures: "Procedures",
    intervalDays: "Days between",
    premedication: "Premedication",
    doctorId: "Supervising doctor",
    notes: "Notes",
    reason: "Reason",
  },

  faults: {
    cellSource: "Choose whose cells they are.",
    cells: "Say of what tissue the cells are.",
    cellsMillion: "From 0.1 to 10000 million cells.",
    volumeMl: "From 5 to 1000 mL.",
    plannedMinutes: "From 10 to 240 minutes.",
    procedures: "A whole number from 1 to 100.",
    intervalDays: "Whole days from 1 to 366, or nothing.",
    premedication: "50 lines of 500 signs at the most.",
    doctorId: "Choose a doctor of this site.",
    reason: "Say why.",
  } as Readonly<Record<string, string>>,

  form: {
    button: { new: "New programme", change: "Change" },
    buttonOf: (cells: string) => `Change the programme: ${cells}`,
    title: { new: "New programme", change: "Change the programme" },
    explain: {
      new: "What is planned for each procedure of the course.",
      change: "Makes a new version; sessions that have begun keep the one that they run under.",
    },
    send: { new: "Plan it", change: "Make the new version" },
  },
};
