/**
 * Every text that a screen shows, in English. Words for states and conditions are those of
 * shared/vocabulary.ts; sentences say what is so and what to do, never whose fault it is.
 */
import type {
  Priority,
  Reaction,
  Role,
  SessionPhase,
  Source,
  Vital,
} from "../../shared/vocabulary.ts";
import type { Mixture } from "../live/source.ts";

const priority: Readonly<Record<Priority, string>> = {
  high: "High priority",
  medium: "Medium priority",
  low: "Low priority",
};

const role: Readonly<Record<Role, string>> = {
  nurse: "nurse",
  doctor: "doctor",
  engineer: "engineer",
  admin: "administrator",
};

const phase: Readonly<Record<SessionPhase, string>> = {
  scheduled: "Scheduled",
  baseline: "Baseline",
  infusing: "Infusing",
  paused: "Paused",
  observing: "Observing",
  closed: "Closed",
};

const source: Readonly<Record<Source, string>> = {
  device: "device",
  simulator: "SIMULATED",
  replay: "REPLAY",
};

/** What is left in a patient's session of something that was none: quiet, for it is past. */
const mixture: Readonly<Record<Mixture, string>> = {
  simulator: "part of this session was simulated",
  replay: "part of this session was a recording",
  both: "part of this session was simulated or a recording",
};

/** The same on a tile, where it has to be read whole. */
const mixtureShort: Readonly<Record<Mixture, string>> = {
  simulator: "partly SIMULATED",
  replay: "partly REPLAY",
  both: "partly SIMULATED, REPLAY",
};

const vital: Readonly<Record<Vital, string>> = {
  heartRate: "Heart rate",
  pulse: "Pulse",
  systolic: "Systolic",
  diastolic: "Diastolic",
  mean: "Mean pressure",
  respiration: "Respiration",
  temperature: "Temperature",
  spo2: "SpO₂",
};

/** Where a tile is too small for the whole name. */
const vitalShort: Readonly<Record<Vital, string>> = {
  heartRate: "HR",
  pulse: "PR",
  systolic: "Sys",
  diastolic: "Dia",
  mean: "Mean",
  respiration: "RR",
  temperature: "Temp",
  spo2: "SpO₂",
};

/** Where the value that leads a reaction has to stand beside its name. */
const reactionShort: Readonly<Record<Reaction, string>> = {
  febrile: "Febrile",
  hypotensive: "Hypotensive",
  overload: "Overload",
  cryoprotectant: "Cryoprotectant",
  "shock-index": "Shock index",
  "pulse-deficit": "Pulse deficit",
  "general-condition": "Condition",
};

export const en = {
  /** For dates and numbers. */
  locale: "en-GB",

  product: {
    name: "Vigil",
    notADevice: "Information software. Not a certified medical device.",
  },

  priority,
  role,
  phase,
  source,
  mixture,
  mixtureShort,
  vital,
  vitalShort,
  reactionShort,

  common: {
    close: "Close",
    cancel: "Cancel",
    retry: "Try again",
    waiting: "Waiting for the server…",
    none: "–",
    typedSince: "Written down as it was sent. What you typed since is still here.",
    moreBelow: (count: number) => (count === 0 ? "More below" : `${count} more below`),
    moreAbove: (count: number) => `${count} more above`,
    separator: " · ",
  },

  errors: {
    noConnection: "The server cannot be reached just now. Nothing you typed is lost.",
    badAnswer: "The server gave an answer that this page does not understand. Reload the page.",
    page: "This part of the page has failed.",
    notFound: "There is no page at this address.",
    toWard: "Go to the ward",
  },

  login: {
    title: "Log in",
    username: "User name",
    password: "Password",
    show: "Show password",
    hide: "Hide password",
    submit: "Log in",
    busy: "Logging in…",
    usernameMissing: "Type your user name.",
    passwordMissing: "Type your password.",
  },

  header: {
    ward: "Ward",
    wards: "Wards",
    chooseWard: (shown: string) => `${shown}, choose another ward`,
    labHint: "replays and trials",
    toWard: "Vigil, to the ward",
    screens: (watching: number, armed: number) =>
      `${watching} ${watching === 1 ? "screen" : "screens"} watching, ${armed} with sound`,
    view: "View",
    theme: "Theme",
    themes: { dark: "Dark", light: "Light", contrast: "High contrast" },
    names: "Patients' names",
    nameForms: { initials: "Initials", full: "Full names" },
    fullScreen: "Full screen",
    leaveFullScreen: "Leave full screen",
    keys: "Keys",
    alarmLog: "Alarm log",
    patients: "Patients",
    history: "History of sessions",
    limitProfiles: "Limit profiles",
    openSession: "Open a session",
    checklist: "Checklist",
    sitePolicy: "Site policy",
    system: "How the system is",
    person: (name: string, roleName: string) => `${name}, ${roleName}`,
    logout: "Log out",
    alarms: (count: number) => (count === 1 ? "1 alarm" : `${count} alarms`),
    /** Beside a page that counts the alarms of one bed; the second where there is little room. */
    alarmsElsewhere: (count: number) => `${count === 1 ? "1 alarm" : `${count} alarms`} elsewhere`,
    elsewhere: (count: number) => `${count} elsewhere`,
  },

  link: {
    live: "Live",
    latency: (latencyMs: number) => `${latencyMs} ms`,
    liveAloud: "Live link to the server",
    connecting: "Connecting…",
    lost: "NOT LIVE",
    notLive: "NOT LIVE",
    notLiveSince: (time: string) => `NOT LIVE since ${time}`,
    neverLive: "NOT LIVE – no answer yet",
    notLiveWhy: {
      silent: "Nothing is heard from the server. Look at the patients: the values shown are old.",
      slow: "The link is too slow. Look at the patients: the values shown may be older than they look.",
    },
  },

  /** By the kinds of `Arming`, and what pressing does. */
  sound: {
    off: "Sound not armed",
    starting: "Starting sound…",
    armed: "Sound armed",
    blocked: "The browser keeps sound off",
    stopped: "Sound has stopped",
    interrupted: "Sound taken away by this device",
    press: "press to arm",
    arm: "Let this screen sound alarms",
    test: "Test the sound",
    volume: "Volume of alarms",
    volumes: { "100": "Full", "70": "70 %", "40": "40 %", "20": "20 %, the least" },
    quieter: (volume: string) => `${volume} %`,
    tones: { high: "high", medium: "medium", low: "low" },
    testing: (priorities: string) => `Sound test: ${priorities}`,
    tested: (pulses: number, peakDb: number) =>
      `Sound test passed: ${pulses} ${pulses === 1 ? "pulse" : "pulses"}, ${peakDb} dB`,
    untested: (priorities: string) => `Sound test failed: no sound measured for ${priorities}`,
    gaveWay: "No sound test while an alarm sounds",
  },

  bands: {
    simulated: "SIMULATED",
    stopped: (source: string, time: string) => `${source} stopped at ${time}`,
    why: {
      simulator: {
        all: "every reading on this page is made by the simulator – no patient is watched",
        some: "some beds on this page show readings made by the simulator",
      },
      replay: {
        all: "every reading on this page is a recording – no patient is watched",
        some: "some beds on this page show a recording",
      },
    },
    /** Of why, on a telephone. */
    brief: { all: "no patient is watched", some: "some of these beds" },
    replay: "REPLAY",
    notRecording: "NOT RECORDING",
    notRecordingWhy:
      "the journal cannot be written; alarms go on, and devices keep their readings until it can",
    skipped: (count: number) =>
      `This screen was too slow for ${count} ${count === 1 ? "change" : "changes"}; what it shows now is complete.`,
  },

  ward: {
    empty: "This ward has no beds yet. An administrator adds them.",
    none: "There is no ward yet. An administrator sets up the first one.",
    noSession: "No session",
    noSessionHint: {
      care: "Free. Vitals show once a device is connected; alarms and the record begin with a session.",
      lab: "Free. A replay or a trial that is sent to this bed shows here.",
    },
    notWatched: "– not recorded, no alarms",
    openSession: "Open session",
    openSessionOn: (bed: string) => `Open session on ${bed}`,
    noDevice: "No device",
    noDeviceHint: "Connect the device of this bed to see vitals.",
    beds: "Beds",
  },

  tile: {
    open: (bed: string) => `${bed}, open the session`,
    minute: (minute: number) => `min ${minute}`,
    ofMinutes: (planned: number) => ` of ${planned}`,
    given: (ml: number) => `${ml} mL`,
    ring: (minute: number, planned: number, ml: number) =>
      `Minute ${minute} of ${planned}, ${ml} millilitres given`,
    phaseFor: (minutes: number) => `for ${minutes} min`,
    volumeGiven: "planned volume given",
    ends: (time: string) => `ends ${time}`,
    observe: "Observe now",
    observeLate: (age: string) => `Observe: due ${age}`,
    observeLateShort: (age: string) => `Obs ${age}`,
    rejected: (count: number) => `${count} rejected`,
    missed: (count: number) => `${count} missed`,
    /** Refused or never come. */
    lost: (count: number) => `${count} lost`,
    deviceLost: (id: string) => `${id} disconnected`,
    deviceOffline: (id: string) => `${id} offline`,
    offline: "offline",
    speed: (speed: number) => `${speed}×`,
    recorded: (time: string) => `recorded ${time}`,
    stopped: (time: string) => `stopped at ${time}`,
  },

  /** The cells of a tile, by the room they have; pressures are one cell. */
  cell: {
    heartRate: { name: "Heart rate", long: "Heart rate", short: "HR" },
    pulse: { name: "Pulse", long: "Pulse", short: "PR" },
    pressure: { name: "Blood pressure", long: "Pressure", short: "BP" },
    respiration: { name: "Respiration", long: "Resp", short: "RR" },
    temperature: { name: "Temperature", long: "Temperature", short: "Temp" },
    spo2: { name: "SpO₂", long: "SpO₂", short: "SpO₂" },
  },

  value: {
    blank: "– –",
    queried: "?",
    queriedAloud: "doubtful value",
    noData: (age: string) => `no data ${age}`,
    neverAny: "no data yet",
    leadOff: "sensor off",
    leadOffShort: "off",
    derived: "calc",
    derivedShort: "c",
    derivedTitle: "Calculated from systolic and diastolic",
    age: (age: string) => `${age} ago`,
    ago: "ago",
    nextCuff: (left: string) => `next ${left}`,
    cuffDue: "cuff due",
    cuffMeasuring: "measuring",
    cuffFailed: "cuff failed",
    limits: (low: string | null, high: string | null) => {
      if (high === null) return `≥ ${low ?? ""}`;
      return low === null ? `≤ ${high}` : `${low}–${high}`;
    },
    limitsTitle: "Alarm limits",
    deltaTitle: "Change from baseline",
  },

  alarm: {
    rail: "Alarms",
    calm: "No alarms",
    log: "Log",
    logAloud: "Alarm log",
    infusion: (minute: number, ml: number) => `min ${minute} · ${Math.round(ml)} mL`,
    more: (count: number) => `+${count} more`,
    provisional: "provisional",
    ended: "ended, not acknowledged",
    endedShort: "ended",
    /** Whole, and where there is little room. */
    acknowledgedBy: {
      whole: (name: string) => `acknowledged by ${name}`,
      brief: (name: string) => `ack. by ${name}`,
    },
    times: (times: number) => `${times}×`,
    wholeWard: "Whole ward",
    intermittent: "comes and goes",
    source: (name: string) => `rule: ${name}`,
    explained: "told by the reaction",
    worse: (age: string) => `worse after ${age}`,
    whoCan: { whole: "a doctor acknowledges", brief: "for a doctor" },
    endsByItself: "ends when it can be recorded again",
    inDoubt: (message: string) => `${message}, provisional`,
    whoCanTechnical: { whole: "a nurse or doctor acknowledges", brief: "for nurse or doctor" },
    row: (place: string, message: string) => `${place}: ${message}`,
    announce: (priorityName: string, bed: string, message: string) =>
      `${priorityName}, ${bed}: ${message}`,
  },

  attend: {
    button: "I am going",
    brief: "Going",
    buttonFor: (message: string) => `I am going: ${message}`,
    explain: "Shows everybody that you go to this bed. Sound and flashing go on.",
    going: {
      whole: (name: string) => `${name} is going`,
      brief: (name: string) => `${name} goes`,
    },
  },

  undo: {
    button: (leftS: number) => `Undo ${leftS} s`,
    buttonFor: (leftS: number, message: string) =>
      `Undo ${leftS} s, take back the acknowledgement of ${message}`,
  },

  audioPause: {
    button: "Pause sound",
    brief: "Pause",
    offer: "Pause sound of this bed for two minutes",
    paused: (left: string) => `Sound paused ${left}`,
    end: (left: string) => `Sound paused ${left}. Press to let this bed sound again`,
  },

  escalation: {
    place: (ward: string, bed: string) => `${bed} · ${ward}`,
    whole: { 1: "escalated to doctors", 2: "escalated to all screens" },
    brief: { 1: "escalated", 2: "escalated to all" },
    /** Of a trial nobody elsewhere is told. */
    trial: { 1: "would go to doctors", 2: "would go to all screens" },
  },

  acknowledge: {
    button: "Acknowledge",
    /** Where there is no room for the word. The button's name holds both: see Acknowledge.module.css. */
    brief: "Ack",
    buttonFor: (message: string) => `Acknowledge ${message}, Ack`,
    explain: "Ends sound and flashing on every screen. The alarm stays in sight while it is true.",
    explainEnded: "It is over: acknowledging closes it, this cannot be undone.",
    action: "What was done (optional)",
    actions: [
      "Looked at the patient",
      "Measured again",
      "Called the doctor",
      "Sensor put right",
    ] as readonly string[],
    note: "Note (optional)",
    press: { send: "Acknowledge", "look-again": "I have seen this" },
    worse: (before: string) => `It has got worse. A moment ago it was: ${before}`,
    changed: (before: string) => `It has changed. A moment ago it was: ${before}`,
    gone: "It has closed meanwhile.",
    goneBy: (name: string) => `${name} has acknowledged it meanwhile; it has closed.`,
    taken: (name: string) => `${name} has acknowledged it meanwhile.`,
    busy: "Sending…",
    waiting:
      "Still waiting for the record. It counts once the server has written it down; what you typed stays here.",
  },

  keys: {
    title: "Keys",
    on: "Single keys work on this screen",
    list: [
      ["?", "Show this list"],
      ["← ↑ → ↓", "Move between the beds"],
      ["Enter", "Open the session of the bed"],
      ["A", "Acknowledge the alarm of the bed, or the worst one"],
      ["R", "Go to the list of alarms"],
      ["W", "Go to the ward"],
      ["L", "Go to the alarm log"],
      ["I", "Go to the patients"],
      ["H", "Go to the history of sessions"],
      ["O", "Open a session"],
      ["P", "Go to the limit profiles"],
      ["S", "Arm the sound, or test it"],
      ["T", "Next theme"],
      ["N", "Initials or full names"],
      ["F", "Full screen"],
      ["Esc", "Close what is open"],
    ] as readonly (readonly [key: string, what: string])[],
  },
};
