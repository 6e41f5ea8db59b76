/**
 * Turns one reading of a device into entries, or into reasons why not: number, time, plausibility,
 * in this order. What was said before must not do anything again, so its number comes first. It
 * knows no socket and no queue; the connection carries its findings on.
 */
import {
  AGE_MS_MAX,
  FUTURE_MS_MAX,
  LATE_AFTER_MS,
  SEQ_FIRST_MAX,
  SEQ_LEAP_MAX,
} from "../../shared/bounds.ts";
import type { ReadingFrame } from "../../shared/protocol/device.ts";
import { timeMs } from "../../shared/protocol/time.ts";
import { judgeReading } from "../../shared/vitals/plausibility.ts";
import type { RejectCode } from "../../shared/vocabulary.ts";
import type { Draft } from "../ward/item.ts";
import { frameContent } from "./content.ts";
import { type DeviceMemory, hasCuff } from "./device-memory.ts";

export type Rejection = { seq: number | null; code: RejectCode; path: string; message: string };

/** What a reading's number makes of it. */
export type Numbered =
  | { kind: "repeat" }
  /** `isConsumed` where the number has been used; a wild one has not. */
  | { kind: "refused"; rejection: Rejection; isConsumed: boolean }
  | NewReading;

export type NewReading = {
  kind: "new";
  content: number;
  /** The numbers that never came before it. */
  gap: { fromSeq: number; toSeq: number } | null;
  /** Whether a higher number came before it. */
  isFill: boolean;
};

export type Finding =
  | { kind: "reading"; drafts: Draft[]; rejections: Rejection[] }
  | { kind: "rejected"; rejection: Rejection; drafts: Draft[] };

export type IntakeContext = {
  memory: DeviceMemory;
  /** The bed's time: the server's, or the stream's. */
  nowMs: number;
  /** Device clock minus server clock; zero in stream time. */
  offsetMs: number;
};

/** Looks at a reading's number, and remembers nothing. */
export function numberReading(frame: ReadingFrame, { repeats }: DeviceMemory): Numbered {
  const { seq } = frame;
  const content = frameContent(timeMs(frame.takenAt), frame.vitals);
  const verdict = repeats.judge(seq, content);
  if (verdict.kind === "repeat") return { kind: "repeat" };
  if (verdict.kind === "contradiction") {
    const message = `reading ${seq} was sent before with other content`;
    const code = "SEQ_REPEATED_WITH_OTHER_CONTENT";
    return { kind: "refused", rejection: { seq, code, path: "seq", message }, isConsumed: true };
  }
  const message = leapFault(seq, repeats.last());
  if (message !== null) {
    const rejection: Rejection = { seq, code: "BAD_FRAME", path: "seq", message };
    return { kind: "refused", rejection, isConsumed: false };
  }
  return {
    kind: "new",
    content,
    gap:
      verdict.kind === "new-after-gap" ? { fromSeq: verdict.fromSeq, toSeq: verdict.toSeq } : null,
    isFill: seq < (repeats.last() ?? seq),
  };
}

/** A number that nobody can have counted to is a mistake. Taken, it would be acknowledged with all
 * before it, and the readings that follow would count as said before once the server restarts. */
function leapFault(seq: number, last: number | null): string | null {
  if (last === null) {
    return seq > SEQ_FIRST_MAX ? `a boot's first number is ${SEQ_FIRST_MAX} at most` : null;
  }
  if (seq <= last + 1 + SEQ_LEAP_MAX) return null;
  return `${seq} leaves out more than ${SEQ_LEAP_MAX} numbers after ${last}`;
}

/** Takes a new reading; remembers its number. */
export function takeReading(
  frame: ReadingFrame,
  { content, gap }: NewReading,
  context: IntakeContext,
): Finding {
  const { memory, nowMs, offsetMs } = context;
  const { seq } = frame;
  const deviceTakenAtMs = timeMs(frame.takenAt);
  const takenAtMs = deviceTakenAtMs - offsetMs;
  memory.repeats.remember(seq, content);
  const boot = memory.boot ?? "";
  const drafts: Draft[] = gap === null ? [] : [{ type: "gap", boot, ...gap }];
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
