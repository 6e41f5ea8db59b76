/** Says across the page that this session's readings are nobody's present: made up, or recorded. */
import { sessionEn } from "../text/session-en.ts";
import { text } from "../text/text.ts";
import { Band } from "../ui/Band.tsx";
import type { SessionPretence } from "./pretence.ts";

export function PretenceBands({ pretences }: { pretences: readonly SessionPretence[] }) {
  return pretences.map(({ kind, extent }) => (
    <Band
      key={kind}
      look="hatched"
      title={text.source[kind]}
      why={sessionEn.pretence[kind][extent]}
    />
  ));
}
