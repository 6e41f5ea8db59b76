/** Full-width bands that nobody can overlook: readings that are not a patient's, a record that is
 * not being written, changes that this screen was too slow for. What a session's readings are, its
 * page says itself: of the ward's beds it shows one. */

import { useLocation } from "wouter";
import type { Pretences } from "../live/source.ts";
import { useLive } from "../live/store.ts";
import { text } from "../text/text.ts";
import { Band } from "../ui/Band.tsx";
import { pretencesOfWard } from "./band-facts.ts";
import { sessionShown } from "./session-shown.ts";

const NONE: readonly Pretences[] = [];

export function Bands() {
  const [location] = useLocation();
  const ofWard = useLive(({ ward }) => pretencesOfWard(ward));
  const isRecording = useLive(({ ward }) => ward?.recording ?? true);
  const skipped = useLive(({ ward }) => ward?.skipped ?? 0);
  const pretences = sessionShown(location) === null ? ofWard : NONE;
  return (
    <>
      {!isRecording && (
        <Band look="loud" title={text.bands.notRecording} why={text.bands.notRecordingWhy} />
      )}
      {pretences.map((pretence) => (
        <Band
          key={pretence.kind}
          look="hatched"
          title={pretence.kind === "replay" ? text.bands.replay : text.bands.simulated}
          why={text.bands.why[pretence.kind][pretence.extent]}
          brief={text.bands.brief[pretence.extent]}
        />
      ))}
      {skipped > 0 && <Band look="quiet" title={text.bands.skipped(skipped)} />}
    </>
  );
}
