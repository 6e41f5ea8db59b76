/** The alarms of a report, worst first. When there are more than two pages hold, milder ones are left
 * out and counted in words; one of high priority never is. */
import type { Report } from "../protocol/report.ts";
import { timeMs } from "../protocol/time.ts";
import { VITAL_TABLE } from "../vitals/table.ts";
import { ALARM_KINDS, PRIORITIES } from "../vocabulary.ts";
import type { Row, Table } from "./blocks.ts";
import { tenths } from "./numbers.ts";
import { reportEn } from "./report-en.ts";
import type { SiteClock } from "./site-clock.ts";

type Alarm = Report["session"]["alarms"][number];
type Acknowledgement = NonNullable<Alarm["acknowledged"]>;

/** Rows that the second page has room for beside everything else. */
export const ALARM_ROWS_MAX = 20;
const SHARES = [0.18, 0.15, 0.28, 0.31, 0.08] as const;
const words = reportEn.alarmTable;

export function alarmTable({ session }: Report, clock: SiteClock): Table {
  const ranked = session.alarms.toSorted(byRank);
  const shown = ranked.filter(
    ({ priority }, index) => priority === "high" || index < ALARM_ROWS_MAX,
  );
  const messages = new Map(session.alarms.map(({ id, message }) => [id, message]));
  const left = ranked.filter((alarm) => !shown.includes(alarm));
  return {
    kind: "table",
    title: words.title,
    columns: words.columns.map((title, index) => ({ title, share: SHARES[index] ?? 0 })),
    rows: shown.map((alarm) => alarmRow(alarm, messages, clock)),
    empty: ranked.length === 0 ? words.empty : null,
    notes: left.length === 0 ? [] : [words.more(countsOf(left))],
  };
}

/** Worst first; patients before equipment; then as they came. */
function byRank(a: Alarm, b: Alarm): number {
  const rank = ({ priority, kind }: Alarm): number =>
    PRIORITIES.indexOf(priority) * ALARM_KINDS.length + ALARM_KINDS.indexOf(kind);
  return rank(a) - rank(b) || timeMs(a.raisedAt) - timeMs(b.raisedAt);
}

function countsOf(alarms: readonly Alarm[]): string[] {
  return PRIORITIES.flatMap((priority) =>
    ALARM_KINDS.flatMap((kind) => {
      const count = alarms.filter((a) => a.priority === priority && a.kind === kind).length;
      return count === 0 ? [] : [words.some(count, priority, kind)];
    }),
  );
}

function alarmRow(alarm: Alarm, messages: ReadonlyMap<string, string>, clock: SiteClock): Row {
  const { raisedAt, raisedInfusion: infusion, priority, kind, closedAt } = alarm;
  const raised = clock.time(timeMs(raisedAt));
  return {
    cells: [
      infusion === null
        ? raised
        : words.raisedAt(raised, infusion.minute, tenths(infusion.givenMl)),
      `${reportEn.priorityMarks[priority]}, ${reportEn.kinds[kind]}`,
      saidBy(alarm, messages).join("; "),
      answersTo(alarm, clock).join("\n"),
      closedAt === null ? words.open : clock.time(timeMs(closedAt)),
    ],
    isStrong: priority === "high",
  };
}

/** Its message has the worst value and, of a limit alarm, the limit. */
function saidBy(alarm: Alarm, messages: ReadonlyMap<string, string>): string[] {
  const { explainedBy, vital, limit, message } = alarm;
  const unit = vital === null || limit === null ? "" : ` ${VITAL_TABLE[vital].unit}`;
  return [
    `${message}${unit}`,
    ...(alarm.evidence ?? []),
    ...(alarm.provisional ? [words.provisional] : []),
    ...(alarm.course === "intermittent" ? [words.intermittent(alarm.occurrences)] : []),
    ...(explainedBy === null ? [] : [words.explained(messages.get(explainedBy) ?? explainedBy)]),
  ];
}

/** Every acknowledgement, oldest first; where there is none, that. */
function answersTo(alarm: Alarm, clock: SiteClock): string[] {
  const { acknowledged, acknowledgedBefore, attending, escalation } = alarm;
  const told = ({ by, at, action, note }: Acknowledgement): string => {
    const said = [action, note].filter((part) => part !== undefined && part !== "");
    const who = `${clock.time(timeMs(at))} ${reportEn.person(by.name, by.role)}`;
    return said.length === 0 ? who : `${who}: ${said.join("; ")}`;
  };
  const answers = [...acknowledgedBefore, ...(acknowledged === null ? [] : [acknowledged])];
  const escalated = words.escalated[escalation];
  const none = [words.notAcknowledged, ...(escalated === null ? [] : [escalated])].join(", ");
  return [
    ...(answers.length === 0 ? [none] : answers.map(told)),
    ...(attending === null
      ? []
      : [words.attended(attending.by.name, clock.time(timeMs(attending.at)))]),
    ...(escalated === null || answers.length === 0 ? [] : [escalated]),
  ];
}
