// What the benchmark and its load generators say to each other. A generator is a program of its
// own, so that its work is not counted as the server's and shares nothing with it but sockets.

import { z } from "zod";
import { SCENARIOS } from "../../shared/vocabulary.ts";

const bedSchema = z.object({
  id: z.string(),
  ward: z.string(),
  device: z.string(),
  token: z.string(),
  /** What happens to the patient; nothing, where nothing is said. */
  scenario: z.enum(SCENARIOS).optional(),
});
export type LoadBed = z.infer<typeof bedSchema>;

const vigilSchema = z.object({ kind: z.literal("vigil"), url: z.string(), cookie: z.string() });
const relaySchema = z.object({ kind: z.literal("relay"), url: z.string() });
const sideSchema = z.discriminatedUnion("kind", [vigilSchema, relaySchema]);
export type Side = z.infer<typeof sideSchema>;

export const jobSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("devices"),
    side: sideSchema,
    beds: z.array(bedSchema),
    /** Readings that each device delivers as a backlog before it goes live. */
    backlogReadings: z.int(),
    warmUpMs: z.number(),
    measureMs: z.number(),
  }),
  z.object({
    kind: z.literal("screens"),
    side: sideSchema,
    /** The ward that each screen watches. */
    wards: z.array(z.string()),
    /** Every bed, in the order of the numbers that the relay's frames carry. */
    beds: z.array(z.string()),
  }),
  z.object({
    kind: z.literal("batches"),
    side: vigilSchema,
    beds: z.array(bedSchema),
    readingsEach: z.int(),
  }),
  z.object({
    kind: z.literal("crossings"),
    side: vigilSchema,
    beds: z.array(bedSchema),
    warmUpMs: z.number(),
    /** How many values pass a limit, and how far apart they are at the least. */
    count: z.int(),
    everyMs: z.number(),
  }),
  z.object({
    kind: z.literal("streams"),
    url: z.string(),
    beds: z.array(bedSchema),
    /** Patient seconds that each device has in its memory and sends first. */
    historyS: z.int(),
    /** Patient seconds per second. */
    speed: z.number(),
  }),
]);
export type Job = z.infer<typeof jobSchema>;
export type DevicesJob = Extract<Job, { kind: "devices" }>;
export type ScreensJob = Extract<Job, { kind: "screens" }>;
export type BatchesJob = Extract<Job, { kind: "batches" }>;
export type CrossingsJob = Extract<Job, { kind: "crossings" }>;
export type StreamsJob = Extract<Job, { kind: "streams" }>;

const wholeSchema = z.int();
/** A reading of the measured time: which, and when it was sent and acknowledged, on the machine's
 * monotonic clock in µs, which all programs here read alike. */
const sentSchema = z.tuple([
  z.string().describe("bed"),
  wholeSchema.describe("taken at, epoch ms"),
  wholeSchema.describe("sent at, µs"),
  wholeSchema.nullable().describe("acknowledged at, µs"),
]);
export type Sent = z.infer<typeof sentSchema>;

/** A reading that a screen was shown. */
const shownSchema = z.tuple([
  z.string().describe("bed"),
  wholeSchema.describe("taken at, epoch ms"),
  wholeSchema.describe("shown at, µs"),
]);
export type Shown = z.infer<typeof shownSchema>;

/** A value that passed a limit. */
const crossingSchema = z.tuple([z.string().describe("bed"), wholeSchema.describe("sent at, µs")]);
export type Crossing = z.infer<typeof crossingSchema>;

export const newsSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("screens-open") }),
  z.object({ kind: z.literal("streams-live") }),
  z.object({ kind: z.literal("crossings-live") }),
  z.object({ kind: z.literal("measuring-began") }),
  z.object({ kind: z.literal("measuring-ended") }),
  z.object({ kind: z.literal("done-devices"), sent: z.array(sentSchema) }),
  z.object({ kind: z.literal("done-screens"), shown: z.array(shownSchema) }),
  z.object({ kind: z.literal("done-batches"), readings: z.int(), tookMs: z.number() }),
  z.object({ kind: z.literal("done-crossings"), crossings: z.array(crossingSchema) }),
  z.object({ kind: z.literal("done-streams"), acked: z.int(), rejected: z.int() }),
]);
export type News = z.infer<typeof newsSchema>;
export type Done = Extract<News, { kind: `done-${string}` }>;

/** The machine's monotonic clock, whole µs. */
export function nowUs(): number {
  return Number(process.hrtime.bigint() / 1_000n);
}
