/** Whether a web page may talk to this server: its own pages, and those that the site allows. */

/**
 * Requests without an origin come from programs, not from pages, and carry no login by accident.
 * @param host the request's Host header
 */
export function isOriginAllowed(
  origin: string | undefined,
  host: string | undefined,
  allowed: readonly string[],
): boolean {
  if (origin === undefined) return true;
  if (allowed.includes(origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
