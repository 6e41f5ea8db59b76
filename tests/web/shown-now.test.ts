// What a screen says of the readings that it shows now: whose they are, and whether they still come.

import { describe, expect, test } from "vitest";
import type { Source } from "../../shared/vocabulary.ts";
import { ApiError } from "../../web/api.ts";
import { mixtureOf, type Pretence, pretenceOf, pretencesOf } from "../../web/live/source.ts";
import { streamOf } from "../../web/live/stream.ts";
import { aboutSession, isUnknownSession } from "../../web/session/known.ts";
import { takenNotes } from "../../web/session/reading-words.ts";
import { readingsNow } from "../../web/session/readout.ts";
import { newestOf } from "../../web/session/standing.ts";
import { wantedWard } from "../../web/ward/wanted-ward.ts";
import { at, bedView, deviceView, sessionView, T0, vitalView } from "../helpers/views.ts";

const S = 1_000;

describe("a bed is called simulated by what it shows now", () => {
  const on = (sources: Source[] | null, source: Source | null) => ({
    session: sources === null ? null : sessionView({ sources }),
    device: source === null ? null : deviceView({ source }),
  });

  test.each<[string, Source[] | null, Source | null, Pretence | null]>([
    ["a patient's monitor", ["device"], "device", null],
    ["a real device after the simulator", ["simulator", "device"], "device", null],
    ["a real device that has not sent yet", ["simulator"], "device", null],
    ["a simulator refused beside a patient", ["device"], "simulator", null],
    ["the simulator", ["simulator"], "simulator", "simulator"],
    ["the simulator, nothing sent yet", [], "simulator", "simulator"],
    ["a recording after the simulator", ["simulator", "replay"], "replay", "replay"],
    ["the simulator after a recording", ["replay", "simulator"], "simulator", "simulator"],
    ["a recording without a session", null, "replay", "replay"],
    ["simulated, its device forgotten", ["simulator"], null, "simulator"],
    ["replayed, its device forgotten", ["simulator", "replay"], null, "replay"],
    ["real, its device forgotten", ["simulator", "device"], null, null],
    ["nothing at all", null, null, null],
  ])("%s", (_name, sources, source, pretence) => {
    expect(pretenceOf(on(sources, source))).toBe(pretence);
  });

  test("the page never says that no patient is watched while a real device watches one", () => {
    const simulated = bedView(on(["simulator"], "simulator"));
    const taken = bedView(on(["simulator", "device"], "device"));
    expect(pretencesOf([taken])).toEqual([]);
    expect(pretencesOf([simulated, taken])).toEqual([{ kind: "simulator", extent: "some" }]);
    expect(pretencesOf([simulated, bedView(on(null, "device"))])).toEqual([
      { kind: "simulator", extent: "some" },
    ]);
    expect(pretencesOf([simulated, bedView()])).toEqual([{ kind: "simulator", extent: "all" }]);
  });

  test.each<[string, Source[], Source, string | null]>([
    ["nothing of a session that is real throughout", ["device"], "device", null],
    ["nothing where the strip says it already", ["simulator"], "simulator", null],
    ["the simulator's part", ["simulator", "device"], "device", "simulator"],
    ["a recording's part", ["replay", "device"], "device", "replay"],
    ["both", ["simulator", "replay", "device"], "device", "both"],
  ])("what was before is said quietly: %s", (_name, sources, source, mixture) => {
    expect(mixtureOf(on(sources, source))).toBe(mixture);
  });
});

describe("a replay that has stopped does not look like one that runs", () => {
  const streamed = sessionView({ time: "stream", sources: ["replay"] });
  const replay = deviceView({ source: "replay", speed: 30 });

  test("it runs while its link is up", () => {
    expect(streamOf({ session: streamed, device: replay })).toBe("runs");
    expect(streamOf({ session: streamed, device: { ...replay, connected: false } })).toBe(
      "stopped",
    );
    expect(streamOf({ session: streamed, device: null })).toBe("stopped");
  });

  test("a bed in server time has no stream, whatever its link", () => {
    const lost = deviceView({ connected: false });
    expect(streamOf({ session: sessionView(), device: lost })).toBe("none");
    expect(streamOf({ session: null, device: replay })).toBe("none");
  });

  test("its newest values are the last heard, not those of now", () => {
    const bed = bedView({ session: streamed, device: replay });
    expect(newestOf({ kind: "live", bed }, true)).toBe("now");
    const stopped = { ...bed, device: { ...replay, connected: false } };
    expect(newestOf({ kind: "live", bed: stopped }, true)).toBe("last-heard");
  });
});

describe("the values of now beside the trend", () => {
  const { vitals } = bedView();
  const life = 10_000;
  const read = (ageMs: number) => {
    const views = { ...vitals, mean: vitalView({ value: 90, takenAt: at(0), staleAfterMs: life }) };
    return readingsNow(views, ["mean"], T0 + ageMs)[0];
  };

  test("a value stands for its life, then with its own time, then not at all", () => {
    const fresh = { vital: "mean", value: 90, takenAtMs: T0 };
    const none = { vital: "mean", value: null, takenAtMs: null };
    expect(read(life - 1)).toEqual(fresh);
    expect(read(life)).toEqual({ ...fresh, isOld: true });
    expect(read(2 * life - 1)).toEqual({ ...fresh, isOld: true });
    expect(read(2 * life)).toEqual(none);
  });

  test.each(["lead-off", "none"] as const)("nothing of a vital that is %s", (state) => {
    const views = { ...vitals, pulse: vitalView({ state }) };
    expect(readingsNow(views, ["pulse"], T0)[0]?.value).toBeNull();
  });

  test("an old value has its time beside it, a fresh one has none", () => {
    const systolic = { vital: "systolic", value: 118, takenAtMs: T0 + 15 * S } as const;
    const mean = { vital: "mean", value: 90, takenAtMs: T0, isOld: true } as const;
    expect(takenNotes([systolic, mean], T0 + 15 * S, "UTC")).toEqual({
      each: [null, "(10:00:00)"],
      common: null,
    });
  });

  test("one time stands for all values of one measurement, also where a line has none", () => {
    const systolic = { vital: "systolic", value: 118, takenAtMs: T0 } as const;
    const diastolic = { vital: "diastolic", value: 76, takenAtMs: T0 } as const;
    const mean = { vital: "mean", value: null, takenAtMs: null } as const;
    expect(takenNotes([systolic, mean, diastolic], T0 + 90 * S, "UTC")).toEqual({
      each: [null, null, null],
      common: "(10:00:00)",
    });
    expect(takenNotes([mean], T0, "UTC").common).toBeNull();
  });
});

describe("an address that leads nowhere", () => {
  const wards = [
    { id: "lab", purpose: "lab" },
    { id: "demo", purpose: "care" },
    { id: "west", purpose: "care" },
  ] as const;
  const missing = new ApiError("NOT_FOUND", "There is nothing at this address.");

  test("the screen goes on watching its last ward, else the first for patients", () => {
    const about = aboutSession(undefined, missing);
    expect(wantedWard(about, wards, "west")).toBe("west");
    expect(wantedWard(about, wards, null)).toBe("demo");
    expect(wantedWard(about, [], null)).toBeNull();
  });

  test("while a session is asked for, the screen watches what it did", () => {
    expect(wantedWard(aboutSession(undefined, null), wards, "west")).toBeNull();
  });

  test("a session that was found is watched in its ward, also when asking again failed", () => {
    expect(wantedWard(aboutSession({ ward: "lab" }, null), wards, "west")).toBe("lab");
    expect(wantedWard(aboutSession({ ward: "lab" }, missing), wards, "west")).toBe("lab");
  });

  test("asking again is of no use for an unknown session only", () => {
    expect(isUnknownSession(missing)).toBe(true);
    expect(isUnknownSession(new ApiError("NO_CONNECTION", "The server is away."))).toBe(false);
    expect(isUnknownSession(null)).toBe(false);
  });
});
