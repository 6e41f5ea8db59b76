/** Pressures as people write them. */
import { formatVital } from "../../shared/vitals/table.ts";
import { text } from "../text/text.ts";

/** `118/76`; a missing half stays visibly missing. */
export function pressureText(systolic: number | null, diastolic: number | null): string {
  const upper = systolic === null ? text.value.blank : formatVital("systolic", systolic);
  const lower = diastolic === null ? text.value.blank : formatVital("diastolic", diastolic);
  return `${upper}/${lower}`;
}
