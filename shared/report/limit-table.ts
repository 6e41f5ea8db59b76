/** The baseline, and every version of the limits: each of them below what it changed. */
import type { VitalLimits } from "../alarms/limits.ts";
import type { Report } from "../protocol/report.ts";
import { timeMs } from "../protocol/time.ts";
import { formatVital } from "../vitals/table.ts";
import { SEVERITIES, type Severity, VITALS, type Vital } from "../vocabulary.ts";
import type { Row, Table } from "./blocks.ts";
import { reportEn } from "./report-en.ts";
import type { SiteClock } from "./site-clock.ts";

type Version = Report["session"]["limitsInForce"][number];

const TIME_SHARE = 0.09;
const BY_SHARE = 0.19;
const VITAL_SHARE = (1 - TIME_SHARE - BY_SHARE) / VITALS.length;
const words = reportEn.limitTable;

export function limitTable({ session }: Report, clock: SiteClock): Table {
  const { limitsInForce } = session;
  return {
    kind: "table",
    title: words.title,
    columns: [
      { title: words.from, share: TIME_SHARE },
      { title: words.by, share: BY_SHARE },
      ...VITALS.map((vital) => ({ title: reportEn.vitalHeads[vital], share: VITAL_SHARE })),
    ],
    rows: [
      baselineRow(session),
      ...limitsInForce.map((version, index) =>
        limitRow(version, limitsInForce[index - 1] ?? null, clock),
      ),
    ],
    empty: null,
    notes: [`${words.baselineNote} ${words.note}`],
  };
}

function baselineRow({ baseline, baselineReadings }: Report["session"]): Row {
  const cells = VITALS.map((vital) => {
    const value = baseline?.[vital] ?? null;
    const count = words.readings(baselineReadings?.[vital] ?? 0);
    return value === null ? reportEn.blank : `${formatVital(vital, value)} ${count}`;
  });
  const name = baseline === null ? words.noBaseline : words.baseline;
  return { cells: ["", name, ...cells], isStrong: baseline !== null };
}

function limitRow(version: Version, before: Version | null, clock: SiteClock): Row {
  const { at, by, limits, limitProfile, reason } = version;
  const who = by === null ? words.opening : reportEn.person(by.name, by.role);
  const profile =
    limitProfile === null ? words.own : words.profile(limitProfile.name, limitProfile.version);
  const cells = VITALS.map((vital) => {
    const text = limitsText(vital, limits[vital]);
    const isSame = before !== null && limitsText(vital, before.limits[vital]) === text;
    return isSame ? words.same : text;
  });
  const setBy = [who, profile, ...(reason === null ? [] : [reason])].join("; ");
  return { cells: [clock.time(timeMs(at)), setBy, ...cells], isStrong: false };
}

/** Medium limits in one line, high ones in the next: `50–120`, `40–150`. */
function limitsText(vital: Vital, limits: VitalLimits): string {
  const side = (value: number | null): string =>
    value === null ? words.off : formatVital(vital, value);
  const range = (severity: Severity): string =>
    `${side(limits.low[severity])}–${side(limits.high[severity])}`;
  return SEVERITIES.map(range).join("\n");
}
