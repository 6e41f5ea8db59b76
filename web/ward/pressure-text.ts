/** Pressures as people write them. */
import { formatVital } from "../../shared/vitals/table.ts";
import { text } from "../text/text.ts";

/** `118/76`; a missing half stays visibly missing. */
export function pressureText(systolic: number | null, diastolic: number | null): string {
  const upper = systolic === null ? text.value.blank : formatVital("systolic", systolic);
  const lower = diastolic === null ? text.value.blank : formatVital("diastolic", diastolic);
  return `${upper}/${lower}`;
}

/** Both pressures of a hundred and more, or one of them and a query beside them. */
const WIDE_CHARS = "172/104".length;

/** Whether a number, with its `?`, is so wide that it has to be smaller to leave the mean its room. */
export function isWide(written: string, isQueried: boolean): boolean {
  const query = isQueried ? text.value.queried.length : 0;
  return written.length + query >= WIDE_CHARS;
}
