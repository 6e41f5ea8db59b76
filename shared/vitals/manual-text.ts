/** Vitals that a person measured, as every list and report words them. */
import { MANUAL_VITALS, type ManualVitals } from "../protocol/vitals.ts";
import { formatVital, VITAL_TABLE } from "./table.ts";

/** `118/76 mmHg, Pulse 82 /min`. */
export function manualText(vitals: ManualVitals): string {
  const { systolic, diastolic } = vitals;
  const isPair = systolic !== undefined && diastolic !== undefined;
  const pair = isPair
    ? [`${formatVital("systolic", systolic)}/${formatVital("diastolic", diastolic)} mmHg`]
    : [];
  const each = MANUAL_VITALS.flatMap((vital) => {
    const value = vitals[vital];
    if (value === undefined || (isPair && (vital === "systolic" || vital === "diastolic")))
      return [];
    const { label, unit } = VITAL_TABLE[vital];
    return [`${label} ${formatVital(vital, value)} ${unit}`];
  });
  return [...pair, ...each].join(", ");
}
