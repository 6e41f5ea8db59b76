/** Alarms of other wards that nobody has acknowledged, and that have escalated to this screen: worst
 * and newest first, like this ward's own below them. */
import { ranked } from "../alarms/rank.ts";
import { fromElsewhere } from "../alarms/ward-wide.ts";
import { placeWords } from "../alarms/words.ts";
import { useLive } from "../live/store.ts";
import { text } from "../text/text.ts";
import { AlarmRow } from "./AlarmRow.tsx";

export function Elsewhere() {
  const here = useLive(({ ward }) => ward?.ward.id);
  const all = useLive(({ escalated }) => escalated);
  return ranked(fromElsewhere(all, here)).map((alarm) => (
    <AlarmRow
      key={alarm.id}
      alarm={alarm}
      place={text.escalation.place(alarm.wardName, placeWords(alarm, alarm.bedName))}
      href={`/ward/${encodeURIComponent(alarm.ward)}`}
      elsewhere={alarm.ward}
    />
  ));
}
