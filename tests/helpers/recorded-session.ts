// A session that was really recorded: a device's frames through the door, people's orders through
// the ward, alarms from the monitor, entries in a database. A minute in which everything happens
// that an export has to tell.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "../../server/db/database.ts";
import { createSessionReader, type SessionReader } from "../../server/journal/sessions.ts";
import { createWriter } from "../../server/journal/writer.ts";
import { present } from "../../shared/assert.ts";
import { openAlarms } from "../../shared/monitor/alarm-book.ts";
import { alarmView } from "../../shared/monitor/view.ts";
import type { Entry } from "../../shared/protocol/entry.ts";
import type { AlarmView } from "../../shared/protocol/live.ts";
import type { Source } from "../../shared/vocabulary.ts";
import { WELL } from "./bed-story.ts";
import { openBedside, openingOf } from "./bedside.ts";
import { DOCTOR, NURSE } from "./entries.ts";

const BED = "bed-1";
export const SESSION = "s-1";
export const PATIENT_NAME = "Ada Sample";
export const STOP_REASON = "rash that spreads";

export type RecordedSession = {
  sessions: SessionReader;
  entries: Entry[];
  /** As the ward told them last, by number. */
  alarms: AlarmView[];
  end(): void;
};

/** @param until how far it got: everything and closed, or still infusing */
export async function recordSession(
  until: "closed" | "infusing" = "closed",
  source: Source = "device",
): Promise<RecordedSession> {
  const bedside = openBedside();
  const { ward, clock } = bedside;
  let seq = 0;

  void ward.open({ ...openingOf(BED, SESSION), nurse: NURSE.name, doctor: DOCTOR.name });
  const device = bedside.connect("mon-07", BED);
  const cadence = { heartRate: 1, pulse: 1, respiration: 1, spo2: 1, temperature: 1, systolic: 30 };
  device.hello({ source, model: "Acme V8", cadence });
  void ward.changePhase(BED, { to: "baseline", by: NURSE });
  await bedside.write();

  const reads = async (vitals: Parameters<typeof device.reads>[1]): Promise<void> => {
    await clock.advance(1_000);
    seq += 1;
    device.reads(seq, vitals);
    await bedside.write();
  };
  const done = async (order: Promise<unknown>): Promise<void> => {
    await bedside.write();
    await order;
  };
  const alarmOn = (condition: string): AlarmView => {
    const { state } = present(ward.bed(BED), "the bed is there");
    const views = openAlarms(state).map((alarm) => alarmView(alarm, BED, SESSION));
    return present(
      views.find((view) => view.condition === condition),
      `${condition} is open`,
    );
  };

  for (let second = 0; second < 5; second += 1) await reads(WELL);
  await done(ward.changePhase(BED, { to: "infusing", by: NURSE }));
  await done(ward.observe(SESSION, { by: NURSE, acvpu: "alert", symptoms: [], ctcaeGrade: 0 }));
  // A sensor comes off, a value is impossible, one is doubtful, one is a monitor's "no reading".
  await reads({ ...WELL, spo2: null });
  await reads({ heartRate: 900, pulse: -1, respiration: 16, temperature: 36.65 });
  await reads({ heartRate: 225, pulse: 72 });
  // Pressures that cross, half a pair, a mean alone; then rates alone.
  await reads({ systolic: 80, diastolic: 120, mean: 93 });
  await reads({ systolic: 118, diastolic: null });
  await reads({ mean: 91 });
  device.say({ type: "status", leadOff: ["temperature"], battery: 0.5 });
  await bedside.write();
  for (let second = 0; second < 14; second += 1) {
    await reads({ heartRate: 132, pulse: 130, respiration: 17, spo2: 96 });
  }
  await done(ward.attend(alarmOn("heartRate.high.medium").id, NURSE));
  await clock.advance(1_000);
  await done(
    ward.acknowledge(alarmOn("heartRate.high.medium"), {
      by: DOCTOR,
      action: "rate halved",
      note: "anxious",
    }),
  );
  await done(ward.acknowledge(alarmOn("lead-off.temperature"), { by: NURSE }));
  if (until === "closed") {
    await done(ward.changePhase(BED, { to: "paused", by: NURSE, reason: "to look at the skin" }));
    await done(
      ward.observe(SESSION, {
        by: DOCTOR,
        acvpu: "voice",
        symptoms: ["rash", "itching"],
        ctcaeGrade: 3,
        action: "antihistamine",
        vitals: { systolic: 118, diastolic: 76, temperature: 37.2 },
        note: "arms and neck",
      }),
    );
    await reads(WELL);
    await done(
      ward.changePhase(BED, {
        to: "closed",
        by: DOCTOR,
        outcome: "stopped-early",
        reason: STOP_REASON,
      }),
    );
  }

  const dataDir = mkdtempSync(join(tmpdir(), "vigil-recorded-"));
  const db = openDatabase(dataDir);
  createWriter(db)(bedside.journal.written);
  const told = new Map(
    bedside.journal.written.flatMap(({ alarms }) => alarms).map((view) => [view.id, view]),
  );
  ward.stop();
  return {
    sessions: createSessionReader(db),
    entries: bedside.journal.entries(SESSION),
    alarms: [...told.values()],
    end() {
      db.close();
      rmSync(dataDir, { recursive: true });
    },
  };
}
