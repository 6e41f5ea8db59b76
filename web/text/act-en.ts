/** English texts of the dialogs in which people act on a session, and of what these leave to see. */
import type { LimitPlace } from "../../shared/alarms/limit-change.ts";
import type { ProfileMark } from "../../shared/alarms/limit-profiles.ts";
import type { Acvpu, CtcaeGrade, Severity, Side } from "../../shared/vocabulary.ts";
import type { Action } from "../session/observation-form.ts";
import { en } from "./en.ts";

const SIDES: Readonly<Record<Side, string>> = { low: "below", high: "above" };
const SEVERITIES: Readonly<Record<Severity, string>> = {
  medium: "medium priority",
  high: "high priority",
};

/** RCP 2017, as a nurse says them. */
const ACVPU_WORDS: Readonly<Record<Acvpu, string>> = {
  alert: "Alert",
  confusion: "New confusion",
  voice: "Responds to voice",
  pain: "Responds to pain",
  unresponsive: "Unresponsive",
};

/** CTCAE v5, infusion related reaction. */
const GRADES: Readonly<Record<0 | CtcaeGrade, string>> = {
  0: "No reaction",
  1: "Mild, no interruption needed",
  2: "Interruption, prompt response to symptomatic treatment",
  3: "Prolonged, comes again, or needs hospital",
  4: "Life-threatening",
  5: "Death",
};

const ACTIONS: Readonly<Record<Action, string>> = {
  continue: "Infusion continued",
  pause: "Infusion paused",
  "halve-rate": "Rate halved",
  stop: "Infusion stopped; restart at half the rate only at grade 2 or less",
  "stop-for-good": "Infusion stopped for good",
  emergency: "Emergency team called",
};

export const actEn = {
  off: "off",
  none: "none",
  someOff: (count: number) => `${count} off`,
  offTitle: (places: readonly string[]) => `Alarm limits switched off: ${places.join("; ")}`,
  place: ({ vital, side, severity }: LimitPlace) =>
    `${en.vital[vital]} ${SIDES[side]}, ${SEVERITIES[severity]}`,
  actions: "Actions",
  profileName: ({ name, version }: Pick<ProfileMark, "name" | "version">) => `${name} v${version}`,

  limits: {
    button: "Limits",
    title: "Alarm limits of this session",
    inForce: "The old limits stay in force until you put the new ones in force.",
    emptyIsOff: "An empty field switches its limit off: a doctor does that, with a reason.",
    auto: "Auto limits",
    fillInWhy:
      "From this patient's baseline, or a profile's: filled in to look at; nothing applies yet.",
    noBaseline:
      "Auto limits need a baseline; it is locked when the infusion starts. Nothing filled in applies yet.",
    profile: "Limit profile",
    profileChoice: (name: string, isWards: boolean) => (isWards ? `${name} (this ward's)` : name),
    take: "Take its limits",
    vital: "Vital",
    column: (side: Side, severity: Severity) => `${SIDES[side]}, ${SEVERITIES[severity]}`,
    was: (old: string) => `now ${old}`,
    arrow: "→",
    notNumber: "Not a number.",
    changes: (count: number) =>
      count === 0
        ? "Nothing is changed yet."
        : `${count} ${count === 1 ? "limit" : "limits"} changed`,
    reason: "Why is a limit switched off?",
    reasonOptional: "Reason (optional)",
    send: "Put in force",
    discard: "Discard changes",
    mend: "Mend the marked fields first.",
  },

  observation: {
    button: "Observation",
    title: "What do you see?",
    explain: "Only what you touch is written down; the rest stays as last seen.",
    never: "Nobody has written down an observation yet.",
    last: (age: string, words: readonly string[]) =>
      `Last seen ${age} ago: ${words.length === 0 ? "a note only" : words.join(" · ")}`,
    acvpu: "Consciousness",
    acvpuWords: ACVPU_WORDS,
    symptoms: "Symptoms",
    noSymptoms: "No symptoms",
    symptomWords: (symptom: string) => {
      const words = symptom.replaceAll("-", " ");
      return words.charAt(0).toUpperCase() + words.slice(1);
    },
    symptomsAsLast: "Marked as last seen; touch to change.",
    grade: "Reaction, CTCAE grade",
    grades: GRADES,
    gradeNumber: (grade: number) => (grade === 0 ? "0" : `${grade}`),
    action: "What is done",
    actionHint: "Offered for the grade; you decide.",
    actionWords: ACTIONS,
    note: "Note (optional)",
    send: "Write down",
    nothing: "Touch what you see first.",
    mend: "Mend the marked fields first.",
  },

  sending: "Sending…",
  waiting:
    "Still waiting for the record. It counts once the server has written it down; what you typed stays here.",

  scores: {
    title: "Scores",
    mean: (mmHg: string) => `Mean ${mmHg} mmHg`,
    pulsePressure: (mmHg: string) => `Pulse pressure ${mmHg} mmHg`,
    shockIndex: (index: string) => `Shock index ${index}`,
    change: (vital: string, change: string, percent: string | null) =>
      `${vital} ${change}${percent === null ? "" : ` (${percent} %)`}`,
    fromBaseline: "from baseline",
    none: "No score: no fresh values.",
  },
};
