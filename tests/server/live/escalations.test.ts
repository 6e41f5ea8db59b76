// Who gets to see an alarm that nobody acknowledged, beyond the screens of its ward.

import { beforeEach, describe, expect, test } from "vitest";
import { createEscalationDesk, type EscalationDesk } from "../../../server/live/escalations.ts";
import { type Bed, createBed } from "../../../server/ward/bed.ts";
import { step } from "../../../shared/monitor/step.ts";
import type { Role, WardPurpose } from "../../../shared/vocabulary.ts";
import {
  acknowledge,
  atMs,
  connected,
  phase,
  reading,
  sessionOpened,
} from "../../helpers/entries.ts";

const RAISED_S = 3;

let bed: Bed;
let desk: EscalationDesk;

/** Time passes on the bed, and the desk is told. */
function until(second: number): void {
  step(bed.state, { type: "tick", atMs: atMs(second) });
  desk.touched(bed);
  desk.flush();
}

function screen(role: Role, id: string = role): { seen: string[][]; leave: () => void } {
  const seen: string[][] = [];
  const leave = desk.enter({
    person: { id, role },
    send: ({ alarms }) => {
      seen.push(
        alarms.map(
          ({ condition, wardName, escalation }) => `${wardName}: ${condition} ${escalation}`,
        ),
      );
    },
  });
  return { seen, leave };
}

beforeEach(() => takesIll({}));

/** A patient is in alarm, supervised by whom the opening says. */
function takesIll(
  opened: Parameters<typeof sessionOpened>[1],
  purpose: WardPurpose = "care",
): void {
  bed = createBed({ id: "bed-1", name: "Bed 1", ward: "ward", purpose });
  desk = createEscalationDesk(() => "Infusion ward");
  const opening = [sessionOpened(0, opened), connected(0), phase(0, "baseline")];
  for (const entry of opening) step(bed.state, entry);
  for (let second = 0; second <= RAISED_S; second += 1) {
    step(bed.state, reading(second, { heartRate: 160 }));
  }
  desk.touched(bed);
  desk.flush();
}

test("a replay in a lab once called every ward of the site, above its own patients", () => {
  takesIll({}, "lab");
  const everywhere = screen("nurse");
  const doctor = screen("doctor");
  until(RAISED_S + 600);
  expect([everywhere.seen, doctor.seen]).toEqual([[], []]);
});

describe("a high alarm that nobody acknowledges", () => {
  test("reaches nobody beyond its ward for 30 s", () => {
    const doctor = screen("doctor");
    until(RAISED_S + 29.999);
    expect(doctor.seen).toEqual([]);
  });

  test("reaches every doctor's screen after 30 s, and no nurse's of another ward", () => {
    const doctor = screen("doctor");
    const nurse = screen("nurse");
    until(RAISED_S + 30);
    expect(doctor.seen[0]).toContain("Infusion ward: heartRate.high.high 1");
    expect(nurse.seen).toEqual([]);
  });

  test("reaches every screen of the site 60 s later", () => {
    const nurse = screen("nurse");
    until(RAISED_S + 89.999);
    expect(nurse.seen).toEqual([]);
    until(RAISED_S + 90);
    expect(nurse.seen.at(-1)).toContain("Infusion ward: heartRate.high.high 2");
  });

  test("is there for a screen that comes later, and gone from all once acknowledged", () => {
    until(RAISED_S + 30);
    const doctor = screen("doctor");
    expect(doctor.seen).toHaveLength(1);
    step(bed.state, acknowledge(RAISED_S + 31, 1, { condition: "heartRate.high.high" }));
    until(RAISED_S + 31);
    expect(doctor.seen.at(-1)).not.toContain("Infusion ward: heartRate.high.high 1");
  });

  test("is sent once, not at every flush; a screen that has left is sent nothing", () => {
    const doctor = screen("doctor");
    const gone = screen("doctor");
    gone.leave();
    until(RAISED_S + 30);
    until(RAISED_S + 30.5);
    expect(doctor.seen).toHaveLength(1);
    expect(gone.seen).toEqual([]);
  });
});

describe("a high alarm of a session with a supervising doctor", () => {
  const CALLED = "Infusion ward: heartRate.high.high 1";

  beforeEach(() => takesIll({ doctorId: "lang" }));

  test("reaches that doctor's screens first, and no other doctor's", () => {
    const supervising = [screen("doctor", "lang"), screen("doctor", "lang")];
    const other = screen("doctor", "moreau");
    until(RAISED_S + 30);
    for (const { seen } of supervising) expect(seen.at(-1)).toContain(CALLED);
    expect(other.seen).toEqual([]);
    until(RAISED_S + 90);
    expect(other.seen.at(-1)).toContain("Infusion ward: heartRate.high.high 2");
  });

  test("reaches every doctor's screen while that doctor is at none", () => {
    const other = screen("doctor", "moreau");
    const nurse = screen("nurse", "lang-the-nurse");
    until(RAISED_S + 30);
    expect(other.seen.at(-1)).toContain(CALLED);
    expect(nurse.seen).toEqual([]);
  });

  test("goes to the others when that doctor leaves, and back when that doctor comes", () => {
    const supervising = screen("doctor", "lang");
    const other = screen("doctor", "moreau");
    until(RAISED_S + 30);
    supervising.leave();
    desk.flush();
    expect(other.seen.at(-1)).toContain(CALLED);
    const again = screen("doctor", "lang");
    desk.flush();
    expect(again.seen.at(-1)).toContain(CALLED);
    expect(other.seen.at(-1)).toEqual([]);
  });
});
