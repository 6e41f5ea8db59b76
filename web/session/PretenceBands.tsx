/** Says across the page that this session's readings are nobody's present: made up, or recorded. */
import { useLive } from "../live/store.ts";
import { pretencesOfWard } from "../shell/band-facts.ts";
import { sessionEn } from "../text/session-en.ts";
import { text } from "../text/text.ts";
import { Band } from "../ui/Band.tsx";
import { type SessionPretence, untold } from "./pretence.ts";

export function PretenceBands({ pretences }: { pretences: readonly SessionPretence[] }) {
  const ofWard = useLive(({ ward }) => pretencesOfWard(ward));
  return untold(pretences, ofWard).map(({ kind, extent }) => (
    <Band
      key={kind}
      look="hatched"
      title={text.source[kind]}
      why={sessionEn.pretence[kind][extent]}
    />
  ));
}
