// The ward loop: one order, one decision at a time, and nothing told as done before it is.

import { describe, expect, test } from "vitest";
import { ESCALATE_AFTER_MS, HOLD_MS } from "../../../shared/alarms/life-cycle.ts";
import { present } from "../../../shared/assert.ts";
import { COMMAND_ANSWER_MS_MAX, TICK_MS } from "../../../shared/bounds.ts";
import { openAlarms } from "../../../shared/monitor/alarm-book.ts";
import { stateText } from "../../../shared/monitor/digest.ts";
import { fold } from "../../../shared/monitor/fold.ts";
import { initialState } from "../../../shared/monitor/state.ts";
import { alarmView } from "../../../shared/monitor/view.ts";
import type { AlarmView } from "../../../shared/protocol/live.ts";
import type { Person } from "../../../shared/protocol/person.ts";
import { type Bedside, openBedside, openingOf } from "../../helpers/bedside.ts";
import { DOCTOR, NURSE } from "../../helpers/entries.ts";

type BesideDevice = { bedside: Bedside; device: ReturnType<Bedside["connect"]> };

const OTHER_DOCTOR: Person = { id: "doctor-2", name: "Dr Otto Wolf", role: "doctor" };

describe("sessions", () => {
  test("two openings in one turn were once both taken, and ended the process", async () => {
    const bedside = openBedside();
    const first = bedside.ward.open(openingOf("bed-1", "s-1"));
    const second = bedside.ward.open(openingOf("bed-1", "s-2"));
    await bedside.write();
    expect([await first, await second]).toEqual([true, false]);
    expect(bedside.bed("bed-1").state.session?.id).toBe("s-1");
    expect(bedside.faults).toEqual([]);
  });

  test("an opening that replaces closes what is there first, in the same turn", async () => {
    const bedside = openBedside();
    await bedside.infuse("bed-1", "s-1");
    void bedside.ward.open(openingOf("bed-1", "s-2"), { replacing: "A test." });
    await bedside.write();
    expect(bedside.journal.entries("s-1").at(-1)).toMatchObject({
      to: "closed",
      reason: "A test.",
    });
    expect(bedside.bed("bed-1").state.session?.id).toBe("s-2");
    const rows = bedside.journal.written
      .at(-1)
      ?.sessions.map(({ id, closedAtMs }) => [id, closedAtMs === null]);
    expect(rows).toEqual([
      ["s-1", false],
      ["s-2", true],
    ]);
  });

  test("a phase that was meant for the session before is not the new one's", async () => {
    const bedside = openBedside();
    await bedside.infuse("bed-1", "s-1");
    void bedside.ward.open(openingOf("bed-1", "s-2"), { replacing: "A test." });
    void bedside.ward.changePhase("bed-1", { session: "s-1", to: "closed", by: null });
    await bedside.write();
    expect(bedside.bed("bed-1").state.session).toMatchObject({ id: "s-2", phase: "scheduled" });
  });

  test("a device that is there already is introduced to a session that opens", async () => {
    const bedside = openBedside();
    const device = bedside.connect("mon-1", "bed-1");
    device.hello({ cadence: { heartRate: 1 } });
    await bedside.infuse("bed-1", "s-1");
    expect(bedside.journal.entries("s-1").map(({ type }) => type)).toContain("device-connected");
    expect(bedside.bed("bed-1").state.link).toMatchObject({ kind: "up", device: { id: "mon-1" } });
  });

  test("the first reading of a source was once not told to screens", async () => {
    const bedside = openBedside();
    await bedside.infuse("bed-1", "s-1");
    const device = bedside.connect("mon-1", "bed-1");
    device.hello();
    await bedside.write();
    bedside.touches.length = 0;
    device.reads(1, { heartRate: 70 });
    device.reads(2, { heartRate: 70 });
    await bedside.write();
    expect(bedside.touches.map(({ touch }) => touch.session)).toEqual([true]);
    device.reads(3, { heartRate: 70 });
    await bedside.write();
    expect(bedside.touches.map(({ touch }) => touch.session)).toEqual([true, false]);
  });
});

describe("acknowledging", () => {
  test("is answered after the commit, with the alarm as it was marked", async () => {
    const { bedside } = await troubled();
    let answer: AlarmView | null = null;
    void bedside.ward.acknowledge(alarmOn(bedside), { by: DOCTOR, note: "seen" }).then((view) => {
      answer = view;
    });
    await bedside.clock.settle();
    expect(answer).toBeNull();
    await bedside.write();
    expect(answer).toMatchObject({ acknowledged: { by: DOCTOR, note: "seen" } });
  });

  test("two at once: the second was once answered as if it had been the first", async () => {
    const { bedside } = await troubled();
    const target = alarmOn(bedside);
    const first = bedside.ward.acknowledge(target, { by: DOCTOR });
    const second = bedside.ward.acknowledge(target, { by: OTHER_DOCTOR });
    const refused = expect(second).rejects.toMatchObject({ code: "ALARM_ACKNOWLEDGED" });
    await bedside.write();
    expect((await first).acknowledged?.by).toEqual(DOCTOR);
    await refused;
  });

  test("an alarm that got worse in the same turn was once answered as acknowledged", async () => {
    const bedside = openBedside();
    await bedside.infuse("bed-1");
    const device = bedside.connect("mon-1", "bed-1");
    device.hello();
    device.reads(1, { systolic: 85, diastolic: 60 });
    await bedside.write();
    device.reads(2, { systolic: 70, diastolic: 60 });
    const mark = bedside.ward.acknowledge(alarmOn(bedside), { by: DOCTOR });
    const refused = expect(mark).rejects.toMatchObject({ code: "ALARM_WORSENED" });
    await bedside.write();
    await refused;
    expect(alarmOn(bedside)).toMatchObject({ priority: "high", acknowledged: null });
  });

  test("what got worse after it was seen was once acknowledged unseen", async () => {
    const bedside = openBedside();
    await bedside.infuse("bed-1");
    const device = bedside.connect("mon-1", "bed-1");
    device.hello();
    device.reads(1, { systolic: 85, diastolic: 60 });
    await bedside.write();
    const seen = alarmOn(bedside);
    device.reads(2, { systolic: 70, diastolic: 60 });
    await bedside.write();
    await expect(bedside.ward.acknowledge(seen, { by: DOCTOR })).rejects.toMatchObject({
      code: "ALARM_WORSENED",
    });
    const worse = alarmOn(bedside);
    expect(worse).toMatchObject({ priority: "high", acknowledged: null });
    const mark = bedside.ward.acknowledge(worse, { by: DOCTOR });
    await bedside.write();
    expect((await mark).acknowledged?.by).toEqual(DOCTOR);
  });

  test("an alarm that closed in the same turn is answered as closed", async () => {
    const bedside = openBedside();
    await bedside.infuse("bed-1");
    const device = bedside.connect("mon-1", "bed-1");
    device.hello();
    device.reads(1, { systolic: 85, diastolic: 60 });
    await bedside.write();
    // Past the time for which every alarm is held.
    await bedside.clock.advance(HOLD_MS);
    device.reads(2, { systolic: 120, diastolic: 80 });
    const mark = bedside.ward.acknowledge(alarmOn(bedside), { by: DOCTOR });
    const refused = expect(mark).rejects.toMatchObject({ code: "ALARM_CLOSED" });
    await bedside.write();
    await refused;
  });

  test("while the disk refuses it once waited for the disk; now it is refused and changes nothing", async () => {
    const { bedside } = await troubled();
    bedside.journal.setRecording(false);
    const mark = bedside.ward.acknowledge(alarmOn(bedside), { by: DOCTOR });
    await expect(mark).rejects.toMatchObject({ code: "NOT_RECORDING" });
    await bedside.clock.settle();
    expect(alarmOn(bedside).acknowledged).toBeNull();
    bedside.journal.setRecording(true);
    const again = bedside.ward.acknowledge(alarmOn(bedside), { by: DOCTOR });
    await bedside.write();
    expect((await again).acknowledged?.by).toEqual(DOCTOR);
  });

  test("one that was taken once was answered only after the stall, 16 s later", async () => {
    const { bedside } = await troubled();
    const answers: string[] = [];
    void bedside.ward.acknowledge(alarmOn(bedside), { by: DOCTOR }).then(
      () => answers.push("recorded"),
      ({ code }: { code: string }) => answers.push(code),
    );
    await bedside.clock.advance(COMMAND_ANSWER_MS_MAX - 1);
    expect(answers).toEqual([]);
    expect(alarmOn(bedside).acknowledged?.by).toEqual(DOCTOR);
    await bedside.clock.advance(1);
    expect(answers).toEqual(["NOT_YET_RECORDED"]);
    await bedside.write();
    expect(bedside.journal.entries("s-bed-1").at(-1)).toMatchObject({ type: "acknowledge" });
    expect(alarmOn(bedside).acknowledged?.by).toEqual(DOCTOR);
    expect(answers).toHaveLength(1);
  });

  test("one that the disk takes just in time is answered as recorded", async () => {
    const { bedside } = await troubled();
    const mark = bedside.ward.acknowledge(alarmOn(bedside), { by: DOCTOR });
    await bedside.clock.advance(COMMAND_ANSWER_MS_MAX - 1);
    await bedside.write();
    expect((await mark).acknowledged?.by).toEqual(DOCTOR);
  });

  test("one that came too late is not called taken because the disk is slow", async () => {
    const { bedside } = await troubled();
    const target = alarmOn(bedside);
    const first = bedside.ward.acknowledge(target, { by: DOCTOR });
    const second = bedside.ward.acknowledge(target, { by: OTHER_DOCTOR });
    const told = Promise.allSettled([first, second]);
    await bedside.clock.advance(COMMAND_ANSWER_MS_MAX);
    expect(await told).toMatchObject([
      { reason: { code: "NOT_YET_RECORDED" } },
      { reason: { code: "ALARM_ACKNOWLEDGED" } },
    ]);
  });

  test.each([
    ["a nurse, a patient's high alarm", NURSE, "FORBIDDEN"],
    ["an engineer", { id: "e", name: "E", role: "engineer" } as const, "FORBIDDEN"],
  ])("%s: %s", async (_name, by, code) => {
    const { bedside } = await troubled();
    await expect(bedside.ward.acknowledge(alarmOn(bedside), { by })).rejects.toMatchObject({
      code,
    });
  });
});

describe("what goes wrong inside", () => {
  test("an entry that nobody could read back is not stepped, and its neighbours are", async () => {
    const bedside = openBedside();
    await bedside.infuse("bed-1", "s-1");
    const draft = {
      type: "reading",
      boot: "b",
      seq: -1,
      takenAtMs: 1,
      vitals: { pulse: 70 },
    } as const;
    bedside.ward.submit({ bed: "bed-1", draft });
    bedside.ward.submit({ bed: "bed-1", draft: { ...draft, seq: 1 } });
    await bedside.write();
    expect(bedside.faults).toHaveLength(1);
    expect(bedside.journal.entries("s-1").filter(({ type }) => type === "reading")).toHaveLength(1);
  });

  test("a step that fails takes no other bed along, and its own bed is folded anew", async () => {
    const bedside = openBedside();
    await bedside.infuse("bed-1", "s-1");
    await bedside.infuse("bed-2", "s-2");
    const devices = ["bed-1", "bed-2"].map((bed, index) =>
      bedside.connect(`mon-${index + 1}`, bed),
    );
    for (const device of devices) device.hello();
    await bedside.write();
    // What a mistake in the monitor might leave behind.
    bedside.bed("bed-1").state.link = { kind: "up" } as never;
    for (const device of devices) device.reads(1, { heartRate: 70 });
    await bedside.write();
    expect(bedside.faults).toHaveLength(1);
    expect(devices.map((device) => device.acks().length)).toEqual([0, 1]);
    await bedside.clock.advance(1_000);
    await bedside.write();
    expect(devices[0]?.ends).toEqual([1012]);
    expectFolded(bedside, "bed-1", "s-1");
    const again = bedside.connect("mon-1", "bed-1");
    again.hello();
    again.reads(1, { heartRate: 70 });
    await bedside.write();
    expect(again.acks()).toMatchObject([{ seq: 1, recorded: true }]);
  });
});

describe("a journal that can take no more", () => {
  test("the ward is watched on, and nobody is told that anything is stored", async () => {
    const { bedside, device } = await fullJournal();
    device.reads(2, { systolic: 70, diastolic: 40 });
    await bedside.write();
    expect(openAlarms(bedside.bed("bed-1").state).length).toBeGreaterThan(0);
    expect(device.acks()).toMatchObject([{ seq: 1 }]);
    const mark = bedside.ward.acknowledge(alarmOn(bedside), { by: DOCTOR });
    await expect(mark).rejects.toMatchObject({ code: "NOT_RECORDING" });
    const opened = bedside.ward.open(openingOf("bed-1", "s-9"), { replacing: "x" });
    await bedside.write();
    expect(await opened).toBe(false);
  });

  test("readings of that time were once acknowledged afterwards and never stored", async () => {
    const { bedside, device } = await fullJournal();
    device.reads(2, { heartRate: 72 });
    await bedside.write();
    bedside.journal.setFull(false);
    await bedside.clock.advance(1_000);
    await bedside.write();
    expect(device.acks()).toMatchObject([{ seq: 1 }]);
    expect(device.ends).toEqual([1012]);

    const again = bedside.connect("mon-1", "bed-1");
    again.hello();
    expect(again.heard[0]).toMatchObject({ type: "welcome", stored: { boot: "boot-1", seq: 1 } });
    again.reads(2, { heartRate: 72 });
    again.reads(3, { heartRate: 73 });
    await bedside.write();
    expect(again.acks().at(-1)).toMatchObject({ seq: 3, recorded: true });
    const readings = bedside.journal.entries("s-bed-1").filter(({ type }) => type === "reading");
    expect(readings).toMatchObject([{ seq: 1 }, { seq: 2 }, { seq: 3 }]);
    expectFolded(bedside, "bed-1", "s-bed-1");
  });

  test("the bed then is what its journal says, and its journal what the bed is", async () => {
    const { bedside, device } = await fullJournal();
    for (let seq = 2; seq < 20; seq += 1) device.reads(seq, { systolic: 60 + seq, diastolic: 40 });
    await bedside.write();
    bedside.journal.setFull(false);
    await bedside.clock.advance(1_000);
    await bedside.write();
    expectFolded(bedside, "bed-1", "s-bed-1");
  });

  test("a bed was once shown as its journal had left it, escalations taken back", async () => {
    const { bedside, device } = await troubled();
    bedside.journal.setFull(true);
    device.reads(2, { systolic: 70, diastolic: 60 });
    await bedside.write();
    await bedside.clock.advance(ESCALATE_AFTER_MS.high ?? 0);
    expect(alarmOn(bedside).escalation).toBe(1);
    bedside.journal.setFull(false);
    await bedside.clock.advance(TICK_MS);
    expect(device.ends).toEqual([1012]);
    // What screens were told never goes back in time.
    const told = bedside.touches.map(({ atMs }) => atMs);
    expect(told).toEqual([...told].sort((left, right) => left - right));
  });
});

describe("time", () => {
  test("an alarm that a deadline raised is kept although nothing else happened", async () => {
    const bedside = openBedside();
    await bedside.infuse("bed-1");
    const device = bedside.connect("mon-1", "bed-1");
    device.hello({ cadence: { heartRate: 1 } });
    device.reads(1, { heartRate: 70 });
    await bedside.write();
    await bedside.clock.advance(8_000);
    await bedside.write();
    const kept = bedside.journal.written.flatMap(({ alarms }) => alarms);
    expect(kept).toMatchObject([{ condition: "no-data.heartRate", phase: "active" }]);
  });

  test("the last turn is taken when the ward stops", async () => {
    const bedside = openBedside();
    await bedside.infuse("bed-1", "s-1");
    const device = bedside.connect("mon-1", "bed-1");
    device.hello();
    device.reads(1, { heartRate: 70 });
    bedside.ward.stop();
    bedside.journal.commit();
    expect(bedside.journal.entries("s-1").at(-1)).toMatchObject({ type: "reading", seq: 1 });
  });
});

/** A bed with one high alarm. */
async function troubled(): Promise<BesideDevice> {
  const bedside = openBedside();
  await bedside.infuse("bed-1");
  const device = bedside.connect("mon-1", "bed-1");
  device.hello();
  device.reads(1, { systolic: 70, diastolic: 60 });
  await bedside.write();
  return { bedside, device };
}

function alarmOn({ bed }: Bedside): AlarmView {
  const { state } = bed("bed-1");
  const alarm = openAlarms(state).find(
    ({ subject }) => "vital" in subject && subject.vital === "systolic",
  );
  return alarmView(present(alarm, "the alarm"), "bed-1", present(state.session, "its session").id);
}

/** A watched bed whose reading 1 is stored, and a journal that has just become full. */
async function fullJournal(): Promise<BesideDevice> {
  const bedside = openBedside();
  await bedside.infuse("bed-1");
  const device = bedside.connect("mon-1", "bed-1");
  device.hello();
  device.reads(1, { heartRate: 70 });
  await bedside.write();
  bedside.journal.setFull(true);
  return { bedside, device };
}

function expectFolded({ bed, journal }: Bedside, id: string, session: string): void {
  const folded = fold(initialState(id), journal.entries(session));
  expect(stateText(bed(id).state)).toBe(stateText(folded));
}
