/** Says across the page that this session's readings are nobody's present: made up, or recorded. */

import type { Pretence } from "../live/source.ts";
import { useLive } from "../live/store.ts";
import { pretencesOfWard } from "../shell/band-facts.ts";
import { sessionEn } from "../text/session-en.ts";
import { text } from "../text/text.ts";
import { Band } from "../ui/Band.tsx";
import { clockText } from "../ui/time.ts";
import { type SessionPretence, untold } from "./pretence.ts";

type Props = {
  pretences: readonly SessionPretence[];
  /** What stopped, and at which recorded moment; null while it runs, or where there is no stream. */
  stopped: { kind: Pretence; atMs: number } | null;
  timeZone: string | undefined;
};

export function PretenceBands({ pretences, stopped, timeZone }: Props) {
  const ofWard = useLive(({ ward }) => pretencesOfWard(ward));
  return untold(pretences, ofWard, stopped?.kind ?? null).map(({ kind, extent }) =>
    stopped?.kind === kind ? (
      <Band
        key={kind}
        look="hatched"
        title={text.bands.stopped(text.source[kind], clockText(stopped.atMs, timeZone))}
        why={sessionEn.pretence[kind].stopped}
      />
    ) : (
      <Band
        key={kind}
        look="hatched"
        title={text.source[kind]}
        why={sessionEn.pretence[kind][extent]}
      />
    ),
  );
}
