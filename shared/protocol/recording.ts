/**
 * The recording file, `vigil-recording/1` (interfaces.md): a session that can be carried away and
 * played anywhere. NDJSON: a header, then one journal entry a line, each with the hash that binds it
 * to all before it. docs/EXPORTS.md tells the same in prose; shared/recording/ writes and reads it.
 */
import { z } from "zod";
import { SOURCES, VITALS } from "../vocabulary.ts";
import { timeSchema } from "./time.ts";

export const RECORDING_FORMAT = "vigil-recording/1";

/** Whether the people of a recording are named, or stood for by `Patient`, `nurse-1` and so on. */
export const RECORDING_IDENTITIES = ["removed", "kept"] as const;
export type RecordingIdentity = (typeof RECORDING_IDENTITIES)[number];

/** Where the readings come from; `mixed` where that changed on the way, `none` where there are none. */
const RECORDING_SOURCES = [...SOURCES, "mixed", "none"] as const;
export type RecordingSource = (typeof RECORDING_SOURCES)[number];

/** SHA-256, in hex. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/, "is no SHA-256 in hex");

/** Fields that a later version adds are no fault. */
export const recordingHeaderSchema = z.object({
  format: z.literal(RECORDING_FORMAT),
  session: z.string().min(1),
  source: z.enum(RECORDING_SOURCES),
  started: timeSchema,
  /** Vitals that occur in it, and their units. */
  vitals: z.array(z.enum(VITALS)),
  units: z.partialRecord(z.enum(VITALS), z.string()),
  entries: z.int().positive(),
  identity: z.enum(RECORDING_IDENTITIES),
  /** Fingerprint of the alarms that the entries led to: folding them gives it again. */
  decisions: sha256Schema,
  /** Of the last entry's hash and of all else in this header. */
  digest: sha256Schema,
});
export type RecordingHeader = z.infer<typeof recordingHeaderSchema>;

/** What stands beside an entry on its line. */
export const recordingLineSchema = z.looseObject({ hash: sha256Schema });

/** `rows` of a CSV export: one a reading as the journal has it, or one for each second. */
export const csvQuerySchema = z.strictObject({
  rows: z.enum(["reading", "second"]).default("reading"),
});
export type CsvRows = z.output<typeof csvQuerySchema>["rows"];

/** `keep` is for those who may (shared/rights.ts). */
export const recordingQuerySchema = z.strictObject({
  identity: z.enum(["remove", "keep"]).default("remove"),
});
