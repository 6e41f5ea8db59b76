/** The address at which the procedures of a course are compared. */
export function comparePath(programme: string): string {
  return `/compare?${new URLSearchParams({ programme })}`;
}
