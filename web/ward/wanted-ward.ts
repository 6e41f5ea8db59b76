/** Which ward a page's screen watches. None is no answer: a screen that was armed must go on sounding. */
import type { WardRow } from "../../shared/protocol/http.ts";
import { homeWard } from "./home-ward.ts";

/** What a page is about: a ward that it knows, one that it is still asking for, or nothing. */
export type About = { kind: "ward"; ward: string } | { kind: "asking" } | { kind: "nothing" };

/** A page without a subject: an address that leads nowhere. */
export const NOTHING: About = { kind: "nothing" };

/**
 * | the page is about | the screen watches |
 * |---|---|
 * | a ward | that one |
 * | something still asked for | null: what it watched before |
 * | nothing that exists | its home ward, once the wards are known |
 */
export function wantedWard(
  about: About,
  wards: readonly Pick<WardRow, "id" | "purpose">[],
  last: string | null,
): string | null {
  switch (about.kind) {
    case "ward":
      return about.ward;
    case "asking":
      return null;
    case "nothing":
      return homeWard(wards, last);
  }
}
