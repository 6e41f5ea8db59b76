/** One alarm of this ward in the rail: pressing it goes to the bed's session, or where the alarm is
 * about the whole ward to what is told of the system. */
import type { AlarmView } from "../../shared/protocol/live.ts";
import { isWardWide } from "../alarms/ward-wide.ts";
import { useBedPart } from "../live/store.ts";
import { text } from "../text/text.ts";
import { AlarmRow } from "./AlarmRow.tsx";

export function RailRow({ alarm }: { alarm: AlarmView }) {
  const name = useBedPart(alarm.bed, (bed) => bed.name) ?? alarm.bed;
  if (isWardWide(alarm)) {
    return <AlarmRow alarm={alarm} place={text.alarm.wholeWard} href="/system" />;
  }
  const href = `/session/${encodeURIComponent(alarm.session)}`;
  return <AlarmRow alarm={alarm} place={name} href={href} />;
}
