/**
 * Reads a recording back, whole or not at all: what was changed, cut off or put in is refused with
 * the number of the first line that does not fit. It judges no alarm and plays nothing.
 */
import { z } from "zod";
import { canonicalText } from "../monitor/digest.ts";
import { type Entry, entrySchema } from "../protocol/entry.ts";
import {
  type RecordingHeader,
  recordingHeaderSchema,
  recordingLineSchema,
} from "../protocol/recording.ts";
import { CHAIN_START, chainedHash, headerDigest, type NewHasher } from "./chain.ts";

export type Recording = { header: RecordingHeader; entries: Entry[] };
export type ReadRecording =
  | { kind: "read"; recording: Recording }
  /** `line` counts from 1, as an editor does. */
  | { kind: "damaged"; line: number; reason: string };

const jsonFields = z.record(z.string(), z.unknown());

type Parsed<T> = { kind: "is"; value: T } | { kind: "no"; reason: string };

/** Reads the lines of a file; an empty last one is the end of the one before. */
export function readRecording(lines: readonly string[], newHasher: NewHasher): ReadRecording {
  const damaged = (line: number, reason: string): ReadRecording => ({
    kind: "damaged",
    line,
    reason,
  });
  const [first = "", ...rest] = lines.at(-1) === "" ? lines.slice(0, -1) : lines;
  const header = parseHeader(first);
  if (header.kind === "no") return damaged(1, header.reason);
  const { fields, told } = header.value;
  const entries: Entry[] = [];
  let hash = CHAIN_START;
  for (const [index, text] of rest.entries()) {
    const line = index + 2;
    if (index >= told.entries) return damaged(line, `the header tells of ${told.entries} entries`);
    const next = parseLine(text, hash, newHasher);
    if (next.kind === "no") return damaged(line, next.reason);
    const fault = orderFault(next.value.entry, entries, told);
    if (fault !== null) return damaged(line, fault);
    hash = next.value.hash;
    entries.push(next.value.entry);
  }
  if (entries.length < told.entries) {
    const { length } = entries;
    return damaged(rest.length + 2, `the file ends after ${length} of ${told.entries} entries`);
  }
  if (headerDigest(newHasher, hash, fields) !== told.digest) {
    return damaged(1, "the header is not the one that was written for these entries");
  }
  return { kind: "read", recording: { header: told, entries } };
}

/** The header as it was read, for its digest, and as it is understood. */
function parseHeader(
  text: string,
): Parsed<{ fields: Record<string, unknown>; told: RecordingHeader }> {
  const json = parseJson(text);
  if (json.kind === "no") return json;
  const parsed = recordingHeaderSchema.safeParse(json.value);
  if (!parsed.success) return { kind: "no", reason: faultOf("the header", parsed.error.issues) };
  return { kind: "is", value: { fields: json.value, told: parsed.data } };
}

function parseLine(
  text: string,
  before: string,
  newHasher: NewHasher,
): Parsed<{ entry: Entry; hash: string }> {
  const json = parseJson(text);
  if (json.kind === "no") return json;
  const line = recordingLineSchema.safeParse(json.value);
  if (!line.success) return { kind: "no", reason: faultOf("the line", line.error.issues) };
  const { hash, ...fields } = line.data;
  if (chainedHash(newHasher, before, canonicalText(fields)) !== hash) {
    return { kind: "no", reason: "this line, or one left out before it, is not as it was written" };
  }
  const entry = entrySchema.safeParse(fields);
  if (!entry.success) return { kind: "no", reason: faultOf("the entry", entry.error.issues) };
  return { kind: "is", value: { entry: entry.data, hash } };
}

function orderFault(
  entry: Entry,
  before: readonly Entry[],
  header: RecordingHeader,
): string | null {
  const last = before.at(-1);
  const isOpening = entry.type === "session-opened";
  if (last === undefined) {
    const isOwn = isOpening && entry.session === header.session;
    return isOwn ? null : "a recording begins with the opening of its session";
  }
  if (isOpening) return "a recording has one session";
  return entry.atMs < last.atMs ? "time goes backwards" : null;
}

function parseJson(text: string): Parsed<Record<string, unknown>> {
  try {
    const parsed = jsonFields.safeParse(JSON.parse(text));
    if (parsed.success) return { kind: "is", value: parsed.data };
  } catch {
    // Said below.
  }
  return { kind: "no", reason: "this is no JSON object" };
}

function faultOf(
  what: string,
  [issue]: readonly { path: PropertyKey[]; message: string }[],
): string {
  const at = issue?.path.join(".") ?? "";
  return `${what} is not understood${at === "" ? "" : ` at ${at}`}: ${issue?.message ?? ""}`;
}
