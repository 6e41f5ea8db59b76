/** English texts of the session page. The next language is a file of the same form. */
import type {
  Acvpu,
  LinkEnd,
  Outcome,
  RecordingState,
  SessionPhase,
  Severity,
  Side,
  Vital,
} from "../../shared/vocabulary.ts";
import type { Topic } from "../session/happened.ts";
import type { PanelId } from "../session/panels.ts";
import type { Range, SessionMoment } from "../session/timeline.ts";

const PHASE_EVENTS: Readonly<Record<SessionPhase, string>> = {
  scheduled: "Session scheduled",
  baseline: "Baseline begun",
  infusing: "Infusion running",
  paused: "Infusion paused",
  observing: "Infusion ended, watch begun",
  closed: "Session closed",
};

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  completed: "completed",
  "stopped-early": "stopped early",
};

const LINK_ENDS: Readonly<Record<LinkEnd, string>> = {
  closed: "the device closed the link",
  silent: "nothing heard for too long",
  replaced: "a newer connection took over",
  revoked: "its token was revoked",
  refused: "the server refused it",
  "server-stopped": "the server stopped",
};

const PANELS: Readonly<Record<PanelId, string>> = {
  heart: "Heart rate and pulse",
  pressure: "Blood pressure",
  respiration: "Respiration",
  temperature: "Temperature",
  spo2: "SpO₂",
};

/** Names of lines where the whole one has no room. */
const SHORT: Readonly<Record<Vital, string>> = {
  heartRate: "HR",
  pulse: "Pulse",
  systolic: "Sys",
  diastolic: "Dia",
  mean: "Mean",
  respiration: "RR",
  temperature: "T",
  spo2: "SpO₂",
};

const SIDES: Readonly<Record<Side, string>> = { low: "<", high: ">" };

const TOPICS: Readonly<Record<Topic, string>> = {
  alarms: "Alarms",
  people: "People",
  equipment: "Equipment",
};

const RANGES: Readonly<Record<Range, string>> = {
  session: "Whole session",
  recent: "Last 15 min",
};

export const sessionEn = {
  panels: PANELS,
  short: SHORT,
  topics: TOPICS,
  ranges: RANGES,

  page: {
    loading: "Loading the session…",
    failed: "The session cannot be loaded",
    unknown: "There is no session at this address.",
    record: "Record number",
    nurse: "Nurse",
    doctor: "Doctor",
    nobody: "nobody named",
    limits: "Limits",
    ownLimits: "set for this session",
    procedure: (procedure: number) => `procedure ${procedure}`,
    minute: (minute: number, planned: number) => `min ${minute} of ${planned}`,
    given: (ml: number, planned: number) => `${ml} of ${planned} mL given`,
    over: (minutes: number) => `${minutes} min over the plan`,
    ends: (clock: string) => `ends about ${clock}`,
    phaseFor: (minutes: number) => `for ${minutes} min`,
    recordedTime: (clock: string) => `recorded time ${clock}`,
    stoppedTime: (clock: string) => `stopped at recorded time ${clock}`,
    speed: (speed: number) => `${speed}× faster than life`,
    recordOnly: "Record only: nothing here is live.",
    notOnBed: "This session is on no bed any more.",
    notWatched: "Waiting for the live values of this bed…",
    closed: (opened: string, closed: string, outcome: string) =>
      `Opened ${opened}, closed ${closed}, ${outcome}.`,
    because: (outcome: string, reason: string) => `${outcome}: ${reason}`,
    toNotes: "Follow-up notes",
    outcomes: OUTCOMES,
    noOutcome: "no outcome recorded",
  },

  alarms: { title: (count: number) => (count === 1 ? "1 alarm now" : `${count} alarms now`) },

  values: { title: "Values now" },

  /** By source, and whether all readings of the session came from it; or that no more come. */
  pretence: {
    simulator: {
      all: "every reading of this session is made by the simulator – no patient is watched",
      some: "readings of this session are made by the simulator; the trend shows which",
      stopped:
        "the simulator sends nothing any more; the values shown are its last – no patient is watched",
    },
    replay: {
      all: "every reading of this session is a recording – no patient is watched",
      some: "readings of this session are a recording; the trend shows which",
      stopped: "the recording runs no more; the values shown are its last – no patient is watched",
    },
  },

  /** The same on a telephone. */
  pretenceBrief: {
    all: "no patient is watched",
    some: "in part; the trend shows where",
    stopped: "last values",
  },

  trend: {
    title: "Trend",
    view: "How the trend is shown",
    range: "Which part of the session is shown",
    views: { chart: "Chart", table: "Table" },
    loading: "Loading the trend…",
    failed: (reason: string) =>
      `The recorded trend cannot be loaded (${reason}). What is drawn came live since this page was opened.`,
    empty: "No values yet. The first ones appear here as soon as a device sends them.",
    noData: "no data",
    limits: "Shaded: beyond the limits in force now, defaults that the site must review",
    limitsThen: "Shaded: beyond the limits in force at each time",
    zone: (timeZone: string) => `Times in ${timeZone}`,
    limitName: (vitals: string, side: Side, value: string) => `${vitals} ${SIDES[side]} ${value}`,
    readingAt: "At",
    newest: { now: "Now", "last-heard": "Last heard", end: "End" },
    backTo: { now: "Back to now", "last-heard": "Back to the newest", end: "Back to the end" },
    cursorLabel: "Reading moment of the trend",
    cursorHelp:
      "Left and right arrow move the reading moment, with shift by five minutes; Home and End jump; Escape returns to now.",
    hint: "← → read values · Shift = 5 min · Esc = now",
    alarmsOnAxis: "Alarms",
    sourcesOnAxis: "Source",
    phasesOnAxis: "Phase",
    timeOnAxis: "Minute",
    value: (name: string, value: string, unit: string) => `${name} ${value} ${unit}`,
    takenAt: (clock: string) => `(${clock})`,
  },

  table: {
    caption: (range: string) =>
      `${range}, newest first. Each row: the last value, and lowest to highest where it moved.`,
    time: "From",
    minute: "Minute",
    alarms: "Alarms raised",
    none: "–",
    noneAloud: "no value",
    range: (lowest: string, highest: string) => `${lowest}–${highest}`,
  },

  moment: (moment: SessionMoment): string => {
    switch (moment.kind) {
      case "opened":
        return `${moment.minute} min after opening`;
      case "before":
        return `${moment.minute} min before the infusion`;
      case "infusion":
        return `infusion minute ${moment.minute}`;
      case "watch":
        return `watch minute ${moment.minute}`;
    }
  },
  /** The same where there is room for a few characters only. */
  tick: (moment: SessionMoment): string => {
    switch (moment.kind) {
      case "opened":
      case "infusion":
        return `${moment.minute}`;
      case "before":
        return `−${moment.minute}`;
      case "watch":
        return `+${moment.minute}`;
    }
  },

  happened: {
    title: "What happened",
    filter: "Show only",
    empty: "Nothing has happened yet.",
    emptyFiltered: "Nothing of this kind has happened yet.",
    loading: "Loading what happened…",
    failed: (reason: string) =>
      `The record cannot be loaded: ${reason} Alarms are shown as far as they are known live.`,
    older: "Show earlier",
    times: (times: number) => `${times} times`,
    closed: "ended",
    provisional: "provisional",
    open: "still open",
    latched: "ended, waits to be acknowledged",
    closedAfter: (duration: string) => `ended after ${duration}`,
    minutes: (minutes: number) => `${minutes} min`,
    seconds: (seconds: number) => `${seconds} s`,
    acknowledgedBy: (name: string) => `acknowledged by ${name}`,
    occurrences: (times: number) => `came ${times} times`,
    given: (ml: number) => `${ml} mL given`,
  },

  events: {
    opened: "Session opened",
    openedPlan: (minutes: number, ml: number) => `${ml} mL in ${minutes} min planned`,
    simulatedScenario: (scenario: string) => `simulated patient: ${scenario}`,
    phase: PHASE_EVENTS,
    outcome: (outcome: Outcome) => OUTCOMES[outcome],
    byHand: (vitals: string) => `By hand: ${vitals}`,
    dripSet: (rateMlPerH: number) => `Drip set to ${rateMlPerH} mL/h`,
    dropsCounted: (drops: number, dropFactor: number) =>
      `${drops} drops/min counted at ${dropFactor} drops/mL`,
    connected: "Device connected",
    speed: (speed: number) => `${speed}× faster than life`,
    disconnected: "Device disconnected",
    linkEnd: LINK_ENDS,
    clockOffset: (seconds: string) => `Device clock is off by ${seconds} s`,
    clockOffsetDetail: "its times are corrected; both are in the record",
    rejected: "Data refused",
    gap: (count: number) => (count === 1 ? "1 reading never came" : `${count} readings never came`),
    gapDetail: (from: number, to: number) =>
      from === to ? `number ${from}` : `numbers ${from}–${to}`,
    cuffFailed: "Cuff measurement failed",
    sensorOff: (vitals: string) => `Sensor off: ${vitals}`,
    acknowledged: (what: string) => `Acknowledged: ${what}`,
    anAlarm: "an alarm",
    undone: (what: string) => `Acknowledgement taken back: ${what}`,
    attending: (name: string) => `${name} is going`,
    audioPaused: (seconds: number) => `Sound paused for ${seconds} s`,
    audioResumed: "Sound pause ended",
    limitsChanged: "Limits changed",
    limitsOf: (profile: string) => `limits: ${profile}`,
    limitOff: "off",
    limitChange: (vital: string, severity: Severity, old: string, now: string) =>
      `${vital}${severity === "high" ? " high priority" : ""} ${old} → ${now}`,
    observation: "Observation",
    acvpu: {
      alert: "alert",
      confusion: "new confusion",
      voice: "responds to voice",
      pain: "responds to pain",
      unresponsive: "unresponsive",
    } satisfies Record<Acvpu, string>,
    symptoms: (symptoms: readonly string[]) =>
      symptoms.length === 0 ? "no symptoms" : symptoms.join(", ").replaceAll("-", " "),
    ctcaeGrade: (grade: number) => (grade === 0 ? "no reaction" : `CTCAE grade ${grade}`),
    recording: {
      running: "Recording goes on",
      stopped: "Recording has stopped",
    } satisfies Record<RecordingState, string>,
    screens: (count: number) =>
      count === 0
        ? "No screen can sound"
        : `${count} ${count === 1 ? "screen" : "screens"} can sound`,
    recorded: "from the recording",
  },
};
