// The journal that a simulated patient's session leaves behind: 45 minutes at one reading a second,
// as the server would have written it. For benchmarks, and for data folders with a past.

import { ADULT_LIMITS } from "../../shared/alarms/limits.ts";
import type { Entry, SessionOpened } from "../../shared/protocol/entry.ts";
import type { Scenario } from "../../shared/vocabulary.ts";
import { bedsideCadence, createBedside, MODEL_BEGINS_S } from "../../simulator/bedside/bedside.ts";

export type PatientJournalOptions = {
  session: string;
  bed: string;
  device: string;
  boot: string;
  scenario: Scenario;
  /** Names the patient; the same seed gives the same journal. */
  seed: string;
  openedAtMs: number;
  seconds: number;
};

const PLANNED_MIN = 45;
const PLANNED_ML = 100;
const BASELINE_S = 300;

/** The first entry of a session on a bed. */
export function openingEntry(session: string, bed: string, atMs: number): SessionOpened {
  return {
    type: "session-opened",
    atMs,
    session,
    bed,
    patient: { name: `Patient of ${bed}`, initials: "PT", recordNumber: bed },
    nurse: "Nora Berg",
    doctor: "Dr Iris Lang",
    plannedMinutes: PLANNED_MIN,
    plannedMl: PLANNED_ML,
    limits: ADULT_LIMITS,
    time: "server",
  };
}

/** Opening, device, five minutes of baseline, and the infusion, one reading a second. */
export function patientJournal(options: PatientJournalOptions): Entry[] {
  const { session, bed, device, boot, scenario, seed, openedAtMs, seconds } = options;
  const cadence = bedsideCadence(scenario);
  const bedside = createBedside({
    seed,
    scenario,
    fromS: MODEL_BEGINS_S,
    // Half of the session is quiet, the other half has the scenario's event in it.
    eventAtS: MODEL_BEGINS_S + Math.floor(seconds / 2),
  });
  const entries: Entry[] = [
    openingEntry(session, bed, openedAtMs),
    {
      type: "device-connected",
      atMs: openedAtMs,
      device,
      source: "device",
      model: "Bench V1",
      boot,
      cadence,
      clockOffsetMs: 0,
    },
    { type: "phase", atMs: openedAtMs, to: "baseline", by: null },
  ];
  for (let second = 1; second <= seconds; second += 1) {
    const atMs = openedAtMs + second * 1_000;
    const { vitals } = bedside.second();
    if (second === BASELINE_S) entries.push({ type: "phase", atMs, to: "infusing", by: null });
    entries.push({ type: "reading", atMs, boot, seq: second, takenAtMs: atMs - 2, vitals });
  }
  return entries;
}
