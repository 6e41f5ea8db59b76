/** Parses what a device sends. A faulty reading in a batch does not take its neighbours along. */
import { z } from "zod";
import { BATCH_READINGS_MAX } from "../../shared/bounds.ts";
import {
  type DeviceFrame,
  deviceFrameSchema,
  type Hello,
  helloSchema,
  PROTOCOL_VERSIONS,
  type ReadingFrame,
  readingFrameSchema,
} from "../../shared/protocol/device.ts";
import { timeMs, timeSchema } from "../../shared/protocol/time.ts";
import type { RejectCode } from "../../shared/vocabulary.ts";

export type Fault = { code: RejectCode; path: string; message: string; seq: number | null };

/** `json` is what was sent, for the quarantine; of a faulty reading its time too, where that can be
 * read, for it may be of a backlog. */
export type ParsedReading =
  | { kind: "reading"; frame: ReadingFrame; json: unknown }
  | { kind: "fault"; fault: Fault; json: unknown; takenAtMs: number | null };

export type ParsedFrame =
  | { kind: "readings"; readings: ParsedReading[]; isBatch: boolean }
  | { kind: "other"; frame: Exclude<DeviceFrame, { type: "reading" | "readings" }> }
  | { kind: "fault"; fault: Fault };

export type ParsedHello =
  | { kind: "hello"; hello: Hello }
  | { kind: "wrong-protocol" }
  | { kind: "fault"; message: string };

/** Characters of a path or a message. */
const REASON_CHARS_MAX = 200;

const jsonSchema = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: "custom", message: "not JSON" });
    return z.NEVER;
  }
});

const typedSchema = z.looseObject({ type: z.string() });
const protocolSchema = z.looseObject({ type: z.literal("hello"), protocol: z.number() });
const batchSchema = z.strictObject({
  type: z.literal("readings"),
  readings: z.array(z.unknown()).min(1).max(BATCH_READINGS_MAX),
});
const takenSchema = z.looseObject({ takenAt: timeSchema });
const seqSchema = z.looseObject({ seq: z.int().nonnegative() });

/** Parses the first frame of a connection. */
export function parseHello(text: string): ParsedHello {
  const json = jsonSchema.safeParse(text);
  if (!json.success) return { kind: "fault", message: "the hello is not JSON" };
  const versioned = protocolSchema.safeParse(json.data);
  const versions: readonly number[] = PROTOCOL_VERSIONS;
  if (versioned.success && !versions.includes(versioned.data.protocol)) {
    return { kind: "wrong-protocol" };
  }
  const hello = helloSchema.safeParse(json.data);
  if (hello.success) return { kind: "hello", hello: hello.data };
  const { path, message } = firstIssue(hello.error);
  return { kind: "fault", message: path === "" ? message : `${path}: ${message}` };
}

/** Parses any later frame. */
export function parseFrame(text: string): ParsedFrame {
  const json = jsonSchema.safeParse(text);
  if (!json.success) {
    const message = "the frame is not JSON";
    return { kind: "fault", fault: { code: "NOT_JSON", path: "", message, seq: null } };
  }
  const typed = typedSchema.safeParse(json.data);
  const type = typed.success ? typed.data.type : "";
  if (type === "readings") return parseBatch(json.data);
  const frame = deviceFrameSchema.safeParse(json.data);
  if (!frame.success) {
    const isKnown = KNOWN_TYPES.has(type);
    const issue = isKnown ? firstIssue(frame.error) : unknownType(type);
    return { kind: "fault", fault: { code: "BAD_FRAME", ...issue, seq: seqOf(json.data) } };
  }
  if (frame.data.type === "reading") {
    const { type: _type, ...reading } = frame.data;
    const readings: ParsedReading[] = [{ kind: "reading", frame: reading, json: json.data }];
    return { kind: "readings", readings, isBatch: false };
  }
  if (frame.data.type === "readings") return parseBatch(json.data);
  return { kind: "other", frame: frame.data };
}

const KNOWN_TYPES: ReadonlySet<string> = new Set(["reading", "status", "clock", "entry"]);

function unknownType(type: string): { path: string; message: string } {
  const message = type === "hello" ? "hello was said already" : "unknown type of frame";
  return { path: "type", message };
}

function parseBatch(json: unknown): ParsedFrame {
  const batch = batchSchema.safeParse(json);
  if (!batch.success) {
    const fault: Fault = { code: "BAD_FRAME", ...firstIssue(batch.error), seq: null };
    return { kind: "fault", fault };
  }
  const readings = batch.data.readings.map((one, index): ParsedReading => {
    const parsed = readingFrameSchema.safeParse(one);
    if (parsed.success) return { kind: "reading", frame: parsed.data, json: one };
    const issue = firstIssue(parsed.error);
    const path = issue.path === "" ? `readings.${index}` : `readings.${index}.${issue.path}`;
    const fault: Fault = { code: "BAD_FRAME", path, message: issue.message, seq: seqOf(one) };
    return { kind: "fault", fault, json: one, takenAtMs: takenAtMsOf(one) };
  });
  return { kind: "readings", readings, isBatch: true };
}

function seqOf(json: unknown): number | null {
  const parsed = seqSchema.safeParse(json);
  return parsed.success ? parsed.data.seq : null;
}

function takenAtMsOf(json: unknown): number | null {
  const parsed = takenSchema.safeParse(json);
  return parsed.success ? timeMs(parsed.data.takenAt) : null;
}

/** A sender's own keys may be as long as its frame; a reason is for people to read. */
function clipped(text: string): string {
  return text.length > REASON_CHARS_MAX ? `${text.slice(0, REASON_CHARS_MAX)}…` : text;
}

function firstIssue(error: z.ZodError): { path: string; message: string } {
  const [issue] = error.issues;
  if (issue === undefined) return { path: "", message: "bad frame" };
  const keys = issue.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [];
  const path = [...issue.path, ...keys].map(String).join(".");
  return { path: clipped(path), message: clipped(issue.message) };
}
