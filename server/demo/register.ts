/**
 * The demo's register: a few invented patients with a programme each, so that a session can be opened
 * on the free bed from the first minute. Entered once, on the first start, like any person would.
 */
import type { Person } from "../../shared/protocol/person.ts";
import type { Patient } from "../../shared/session/patient.ts";
import type { Programme } from "../../shared/session/programme.ts";

type Plan = Omit<Programme, "doctorId">;

const NOTHING = { complications: [], concomitantDiseases: [], medication: [] };

const PATIENTS: readonly { patient: Patient; plan: Plan }[] = [
  {
    patient: {
      name: "Marta Ferenčík",
      recordNumber: "DEMO-901",
      birthDate: "1958-03-14",
      sex: "female",
      weightKg: 64,
      diagnosis: "Cirrhosis of the liver",
      cirrhosis: {
        bilirubinMgPerDl: 2.4,
        albuminGPerDl: 3.1,
        inr: 1.5,
        ascites: "mild",
        encephalopathyGrade: 0,
      },
      complications: ["Oesophageal varices"],
      concomitantDiseases: ["Type 2 diabetes"],
      medication: ["Propranolol 40 mg", "Spironolactone 100 mg"],
      allergies: ["Penicillin"],
    },
    plan: {
      ...plan("allogeneic", "umbilical cord blood", 100),
      procedures: 6,
      intervalDays: 14,
      premedication: ["Paracetamol 1 g"],
    },
  },
  {
    patient: {
      ...NOTHING,
      name: "Jonas Falk",
      recordNumber: "DEMO-902",
      birthDate: "1971-11-02",
      sex: "male",
      weightKg: 82,
      diagnosis: "Crohn's disease",
      cirrhosis: null,
      allergies: [],
    },
    plan: plan("autologous", "bone marrow", 120),
  },
  {
    patient: {
      ...NOTHING,
      name: "Amina Okoye",
      recordNumber: "DEMO-903",
      birthDate: "1989-07-21",
      sex: "female",
      weightKg: null,
      diagnosis: "Multiple sclerosis",
      cirrhosis: null,
      allergies: null,
    },
    plan: plan("combined", "bone marrow and umbilical cord blood", 90),
  },
];

export type DemoRegisterOptions = {
  patients: { add(record: Patient, by: Person): Promise<{ id: string }> };
  programmes: { add(plan: Programme & { patient: string }, by: Person): Promise<unknown> };
  doctor: Person;
};

/** Enters the demo's patients and programmes; settles when they are on disk. */
export async function fillDemoRegister(options: DemoRegisterOptions): Promise<void> {
  const { patients, programmes, doctor } = options;
  for (const { patient, plan } of PATIENTS) {
    const { id } = await patients.add(patient, doctor);
    await programmes.add({ patient: id, ...plan, doctorId: doctor.id }, doctor);
  }
}

function plan(cellSource: Plan["cellSource"], cells: string, volumeMl: number): Plan {
  return {
    cellSource,
    cells,
    cellsMillion: 100,
    volumeMl,
    procedures: 3,
    intervalDays: 30,
    plannedMinutes: 45,
    dropFactor: 20,
    premedication: [],
    notes: "",
  };
}
