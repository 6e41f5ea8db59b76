/**
 * One connection of one device, from hello to close, without the socket: texts come in, frames and
 * a close code go out. It checks and numbers; what a value means for the patient is the monitor's.
 */
import { QUARANTINE_TEXT_MAX } from "../../shared/bounds.ts";
import {
  CLOSE,
  type DeviceFrame,
  type Hello,
  type ServerFrame,
} from "../../shared/protocol/device.ts";
import { timeMs, timeText } from "../../shared/protocol/time.ts";
import type { LinkEnd, Source } from "../../shared/vocabulary.ts";
import type { Clock } from "../clock.ts";
import type { Bed } from "../ward/bed.ts";
import type { Draft, Item, Ward } from "../ward/ward.ts";
import { type ClockOffset, createClockOffset } from "./clock-offset.ts";
import { type DeviceMemory, startBoot } from "./device-memory.ts";
import { type Fault, type ParsedReading, parseFrame, parseHello } from "./frames.ts";
import { takeReading } from "./intake.ts";
import type { LabSessions } from "./lab-sessions.ts";
import { createRateGuard } from "./rate.ts";

export type Close = { code: number; reason: string };

export type ConnectionOptions = {
  device: string;
  bed: Bed;
  memory: DeviceMemory;
  ward: Ward;
  labSessions: LabSessions;
  clock: Clock;
  /** Asked when the hello is known; a reason keeps the device out. */
  admit: (source: Source) => Close | null;
  send: (frame: ServerFrame) => void;
  close: (close: Close) => void;
};

export type Connection = {
  device: string;
  /** Null until it has said hello. */
  source(): Source | null;
  onText(text: string): void;
  /** Says why, then closes. */
  refuse(close: Close, end: LinkEnd): void;
  /** The socket has gone. */
  onGone(end: LinkEnd): void;
  send(frame: ServerFrame): void;
};

type Talk = {
  hello: Hello;
  offset: ClockOffset;
  /** In stream time: the last `at`, and whether the stream has begun on this bed. */
  streamMs: number;
  isIntroduced: boolean;
};

/** Opens the conversation with a device whose token has been checked. */
export function createConnection(options: ConnectionOptions): Connection {
  const { device, bed, memory, ward, labSessions, clock, send } = options;
  const isTooFast = createRateGuard();
  let talk: Talk | null = null;
  let isOver = false;
  /** The acknowledgement that goes out at the end of this turn. */
  let isAckDue = false;
  let isRecorded = false;

  const refuse = (close: Close, end: LinkEnd): void => {
    if (isOver) return;
    send({ type: "error", code: close.code, message: close.reason });
    onGone(end);
    options.close(close);
  };

  const onGone = (end: LinkEnd): void => {
    if (isOver) return;
    isOver = true;
    if (talk === null || !talk.isIntroduced) return;
    submit({ draft: { type: "device-disconnected", device, end } });
  };

  /** Stamps what is not a reading with the stream's time, where the stream's time rules. */
  const submit = (item: Omit<Item, "bed">): void => {
    const isStream = talk !== null && talk.hello.time === "stream";
    const at = isStream && item.atMs === undefined ? { atMs: talk?.streamMs ?? 0 } : {};
    ward.submit({ ...at, ...item, bed: bed.place.id });
  };

  const onText = (text: string): void => {
    if (isOver) return;
    if (talk === null) {
      greet(text);
      return;
    }
    const parsed = parseFrame(text);
    if (parsed.kind === "fault") {
      if (!tooFast()) reject(parsed.fault, text);
    } else if (parsed.kind === "readings") {
      for (const reading of parsed.readings) onReading(reading, parsed.isBatch, text);
    } else {
      onOther(talk, parsed.frame, text);
    }
  };

  const greet = (text: string): void => {
    const parsed = parseHello(text);
    if (parsed.kind === "hello") {
      const refusal = helloRefusal(parsed.hello);
      if (refusal === null) welcome(parsed.hello);
      else refuse(refusal, "refused");
      return;
    }
    const isVersion = parsed.kind === "wrong-protocol";
    refuse(isVersion ? CLOSE.wrongProtocol : badHello(parsed.message), "refused");
  };

  const helloRefusal = (hello: Hello): Close | null => {
    if (hello.device !== device) return badHello(`this token belongs to ${device}`);
    const refusal = labSessions.streamRefusal(bed, hello);
    return refusal === null ? options.admit(hello.source) : badHello(refusal);
  };

  const welcome = (hello: Hello): void => {
    const nowMs = clock.now();
    const isStream = hello.time === "stream";
    const offsetMs = isStream ? 0 : timeMs(hello.clock) - nowMs;
    const isNewBoot = memory.boot !== hello.boot;
    if (isNewBoot) startBoot(memory, hello.boot);
    memory.cadence = hello.cadence;
    const streamMs = isNewBoot ? 0 : bed.state.atMs;
    talk = { hello, offset: createClockOffset(offsetMs, nowMs), streamMs, isIntroduced: false };
    send({
      type: "welcome",
      device,
      bed: bed.place.id,
      session: bed.state.session?.id ?? null,
      stored: memory.storedSeq === null ? null : { boot: hello.boot, seq: memory.storedSeq },
      time: timeText(nowMs),
      clockOffsetMs: offsetMs,
    });
    const opensSession = labSessions.opensSession(bed, hello, isNewBoot);
    // A stream's session begins at the stream's first moment, which the hello does not tell.
    if (isStream && opensSession) return;
    if (opensSession) labSessions.open(bed, hello, null);
    introduce(talk);
  };

  const introduce = (known: Talk): void => {
    const { hello, offset } = known;
    known.isIntroduced = true;
    submit({
      draft: {
        type: "device-connected",
        device,
        source: hello.source,
        model: hello.model,
        boot: hello.boot,
        cadence: hello.cadence,
        clockOffsetMs: offset.offsetMs(),
        ...(hello.speed === undefined ? {} : { speed: hello.speed }),
      },
    });
  };

  const onReading = (reading: ParsedReading, isBatch: boolean, text: string): void => {
    if (isOver || talk === null) return;
    if (reading.kind === "fault") {
      reject(reading.fault, text);
      return;
    }
    const { frame } = reading;
    const { seq } = frame;
    const fault = moveStream(talk, frame.at) ?? mixFault(talk.hello.source);
    if (fault !== null) {
      reject({ code: "BAD_FRAME", ...fault, seq }, text);
      return;
    }
    const isStream = talk.hello.time === "stream";
    const nowMs = isStream ? talk.streamMs : clock.now();
    if (!isStream && !isBatch) {
      if (tooFast()) return;
      followClock(talk, nowMs, timeMs(frame.takenAt));
    }
    const finding = takeReading(frame, { memory, nowMs, offsetMs: talk.offset.offsetMs() });
    if (finding.kind === "rejected") {
      reject(finding.rejection, text);
      return;
    }
    if (finding.kind === "repeat") {
      // Told again once all before it is on disk, the first telling may still be under way.
      submit({ draft: { type: "tick" }, onStored: ackSoon });
      return;
    }
    const last = finding.drafts.length - 1;
    finding.drafts.forEach((draft, index) => {
      if (index === last) submit({ draft, ...storing(seq) });
      else submit({ draft });
    });
    for (const rejection of finding.rejections) send({ type: "reject", ...rejection });
  };

  /** What makes the loop acknowledge a reading once it is on disk. */
  const storing = (seq: number): Pick<Item, "progress" | "onStored"> => {
    const boot = memory.boot ?? "";
    const reached = Math.max(seq, memory.repeats.last() ?? seq);
    return {
      progress: { device, boot, seq: reached },
      onStored: (recorded) => {
        if (memory.boot !== boot) return;
        memory.storedSeq = Math.max(memory.storedSeq ?? 0, reached);
        isRecorded = recorded;
        ackSoon();
      },
    };
  };

  const ackSoon = (): void => {
    if (isAckDue) return;
    isAckDue = true;
    clock.soon(() => {
      isAckDue = false;
      const { boot, storedSeq } = memory;
      if (isOver || boot === null || storedSeq === null) return;
      send({ type: "ack", boot, seq: storedSeq, recorded: isRecorded });
    });
  };

  const onOther = (
    known: Talk,
    frame: Exclude<DeviceFrame, { type: "reading" | "readings" }>,
    text: string,
  ): void => {
    if (frame.type === "status") {
      const { battery, leadOff, cuff } = frame;
      const draft: Draft = {
        type: "device-status",
        ...(battery === undefined ? {} : { battery }),
        ...(leadOff === undefined ? {} : { leadOff }),
        ...(cuff === undefined ? {} : { cuff }),
      };
      submit({ draft });
      return;
    }
    const at = frame.type === "clock" ? frame.at : timeText(frame.entry.atMs);
    const fault = moveStream(known, at);
    if (fault !== null) {
      reject({ code: "BAD_FRAME", ...fault, seq: null }, text);
      return;
    }
    if (frame.type === "clock") {
      submit({ draft: { type: "tick" } });
      return;
    }
    const { atMs: _atMs, ...draft } = frame.entry;
    submit({ draft: { ...draft, recorded: true } });
  };

  /** Moves the stream's time, and begins its session with its first moment. */
  const moveStream = (
    known: Talk,
    at: string | undefined,
  ): { path: string; message: string } | null => {
    const isStream = known.hello.time === "stream";
    if (at === undefined) {
      return isStream ? { path: "at", message: "a stream's frames carry their time" } : null;
    }
    if (!isStream) return { path: "at", message: "only streams carry their own time" };
    const atMs = timeMs(at);
    if (atMs < known.streamMs) return { path: "at", message: "the stream's time went backwards" };
    known.streamMs = atMs;
    if (!known.isIntroduced) {
      labSessions.open(bed, known.hello, atMs);
      introduce(known);
    }
    return null;
  };

  const mixFault = (source: Source): { path: string; message: string } | null => {
    const isMixed = source !== "device" && bed.state.session?.sources.includes("device") === true;
    if (!isMixed) return null;
    const message = `a real device watches this session; ${source} readings are never mixed in`;
    return { path: "", message };
  };

  const followClock = (known: Talk, nowMs: number, takenAtMs: number): void => {
    const clockOffsetMs = known.offset.note(nowMs, takenAtMs);
    if (clockOffsetMs !== null) submit({ draft: { type: "clock-offset", clockOffsetMs } });
  };

  const tooFast = (): boolean => {
    if (!isTooFast(clock.now())) return false;
    const { reason } = CLOSE.tooFast;
    send({ type: "reject", seq: null, code: "RATE_LIMITED", path: "", message: reason });
    refuse(CLOSE.tooFast, "refused");
    return true;
  };

  const reject = ({ code, path, message, seq }: Fault, text: string): void => {
    send({ type: "reject", seq, code, path, message });
    const raw = text.slice(0, QUARANTINE_TEXT_MAX);
    const isNext = seq !== null && seq === (memory.repeats.last() ?? -1) + 1;
    // A reject consumes the reading: its number has been used, and is not a hole.
    if (isNext && code === "BAD_FRAME") memory.repeats.remember(seq, 0);
    const storedIf = isNext || code !== "BAD_FRAME" ? seq : null;
    submit({
      draft: { type: "frame-rejected", device, code, path, message, seq },
      raw,
      ...(storedIf === null || memory.repeats.last() === null ? {} : storing(storedIf)),
    });
  };

  return {
    device,
    source: () => talk?.hello.source ?? null,
    onText,
    refuse,
    onGone,
    send: (frame) => {
      if (!isOver && talk !== null) send(frame);
    },
  };
}

function badHello(why: string): Close {
  return { code: CLOSE.badHello.code, reason: `${CLOSE.badHello.reason}: ${why}` };
}
