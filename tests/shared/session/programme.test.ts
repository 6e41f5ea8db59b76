// A programme: what is a dose and what is a slip, and who may plan.

import { describe, expect, test } from "vitest";
import {
  cellsMillionPerKg,
  type Programme,
  programmeRefusal,
  programmeSchema,
} from "../../../shared/session/programme.ts";
import { ROLES } from "../../../shared/vocabulary.ts";
import { PROGRAMME } from "../../helpers/records.ts";

describe("a programme", () => {
  test.each<[string, Partial<Record<keyof Programme, unknown>>]>([
    ["more cells than were ever given", { cellsMillion: 10_000.1 }],
    ["no cells", { cellsMillion: 0 }],
    ["a volume of a syringe", { volumeMl: 4.9 }],
    ["a volume of a bucket", { volumeMl: 1_001 }],
    ["an infusion that is a bolus", { plannedMinutes: 9.9 }],
    ["an infusion of a day", { plannedMinutes: 241 }],
    ["no procedure", { procedures: 0 }],
    ["half a procedure", { procedures: 1.5 }],
    ["a drop factor of no set", { dropFactor: 18 }],
    ["cells of nothing", { cells: " " }],
    ["a source that is none", { cellSource: "donor" }],
  ])("has not %s", (_name, change) => {
    const parsed = programmeSchema.safeParse({ ...PROGRAMME, ...change });
    expect(parsed.error?.issues[0]?.path).toEqual(Object.keys(change));
  });

  test.each<Partial<Programme>>([
    { cellsMillion: 0.1 },
    { cellsMillion: 10_000 },
    { volumeMl: 5 },
    { volumeMl: 1_000 },
    { plannedMinutes: 10 },
    { plannedMinutes: 240 },
    { procedures: 100 },
    { intervalDays: null },
  ])("may have %j", (change) => {
    expect(programmeSchema.safeParse({ ...PROGRAMME, ...change }).success).toBe(true);
  });

  test("has its cells for each kilogram, where somebody has weighed the patient", () => {
    expect(cellsMillionPerKg({ cellsMillion: 70 }, 70)).toBe(1);
    expect(cellsMillionPerKg({ cellsMillion: 100 }, null)).toBeNull();
  });
});

describe("who plans", () => {
  test("is a doctor, who has seen the newest version", () => {
    const seen = { version: 3, newest: 3 };
    expect(ROLES.filter((role) => programmeRefusal(role, seen) === null)).toEqual(["doctor"]);
    expect(programmeRefusal("nurse", seen)).toBe("FORBIDDEN");
    expect(programmeRefusal("doctor", { version: 2, newest: 3 })).toBe("PROGRAMME_CHANGED");
    expect(programmeRefusal("doctor", { version: 4, newest: 3 })).toBe("PROGRAMME_CHANGED");
  });
});
