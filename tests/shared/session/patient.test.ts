// A patient's record: what is taken, what is a slip, and what follows from it.

import { describe, expect, test } from "vitest";
import {
  ageYears,
  initialsOf,
  isBornLater,
  patientSchema,
  searchText,
} from "../../../shared/session/patient.ts";
import { PATIENT } from "../../helpers/records.ts";

describe("a record", () => {
  test("keeps what was written, without spaces around it", () => {
    const written = { ...PATIENT, name: "  Anna Nagy ", allergies: [" latex "] };
    expect(patientSchema.parse(written)).toEqual({ ...PATIENT, allergies: ["latex"] });
  });

  test("tells no allergies from allergies that nobody asked for", () => {
    expect(patientSchema.parse({ ...PATIENT, allergies: [] }).allergies).toEqual([]);
    expect(patientSchema.parse({ ...PATIENT, allergies: null }).allergies).toBeNull();
  });

  test.each<[string, Record<string, unknown>, string]>([
    ["no name", { name: " " }, "name"],
    ["no record number", { recordNumber: "" }, "recordNumber"],
    ["a date that is none", { birthDate: "1961-02-30" }, "birthDate"],
    ["a birth before anybody alive", { birthDate: "1889-12-31" }, "birthDate"],
    ["a weight of a letter", { weightKg: 0.49 }, "weightKg"],
    ["a weight in grams", { weightKg: 400.1 }, "weightKg"],
    ["an empty line", { medication: ["aspirin", " "] }, "medication"],
    ["a sex that is none", { sex: "f" }, "sex"],
    ["a key that nobody knows", { colour: "blue" }, ""],
  ])("is refused with %s", (_name, change, path) => {
    const parsed = patientSchema.safeParse({ ...PATIENT, ...change });
    expect(parsed.error?.issues[0]?.path[0] ?? "").toBe(path);
    expect(parsed.success).toBe(false);
  });

  test.each([0.5, 400, null])("may have a weight of %s", (weightKg) => {
    expect(patientSchema.safeParse({ ...PATIENT, weightKg }).success).toBe(true);
  });
});

describe("a birth date", () => {
  test("may be today, and not tomorrow", () => {
    expect(isBornLater({ birthDate: "2026-11-23" }, "2026-11-23")).toBe(false);
    expect(isBornLater({ birthDate: "2026-11-24" }, "2026-11-23")).toBe(true);
  });

  test.each([
    ["1961-11-24", "2026-11-23", 64],
    ["1961-11-23", "2026-11-23", 65],
    ["2026-11-23", "2026-11-23", 0],
    ["2024-02-29", "2025-02-28", 0],
    ["2024-02-29", "2025-03-01", 1],
  ])("of %s is on %s an age of %i", (birthDate, on, years) => {
    expect(ageYears(birthDate, on)).toBe(years);
  });
});

describe("a name", () => {
  test.each([
    ["Anna Nagy", "AN"],
    ["Anna-Maria Lindqvist", "AML"],
    ["José Luis de la Cruz", "JLC"],
    ["Ödön Ács", "ÖÁ"],
    ["Cher", "C"],
    ["  de   Vries ", "DV"],
  ])("%j has the initials %s", (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });

  test("is found without its accents, its capitals and its spaces", () => {
    expect(searchText("  Ödön   ÁCS ")).toBe("odon acs");
  });
});
