/**
 * Every text that a screen shows, in English. Words for states and conditions are those of
 * shared/vocabulary.ts; sentences say what is so and what to do, never whose fault it is.
 */
import type {
  Priority,
  Role,
  SessionPhase,
  Source,
  Vital,
  WardPurpose,
} from "../../shared/vocabulary.ts";

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

/** For tiles too small for the whole word. */
const vitalShort: Readonly<Record<Vital, string>> = {
  heartRate: "HR",
  pulse: "Pulse",
  systolic: "BP",
  diastolic: "Dia",
  mean: "MAP",
  respiration: "RR",
  temperature: "Temp",
  spo2: "SpO₂",
};

const purpose: Readonly<Record<WardPurpose, string>> = { care: "Care", lab: "Lab" };

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
  vital,
  vitalShort,
  purpose,

  common: {
    close: "Close",
    cancel: "Cancel",
    retry: "Try again",
    waiting: "Waiting for the server…",
    signs: { below: "<", above: ">" },
    none: "–",
    separator: " · ",
  },

  errors: {
    noConnection: "The server cannot be reached just now. Nothing you typed is lost.",
    badAnswer: "The server gave an answer that this page does not understand. Reload the page.",
    page: "This part of the page has failed.",
    reload: "Reload the page",
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
    demo: "On a demo, the logins were printed when the server first started; they are also in demo-logins.json in its data folder.",
  },

  header: {
    ward: "Ward",
    wards: "Wards",
    toWard: "Back to the ward",
    screens: (watching: number, armed: number) =>
      `${watching} ${watching === 1 ? "screen" : "screens"} watching, ${armed} with sound`,
    screensShort: (watching: number, armed: number) => `${armed} of ${watching}`,
    theme: "Theme",
    themes: { dark: "Dark", light: "Light", contrast: "High contrast" },
    names: "Names",
    nameForms: { initials: "Initials", full: "Full names" },
    fullScreen: "Full screen",
    keys: "Keys",
    more: "More",
    person: (name: string, roleName: string) => `${name}, ${roleName}`,
    logout: "Log out",
    alarms: (count: number) => (count === 1 ? "1 alarm" : `${count} alarms`),
  },

  link: {
    live: (latencyMs: number | null) => (latencyMs === null ? "Live" : `Live ${latencyMs} ms`),
    liveAloud: (latencyMs: number | null) =>
      latencyMs === null
        ? "Live link to the server"
        : `Live link to the server, ${latencyMs} milliseconds there and back`,
    connecting: "Connecting…",
    lost: "NOT LIVE",
    notLive: "NOT LIVE",
    notLiveSince: (time: string) => `NOT LIVE since ${time}`,
    neverLive: "NOT LIVE: the server has not answered yet",
    notLiveWhy:
      "Nothing is heard from the server. Values below are old. Look at the patients. This page tries again by itself.",
  },

  sound: {
    armed: "Sound armed",
    unarmed: "Sound not armed",
    press: "press to arm",
    arming: "Starting sound…",
    blocked: "The browser keeps sound off",
    stopped: "Sound has stopped",
    armedAloud: "Sound is armed. Press to hear a test tone.",
    unarmedAloud: "Sound is not armed on this screen. Press to arm it.",
  },

  bands: {
    simulated: "SIMULATED",
    simulatedWhy: "readings on this page are made by the simulator – no patient is watched",
    someSimulatedWhy: "some readings on this page are made by the simulator",
    replay: "REPLAY",
    replayWhy: "readings on this page are recorded – no patient is watched",
    notRecording: "NOT RECORDING",
    notRecordingWhy:
      "the journal cannot be written; alarms go on, and devices keep their readings until it can",
    skipped: (count: number) =>
      `This screen was too slow for ${count} ${count === 1 ? "change" : "changes"}; what it shows now is complete.`,
    dismiss: "Seen",
  },

  ward: {
    loading: "The ward is being fetched…",
    empty: "This ward has no beds yet.",
    none: "There is no ward yet. An administrator sets up the first one.",
    noSession: "No session",
    noSessionHint: "Opens when a session is scheduled on this bed.",
    noDevice: "No device",
    noDeviceHint: "Connect a device that is assigned to this bed.",
    noDeviceReadings: "Connect a device to this bed to see vitals.",
    beds: "Beds",
  },

  tile: {
    open: (bed: string) => `Open the session on ${bed}`,
    minute: (minute: number) => `min ${minute}`,
    ofMinutes: (planned: number) => `of ${planned}`,
    over: (minutes: number) => `+${minutes} min`,
    given: (ml: number) => `${ml} mL`,
    givenOf: (ml: number, planned: number) => `${ml} of ${planned} mL`,
    ring: (minute: number, planned: number, ml: number) =>
      `Minute ${minute} of ${planned}, ${ml} millilitres given`,
    phaseFor: (phaseName: string, minutes: number) => `${phaseName} for ${minutes} min`,
    ends: (time: string) => `ends ${time}`,
    nurse: (name: string) => name,
    noNurse: "no nurse named",
    rejected: (count: number) => `${count} rejected`,
    missed: (count: number) => `${count} missed`,
    deviceLost: (id: string) => `${id} disconnected`,
    speed: (speed: number) => `${speed}×`,
    recorded: (time: string) => `recorded ${time}`,
    battery: (percent: number) => `battery ${percent} %`,
  },

  value: {
    blank: "– –",
    queried: "?",
    queriedAloud: "doubtful",
    noData: (age: string) => `no data ${age}`,
    neverAny: "no data yet",
    leadOff: "sensor off",
    derived: "calc",
    derivedAloud: "calculated from systolic and diastolic",
    age: (age: string) => `${age} ago`,
    nextCuff: (left: string) => `next ${left}`,
    cuffDue: "cuff due",
    cuffMeasuring: "measuring",
    cuffFailed: "cuff failed",
    limits: (low: string, high: string) => `${low}–${high}`,
    limitsAloud: (low: string, high: string) => `limits ${low} to ${high}`,
    deltaAloud: (delta: string) => `${delta} from baseline`,
    pressure: "Pressure",
    pressureShort: "BP",
    inAlarm: "in alarm",
  },

  alarm: {
    rail: "Alarms",
    calm: "No alarms",
    calmHint: "Active alarms appear here, worst and newest first.",
    infusion: (minute: number, ml: number) => `min ${minute} · ${ml} mL`,
    more: (count: number) => `+${count} more`,
    provisional: "provisional",
    ended: "ended, not acknowledged",
    acknowledgedBy: (name: string) => `acknowledged by ${name}`,
    intermittent: (times: number) => `${times}×`,
    for: (age: string) => `for ${age}`,
    whoCan: "a doctor acknowledges this",
    announce: (priorityName: string, bed: string, message: string) =>
      `${priorityName}, ${bed}: ${message}`,
    elsewhere: (name: string) => `also in ${name}`,
  },

  acknowledge: {
    button: "Acknowledge",
    title: (message: string) => `Acknowledge: ${message}`,
    explain:
      "Stops sound and flashing of this alarm on every screen. It stays in sight while it is true.",
    action: "What was done (optional)",
    actions: [
      "Looked at the patient",
      "Measured again",
      "Called the doctor",
      "Sensor put right",
    ] as readonly string[],
    note: "Note (optional)",
    submit: "Acknowledge",
    busy: "Sending…",
    gone: "This alarm has closed meanwhile.",
  },

  keys: {
    title: "Keys",
    on: "Single keys work on this screen",
    list: [
      ["?", "Show this list"],
      ["← ↑ → ↓", "Move between the beds"],
      ["Enter", "Open the session of the bed"],
      ["A", "Acknowledge the worst alarm of the bed"],
      ["R", "Go to the list of alarms"],
      ["W", "Go to the ward"],
      ["S", "Arm the sound, or hear a test tone"],
      ["T", "Next theme"],
      ["N", "Initials or full names"],
      ["F", "Full screen"],
      ["Esc", "Close what is open"],
    ] as readonly (readonly [key: string, what: string])[],
  },
};
