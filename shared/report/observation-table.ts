/** What people saw of the patient, every time anybody looked; never shortened. */
import type { Report } from "../protocol/report.ts";
import { timeMs } from "../protocol/time.ts";
import { manualText } from "../vitals/manual-text.ts";
import type { Table } from "./blocks.ts";
import { reportEn } from "./report-en.ts";
import type { SiteClock } from "./site-clock.ts";

const SHARES = [0.05, 0.11, 0.17, 0.15, 0.21, 0.1, 0.21] as const;
/** Grades from which staff act at once (domain.md §4). */
const GRADE_STRONG = 2;

export function observationTable({ session }: Report, clock: SiteClock): Table {
  const words = reportEn.observationTable;
  const { blank } = reportEn;
  return {
    kind: "table",
    title: words.title,
    columns: words.columns.map((title, index) => ({ title, share: SHARES[index] ?? 0 })),
    rows: session.observations.map((seen, index) => {
      const { at, by, acvpu, symptoms, ctcaeGrade, action, vitals, note } = seen;
      const byHand = vitals === undefined ? undefined : words.byHand(manualText(vitals));
      const said = [action, byHand, note].filter((part) => part !== undefined && part !== "");
      return {
        cells: [
          String(index + 1),
          clock.time(timeMs(at)),
          reportEn.person(by.name, by.role),
          acvpu === undefined ? blank : words.acvpu[acvpu],
          symptoms === undefined
            ? blank
            : symptoms.length === 0
              ? words.noSymptoms
              : symptoms.map(words.symptom).join(", "),
          ctcaeGrade === undefined ? blank : words.grade(ctcaeGrade),
          said.length === 0 ? blank : said.join("; "),
        ],
        isStrong: (ctcaeGrade ?? 0) >= GRADE_STRONG || (acvpu ?? "alert") !== "alert",
      };
    }),
    empty: session.observations.length === 0 ? words.empty : null,
    notes: [],
  };
}
