/** English texts of the alarm log. The next language is a file of the same form. */
import type { AlarmKind, Side, TechnicalCondition } from "../../shared/vocabulary.ts";
import type { Ending } from "../alarm-log/ending.ts";
import type { Standing } from "../alarm-log/filters.ts";

const TECHNICAL: Readonly<Record<TechnicalCondition, string>> = {
  "no-data": "No data",
  "lead-off": "Sensor off",
  "device-lost": "Device lost",
  implausible: "Implausible values",
  "source-conflict": "Heart rate and pulse disagree",
  frozen: "Value stands still",
  "clock-offset": "Device clock wrong",
  gap: "Readings missing",
  "observation-overdue": "Observation overdue",
  "recording-stopped": "Recording stopped",
  "no-screen-can-sound": "No screen can sound",
};

const SIDES: Readonly<Record<Side, string>> = { low: "too low", high: "too high" };
const SIGNS: Readonly<Record<Side, string>> = { low: "<", high: ">" };

const KINDS: Readonly<Record<AlarmKind, string>> = {
  physiological: "Of the patient",
  technical: "Of equipment",
};

const STANDINGS: Readonly<Record<Standing, string>> = {
  all: "Open and closed",
  open: "Open",
  closed: "Closed",
};

const ENDINGS: Readonly<Record<Ending, string>> = {
  open: "still true",
  waiting: "ended, waits to be acknowledged",
  "never-confirmed": "closed, never confirmed by a second value",
  "by-acknowledgement": "closed when it was acknowledged",
  acknowledged: "ended after it was acknowledged",
  alone: "ended, nobody had acknowledged it",
};

export const alarmLogEn = {
  title: "Alarm log",
  technical: TECHNICAL,
  kinds: KINDS,
  standings: STANDINGS,
  endings: ENDINGS,
  limitCondition: (vital: string, side: Side) => `${vital} ${SIDES[side]}`,
  limit: (side: Side | null, value: string) => (side === null ? value : `${SIGNS[side]} ${value}`),
  delay: (seconds: string) => `${seconds} s`,
  delays: {
    raised: (delay: string) => `raised after ${delay}`,
    shown: (delay: string) => `seen after ${delay}`,
    sounded: (delay: string) => `heard after ${delay}`,
    ms: (ms: number) => `${ms} ms`,
  },
  lasted: (age: string) => `lasted ${age}`,

  filters: {
    title: "Narrow the log",
    place: "Bed",
    everywhere: "All beds",
    wholeWard: (ward: string) => `${ward}, all beds`,
    priority: "Priority",
    anyPriority: "Any priority",
    condition: "Condition",
    anyCondition: "Any condition",
    groups: { limits: "Beyond a limit", reactions: "Reactions", technical: "Equipment" },
    anyReaction: "Any reaction of the infusion",
    kind: "Whose",
    anyKind: "Patients and equipment",
    standing: "Open or closed",
    from: "From",
    to: "To",
    backward: "lies before the beginning",
    clear: "Show all",
  },

  columns: {
    raised: "Raised",
    bed: "Bed, patient",
    alarm: "Alarm",
    worst: "Worst",
    limit: "Limit",
    acknowledged: "Acknowledged",
    toAcknowledge: "Time to acknowledge",
    delay: "Delays",
    end: "End",
  },

  list: {
    caption: (timeZone: string) => `Newest first. Times in ${timeZone}.`,
    siteTime: "the site's time",
    loading: "Loading the alarms…",
    failed: "The alarms cannot be loaded",
    stale: (why: string) => `This list may be old: ${why}`,
    empty: "There has been no alarm yet.",
    emptyNarrowed: "No alarm is like this. Show all, or narrow less.",
    more: "Show more",
    held: "So long a list is not renewed by itself. Reload the page to see what is new.",
    nobody: "nobody yet",
    neverAcknowledged: "nobody",
    until: (clock: string) => `called again at ${clock}`,
    by: (name: string, role: string) => `${name}, ${role}`,
    openSession: (patient: string) => `${patient}, open the session`,
    onlySession: "only this session",
    onlySessionOf: (patient: string) => `only this session of ${patient}`,
    unknownPatient: "patient unknown",
  },

  session: {
    title: (patient: string) => `Session of ${patient}`,
    titleUnknown: "One session",
    open: "Open the session",
    all: "All sessions",
    about: "Of the whole session, whatever else is narrowed:",
    count: "Alarms",
    perHour: "Alarms an hour",
    tooShort: "too short to say",
    acknowledged: "Acknowledged",
    share: (percent: number, acknowledged: number, count: number) =>
      `${percent} % (${acknowledged} of ${count})`,
    median: "Median time to acknowledge",
  },
};
