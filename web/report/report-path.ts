/** Where a session's report is, as a page and as a PDF file. */

export function reportPath(session: string): string {
  return `/session/${encodeURIComponent(session)}/report`;
}

export function reportFilePath(session: string): string {
  return `/api/sessions/${encodeURIComponent(session)}/report?format=pdf`;
}
