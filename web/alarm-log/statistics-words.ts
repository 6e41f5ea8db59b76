/** A session's alarm statistics in words. */
import type { KindStatistics } from "../../shared/alarms/alarm-statistics.ts";
import { alarmLogEn } from "../text/alarm-log-en.ts";
import { text } from "../text/text.ts";
import { ageText } from "../ui/time.ts";

const words = alarmLogEn.session;

/** What is measured, and the figure; a figure that cannot be had is no zero. */
export function statisticsWords(of: KindStatistics): readonly (readonly [string, string])[] {
  const { count, perHour, acknowledged, acknowledgedShare, medianToAcknowledgeMs } = of;
  const none = text.common.none;
  return [
    [words.count, String(count)],
    [words.perHour, perHour === null ? words.tooShort : perHour.toFixed(1)],
    [
      words.acknowledged,
      acknowledgedShare === null
        ? none
        : words.share(Math.round(acknowledgedShare * 100), acknowledged, count),
    ],
    [words.median, medianToAcknowledgeMs === null ? none : ageText(medianToAcknowledgeMs)],
  ];
}
