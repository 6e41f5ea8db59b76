// A session as a report has to tell it: fifty minutes of a simulated patient whose pressure falls,
// opened from the registers, with people who count drops, observe, acknowledge, pause and change
// limits, and a device that falls silent, is doubtful, and sends what is refused.

import { conditionName } from "../../shared/alarms/alarm.ts";
import { ADULT_LIMITS } from "../../shared/alarms/limits.ts";
import { openAlarms } from "../../shared/monitor/alarm-book.ts";
import { fold } from "../../shared/monitor/fold.ts";
import { initialState } from "../../shared/monitor/state.ts";
import type { Entry, SessionOpened } from "../../shared/protocol/entry.ts";
import type { Patient } from "../../shared/session/patient.ts";
import type { Programme } from "../../shared/session/programme.ts";
import type { Source } from "../../shared/vocabulary.ts";
import { DOCTOR, NURSE } from "./entries.ts";
import { patientJournal } from "./patient-journal.ts";
import { PATIENT, PROGRAMME } from "./records.ts";

/** A name of letters that Latin-1 does not have. */
export const REPORT_PATIENT: Patient = {
  ...PATIENT,
  name: "Šárka Őry-Żółtowska Δήμητρα Жукова",
  recordNumber: "R-2041",
};
export const REPORT_PROGRAMME: Programme = {
  ...PROGRAMME,
  notes: "Second bag only when afebrile.",
};

export type ReportSessionOptions = {
  session: string;
  bed: string;
  openedAtMs: number;
  source?: Source;
  /** False where the session goes on. */
  isClosed?: boolean;
  /** Where the registers have the patient and the programme; left out where they have not. */
  registered?: SessionOpened["registered"];
  /** What people said; long texts make long reports. */
  note?: string;
};

/** Seconds from the opening at which things happen. */
export const REPORT_S = { infusing: 300, silentFrom: 1_000, silentTo: 1_090, end: 3_000 } as const;
const ACKNOWLEDGE_EVERY_S = 240;

/** The journal, in order; the monitor takes every entry of it. */
export function reportJournal(options: ReportSessionOptions): Entry[] {
  const { session, bed, openedAtMs, source = "device", isClosed = true, note = "" } = options;
  const at = (second: number): number => openedAtMs + second * 1_000;
  const state = initialState(bed);
  const journal: Entry[] = [];
  const put = (entry: Entry): void => {
    fold(state, [entry]);
    journal.push(entry);
  };
  const told = patientJournal({
    session,
    bed,
    device: `mon-${bed}`,
    boot: "boot-1",
    scenario: "hypotensive",
    seed: "report",
    openedAtMs,
    seconds: REPORT_S.end,
  });
  let second = 0;
  for (const entry of told) {
    if (entry.type === "reading") {
      second = entry.seq;
      if (second > REPORT_S.silentFrom && second < REPORT_S.silentTo) continue;
    }
    put(lived(entry, options, source));
    if (entry.type !== "reading") continue;
    for (const act of acts(second, at(second), note)) put(act);
    if (second % ACKNOWLEDGE_EVERY_S !== 0) continue;
    const alarm = openAlarms(state).find(({ acknowledged }) => acknowledged === null);
    if (alarm === undefined) continue;
    put({
      type: "acknowledge",
      atMs: at(second),
      alarm: alarm.number,
      condition: conditionName(alarm.subject),
      by: DOCTOR,
      action: "rate halved",
      note: note === "" ? "skin warm, no rash" : note,
    });
  }
  put({ type: "phase", atMs: at(REPORT_S.end), to: "observing", by: NURSE });
  put(seen(at(REPORT_S.end + 60), { symptoms: [], ctcaeGrade: 0, note: "well" }));
  if (!isClosed) return journal;
  put({
    type: "phase",
    atMs: at(REPORT_S.end + 600),
    to: "closed",
    by: DOCTOR,
    outcome: "stopped-early",
    reason: "pressure fell twice",
  });
  return journal;
}

function lived(entry: Entry, options: ReportSessionOptions, source: Source): Entry {
  if (entry.type === "device-connected") return { ...entry, source };
  if (entry.type === "phase") return { ...entry, by: NURSE };
  if (entry.type === "session-opened") {
    const { registered } = options;
    return {
      ...entry,
      patient: {
        name: REPORT_PATIENT.name,
        initials: "ŠŐЖ",
        recordNumber: REPORT_PATIENT.recordNumber,
      },
      dropFactor: 20,
      linkedDevice: `mon-${options.bed}`,
      checklist: ["identity", "product label", "venous access", "emergency kit", "consent"],
      openedBy: NURSE,
      ...(registered === undefined ? {} : { registered }),
    };
  }
  if (entry.type !== "reading") return entry;
  if (entry.seq === 700) return { ...entry, queried: ["heartRate"] };
  if (entry.seq !== 720) return entry;
  const { heartRate: _heartRate, ...vitals } = entry.vitals;
  const code = "OUT_OF_RANGE" as const;
  const rejected = [{ vital: "heartRate" as const, code, message: "above 300", value: 900 }];
  return { ...entry, vitals, rejected };
}

/** What people do in a second. */
function acts(second: number, atMs: number, note: string): Entry[] {
  const drip = { type: "drip", atMs, dropFactor: 20, by: NURSE } as const;
  const limits = {
    ...ADULT_LIMITS,
    systolic: { ...ADULT_LIMITS.systolic, low: { medium: 95, high: 80 } },
  };
  const by: Record<number, Entry[]> = {
    200: [seen(atMs, { acvpu: "alert", symptoms: [], ctcaeGrade: 0, note })],
    330: [{ ...drip, rateMlPerH: 132, counted: { dropsPerMin: 44 } }],
    600: [seen(atMs, { acvpu: "alert", symptoms: [], ctcaeGrade: 0 })],
    900: [{ type: "limits", atMs, limits, by: DOCTOR, reason: "known low pressure" }],
    1800: [seen(atMs, { acvpu: "alert", symptoms: ["flushing", "chest-tightness"] })],
    1900: [
      { type: "phase", atMs, to: "paused", by: NURSE, reason: "pressure falls" },
      seen(atMs, { acvpu: "voice", symptoms: ["dizziness"], ctcaeGrade: 2, action: "legs up" }),
    ],
    2200: [
      { type: "phase", atMs, to: "infusing", by: DOCTOR, reason: "pressure is back" },
      { ...drip, rateMlPerH: 66, counted: null },
    ],
    2600: [seen(atMs, { acvpu: "alert", symptoms: [], ctcaeGrade: 1 })],
  };
  return by[second] ?? [];
}

function seen(
  atMs: number,
  some: Omit<Extract<Entry, { type: "observation" }>, "type" | "atMs" | "by">,
): Entry {
  return { type: "observation", atMs, by: NURSE, ...some };
}
