/** The address of a patient's record. */
export function patientPath(id: string): string {
  return `/patients/${encodeURIComponent(id)}`;
}
