/** Vitals that a person measured and types in: what is wrong with each text, and how they read. */
import {
  MANUAL_VITALS,
  type ManualVitals,
  manualVitalsSchema,
} from "../../shared/protocol/vitals.ts";
import { manualEn } from "../text/manual-en.ts";

export type ManualVital = (typeof MANUAL_VITALS)[number];
/** What stands in each field; blank where nobody measured. */
export type ManualTexts = Readonly<Partial<Record<ManualVital, string>>>;

export type ManualJudgement = {
  /** Null where nothing was typed, or something is wrong. */
  vitals: ManualVitals | null;
  faults: Readonly<Partial<Record<ManualVital, string>>>;
};

const DECIMAL = /^\d{1,3}([.,]\d{1,2})?$/;

/** Reads the fields, with a point or a comma. */
export function judgeManual(texts: ManualTexts): ManualJudgement {
  const faults: Partial<Record<ManualVital, string>> = {};
  const vitals: Partial<Record<ManualVital, number>> = {};
  for (const vital of MANUAL_VITALS) {
    const text = texts[vital]?.trim() ?? "";
    if (text === "") continue;
    if (DECIMAL.test(text)) vitals[vital] = Number(text.replace(",", "."));
    else faults[vital] = manualEn.notNumber;
  }
  if (Object.keys(vitals).length === 0) return { vitals: null, faults };
  const parsed = manualVitalsSchema.safeParse(vitals);
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues) {
      const vital = MANUAL_VITALS.find((each) => each === path[0]);
      if (vital !== undefined) faults[vital] ??= message;
    }
  }
  const isWhole = parsed.success && Object.keys(faults).length === 0;
  return { vitals: isWhole ? parsed.data : null, faults };
}
