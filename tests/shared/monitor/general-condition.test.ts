// The alarm of the general condition tells what people stated last, and calls again when that is
// worse than what somebody had answered.

import { describe, expect, test } from "vitest";
import { type BedStory, lockedBed } from "../../helpers/bed-story.ts";

describe("an alarm of the general condition that somebody has answered", () => {
  test("once stayed silent at 'voice' while the patient became unresponsive", () => {
    const bed = lockedBed();
    bed.sees(10, { acvpu: "voice" });
    bed.acknowledges(12, 1);
    bed.log();
    bed.sees(20, { acvpu: "unresponsive" });
    expect(bed.log()).toEqual([
      '20.0 s #1 worsened general-condition.high "General condition: Consciousness: unresponsive" high',
    ]);
  });

  test.each<[string, Parameters<BedStory["sees"]>[1], string]>([
    ["a symptom more", { symptoms: ["chills", "nausea", "dyspnoea"] }, "worsened"],
    ["a grade", { ctcaeGrade: 2 }, "worsened"],
    ["a symptom less", { symptoms: ["nausea"] }, "worst-value"],
  ])("%s: %o is %s", (_what, seen, reason) => {
    const bed = lockedBed();
    bed.sees(10, { symptoms: ["chills", "nausea"] });
    bed.acknowledges(12, 1);
    bed.log();
    bed.sees(20, seen);
    expect(bed.log().map((line) => line.split(" ")[3])).toEqual([reason]);
  });

  test("once eased to a new symptom that nobody had seen, acknowledged already", () => {
    const bed = lockedBed();
    bed.sees(10, { acvpu: "voice" });
    bed.acknowledges(12, 1);
    bed.log();
    bed.sees(20, { acvpu: "alert", symptoms: ["dyspnoea"] });
    expect(bed.log().at(-1)).toBe(
      '20.0 s #1 worsened general-condition.medium "General condition: Symptoms: dyspnoea" medium',
    );
  });

  test("is not called again by the same words", () => {
    const bed = lockedBed();
    bed.sees(10, { symptoms: ["chills"] });
    bed.acknowledges(12, 1);
    bed.log();
    bed.sees(20, { symptoms: ["chills"] });
    bed.sees(21, { note: "no change" });
    expect(bed.log()).toEqual([]);
  });
});

test("an alarm of high priority tells milder signs too", () => {
  const bed = lockedBed();
  bed.sees(10, { acvpu: "pain", symptoms: ["chills", "chest-tightness"] });
  const alarm = bed.state.reactions["general-condition"].alarm;
  expect(alarm?.subject).toMatchObject({
    priority: "high",
    evidence: ["Consciousness: pain", "Symptoms: chills, chest tightness"],
    source: "RCP 2017",
  });
});
