/**
 * One connection of one device, from hello to close, without the socket: texts come in, frames and
 * a close code go out. It checks and numbers; what a value means for the patient is the monitor's.
 */
import { BATCH_READINGS_MAX, LATE_AFTER_MS, QUARANTINE_TEXT_MAX } from "../../shared/bounds.ts";
import {
  CLOSE,
  type DeviceFrame,
  type Hello,
  type ReadingFrame,
  type ServerFrame,
} from "../../shared/protocol/device.ts";
import { MOMENT_MS_MAX, timeMs, timeText } from "../../shared/protocol/time.ts";
import type { LinkEnd, Source } from "../../shared/vocabulary.ts";
import type { Clock } from "../clock.ts";
import type { Bed } from "../ward/bed.ts";
import type { Item } from "../ward/item.ts";
import type { Ward } from "../ward/ward.ts";
import { createAcks } from "./acks.ts";
import { type ClockOffset, createClockOffset } from "./clock-offset.ts";
import { type DeviceMemory, startBoot } from "./device-memory.ts";
import { type Fault, type ParsedReading, parseFrame, parseHello } from "./frames.ts";
import { numberReading, takeReading } from "./intake.ts";
import type { LabSessions, Phases } from "./lab-sessions.ts";
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
  bed: Bed;
  /** Null until it has said hello, and once it is over. */
  source(): Source | null;
  onText(text: string): void;
  /** Keeps in quarantine what was no text of the protocol at all. */
  onGarbage(close: Close, raw: string): void;
  /** Says why, then closes. */
  refuse(close: Close, end: LinkEnd): void;
  /** The socket has gone. */
  onGone(end: LinkEnd): void;
  send(frame: ServerFrame): void;
};

/** How a device stands towards its bed: known to it; a stream that has yet to tell its first moment;
 * or outside, kept away from a session that a real device has watched. */
type Standing = "in" | "before-first-moment" | "outside";

type Talk = {
  hello: Hello;
  offset: ClockOffset;
  standing: Standing;
  /** Whether the session on the bed is this connection's own. */
  isOwner: boolean;
  /** In stream time: the last `at`. */
  streamMs: number;
};

type Misfit = { path: string; message: string };

/** What the fingerprint of a frame is remembered as that could not be read. */
const UNREADABLE = 0;

/** Opens the conversation with a device whose token has been checked. */
export function createConnection(options: ConnectionOptions): Connection {
  const { device, bed, memory, ward, labSessions, clock } = options;
  const isTooFast = createRateGuard();
  let talk: Talk | null = null;
  let isOver = false;

  const send = (frame: ServerFrame): void => {
    if (!isOver) options.send(frame);
  };
  const acks = createAcks({ device, memory, clock, send });

  const refuse = (close: Close, end: LinkEnd): void => {
    if (isOver) return;
    send({ type: "error", code: close.code, message: close.reason });
    onGone(end);
    options.close(close);
  };

  const onGone = (end: LinkEnd): void => {
    if (isOver) return;
    isOver = true;
    if (talk?.standing !== "in") return;
    // At the bed's own present: where the bed has gone back to its journal, the stream comes again
    // from there, and its time must not have gone ahead of it.
    ward.submit({ draft: { type: "device-disconnected", device, end }, bed: bed.place.id });
  };

  const submit = (item: Omit<Item, "bed" | "streamMs">): void => {
    const streamMs = talk?.hello.time === "stream" ? talk.streamMs : undefined;
    ward.submit({ ...item, streamMs, bed: bed.place.id });
  };

  const onText = (text: string): void => {
    if (isOver) return;
    if (talk === null) {
      greet(text);
      return;
    }
    const parsed = parseFrame(text);
    if (parsed.kind === "fault") {
      if (!tooFast(text)) reject(parsed.fault, text);
    } else if (parsed.kind === "readings") {
      onReadings(talk, parsed.readings, parsed.isBatch ? null : text);
    } else {
      onOther(talk, parsed.frame, text);
    }
  };

  const greet = (text: string): void => {
    const parsed = parseHello(text);
    if (parsed.kind === "hello") {
      const refusal = helloRefusal(parsed.hello);
      if (refusal === null) welcome(parsed.hello);
      else if (refusal.code === CLOSE.badHello.code) onGarbage(refusal, text);
      else refuse(refusal, "refused");
      return;
    }
    const isVersion = parsed.kind === "wrong-protocol";
    onGarbage(isVersion ? CLOSE.wrongProtocol : badHello(parsed.message), text);
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
    const arrival = labSessions.arrival(bed, hello);
    if (memory.boot !== hello.boot) startBoot(memory, hello.boot);
    // A session of its own starts from nothing; another stream's moments would be no step from here.
    if (arrival !== "joins") memory.previous = {};
    memory.cadence = hello.cadence;
    talk = {
      hello,
      offset: createClockOffset(offsetMs, { nowMs, monotonicMs: clock.monotonic() }),
      standing: arrival === "opens" && isStream ? "before-first-moment" : "outside",
      isOwner: arrival === "opens",
      streamMs: isStream && arrival === "joins" ? bed.state.atMs : 0,
    };
    send({
      type: "welcome",
      device,
      bed: bed.place.id,
      session: bed.state.session?.id ?? null,
      stored: memory.storedSeq === null ? null : { boot: hello.boot, seq: memory.storedSeq },
      time: timeText(nowMs),
      clockOffsetMs: offsetMs,
    });
    // A stream's session begins at the stream's first moment, which the hello does not tell.
    if (talk.standing === "before-first-moment") return;
    if (arrival === "opens") labSessions.open(bed, hello);
    if (arrival === "closes") labSessions.close(bed);
    mixFault(talk);
  };

  const introduce = (known: Talk): void => {
    const { hello, offset } = known;
    known.standing = "in";
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

  /** @param text the frame's own, or null where each reading of a batch tells its own */
  const onReadings = (
    known: Talk,
    readings: readonly ParsedReading[],
    text: string | null,
  ): void => {
    const isBatch = text === null;
    let isAnyRepeated = false;
    for (const reading of readings) {
      if (isOver) return;
      const raw = (): string => text ?? jsonText(reading.json);
      if (reading.kind === "fault") {
        const isTooMany = isCounted(known, reading.takenAtMs, isBatch) && tooFast(raw());
        if (!isTooMany) reject(reading.fault, raw());
      } else if (onReading(known, reading.frame, { raw, isBatch }) === "repeat") {
        isAnyRepeated = true;
      }
    }
    if (isAnyRepeated) submit({ draft: { type: "tick" }, ...acks.again() });
  };

  const onReading = (
    known: Talk,
    frame: ReadingFrame,
    { raw, isBatch }: { raw: () => string; isBatch: boolean },
  ): "new" | "repeat" | "refused" => {
    const { seq } = frame;
    const atMs = frame.at === undefined ? undefined : timeMs(frame.at);
    const misfit = timeMisfit(known, atMs) ?? mixFault(known);
    if (misfit !== null) {
      reject({ code: "BAD_FRAME", ...misfit, seq }, raw());
      return "refused";
    }
    const isStream = known.hello.time === "stream";
    const takenAtMs = timeMs(frame.takenAt);
    if (isCounted(known, takenAtMs, isBatch) && tooFast(raw())) return "refused";
    const numbered = numberReading(frame, memory);
    if (numbered.kind === "repeat") return "repeat";
    if (numbered.kind === "refused") {
      setApart(numbered.rejection, raw(), numbered.isConsumed);
      return "refused";
    }
    // What fills a hole may have been overtaken: it is taken at the stream's present.
    const isOvertaken = numbered.isFill && atMs !== undefined && atMs < known.streamMs;
    const fault = isOvertaken ? null : moveStream(known, atMs);
    if (fault !== null) {
      reject({ code: "BAD_FRAME", ...fault, seq }, raw());
      return "refused";
    }
    const nowMs = isStream ? known.streamMs : clock.now();
    if (!isStream) followClock(known, nowMs, isBatch ? null : takenAtMs);
    const context = { memory, nowMs, offsetMs: known.offset.offsetMs() };
    const finding = takeReading(frame, numbered, context);
    if (finding.kind === "rejected") {
      for (const draft of finding.drafts) submit({ draft });
      setApart(finding.rejection, raw(), true);
      return "refused";
    }
    const { drafts, rejections } = finding;
    const last = drafts.length - 1;
    const tellRejections = (): void => {
      for (const rejection of rejections) send({ type: "reject", ...rejection });
    };
    drafts.forEach((draft, index) => {
      submit(index === last ? { draft, ...acks.storing(seq, tellRejections) } : { draft });
    });
    return "new";
  };

  const onOther = (
    known: Talk,
    frame: Exclude<DeviceFrame, { type: "reading" | "readings" }>,
    text: string,
  ): void => {
    const fault = otherFault(known, frame) ?? mixFault(known);
    if (fault !== null) {
      reject({ code: "BAD_FRAME", ...fault, seq: null }, text);
    } else if (frame.type === "clock") {
      submit({ draft: { type: "tick" } });
    } else if (frame.type === "entry") {
      const { atMs: _atMs, ...draft } = frame.entry;
      submit({ draft: { ...draft, recorded: true } });
    } else if (!tooFast(text)) {
      const { type: _type, ...status } = frame;
      submit({ draft: { type: "device-status", ...status } });
    }
  };

  const otherFault = (
    known: Talk,
    frame: Exclude<DeviceFrame, { type: "reading" | "readings" }>,
  ): Misfit | null => {
    if (frame.type === "clock") return streamFault(known, timeMs(frame.at));
    // Who begins with a recorded entry brings a record, and its phases with it.
    if (frame.type === "entry") return streamFault(known, frame.entry.atMs, "recorded");
    if (known.standing !== "before-first-moment") return null;
    return { path: "", message: "a stream begins with a reading or a clock frame" };
  };

  const streamFault = (known: Talk, atMs: number, phases: Phases = "at-once"): Misfit | null =>
    timeMisfit(known, atMs) ?? moveStream(known, atMs, phases);

  /** Whether a frame carries a time where it must, and none where it must not. */
  const timeMisfit = ({ hello }: Talk, atMs: number | undefined): Misfit | null => {
    const isStream = hello.time === "stream";
    if (atMs === undefined) {
      return isStream ? { path: "at", message: "a stream's frames carry their time" } : null;
    }
    if (!isStream) return { path: "at", message: "only streams carry their own time" };
    return atMs > MOMENT_MS_MAX ? { path: "at", message: "no stream comes from that far" } : null;
  };

  /** Moves the stream's time, and begins its session with its first moment. */
  const moveStream = (
    known: Talk,
    atMs: number | undefined,
    phases: Phases = "at-once",
  ): Misfit | null => {
    if (atMs === undefined) return null;
    if (atMs < known.streamMs) return { path: "at", message: "the stream's time went backwards" };
    known.streamMs = atMs;
    if (known.standing === "before-first-moment") {
      labSessions.open(bed, known.hello, { atMs, phases });
      introduce(known);
    }
    return null;
  };

  /** Keeps what is not real out of a session that a real device has watched, and lets it in when
   * that session is over. */
  const mixFault = (known: Talk): Misfit | null => {
    const { source } = known.hello;
    const isReal = bed.state.session?.sources.includes("device") === true;
    if (source === "device" || known.isOwner || !isReal) {
      if (known.standing === "outside") introduce(known);
      return null;
    }
    const message = `a real device watches this session; ${source} readings are never mixed in`;
    return { path: "", message };
  };

  const followClock = (known: Talk, nowMs: number, takenAtMs: number | null): void => {
    const received = { nowMs, monotonicMs: clock.monotonic() };
    const clockOffsetMs = known.offset.note(received, takenAtMs);
    if (clockOffsetMs !== null) submit({ draft: { type: "clock-offset", clockOffsetMs } });
  };

  /** Whether a reading counts against what a device may send: a stream and a backlog may come as
   * fast as they like; the present may not, in whatever frames.
   * @param takenAtMs null where a faulty reading does not tell */
  const isCounted = (known: Talk, takenAtMs: number | null, isBatch: boolean): boolean => {
    if (known.hello.time === "stream") return false;
    if (!isBatch || takenAtMs === null) return true;
    return clock.now() - (takenAtMs - known.offset.offsetMs()) <= LATE_AFTER_MS;
  };

  const tooFast = (text: string): boolean => {
    if (!isTooFast(clock.now())) return false;
    const { reason } = CLOSE.tooFast;
    const fault: Fault = { code: "RATE_LIMITED", path: "", message: reason, seq: null };
    // Said at once: after the close there is nobody to tell.
    send({ type: "reject", ...fault });
    submit({ draft: { type: "frame-rejected", device, ...fault }, raw: clipped(text) });
    refuse(CLOSE.tooFast, "refused");
    return true;
  };

  const reject = (fault: Fault, text: string): void => {
    setApart(fault, text, fault.seq !== null && consume(fault.seq));
  };

  /** A reject consumes the reading: its number has been used, and is not a hole. A number far off
   * may be as wrong as the rest of its frame, and would make a hole of everything before it. */
  const consume = (seq: number): boolean => {
    const last = memory.repeats.last();
    if (last === null || seq > last + BATCH_READINGS_MAX) return false;
    const verdict = memory.repeats.judge(seq, UNREADABLE);
    if (verdict.kind === "new-after-gap") {
      const { fromSeq, toSeq } = verdict;
      submit({ draft: { type: "gap", boot: memory.boot ?? "", fromSeq, toSeq } });
    }
    const isNew = verdict.kind === "new" || verdict.kind === "new-after-gap";
    if (isNew) memory.repeats.remember(seq, UNREADABLE);
    return true;
  };

  /** Puts a frame into quarantine and says so once it is there: a device forgets what was refused. */
  const setApart = (fault: Fault, text: string, isConsumed: boolean): void => {
    const { seq } = fault;
    const tell = (): void => send({ type: "reject", ...fault });
    submit({
      draft: { type: "frame-rejected", device, ...fault },
      raw: clipped(text),
      ...(isConsumed && seq !== null ? acks.storing(seq, tell) : { onStored: tell }),
    });
  };

  const onGarbage = (close: Close, raw: string): void => {
    if (isOver) return;
    const fault: Fault = { code: "BAD_FRAME", path: "", message: close.reason, seq: null };
    submit({ draft: { type: "frame-rejected", device, ...fault }, raw: clipped(raw) });
    refuse(close, "refused");
  };

  return {
    device,
    bed,
    source: () => (isOver ? null : (talk?.hello.source ?? null)),
    onText,
    onGarbage,
    refuse,
    onGone,
    send: (frame) => {
      if (talk !== null) send(frame);
    },
  };
}

function badHello(why: string): Close {
  return { code: CLOSE.badHello.code, reason: `${CLOSE.badHello.reason}: ${why}` };
}

/** A reading of a batch as it was sent. JSON.parse takes nesting that JSON.stringify cannot. */
function jsonText(json: unknown): string {
  try {
    return JSON.stringify(json);
  } catch {
    return "nested too deeply to be written";
  }
}

function clipped(text: string): string {
  return text.slice(0, QUARANTINE_TEXT_MAX);
}
