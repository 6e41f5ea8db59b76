/**
 * Puts what happened into words: a title, and the details that belong to it. One function per kind
 * of entry; texts come from the catalogue, so that the next language is a file.
 */
import { unreachable } from "../../shared/assert.ts";
import type { EntryOf } from "../../shared/protocol/entry.ts";
import type { AlarmView } from "../../shared/protocol/live.ts";
import { timeMs } from "../../shared/protocol/time.ts";
import { manualText } from "../../shared/vitals/manual-text.ts";
import { worseWords } from "../alarms/words.ts";
import { actEn } from "../text/act-en.ts";
import { sessionEn } from "../text/session-en.ts";
import { text } from "../text/text.ts";
import type { Happening } from "./happened.ts";
import { limitsWords } from "./limit-words.ts";

export type Words = { title: string; details: string[] };
type EntryHappening = Extract<Happening, { kind: "entry" }>;

const MS_PER_S = 1_000;
const S_PER_MIN = 60;
const words = sessionEn.events;
const lists = sessionEn.happened;

/** The words of one line of the list. */
export function wordsOf(happening: Happening): Words {
  switch (happening.kind) {
    case "alarm-raised":
      return { title: happening.alarm.message, details: raisedDetails(happening.alarm) };
    case "alarm-closed":
      return { title: happening.alarm.message, details: closedDetails(happening.alarm) };
    case "entry": {
      const { title, details } = entryWords(happening);
      const times = happening.times > 1 ? [lists.times(happening.times)] : [];
      return { title, details: [...times, ...details] };
    }
  }
}

/** What an entry of the record says. */
function entryWords({ entry, alarm, replaced }: EntryHappening): Words {
  switch (entry.type) {
    case "session-opened":
      return openedWords(entry);
    case "phase":
      return phaseWords(entry);
    case "device-connected":
      return connectedWords(entry);
    case "device-disconnected":
      return { title: words.disconnected, details: [entry.device, words.linkEnd[entry.end]] };
    case "clock-offset":
      return {
        title: words.clockOffset((entry.clockOffsetMs / MS_PER_S).toFixed(1)),
        details: [words.clockOffsetDetail],
      };
    case "frame-rejected":
      return { title: words.rejected, details: [entry.message, entry.device] };
    case "gap":
      return {
        title: words.gap(entry.toSeq - entry.fromSeq + 1),
        details: [words.gapDetail(entry.fromSeq, entry.toSeq)],
      };
    case "device-status":
      return statusWords(entry);
    case "acknowledge":
      return acknowledgeWords(entry, alarm);
    case "undo":
      return { title: words.undone(alarm?.message ?? words.anAlarm), details: [entry.by.name] };
    case "attend":
      return { title: words.attending(entry.by.name), details: [alarm?.message ?? words.anAlarm] };
    case "audio-pause":
      return {
        title: entry.seconds === 0 ? words.audioResumed : words.audioPaused(entry.seconds),
        details: [entry.by.name],
      };
    case "limits":
      return {
        title: words.limitsChanged,
        details: [
          ...limitsWords(replaced, entry.limits),
          ...profileWords(entry),
          entry.by.name,
          ...present(entry.reason),
        ],
      };
    case "observation":
      return observationWords(entry);
    case "drip":
      return dripWords(entry);
    case "recording":
      return { title: words.recording[entry.recording], details: [] };
    case "screens":
      return { title: words.screens(entry.canSound), details: [] };
    default:
      return unreachable(entry);
  }
}

function dripWords({ rateMlPerH, dropFactor, counted, by }: EntryOf<"drip">): Words {
  const isCounted = counted !== null && dropFactor !== null;
  return {
    title: words.dripSet(Math.round(rateMlPerH)),
    details: [...(isCounted ? [words.dropsCounted(counted.dropsPerMin, dropFactor)] : []), by.name],
  };
}

function observationWords(entry: EntryOf<"observation">): Words {
  const { acvpu, symptoms, ctcaeGrade, action, vitals, note, by } = entry;
  const details = [
    ...(acvpu === undefined ? [] : [words.acvpu[acvpu]]),
    ...(symptoms === undefined ? [] : [words.symptoms(symptoms)]),
    ...(ctcaeGrade === undefined ? [] : [words.ctcaeGrade(ctcaeGrade)]),
    ...(action === undefined ? [] : [action]),
    ...(vitals === undefined ? [] : [words.byHand(manualText(vitals))]),
    ...(note === undefined ? [] : [note]),
    by.name,
  ];
  return { title: words.observation, details };
}

/** How long something took, in its two largest useful parts. */
export function durationWords(ms: number): string {
  const seconds = Math.round(ms / MS_PER_S);
  if (seconds < S_PER_MIN) return lists.seconds(seconds);
  const rest = seconds % S_PER_MIN;
  const minutes = lists.minutes(Math.floor(seconds / S_PER_MIN));
  return rest === 0 ? minutes : `${minutes} ${lists.seconds(rest)}`;
}

/** Where an alarm that has not closed stands. */
export function standingWords(alarm: AlarmView): string | null {
  switch (alarm.phase) {
    case "latched":
      return lists.latched;
    case "active":
      return lists.open;
    case "closed":
    case "pending":
      return null;
  }
}

function raisedDetails(alarm: AlarmView): string[] {
  const { raisedInfusion, acknowledged, occurrences } = alarm;
  const standing = standingWords(alarm);
  return [
    ...(raisedInfusion === null ? [] : [lists.given(Math.round(raisedInfusion.givenMl))]),
    ...(standing === null ? [] : [standing]),
    ...worseWords(alarm),
    ...(alarm.provisional ? [lists.provisional] : []),
    ...(occurrences > 1 ? [lists.occurrences(occurrences)] : []),
    ...(acknowledged === null ? [] : [lists.acknowledgedBy(acknowledged.by.name)]),
  ];
}

function closedDetails({ raisedAt, closedAt }: AlarmView): string[] {
  if (closedAt === null) return [lists.closed];
  return [lists.closedAfter(durationWords(timeMs(closedAt) - timeMs(raisedAt)))];
}

function profileWords({ limitProfile }: EntryOf<"session-opened" | "limits">): string[] {
  return limitProfile === undefined ? [] : [words.limitsOf(actEn.profileName(limitProfile))];
}

function openedWords(entry: EntryOf<"session-opened">): Words {
  return {
    title: words.opened,
    details: [
      words.openedPlan(entry.plannedMinutes, entry.plannedMl),
      ...present(entry.nurse),
      ...present(entry.doctor),
      ...profileWords(entry),
      ...(entry.scenario === undefined ? [] : [words.simulatedScenario(entry.scenario)]),
    ],
  };
}

function phaseWords(entry: EntryOf<"phase">): Words {
  const outcome = entry.outcome === undefined ? "" : `: ${words.outcome(entry.outcome)}`;
  return {
    title: `${words.phase[entry.to]}${outcome}`,
    details: [...present(entry.reason), ...present(entry.by?.name), ...recorded(entry)],
  };
}

function connectedWords(entry: EntryOf<"device-connected">): Words {
  return {
    title: words.connected,
    details: [
      entry.device,
      ...present(entry.model === "" ? null : entry.model),
      ...(entry.source === "device" ? [] : [text.source[entry.source]]),
      ...(entry.speed === undefined ? [] : [words.speed(entry.speed)]),
    ],
  };
}

function statusWords(entry: EntryOf<"device-status">): Words {
  const off = (entry.leadOff ?? []).map((vital) => text.vital[vital]);
  if (off.length === 0) return { title: words.cuffFailed, details: [] };
  return {
    title: words.sensorOff(off.join(", ")),
    details: entry.cuff === "failed" ? [words.cuffFailed] : [],
  };
}

function acknowledgeWords(entry: EntryOf<"acknowledge">, alarm: AlarmView | null): Words {
  return {
    title: words.acknowledged(messageThen(alarm, entry.atMs) ?? entry.condition),
    details: [entry.by.name, ...present(entry.action), ...present(entry.note), ...recorded(entry)],
  };
}

/** What an alarm said when it was acknowledged: it may have got worse since. */
function messageThen(alarm: AlarmView | null, atMs: number): string | undefined {
  if (alarm === null) return undefined;
  const { acknowledgedBefore, acknowledged, message } = alarm;
  const given = [...acknowledgedBefore, ...(acknowledged === null ? [] : [acknowledged])];
  return given.find(({ at }) => timeMs(at) === atMs)?.message ?? message;
}

function recorded(entry: { recorded?: true | undefined }): string[] {
  return entry.recorded === true ? [words.recorded] : [];
}

function present(text: string | null | undefined): string[] {
  return text === null || text === undefined || text === "" ? [] : [text];
}
