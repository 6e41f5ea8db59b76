/**
 * Frames between bedside devices and the server: device-protocol.md, version 1, as schemas. Unknown
 * keys are refused, so that a typo is not lost silently.
 */
import { z } from "zod";
import { BATCH_READINGS_MAX } from "../bounds.ts";
import { CUFF_STATES, REJECT_CODES, SOURCES, TIMES, VITALS } from "../vocabulary.ts";
import { personEntrySchema } from "./entry.ts";
import { timeSchema } from "./time.ts";
import { cadencesSchema, vitalValuesSchema } from "./vitals.ts";

/** WebSocket sub-protocol and path of the device door. */
export const DEVICE_SUBPROTOCOL = "vigil.v1";
export const DEVICE_PATH = "/api/devices/stream";
/** Versions of the protocol that this server speaks. */
export const PROTOCOL_VERSIONS = [1] as const;

/** Close codes of the device door, each with the sentence that goes with it. */
export const CLOSE = {
  binary: { code: 1003, reason: "binary frames are not part of the protocol" },
  goingAway: { code: 1001, reason: "the server is stopping" },
  badHello: { code: 4400, reason: "bad or missing hello" },
  revoked: { code: 4401, reason: "the token has been revoked" },
  helloTimeout: { code: 4408, reason: "no hello within 5 s" },
  replaced: { code: 4409, reason: "a newer connection has taken over" },
  tooLarge: { code: 4413, reason: "frames are limited to 64 KiB" },
  wrongProtocol: { code: 4426, reason: "protocol version not supported; supported: 1" },
  tooFast: { code: 4429, reason: "more than 50 readings/s for 10 s" },
} as const;

const seq = z.int().nonnegative();
const name = z.string().min(1).max(128);

export const helloSchema = z.strictObject({
  type: z.literal("hello"),
  protocol: z.int(),
  device: name,
  boot: name,
  clock: timeSchema,
  source: z.enum(SOURCES),
  model: z.string().max(128).default(""),
  cadence: cadencesSchema.default({}),
  time: z.enum(TIMES).default("server"),
  speed: z.number().positive().max(100_000).optional(),
});
export type Hello = z.infer<typeof helloSchema>;

/** One reading. `at` belongs to stream time only. */
export const readingFrameSchema = z.strictObject({
  seq,
  takenAt: timeSchema,
  at: timeSchema.optional(),
  vitals: vitalValuesSchema.refine((vitals) => Object.keys(vitals).length > 0, {
    message: "a reading has at least one vital",
  }),
});
export type ReadingFrame = z.infer<typeof readingFrameSchema>;

/** Everything that a device may say after its hello. */
export const deviceFrameSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("reading"), ...readingFrameSchema.shape }),
  z.strictObject({
    type: z.literal("readings"),
    readings: z.array(readingFrameSchema).min(1).max(BATCH_READINGS_MAX),
  }),
  z.strictObject({
    type: z.literal("status"),
    battery: z.number().min(0).max(1).optional(),
    leadOff: z.array(z.enum(VITALS)).max(VITALS.length).optional(),
    cuff: z.enum(CUFF_STATES).optional(),
  }),
  z.strictObject({ type: z.literal("clock"), at: timeSchema }),
  z.strictObject({ type: z.literal("entry"), entry: personEntrySchema }),
]);
export type DeviceFrame = z.infer<typeof deviceFrameSchema>;

/** Everything that the server says to a device; the simulator parses it with this. */
export const serverFrameSchema = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("welcome"),
    device: z.string(),
    bed: z.string(),
    session: z.string().nullable(),
    stored: z.object({ boot: z.string(), seq }).nullable(),
    time: timeSchema,
    clockOffsetMs: z.number(),
  }),
  z.object({ type: z.literal("ack"), boot: z.string(), seq, recorded: z.boolean() }),
  z.object({
    type: z.literal("reject"),
    seq: seq.nullable(),
    code: z.enum(REJECT_CODES),
    path: z.string(),
    message: z.string(),
  }),
  z.object({ type: z.literal("attached"), session: z.string(), bed: z.string() }),
  z.object({ type: z.literal("detached"), session: z.string(), bed: z.string() }),
  z.object({ type: z.literal("repeat-cuff"), withinS: z.number() }),
  z.object({ type: z.literal("error"), code: z.int(), message: z.string() }),
]);
export type ServerFrame = z.infer<typeof serverFrameSchema>;
