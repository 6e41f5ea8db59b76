/** What the heading of a session says about its progress, fact by fact. */
import type { SessionDetail } from "../../shared/protocol/http.ts";
import type { BedView } from "../../shared/protocol/live.ts";
import { timeMs } from "../../shared/protocol/time.ts";
import { streamOf } from "../live/stream.ts";
import { actEn } from "../text/act-en.ts";
import { sessionEn } from "../text/session-en.ts";
import { text } from "../text/text.ts";
import { clockText, minuteText } from "../ui/time.ts";
import { expectedEndMs, phaseMinutes, progressOf } from "../ward/progress.ts";
import { mixtureOfSession } from "./pretence.ts";
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
  if (bed === null || session === null || bedMs === null) {
    return [...recordFacts(detail), ...mixtureFacts(detail, bed)];
  }
  const { minute, plannedMinutes, givenMl, plannedMl, overMinutes } = progressOf(session, bedMs);
  const endMs = expectedEndMs(session, bedMs);
  // The drip's own minute says more than the time since its last pause.
  const facts = session.phase === "infusing" ? [] : [words.phaseFor(phaseMinutes(session, bedMs))];
  if (session.phase !== "baseline" && session.phase !== "scheduled") {
    facts.push(words.minute(minute, plannedMinutes), words.given(givenMl, plannedMl));
    if (overMinutes > 0) facts.push(words.over(overMinutes));
    else if (endMs !== null && streamOf(bed) !== "stopped")
      facts.push(words.ends(minuteText(endMs, timeZone)));
  }
  return [...facts, ...streamFacts(bed, bedMs, timeZone), ...mixtureFacts(detail, bed)];
}

/** Whose limits are in force: a profile's, or such as a person has set; null where the record is
 * from before there were profiles and does not say. */
export function limitsNamed({
  limitProfile,
  limitChanges,
}: Pick<SessionDetail, "limitProfile" | "limitChanges">): string | null {
  if (limitProfile !== null) return actEn.profileName(limitProfile);
  return limitChanges > 0 ? words.ownLimits : null;
}

function streamFacts(bed: BedView, bedMs: number, timeZone: string | undefined): string[] {
  const clock = clockText(bedMs, timeZone);
  const speed = bed.device?.speed ?? null;
  switch (streamOf(bed)) {
    case "none":
      return [];
    case "stopped":
      return [words.stoppedTime(clock)];
    case "runs":
      return [words.recordedTime(clock), ...(speed === null ? [] : [words.speed(speed)])];
  }
}

function mixtureFacts(detail: SessionDetail, bed: BedView | null): string[] {
  const mixture = mixtureOfSession(detail, bed);
  return mixture === null ? [] : [text.mixture[mixture]];
}

function recordFacts(detail: SessionDetail): string[] {
  const endMs = timeMs(
    detail.closedAt ?? detail.phases[detail.phases.length - 1]?.at ?? detail.openedAt,
  );
  const minute = Math.floor(infusedMsAt(sessionSpans(detail, null, endMs), endMs) / MS_PER_MIN);
  const procedure = detail.registered?.programme.procedure;
  return [
    ...(procedure === undefined ? [] : [words.procedure(procedure)]),
    words.minute(minute, detail.plannedMinutes),
    words.given(Math.round(detail.givenMl), detail.volumePlannedMl),
  ];
}
