/** What an exported file is called: by its session, never by its patient. */

const ENDINGS = { csv: "csv", recording: "recording.ndjson", report: "report.pdf" } as const;
export type ExportKind = keyof typeof ENDINGS;

/** Only characters that no system and no header takes for something else. */
export function fileName(session: string, kind: ExportKind): string {
  return `vigil-${session.replace(/[^A-Za-z0-9_-]/g, "-")}.${ENDINGS[kind]}`;
}
