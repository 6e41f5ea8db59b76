/** Which files of a session somebody may take away, and where each is. */
import { type Action, isAllowed } from "../../shared/rights.ts";
import type { Role } from "../../shared/vocabulary.ts";

const FILES = {
  csv: { path: "export.csv", right: "export-csv" },
  "csv-seconds": { path: "export.csv?rows=second", right: "export-csv" },
  recording: { path: "recording", right: "export-recording" },
  "recording-identified": { path: "recording?identity=keep", right: "export-identified" },
  fhir: { path: "fhir", right: "export-identified" },
} as const satisfies Record<string, { path: string; right: Action }>;

export type ExportFile = keyof typeof FILES;
const EXPORT_FILES = ["csv", "csv-seconds", "recording", "recording-identified", "fhir"] as const;

/** The files that a role may have, in the order in which they are offered. */
export function exportFiles(session: string, role: Role): { file: ExportFile; href: string }[] {
  return EXPORT_FILES.filter((file) => isAllowed(role, FILES[file].right)).map((file) => ({
    file,
    href: `/api/sessions/${encodeURIComponent(session)}/${FILES[file].path}`,
  }));
}
