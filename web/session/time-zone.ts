/** In which time zone a page without a ward shows its times. */
import type { Ward } from "../live/apply.ts";

/** The site's; the browser's own only until the first snapshot has told it. */
export function siteTimeZone(ward: Ward | null): string {
  return ward?.site.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}
