/** English texts of a session's report, page and PDF file alike; the next language is a file like it. */
import type {
  Acvpu,
  AlarmKind,
  CellSource,
  Escalation,
  Outcome,
  Priority,
  Role,
  SessionPhase,
  Sex,
  Vital,
} from "../vocabulary.ts";

const PHASES: Readonly<Record<SessionPhase, string>> = {
  scheduled: "Scheduled",
  baseline: "Baseline",
  infusing: "Infusing",
  paused: "Paused",
  observing: "Observing",
  closed: "Closed",
};

const VITAL_HEADS: Readonly<Record<Vital, string>> = {
  heartRate: "Heart rate\n/min",
  pulse: "Pulse\n/min",
  systolic: "Systolic\nmmHg",
  diastolic: "Diastolic\nmmHg",
  mean: "Mean\nmmHg",
  respiration: "Resp.\n/min",
  temperature: "Temp.\n°C",
  spo2: "SpO₂\n%",
};

const OUTCOMES_EN: Readonly<Record<Outcome, string>> = {
  completed: "completed",
  "stopped-early": "stopped early",
};

const ACVPU_EN: Readonly<Record<Acvpu, string>> = {
  alert: "Alert",
  confusion: "New confusion",
  voice: "Responds to voice",
  pain: "Responds to pain",
  unresponsive: "Unresponsive",
};

/** The shapes of the priorities, as on every screen: never colour alone. */
const PRIORITY_MARKS: Readonly<Record<Priority, string>> = {
  high: "◆ high",
  medium: "▲ medium",
  low: "● low",
};

const KINDS: Readonly<Record<AlarmKind, string>> = {
  physiological: "patient",
  technical: "equipment",
};

const ROLES_EN: Readonly<Record<Role, string>> = {
  nurse: "nurse",
  doctor: "doctor",
  engineer: "engineer",
  admin: "administrator",
};

const SEXES_EN: Readonly<Record<Sex, string>> = {
  female: "female",
  male: "male",
  other: "other",
  unknown: "unknown",
};

const CELL_SOURCES_EN: Readonly<Record<CellSource, string>> = {
  autologous: "autologous",
  allogeneic: "allogeneic",
  combined: "combined",
};

const ESCALATED: Readonly<Record<Escalation, string | null>> = {
  0: null,
  1: "escalated to the doctor",
  2: "escalated to every screen",
};

const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

export const reportEn = {
  title: "Infusion session report",
  notice:
    "Information only. Vigil is not a certified medical device, and this report makes no claim about any therapy. All limits are defaults or choices of the site.",
  simulated: { word: "SIMULATED", line: "SIMULATED: these values are not a patient's" },
  partlySimulated: {
    word: "PARTLY SIMULATED",
    line: "PARTLY SIMULATED: some of these values are not a patient's",
  },
  replay: { word: "REPLAY", line: "REPLAY: a recording that was played back" },
  open: (time: string) => `SESSION STILL OPEN: as it was at ${time}. Not a final report.`,
  page: (page: number, pages: number) => `Page ${page} of ${pages}`,
  printed: (time: string, by: string) => `Made ${time} for ${by}`,
  sessionId: (id: string) => `Session ${id}`,
  unknownLetters:
    "A box stands for a letter that this file's font does not have; the page in the browser shows it.",
  person: (name: string, role: Role) => `${name} (${ROLES_EN[role]})`,
  nobody: "nobody named",
  none: "none",
  notKnown: "not known",
  blank: "–",
  cut: "… (in full below)",
  wholeTable: { title: "In full", columns: ["What", "Text"] },
  phases: PHASES,
  outcomes: OUTCOMES_EN,
  priorityMarks: PRIORITY_MARKS,
  kinds: KINDS,
  vitalHeads: VITAL_HEADS,
  counted,

  patient: {
    title: "Patient",
    number: "Record number",
    born: "Born",
    bornText: (date: string, ageYears: number) => `${date} (${ageYears} years)`,
    sex: "Sex",
    sexes: SEXES_EN,
    weight: "Weight",
    weightText: (kg: number) => `${kg} kg`,
    diagnosis: "Diagnosis",
    childPugh: "Child-Pugh",
    childPughText: (points: number, stage: string) => `${points} points, class ${stage}`,
    childPughMissing: (inputs: number) => `no score: ${counted(inputs, "input")} missing`,
    allergies: "Allergies",
    allergiesNotAsked: "not asked",
    complications: "Complications",
    diseases: "Other diseases",
    medication: "Medication",
    version: "Record version",
    unregistered: "Opened without the register of patients.",
  },
  programme: {
    title: "Programme",
    procedure: "Procedure",
    procedureText: (procedure: number, of: number) => `${procedure} of ${of}`,
    cells: "Cells",
    cellsText: (source: CellSource, cells: string) => `${CELL_SOURCES_EN[source]}, ${cells}`,
    number: "Number",
    numberText: (million: string, perKg: string | null) =>
      `${million} × 10⁶${perKg === null ? "" : ` (${perKg} × 10⁶ per kg)`}`,
    volume: "Volume",
    volumeText: (ml: string, minutes: string) => `${ml} mL in ${minutes} min`,
    interval: "Interval",
    intervalText: (days: number) => counted(days, "day"),
    premedication: "Premedication",
    notes: "Notes",
    version: "Version",
    versionText: (version: number, by: string, time: string, reason: string | null) =>
      `${version}, by ${by}, ${time}${reason === null ? "" : `: ${reason}`}`,
    unregistered: "Opened without a programme of the register.",
  },
  session: {
    title: "Session",
    opened: "Opened",
    openedBy: (time: string, by: string | null) => `${time}${by === null ? "" : ` by ${by}`}`,
    closed: "Closed",
    stillOpen: "still open",
    outcome: "Outcome",
    place: "Place",
    nurse: "Nurse",
    doctor: "Doctor",
    device: "Device linked",
    checklist: "Checklist done",
    noChecklist: "no checklist in the record",
    infused: "Infused",
    infusedText: (given: string, planned: string, minutes: string) =>
      `${given} of ${planned} mL in ${minutes} min`,
    sources: "Readings from",
    noSource: "no device has sent any",
    sourceWords: { device: "device", simulator: "simulator", replay: "replay" },
    times: "Times",
    timesText: (zone: string) => `clock of ${zone}`,
  },
  chart: {
    title: "Course",
    label: (from: string, to: string) =>
      `Curves of all vitals from ${from} to ${to}, with limits, phases, drip, alarms and observations; the tables give the same in numbers`,
    legend:
      "Dashed: limits of medium priority, dotted: of high priority, as they were in force. A line that breaks off: no values. Hollow circle: doubtful value. Alarms: filled of the patient, hollow of the equipment, from raise to end. Observations bear the numbers of their table.",
    none: "no readings",
    drip: "Drip",
    dripUnit: "mL/h",
    alarms: "Alarms",
    observations: "Observed",
    minutes: "Infusion min",
    names: {
      heartRate: "Heart rate",
      pulse: "Pulse",
      systolic: "Systolic",
      diastolic: "Diastolic",
      mean: "Mean",
      respiration: "Respiration",
      temperature: "Temperature",
      spo2: "SpO₂",
    },
  },
  phaseTable: {
    title: "Phases",
    columns: ["Phase", "From", "By", "Reason"],
  },
  dripTable: {
    title: "Drip",
    columns: ["From", "mL/h", "Counted", "By"],
    planned: (rate: string) => `Planned ${rate} mL/h.`,
    asPlanned: (rate: string) => `Nobody set another rate than the planned ${rate} mL/h.`,
    counted: (drops: string, factor: number | null) =>
      `${drops} drops/min${factor === null ? "" : ` at ${factor} gtt/mL`}`,
  },
  limitTable: {
    title: "Baseline and limits in force",
    from: "From",
    by: "Set by",
    baseline: "Baseline",
    readings: (count: number) => `(${count})`,
    baselineNote: "In brackets: how many readings the baseline rests on.",
    noBaseline: "no baseline",
    opening: "at the opening",
    off: "off",
    same: "same",
    profile: (name: string, version: number) => `${name}, version ${version}`,
    own: "set by hand",
    note: "Limits as low–high: of medium priority in the first line, of high priority in the second.",
  },
  alarmTable: {
    title: "Alarms",
    columns: ["Raised", "Priority", "Alarm", "Acknowledged", "Ended"],
    empty: "No alarm was raised.",
    raisedAt: (time: string, minute: number, ml: string) => `${time} · min ${minute} · ${ml} mL`,
    provisional: "provisional: one reading of a cuff, not confirmed",
    intermittent: (occurrences: number) => `intermittent, ${counted(occurrences, "time")}`,
    explained: (message: string) => `part of: ${message}`,
    notAcknowledged: "not acknowledged",
    attended: (by: string, time: string) => `${by} went at ${time}`,
    escalated: ESCALATED,
    open: "not ended",
    more: (parts: readonly string[]) =>
      `Not in this table: ${parts.join(", ")}. All are in the session's record.`,
    some: (count: number, priority: Priority, kind: AlarmKind) =>
      `${count} ${priority} (${KINDS[kind]})`,
  },
  observationTable: {
    byHand: (vitals: string) => `By hand: ${vitals}`,
    title: "Observations",
    columns: ["No.", "At", "By", "Consciousness", "Symptoms", "CTCAE grade", "Action, note"],
    empty: "Nobody has written down an observation.",
    acvpu: ACVPU_EN,
    noSymptoms: "none",
    symptom: (symptom: string) => symptom.replaceAll("-", " "),
    grade: (grade: number) => (grade === 0 ? "0 (none)" : String(grade)),
  },
  gapTable: {
    title: "Gaps in the readings",
    columns: ["Vitals", "From", "To", "Length"],
    empty: "No vital that was measured was silent for longer than it may be.",
    more: (count: number) => `And ${counted(count, "shorter gap")}, drawn in the course.`,
    counts: (parts: readonly string[]) => parts.join(" · "),
    taken: (count: number) => counted(count, "reading"),
    late: (count: number) => `${count} came late`,
    missed: (count: number) => `${count} never came`,
    doubtful: (count: number) => counted(count, "doubtful value"),
    rejected: (count: number, code: string) => `${count} refused ${code}`,
    noneRejected: "none refused",
  },
  record: {
    title: "Record",
    entries: "Entries",
    hash: "Hash of the last entry",
    decisions: "Fingerprint of the alarms",
  },
  signatures: {
    title: "Signatures",
    nurse: "Nurse",
    doctor: "Supervising doctor",
    date: "Date, time",
    signature: "Signature",
  },
} as const;
