// Sessions that have closed, as the server would have left them: journal, row and alarms, the alarms
// those that the monitor raises from the journal. For data folders with a past.

import type { Batch } from "../../server/journal/journal.ts";
import { ADULT_LIMITS } from "../../shared/alarms/limits.ts";
import { canonicalText } from "../../shared/monitor/digest.ts";
import { fold } from "../../shared/monitor/fold.ts";
import { initialState } from "../../shared/monitor/state.ts";
import { alarmView } from "../../shared/monitor/view.ts";
import type { Entry, Registered } from "../../shared/protocol/entry.ts";
import type { AlarmView } from "../../shared/protocol/live.ts";
import type { Outcome, Scenario } from "../../shared/vocabulary.ts";
import { DOCTOR, NURSE } from "./entries.ts";
import { patientJournal } from "./patient-journal.ts";

const BASELINE_S = 300;

export type PastSession = {
  id: string;
  bed: string;
  openedAtMs: number;
  patient: { name: string; initials: string; recordNumber: string };
  registered?: Registered;
  scenario?: Scenario;
  /** After five minutes of baseline. */
  infusedS: number;
  watchedS: number;
  ending?: { outcome: Outcome; reason?: string };
};

/** Everything of one closed session. In its tenth minute the drip is set and the patient looked at, in
 * its fifteenth the temperature's high limit is lowered. */
export function pastSession(past: PastSession): Batch {
  const { id: session, bed, openedAtMs } = past;
  const entries = entriesOf(past);
  const closedAtMs = entries.at(-1)?.atMs ?? openedAtMs;
  const { ending = { outcome: "completed" }, registered = null } = past;
  const { name, recordNumber } = past.patient;
  return {
    entries: entries.map((entry, index) => ({
      session,
      n: index + 1,
      atMs: entry.atMs,
      type: entry.type,
      text: canonicalText(entry),
    })),
    sessions: [
      {
        id: session,
        bed,
        openedAtMs,
        closedAtMs,
        phase: "closed",
        toldAtMs: closedAtMs,
        opening: {
          patient: { name, recordNumber },
          registered,
          nurse: NURSE.name,
          doctor: DOCTOR.name,
        },
        infusingAtMs: openedAtMs + BASELINE_S * 1_000,
        outcome: ending.outcome,
      },
    ],
    alarms: alarmsOf(entries, bed, session),
    progress: [],
    quarantine: [],
  };
}

function entriesOf(past: PastSession): Entry[] {
  const { id: session, bed, openedAtMs, infusedS, watchedS, scenario = "uneventful" } = past;
  const { ending = { outcome: "completed" }, registered } = past;
  const journal = patientJournal({
    session,
    bed,
    device: `mon-${bed}`,
    boot: `boot-${session}`,
    scenario,
    seed: session,
    openedAtMs,
    seconds: BASELINE_S + infusedS + watchedS,
  });
  const infusingAtMs = openedAtMs + BASELINE_S * 1_000;
  const minute = (count: number): number => infusingAtMs + count * 60_000;
  const closedAtMs = infusingAtMs + (infusedS + watchedS) * 1_000;
  const told: Entry[] = [
    { type: "drip", atMs: minute(10), rateMlPerH: 120, dropFactor: 20, counted: null, by: NURSE },
    { type: "observation", atMs: minute(10), by: NURSE, acvpu: "alert", symptoms: ["chills"] },
    {
      type: "limits",
      atMs: minute(15),
      limits: {
        ...ADULT_LIMITS,
        temperature: { low: ADULT_LIMITS.temperature.low, high: { medium: 37.8, high: 38.8 } },
      },
      by: DOCTOR,
      reason: "warm at baseline",
    },
    ...(watchedS > 0
      ? [{ type: "phase", atMs: minute(infusedS / 60), to: "observing", by: NURSE } as const]
      : []),
  ];
  const [opening, ...rest] = journal;
  if (opening?.type !== "session-opened") return [];
  const whose = { ...opening, patient: past.patient, nurse: NURSE.name, doctor: DOCTOR.name };
  return [
    registered === undefined ? whose : { ...whose, registered },
    ...[...rest, ...told.filter(({ atMs }) => atMs < closedAtMs)].sort(
      (left, right) => left.atMs - right.atMs,
    ),
    { type: "phase", atMs: closedAtMs, to: "closed", ...ending, by: DOCTOR },
  ];
}

/** Each as it stood last. */
function alarmsOf(entries: readonly Entry[], bed: string, session: string): AlarmView[] {
  const alarms = new Map<string, AlarmView>();
  fold(initialState(bed), entries, (effects) => {
    for (const effect of effects) {
      if (effect.type !== "alarm") continue;
      const view = alarmView(effect.alarm, bed, session);
      alarms.set(view.id, view);
    }
  });
  return [...alarms.values()];
}
