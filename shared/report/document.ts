/** Puts a session's report together: who, what was planned, the course as a drawing, and the tables that
 * say the same in words. How it is laid out on paper or on a screen is decided where it is drawn. */
import type { Report } from "../protocol/report.ts";
import { timeMs } from "../protocol/time.ts";
import { alarmTable } from "./alarm-table.ts";
import type { Block, ReportDocument } from "./blocks.ts";
import { chartShapes, spanOf } from "./chart.ts";
import { patientFacts, programmeFacts, sessionFacts, wholeTable } from "./facts.ts";
import { gapTable } from "./gap-table.ts";
import { limitTable } from "./limit-table.ts";
import { observationTable } from "./observation-table.ts";
import { dripTable, phaseTable } from "./phase-table.ts";
import { reportEn } from "./report-en.ts";
import { type SiteClock, siteClock } from "./site-clock.ts";

/** The report as blocks, in reading order. */
export function reportDocument(report: Report): ReportDocument {
  const { session, site, place, printed } = report;
  const { fromMs, toMs } = spanOf(report);
  const clock = siteClock(site.timeZone, fromMs, toMs);
  const { name, recordNumber } = session.patient;
  const isOpen = session.closedAt === null;
  return {
    title: reportEn.title,
    place: [site.name, place.ward, place.bed].filter((part) => part !== "").join(" · "),
    name: report.patient?.name ?? name,
    sub: [recordNumber, clock.day(fromMs), reportEn.session.timesText(site.timeZone)].join(" · "),
    pretences: [
      ...(session.sources.includes("simulator")
        ? [session.sources.includes("device") ? reportEn.partlySimulated : reportEn.simulated]
        : []),
      ...(session.sources.includes("replay") ? [reportEn.replay] : []),
    ],
    open: isOpen ? reportEn.open(clock.stamp(timeMs(printed.at))) : null,
    notice: reportEn.notice,
    blocks: blocksOf(report, clock),
    foot: {
      left: reportEn.sessionId(session.id),
      printed: reportEn.printed(
        clock.stamp(timeMs(printed.at)),
        reportEn.person(printed.by.name, printed.by.role),
      ),
      page: reportEn.page,
    },
    unknownLetters: reportEn.unknownLetters,
  };
}

function blocksOf(report: Report, clock: SiteClock): Block[] {
  const { session, record } = report;
  const { shapes, heightPt } = chartShapes(report, clock);
  const { fromMs, toMs } = spanOf(report);
  const label = reportEn.chart.label(clock.time(fromMs), clock.time(toMs));
  const { title, legend } = reportEn.chart;
  const words = reportEn.record;
  const columns = [
    patientFacts(report),
    programmeFacts(report, clock),
    sessionFacts(report, clock),
  ];
  const whole = wholeTable(columns);
  return [
    { kind: "facts", columns },
    { kind: "chart", title, label, legend, heightPt, shapes },
    alarmTable(report, clock),
    observationTable(report, clock),
    limitTable(report, clock),
    {
      kind: "pair",
      left: [phaseTable(report, clock)],
      right: [dripTable(report, clock), gapTable(report, clock)],
    },
    ...(whole === null ? [] : [whole]),
    {
      kind: "record",
      title: words.title,
      facts: [
        { label: words.entries, value: String(record.entries) },
        { label: words.hash, value: record.hash },
        { label: words.decisions, value: record.decisions },
      ],
    },
    {
      kind: "signatures",
      title: reportEn.signatures.title,
      people: [
        { role: reportEn.signatures.nurse, name: session.nurse ?? "" },
        { role: reportEn.signatures.doctor, name: session.doctor ?? "" },
      ],
      words: { date: reportEn.signatures.date, signature: reportEn.signatures.signature },
    },
  ];
}
