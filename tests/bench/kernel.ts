// The monitor alone: how many readings a second `step` takes, and how long a whole session takes to
// fold. In this process, without network, parsing or disk.

import { fold } from "../../shared/monitor/fold.ts";
import { initialState } from "../../shared/monitor/state.ts";
import type { Entry } from "../../shared/protocol/entry.ts";
import { SCENARIOS } from "../../shared/vocabulary.ts";
import { patientJournal } from "../helpers/patient-journal.ts";
import { median, type Part } from "./figures.ts";

const SESSION_S = 45 * 60;
const BED = "bed-1";

/** @param rounds how often every journal is folded */
export function measureKernel({ rounds }: { rounds: number }): Part {
  // One journal a scenario: quiet ones, and ones with alarms, sensors off and fever.
  const journals = SCENARIOS.map((scenario) =>
    patientJournal({
      session: `session-${scenario}`,
      bed: BED,
      device: "mon-1",
      boot: "boot-1",
      scenario,
      seed: scenario,
      openedAtMs: Date.UTC(2026, 10, 23, 8),
      seconds: SESSION_S,
    }),
  );
  const [first = []] = journals;
  const coldMs = foldMs(first);
  for (const journal of journals) foldMs(journal);
  const foldsMs: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const journal of journals) foldsMs.push(foldMs(journal));
  }
  const totalMs = foldsMs.reduce((sum, ms) => sum + ms, 0);
  const readings = foldsMs.length * SESSION_S;
  return {
    title: `Kernel: ${SCENARIOS.length} scenarios, 45 min at 1/s each, ${foldsMs.length} folds`,
    figures: [
      {
        what: "step",
        value: Math.round((1_000 * readings) / totalMs),
        unit: "readings/s",
        target: { atLeast: 500_000 },
      },
      {
        what: "fold of a 45-minute session, median",
        value: median(foldsMs),
        unit: "ms",
        target: { atMost: 10 },
      },
      {
        what: "the very first fold of the process",
        value: coldMs,
        unit: "ms",
        note: "before V8 has compiled anything; paid once a start",
      },
      { what: "alarm effects in these journals", value: effectsOf(journals), unit: "" },
    ],
  };
}

function foldMs(journal: readonly Entry[]): number {
  const beganMs = performance.now();
  fold(initialState(BED), journal);
  return performance.now() - beganMs;
}

/** Shows that the journals are not empty of alarms. */
function effectsOf(journals: readonly (readonly Entry[])[]): number {
  let count = 0;
  for (const journal of journals) {
    fold(initialState(BED), journal, (effects) => {
      count += effects.filter(({ type }) => type === "alarm").length;
    });
  }
  return count;
}
