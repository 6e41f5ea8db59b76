/** To which step a refusal of the server leads back, with what it says there. */
import { z } from "zod";
import { ApiError } from "../api.ts";
import type { Refusal, Step } from "./draft.ts";

const STEP_OF_CODE: Readonly<Record<string, Step>> = {
  BED_TAKEN: "bed",
  PATIENT_IN_SESSION: "patient",
  PROGRAMME_CHANGED: "programme",
  PROGRAMME_DONE: "programme",
  DEVICE_NOT_ON_BED: "device",
  CHECKLIST_CHANGED: "checklist",
  CHECKLIST_INCOMPLETE: "checklist",
};

const STEP_OF_FIELD: Readonly<Record<string, Step>> = {
  programme: "programme",
  bed: "bed",
  device: "device",
  checklist: "checklist",
  nurse: "checklist",
};

const detailsSchema = z.array(z.object({ path: z.string(), message: z.string() }));

/** What leads to no step – no connection, a slow disk – stays where it was sent from. */
export function refusalOf(error: Error): Refusal {
  if (!(error instanceof ApiError)) return { step: "summary", message: error.message };
  const { code, message, details } = error;
  const known = STEP_OF_CODE[code];
  if (known !== undefined) return { step: known, message };
  const [first] = detailsSchema.safeParse(details).data ?? [];
  if (code !== "BAD_REQUEST" || first === undefined) return { step: "summary", message };
  const field = first.path.split(".")[1] ?? "";
  return { step: STEP_OF_FIELD[field] ?? "summary", message: `${message} (${first.message})` };
}
