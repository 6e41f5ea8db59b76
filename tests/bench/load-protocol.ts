// What the benchmark and its load generator say to each other. The load generator is a program of
// its own, so that its work is not counted as the server's and shares nothing with it but sockets.

import { z } from "zod";

const bedSchema = z.object({
  id: z.string(),
  ward: z.string(),
  device: z.string(),
  token: z.string(),
});
export type LoadBed = z.infer<typeof bedSchema>;

const vigilSchema = z.object({ kind: z.literal("vigil"), url: z.string(), cookie: z.string() });
const relaySchema = z.object({ kind: z.literal("relay"), url: z.string() });
const sideSchema = z.discriminatedUnion("kind", [vigilSchema, relaySchema]);
export type Side = z.infer<typeof sideSchema>;

export const jobSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("live"),
    side: sideSchema,
    beds: z.array(bedSchema),
    /** The ward that each screen watches. */
    screens: z.array(z.string()),
    /** Readings that each device delivers as a backlog before it goes live. */
    backlogReadings: z.int(),
    warmUpMs: z.number(),
    measureMs: z.number(),
  }),
  z.object({
    kind: z.literal("batches"),
    side: vigilSchema,
    beds: z.array(bedSchema),
    readingsEach: z.int(),
  }),
]);
export type Job = z.infer<typeof jobSchema>;
export type LiveJob = Extract<Job, { kind: "live" }>;
export type BatchJob = Extract<Job, { kind: "batches" }>;

/** Latencies in ms. */
export const latencySchema = z.object({
  count: z.int(),
  p50: z.number(),
  p99: z.number(),
  max: z.number(),
});
export type Latency = z.infer<typeof latencySchema>;

export const liveResultSchema = z.object({
  kind: z.literal("live-result"),
  sent: z.int(),
  /** Device to durable acknowledgement; nothing where nobody acknowledges. */
  ack: latencySchema.nullable(),
  /** Device to screen, once per screen that watches the bed. */
  screen: latencySchema,
  /** What should have come and did not. */
  missedAcks: z.int(),
  missedScreens: z.int(),
});
export type LiveResult = z.infer<typeof liveResultSchema>;

export const batchResultSchema = z.object({
  kind: z.literal("batch-result"),
  readings: z.int(),
  tookMs: z.number(),
});
export type BatchResult = z.infer<typeof batchResultSchema>;

export const newsSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("measuring-began") }),
  z.object({ kind: z.literal("measuring-ended") }),
  liveResultSchema,
  batchResultSchema,
]);
export type News = z.infer<typeof newsSchema>;
