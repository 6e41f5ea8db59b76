// A patient and a programme as people would write them down.

import type { Patient } from "../../shared/session/patient.ts";
import type { Programme } from "../../shared/session/programme.ts";

export const PATIENT: Patient = {
  name: "Anna Nagy",
  recordNumber: "R-1001",
  birthDate: "1961-05-04",
  sex: "female",
  weightKg: 70,
  diagnosis: "Cirrhosis of the liver",
  cirrhosis: {
    bilirubinMgPerDl: 2.4,
    albuminGPerDl: 3.1,
    inr: 1.5,
    ascites: "mild",
    encephalopathyGrade: 0,
  },
  complications: ["oesophageal varices"],
  concomitantDiseases: [],
  medication: ["propranolol 40 mg", "spironolactone 100 mg"],
  allergies: ["penicillin"],
};

export const PROGRAMME: Programme = {
  cellSource: "allogeneic",
  cells: "umbilical cord blood",
  cellsMillion: 100,
  volumeMl: 100,
  procedures: 6,
  intervalDays: 14,
  plannedMinutes: 45,
  dropFactor: 20,
  premedication: ["paracetamol 1 g"],
  doctorId: "doctor",
  notes: "",
};
