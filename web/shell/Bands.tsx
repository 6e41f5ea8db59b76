/** Full-width bands that nobody can overlook: readings that are not a patient's, a record that is
 * not being written, changes that this screen was too slow for. */

import type { Pretences } from "../live/source.ts";
import { useLive } from "../live/store.ts";
import { text } from "../text/text.ts";
import { Band } from "../ui/Band.tsx";
import { pretencesOfWard } from "./band-facts.ts";

export function Bands() {
  const pretences = useLive(({ ward }) => pretencesOfWard(ward));
  const isRecording = useLive(({ ward }) => ward?.recording ?? true);
  const skipped = useLive(({ ward }) => ward?.skipped ?? 0);
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
          why={whyOf(pretence)}
        />
      ))}
      {skipped > 0 && <Band look="quiet" title={text.bands.skipped(skipped)} />}
    </>
  );
}

function whyOf({ kind, extent }: Pretences): string {
  return text.bands.why[kind][extent];
}
