/** Tells by one text whether the record of a session has probably grown since it was asked for. */
import type { BedView } from "../../shared/protocol/live.ts";

/** Changes when something happened on the bed that the record tells about; values do not count. */
export function recordMark(bed: Pick<BedView, "session" | "device" | "alarms">): string {
  const { session, device, alarms } = bed;
  const alarmMarks = alarms.map(
    ({ id, phase, priority, acknowledged }) => `${id} ${phase} ${priority} ${acknowledged?.at}`,
  );
  return [
    session?.phase,
    session?.phaseSince,
    session?.drip.set?.at,
    `${device?.id} ${device?.connected}`,
    ...alarmMarks,
  ].join("|");
}
