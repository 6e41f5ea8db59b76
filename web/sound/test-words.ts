/** What a screen says of its sound test. */
import type { Priority } from "../../shared/vocabulary.ts";
import { text } from "../text/text.ts";
import { type SelfTest, unheard } from "./self-test.ts";

/** Null where there is nothing to say. */
export function outcomeWords(test: SelfTest): string | null {
  switch (test.kind) {
    case "none":
      return null;
    case "running":
      return text.sound.testing(listed(test.asked));
    case "gave-way":
      return text.sound.gaveWay;
    case "failed":
      return text.sound.untested(listed(unheard(test)));
    case "passed": {
      const pulses = test.measured.reduce((sum, each) => sum + each.pulses, 0);
      const peak = Math.max(...test.measured.map((each) => each.peak));
      return text.sound.tested(pulses, Math.round(20 * Math.log10(peak)));
    }
  }
}

function listed(priorities: readonly Priority[]): string {
  return priorities.map((priority) => text.sound.tones[priority]).join(", ");
}
