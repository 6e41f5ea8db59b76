/**
 * Turns one reading of a device into entries, or into reasons why not: time, number, plausibility,
 * in this order. It knows no socket and no queue; the connection carries its findings on.
 */
import { AGE_MS_MAX, FUTURE_MS_MAX, LATE_AFTER_MS } from "../../shared/bounds.ts";
import type { ReadingFrame } from "../../shared/protocol/device.ts";
import { timeMs } from "../../shared/protocol/time.ts";
import { judgeReading } from "../../shared/vitals/plausibility.ts";
import type { RejectCode } from "../../shared/vocabulary.ts";
import type { Draft } from "../ward/item.ts";
import { frameContent } from "./content.ts";
import { type DeviceMemory, hasCuff } from "./device-memory.ts";

export type Rejection = { seq: number | null; code: RejectCode; path: string; message: string };

export type Finding =
  | { kind: "reading"; drafts: Draft[]; rejections: Rejection[] }
  | { kind: "repeat" }
  | { kind: "rejected"; rejection: Rejection; drafts: Draft[] };

export type IntakeContext = {
  memory: DeviceMemory;
  /** The bed's time: the server's, or the stream's. */
  nowMs: number;
  /** Device clock minus server clock; zero in stream time. */
  offsetMs: number;
};

/** Takes a reading that has the right form; remembers its number. */
export function takeReading(frame: ReadingFrame, context: IntakeContext): Finding {
  const { memory, nowMs, offsetMs } = context;
  const { seq } = frame;
  const deviceTakenAtMs = timeMs(frame.takenAt);
  const takenAtMs = deviceTakenAtMs - offsetMs;
  const content = frameContent(deviceTakenAtMs, frame.vitals);
  const verdict = memory.repeats.judge(seq, content);
  if (verdict.kind === "repeat") return { kind: "repeat" };
  if (verdict.kind === "contradiction") {
    const message = `reading ${seq} was sent before with other content`;
    const code = "SEQ_REPEATED_WITH_OTHER_CONTENT";
    return { kind: "rejected", rejection: { seq, code, path: "seq", message }, drafts: [] };
  }
  memory.repeats.remember(seq, content);
  const drafts: Draft[] = [];
  const boot = memory.boot ?? "";
  if (verdict.kind === "new-after-gap") {
    drafts.push({ type: "gap", boot, fromSeq: verdict.fromSeq, toSeq: verdict.toSeq });
  }
  const rejection = timeFault(seq, takenAtMs, nowMs);
  if (rejection !== null) return { kind: "rejected", rejection, drafts };
  const judged = judgeReading(frame.vitals, takenAtMs, memory.previous, hasCuff(memory));
  const { vitals, queried, missing } = judged;
  drafts.push({
    type: "reading",
    boot,
    seq,
    takenAtMs,
    ...(deviceTakenAtMs === takenAtMs ? {} : { deviceTakenAtMs }),
    ...(nowMs - takenAtMs > LATE_AFTER_MS ? { late: true } : {}),
    vitals,
    ...(queried.length === 0 ? {} : { queried }),
    ...(missing.length === 0 ? {} : { missing }),
    ...(judged.rejected.length === 0 ? {} : { rejected: judged.rejected }),
  });
  const rejections = judged.rejected.map(({ vital, code, message }) => ({
    seq,
    code,
    path: `vitals.${vital}`,
    message,
  }));
  return { kind: "reading", drafts, rejections };
}

function timeFault(seq: number, takenAtMs: number, nowMs: number): Rejection | null {
  const path = "takenAt";
  if (takenAtMs - nowMs > FUTURE_MS_MAX) {
    const aheadS = Math.round((takenAtMs - nowMs) / 1_000);
    return { seq, code: "TAKEN_IN_FUTURE", path, message: `taken ${aheadS} s in the future` };
  }
  // A stream's time may begin with 1970, and what lies before has no place in the record.
  if (takenAtMs < 0) return { seq, code: "TOO_OLD", path, message: "taken before 1970" };
  if (nowMs - takenAtMs > AGE_MS_MAX) {
    const ageH = Math.round((nowMs - takenAtMs) / 3_600_000);
    return { seq, code: "TOO_OLD", path, message: `taken ${ageH} h ago; 24 h is the most` };
  }
  return null;
}
