/** The address at which a session is opened, with what is chosen already. */
export function openingPath(wanted: {
  patient?: string;
  programme?: { id: string; version: number };
  bed?: string;
}): string {
  const { patient, programme, bed } = wanted;
  const query = new URLSearchParams({
    ...(patient !== undefined && { patient }),
    ...(programme !== undefined && {
      programme: programme.id,
      version: String(programme.version),
    }),
    ...(bed !== undefined && { bed }),
  }).toString();
  return query === "" ? "/open" : `/open?${query}`;
}
