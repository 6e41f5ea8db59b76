/** What the heading of a session says about its progress, fact by fact. */
import type { SessionDetail } from "../../shared/protocol/http.ts";
import type { BedView, SessionView } from "../../shared/protocol/live.ts";
import { timeMs } from "../../shared/protocol/time.ts";
import { isDripAhead } from "../../shared/session/phases.ts";
import { streamOf } from "../live/stream.ts";
import { actEn } from "../text/act-en.ts";
import { dripEn } from "../text/drip-en.ts";
import { sessionEn } from "../text/session-en.ts";
import { text } from "../text/text.ts";
import { clockText, minuteText } from "../ui/time.ts";
import { expectedEndMs, hasInfused, phaseMinutes, progressOf } from "../ward/progress.ts";
import { figureText, rateOrigin, rateText } from "./drip-words.ts";
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
  // The drip's own minute says more than the time since its last pause.
  const phase = session.phase === "infusing" ? [] : [words.phaseFor(phaseMinutes(session, bedMs))];
  return [
    ...phase,
    ...progressFacts(session, bedMs),
    ...endFacts(bed, session, { bedMs, timeZone }),
    ...rateFacts(session, timeZone),
    ...streamFacts(bed, bedMs, timeZone),
    ...mixtureFacts(detail, bed),
  ];
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

function progressFacts(session: SessionView, bedMs: number): string[] {
  if (!hasInfused(session)) return [];
  const { minute, plannedMinutes, givenMl, plannedMl, overMinutes } = progressOf(session, bedMs);
  const leftMl = Math.max(0, plannedMl - givenMl);
  const given = words.given(givenMl, plannedMl);
  return [
    words.minute(minute, plannedMinutes),
    isDripAhead(session.phase) ? `${given}, ${dripEn.left(figureText(leftMl))}` : given,
    ...(overMinutes > 0 ? [words.over(overMinutes)] : []),
  ];
}

/** The rate in force and whose it is, as long as something can run at it. */
function rateFacts(session: SessionView, timeZone: string | undefined): string[] {
  if (!isDripAhead(session.phase)) return [];
  const { rateMlPerH } = session.infusion;
  const rate = rateText(rateMlPerH, session.drip.dropFactor);
  return [`${rate}, ${rateOrigin(session, timeZone)}`];
}

/** When the bag is empty at this rate; a stream that has stopped has no such moment. */
function endFacts(
  bed: BedView,
  session: SessionView,
  { bedMs, timeZone }: { bedMs: number; timeZone: string | undefined },
): string[] {
  if (streamOf(bed) === "stopped" || !hasInfused(session)) return [];
  if (session.phase === "paused") return [dripEn.endMovesOn];
  const endMs = expectedEndMs(session, bedMs);
  if (endMs === null) return [];
  return [endMs === bedMs ? dripEn.allGiven : words.ends(minuteText(endMs, timeZone))];
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
