/** English texts of the files that a session can be taken away as. */
import type { ExportFile } from "../session/export-files.ts";

const FILES: Readonly<Record<ExportFile, string>> = {
  csv: "Readings, CSV",
  "csv-seconds": "Readings by the second, CSV",
  recording: "Recording, nobody named",
  "recording-identified": "Recording with all names",
  fhir: "FHIR bundle with all names",
};

export const exportsEn = {
  button: "Export",
  title: "Export this session",
  label: "Download",
  files: FILES,
};
