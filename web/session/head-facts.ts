/** What the heading of a session says about its progress, fact by fact. */
import type { SessionDetail } from "../../shared/protocol/http.ts";
import type { BedView } from "../../shared/protocol/live.ts";
import { timeMs } from "../../shared/protocol/time.ts";
import { sessionEn } from "../text/session-en.ts";
import { clockText, minuteText } from "../ui/time.ts";
import { expectedEndMs, phaseMinutes, progressOf } from "../ward/progress.ts";
import { infusedMsAt, MS_PER_MIN } from "./timeline.ts";
import { sessionSpans } from "./trend-model.ts";

const words = sessionEn.page;

/** @param bedMs the bed's present, null where the session is on no bed */
export function headFacts(
  detail: SessionDetail,
  bed: BedView | null,
  bedMs: number | null,
  timeZone: string | undefined,
): string[] {
  const session = bed?.session ?? null;
  if (session === null || bedMs === null) return recordFacts(detail);
  const { minute, plannedMinutes, givenMl, plannedMl, overMinutes } = progressOf(session, bedMs);
  const endMs = expectedEndMs(session, bedMs);
  // The drip's own minute says more than the time since its last pause.
  const facts = session.phase === "infusing" ? [] : [words.phaseFor(phaseMinutes(session, bedMs))];
  if (session.phase !== "baseline" && session.phase !== "scheduled") {
    facts.push(words.minute(minute, plannedMinutes), words.given(givenMl, plannedMl));
    if (overMinutes > 0) facts.push(words.over(overMinutes));
    else if (endMs !== null) facts.push(words.ends(minuteText(endMs, timeZone)));
  }
  if (session.time === "stream") facts.push(words.recordedTime(clockText(bedMs, timeZone)));
  const speed = bed?.device?.speed ?? null;
  if (session.time === "stream" && speed !== null) facts.push(words.speed(speed));
  return facts;
}

function recordFacts(detail: SessionDetail): string[] {
  const endMs = timeMs(
    detail.closedAt ?? detail.phases[detail.phases.length - 1]?.at ?? detail.openedAt,
  );
  const minute = Math.floor(infusedMsAt(sessionSpans(detail, null, endMs), endMs) / MS_PER_MIN);
  return [words.minute(minute, detail.plannedMinutes)];
}
