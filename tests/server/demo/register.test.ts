// The demo's register: somebody can open a session from the first minute, and it is filled only once.

import { afterAll, beforeAll, expect, test } from "vitest";
import { fillDemoRegister } from "../../../server/demo/register.ts";
import { patientSchema } from "../../../shared/session/patient.ts";
import { programmeSchema } from "../../../shared/session/programme.ts";
import { type House, openHouse } from "../../helpers/house.ts";

let house: House;

beforeAll(async () => {
  house = await openHouse({ config: { demo: true } });
});
afterAll(() => house.end());

test("a furnished house that turns into a demo is filled with nobody", () => {
  // Its people are there already: this was not its first start.
  expect(house.rows("SELECT * FROM patients")).toEqual([]);
});

test("each invented patient has a record and a programme that the register takes", async () => {
  const records: unknown[] = [];
  const plans: unknown[] = [];
  const doctor = { id: "doctor-1", name: "The doctor", role: "doctor" } as const;
  const patients = { add: async (record: unknown) => ({ id: `p${records.push(record)}` }) };
  const programmes = { add: async (plan: unknown) => ({ id: `g${plans.push(plan)}` }) };
  await fillDemoRegister({ patients, programmes, doctor });
  expect(records.length).toBeGreaterThan(2);
  for (const record of records) expect(patientSchema.safeParse(record).error).toBeUndefined();
  for (const plan of plans) {
    const { patient, ...programme } = plan as { patient: string };
    expect(patient).toMatch(/^p\d$/);
    expect(programmeSchema.safeParse(programme).error).toBeUndefined();
  }
});
