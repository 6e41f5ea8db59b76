/** English texts of the page that compares the procedures of a course. The next language is a file of
 * the same form. */

export const compareEn = {
  title: "Compare the procedures",
  loading: "Loading the procedures…",
  failed: "The procedures cannot be loaded",
  noCourse: "No course is named at this address. Choose one on a patient's page.",
  empty:
    "No infusion of this course has begun yet. Procedures show here as soon as their infusion runs.",
  one: "One infusion of this course has begun. From the second on they are compared.",
  newest: (shown: number, all: number) => `The newest ${shown} of ${all} procedures.`,
  back: "To the patient",
  explain:
    "Minute 0 is the beginning of each infusion; pauses count. Marks are alarms of the patient, with the procedure's number.",
  notAll: (why: string) => `Not every procedure could be loaded: ${why}`,
  noValues: "No values in these two hours.",
  allHidden: "Every procedure is hidden. Choose one above.",

  procedures: "Procedures shown",
  procedure: (label: string) => `Procedure ${label}`,
  /** Where two sessions are the same procedure, begun again. */
  again: (procedure: number, letter: string) => `${procedure}${letter}`,
  open: (label: string) => `Open the session of procedure ${label}`,
  openShort: "Open",

  view: "How the procedures are shown",
  views: { chart: "Chart", table: "Table" },
  vital: "Vital",
  minute: "Minute",
  caption: (vital: string, unit: string) =>
    `${vital}, ${unit}: the value that stood at each minute of the infusion, and alarms raised in it.`,
  none: "–",
  noneAloud: "no value",

  cursorLabel: "Reading minute of the comparison",
  cursorHelp:
    "Left and right arrow move the reading minute, with shift by five; Home and End jump; Escape stops reading.",
  hint: "← → read values · Shift = 5 min · Esc = stop",
  before: (minutes: number) => `${minutes} min before the infusion`,
  at: (minute: number) => `minute ${minute} of the infusion`,
  tick: (minute: number) => (minute < 0 ? `−${-minute}` : `${minute}`),
  notReading: "Move over the charts, or press an arrow, to read values.",
  value: (label: string, value: string) => `${label}: ${value}`,
  noData: "no data",
};
