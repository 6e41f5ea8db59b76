// The device protocol, version 1: the frames of device-protocol.md pass as they are written there,
// and nothing looser does.

import { describe, expect, test } from "vitest";
import {
  CLOSE,
  DEVICE_PATH,
  DEVICE_SUBPROTOCOL,
  deviceFrameSchema,
  helloSchema,
  PROTOCOL_VERSIONS,
  serverFrameSchema,
} from "../../../shared/protocol/device.ts";
import { VITALS } from "../../../shared/vocabulary.ts";

const TIME = "2026-11-23T10:15:01.000Z";
const hello = {
  type: "hello",
  protocol: 1,
  device: "mon-07",
  boot: "0f3c2a10-0000-4000-8000-000000000000",
  clock: "2026-11-23T10:15:00.000Z",
  source: "device",
  model: "Acme V8",
  cadence: { heartRate: 1, systolic: 300 },
};
const reading = {
  type: "reading",
  seq: 42,
  takenAt: TIME,
  vitals: { heartRate: 72, pulse: 72, respiration: 14, temperature: 36.7 },
};
const one = { seq: 42, takenAt: TIME, vitals: { heartRate: 72 } };
const batchOf = (count: number) => ({ type: "readings", readings: Array(count).fill(one) });

const isHello = (frame: unknown) => helloSchema.safeParse(frame).success;
const isFrame = (frame: unknown) => deviceFrameSchema.safeParse(frame).success;

describe("the door", () => {
  test("is where the document says", () => {
    expect([DEVICE_PATH, DEVICE_SUBPROTOCOL]).toEqual(["/api/devices/stream", "vigil.v1"]);
    expect(PROTOCOL_VERSIONS).toEqual([1]);
  });

  test("closes with the codes of the document", () => {
    const codes = Object.fromEntries(Object.entries(CLOSE).map(([name, { code }]) => [name, code]));
    expect(codes).toMatchObject({
      binary: 1003,
      badHello: 4400,
      revoked: 4401,
      helloTimeout: 4408,
      replaced: 4409,
      tooLarge: 4413,
      wrongProtocol: 4426,
      tooFast: 4429,
    });
  });

  test("says which versions it speaks when it does not speak this one", () => {
    expect(CLOSE.wrongProtocol.reason).toContain("supported: 1");
  });

  test("gives each close its own code, and a reason that fits into a close frame", () => {
    const closes = Object.values(CLOSE);
    expect(new Set(closes.map(({ code }) => code)).size).toBe(closes.length);
    for (const { reason } of closes) expect(Buffer.byteLength(reason)).toBeLessThanOrEqual(123);
  });
});

describe("hello", () => {
  test("of the document is one", () => {
    expect(helloSchema.parse(hello)).toEqual({ ...hello, time: "server" });
  });

  test.each([
    ["of another protocol version, to be told so", { protocol: 2 }],
    ["of a simulator in stream time", { source: "simulator", time: "stream", speed: 60 }],
    ["of a replay", { source: "replay", time: "stream" }],
    ["without model and cadence", { model: undefined, cadence: undefined }],
    ["with every vital's cadence", { cadence: Object.fromEntries(VITALS.map((v) => [v, 1])) }],
  ])("%s is one", (_name, change) => {
    expect(isHello({ ...hello, ...change })).toBe(true);
  });

  test.each([
    ["with an unknown key", { firmware: "1.2" }],
    ["without a boot", { boot: undefined }],
    ["with an empty boot", { boot: "" }],
    ["without a device", { device: undefined }],
    ["without a clock", { clock: undefined }],
    ["without a source", { source: undefined }],
    ["from an unknown source", { source: "guess" }],
    ["with an unknown time", { time: "mine" }],
    ["with the cadence of an unknown vital", { cadence: { glucose: 1 } }],
    ["with a cadence of nothing", { cadence: { heartRate: 0 } }],
    ["with a cadence as text", { cadence: { heartRate: "1" } }],
    ["with a version as text", { protocol: "1" }],
    ["with a speed of zero", { speed: 0 }],
  ])("%s is none", (_name, change) => {
    expect(isHello({ ...hello, ...change })).toBe(false);
  });
});

describe("a reading", () => {
  test.each([
    ["of the document", {}],
    ["with number 0", { seq: 0 }],
    ["with a sensor off", { vitals: { heartRate: null } }],
    ["with one vital", { vitals: { spo2: 97 } }],
    ["with all vitals", { vitals: Object.fromEntries(VITALS.map((vital) => [vital, 90])) }],
    ["with an absurd value, to be refused with its reason", { vitals: { temperature: 384.5 } }],
    ["in stream time", { at: TIME }],
  ])("%s is one", (_name, change) => {
    expect(isFrame({ ...reading, ...change })).toBe(true);
  });

  test.each([
    ["without vitals", { vitals: {} }],
    ["with an unknown vital", { vitals: { heartRate: 72, glucose: 5 } }],
    ["with a vital as text", { vitals: { heartRate: "72" } }],
    ["with an unknown key", { note: "hello" }],
    ["without a number", { seq: undefined }],
    ["with a number below zero", { seq: -1 }],
    ["with half a number", { seq: 1.5 }],
    ["with a number that JSON cannot count", { seq: 2 ** 53 }],
    ["without a time", { takenAt: undefined }],
    ["with a time in milliseconds", { takenAt: 1_795_428_901_000 }],
  ])("%s is none", (_name, change) => {
    expect(isFrame({ ...reading, ...change })).toBe(false);
  });
});

describe("a backlog", () => {
  test.each([
    [0, false],
    [1, true],
    [500, true],
    [501, false],
  ])("of %d readings passes: %s", (count, isOne) => {
    expect(isFrame(batchOf(count))).toBe(isOne);
  });

  test("with one bad reading in it is refused, and the path names it", () => {
    const readings = [one, { ...one, vitals: {} }];
    const parsed = deviceFrameSchema.safeParse({ type: "readings", readings });
    expect(parsed.error?.issues[0]?.path).toEqual(["readings", 1, "vitals"]);
  });
});

describe("other frames", () => {
  test.each([
    ["a status", { type: "status", battery: 0.34, leadOff: ["heartRate"], cuff: "measuring" }],
    ["a status of nothing", { type: "status" }],
    ["a flat battery", { type: "status", battery: 0 }],
    ["a full battery", { type: "status", battery: 1 }],
    ["the stream's clock", { type: "clock", at: TIME }],
    [
      "a recorded phase",
      {
        type: "entry",
        entry: { type: "phase", atMs: 1, to: "infusing", by: null, recorded: true },
      },
    ],
  ])("%s is one", (_name, frame) => {
    expect(isFrame(frame)).toBe(true);
  });

  test.each([
    ["a battery above full", { type: "status", battery: 1.01 }],
    ["a battery below flat", { type: "status", battery: -0.01 }],
    ["an unknown sensor", { type: "status", leadOff: ["glucose"] }],
    ["an unknown cuff state", { type: "status", cuff: "tired" }],
    ["a status with an unknown key", { type: "status", mood: "good" }],
    ["a clock without a time", { type: "clock" }],
    ["a second hello", hello],
    ["a recorded reading as an entry", { type: "entry", entry: { type: "reading" } }],
    ["an unknown type", { type: "telegram" }],
    ["no type", { seq: 1 }],
    ["no object", [reading]],
    ["nothing", null],
  ])("%s is none", (_name, frame) => {
    expect(isFrame(frame)).toBe(false);
  });
});

describe("what the server says", () => {
  test.each([
    {
      type: "welcome",
      device: "mon-07",
      bed: "bed-3",
      session: "s-1",
      stored: { boot: "0f3c", seq: 41 },
      time: TIME,
      clockOffsetMs: -120,
    },
    {
      type: "welcome",
      device: "mon-07",
      bed: "bed-3",
      session: null,
      stored: null,
      time: TIME,
      clockOffsetMs: 0,
    },
    { type: "ack", boot: "0f3c", seq: 42, recorded: true },
    {
      type: "reject",
      seq: 43,
      code: "OUT_OF_RANGE",
      path: "vitals.temperature",
      message: "temperature 384.5 °C is outside 30–43 °C",
    },
    { type: "reject", seq: null, code: "NOT_JSON", path: "", message: "not JSON" },
    { type: "attached", session: "s-1", bed: "bed-3" },
    { type: "detached", session: "s-1", bed: "bed-3" },
    { type: "repeat-cuff", withinS: 120 },
    { type: "error", code: 4400, message: "bad or missing hello" },
  ])("$type is understood as it is written", (frame) => {
    expect(serverFrameSchema.parse(frame)).toEqual(frame);
  });

  test("a reject has one of the codes of the document", () => {
    const reject = { type: "reject", seq: 1, path: "", message: "" };
    for (const code of [
      "NOT_JSON",
      "BAD_FRAME",
      "OUT_OF_RANGE",
      "PRESSURES_CROSSED",
      "TAKEN_IN_FUTURE",
      "TOO_OLD",
      "SEQ_REPEATED_WITH_OTHER_CONTENT",
      "RATE_LIMITED",
    ]) {
      expect(serverFrameSchema.safeParse({ ...reject, code }).success).toBe(true);
    }
    expect(serverFrameSchema.safeParse({ ...reject, code: "OTHER" }).success).toBe(false);
  });
});
