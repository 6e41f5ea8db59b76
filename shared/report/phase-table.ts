/** How the session and its drip went on: each phase and each rate, with who set it. */
import type { Report } from "../protocol/report.ts";
import { timeMs } from "../protocol/time.ts";
import { plannedRateMlPerH } from "../session/drip.ts";
import type { Table } from "./blocks.ts";
import { tenths } from "./numbers.ts";
import { reportEn } from "./report-en.ts";
import type { SiteClock } from "./site-clock.ts";

const PHASE_SHARES = [0.18, 0.17, 0.32, 0.33] as const;
const DRIP_SHARES = [0.2, 0.15, 0.33, 0.32] as const;

export function phaseTable({ session }: Report, clock: SiteClock): Table {
  const { title, columns } = reportEn.phaseTable;
  const { blank } = reportEn;
  return {
    kind: "table",
    title,
    columns: columns.map((name, index) => ({ title: name, share: PHASE_SHARES[index] ?? 0 })),
    rows: session.phases.map(({ phase, at, by, reason }) => ({
      cells: [
        reportEn.phases[phase],
        clock.time(timeMs(at)),
        by === null ? blank : reportEn.person(by.name, by.role),
        reason ?? blank,
      ],
      isStrong: false,
    })),
    empty: null,
    notes: [],
  };
}

export function dripTable({ session }: Report, clock: SiteClock): Table {
  const words = reportEn.dripTable;
  const planned = tenths(plannedRateMlPerH(session.volumePlannedMl, session.plannedMinutes));
  const isUntouched = session.drips.length === 0;
  return {
    kind: "table",
    title: words.title,
    columns: words.columns.map((title, index) => ({ title, share: DRIP_SHARES[index] ?? 0 })),
    rows: session.drips.map(({ at, rateMlPerH, counted, dropFactor, by }) => ({
      cells: [
        clock.time(timeMs(at)),
        tenths(rateMlPerH),
        counted === null ? reportEn.blank : words.counted(tenths(counted.dropsPerMin), dropFactor),
        reportEn.person(by.name, by.role),
      ],
      isStrong: false,
    })),
    empty: isUntouched ? words.asPlanned(planned) : null,
    notes: isUntouched ? [] : [words.planned(planned)],
  };
}
