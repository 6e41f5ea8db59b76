/** English texts of the way to a session. The next language is a file of the same form. */
import type { Step } from "../opening/draft.ts";

const STEPS: Readonly<Record<Step, string>> = {
  patient: "Patient",
  programme: "Programme",
  bed: "Bed",
  device: "Device",
  checklist: "Checklist",
  summary: "Summary",
};

const TITLES: Readonly<Record<Step, string>> = {
  patient: "Who is the patient?",
  programme: "Which programme?",
  bed: "On which bed?",
  device: "Is this the patient's device?",
  checklist: "Look at each point",
  summary: "Is everything right?",
};

export const openingEn = {
  title: "Open a session",
  button: "Open session",
  /** Where the word stands on several. */
  buttonOf: (programme: string) => `Open session: ${programme}`,
  anew: "Start anew",
  mayNot: "Nurses and doctors open sessions.",
  loading: "Preparing…",
  stepsAloud: "Steps",
  steps: STEPS,
  titles: TITLES,
  step: (number: number, count: number) => `Step ${number} of ${count}`,
  standings: { done: "done", todo: "to do", fault: "look again" },
  back: "Back",
  next: (step: Step) => `Next: ${STEPS[step]}`,
  chosen: "chosen",
  goTo: (step: Step) => `Go to: ${STEPS[step]}`,
  failed: (why: string) => `This cannot be loaded: ${why}`,
  stale: (why: string) => `What is shown here is old: ${why}`,

  inSight: {
    title: "In sight",
    nobody: "Nobody is chosen yet.",
    noProgramme: "No programme is chosen yet.",
    procedure: (procedure: number, of: number) => `Procedure ${procedure} of ${of}`,
    counting: "Procedures are being counted…",
    given: (ml: string, minutes: string) => `${ml} mL in ${minutes} min`,
    premedication: "Premedication",
  },

  patient: {
    inSession: (bed: string) => `A session of this patient is open on ${bed} already.`,
    toSession: "Go to that session",
  },

  programme: {
    none: "Nothing is planned for this patient yet. A doctor plans the first course on the patient's page.",
    toPatient: "Go to the patient's page",
    choose: "Choose this programme",
    chooseAloud: (button: string, programme: string) => `${button}: ${programme}`,
    noPatient: "Choose the patient first: a programme is one patient's.",
    done: (procedures: number) =>
      `${procedures === 1 ? "The one procedure has" : `All ${procedures} procedures have`} been begun; the doctor plans further ones.`,
    gone: "This programme is not this patient's. Choose another.",
    changed: (version: number) =>
      `It has been changed meanwhile and is v${version} now. Look at it and choose it anew.`,
  },

  bed: {
    loading: "Looking at the beds…",
    free: "free",
    taken: (patient: string, phase: string) => `taken: ${patient}, ${phase}`,
    takenFault: "Another session is open on this bed. Choose another bed.",
    unknown: "There is no such bed for patients. Choose another.",
    toSession: (bed: string) => `Go to the session on ${bed}`,
    none: "There is no bed for patients yet. An administrator sets them up.",
    devices: {
      none: "no device",
      offline: (id: string) => `${id}, not connected`,
      connected: (id: string) => `${id} connected`,
    },
  },

  device: {
    noBed: "Choose the bed first: the device is looked for there.",
    looking: "Looking at the bed…",
    found: (id: string, last: string) => `${id}, ${last} – link?`,
    lastReading: (age: string) => `last reading ${age} ago`,
    seconds: (seconds: number) => `${seconds} s`,
    noReading: "no reading yet",
    connected:
      "It is connected on this bed. See that it is this patient who wears it, then link it.",
    simulated:
      "SIMULATED: a simulator sends these readings, no patient. Link it for a trial or a demo only.",
    replay: "REPLAY: a recording sends these readings, no patient. Link it for a trial only.",
    offline: (id: string) => `${id} is this bed's device, and is not connected.`,
    offlineHint: "Switch it on and look at its network. As soon as it is connected it shows here.",
    none: "No device is found on this bed.",
    noneHint: "Connect the monitor of this bed. As soon as it is connected it shows here.",
    link: (id: string) => `Link ${id}`,
    without: "Go on without a device",
    withoutWhy:
      "Without a device nothing is measured and no vital sign can raise an alarm until one is connected on the bed.",
    isLinked: (id: string) => `${id} is linked`,
    isWithout: "without a device",
    lost: (id: string) => `${id} is not connected on this bed any more. Look again.`,
  },

  checklist: {
    loading: "Loading the checklist…",
    explain: "A person looks at each point, here and now. The record names all of them.",
    left: (count: number) =>
      count === 0
        ? "Every point is looked at."
        : `${count} ${count === 1 ? "point" : "points"} left`,
    nurse: "Nurse who answers for it (optional)",
    allDone: (count: number) => `${count} ${count === 1 ? "point" : "points"} looked at`,
  },

  summary: {
    missing: "Not ready yet:",
    open: "Open session and begin the baseline",
    opening: "Opening…",
    kept: "Everything that you chose is kept.",
    explain:
      "The session opens with these, alarms and the record begin, and the baseline is measured.",
    labels: {
      patient: "Patient",
      programme: "Programme",
      procedure: "Procedure",
      bed: "Bed",
      device: "Device",
      checklist: "Checklist",
      nurse: "Nurse",
      doctor: "Supervising doctor",
    },
    noNurse: "nobody is named",
  },

  notBegun: (why: string) =>
    `The session is open, but its baseline has not begun: ${why} Begin it on this page.`,
};
