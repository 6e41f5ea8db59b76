/** One session of a list in words: when, which procedure, how long, how it ended. */
import type { SessionRow } from "../../shared/protocol/sessions.ts";
import { timeMs } from "../../shared/protocol/time.ts";
import { dateTimeText } from "../session/date-words.ts";
import { historyEn } from "../text/history-en.ts";
import { text } from "../text/text.ts";

const MS_PER_MIN = 60_000;
const words = historyEn.list;

/** The address of a session's page. */
export function sessionPath(id: string): string {
  return `/session/${encodeURIComponent(id)}`;
}

export function openedWords({ openedAt }: SessionRow, timeZone: string | undefined): string {
  return dateTimeText(timeMs(openedAt), timeZone);
}

/** `2 of 6`; a dash where the session was opened without a programme. */
export function procedureWords({ registered, procedures }: SessionRow): string {
  if (registered === null) return text.common.none;
  return words.procedure(registered.programme.procedure, procedures);
}

/** Whole minutes that the drip ran; nothing is known yet of one that may still run. */
export function infusedWords({ infusedMs }: SessionRow): string {
  return infusedMs === null ? text.common.none : words.minutes(Math.floor(infusedMs / MS_PER_MIN));
}

export function outcomeWords({ phase, closedAt, outcome, reason }: SessionRow): string {
  if (closedAt === null) return words.stillOpen(text.phase[phase]);
  if (outcome === null) return words.noOutcome;
  const ended = historyEn.outcomes[outcome];
  return reason === null ? ended : words.because(ended, reason);
}
