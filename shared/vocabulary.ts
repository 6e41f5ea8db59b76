/**
 * Every domain word, once. Schemas, database rows, screens and documents use these words and no
 * synonyms; a list of states written anywhere else is a mistake.
 */

/** The vitals, in the order in which every screen and file lists them. */
export const VITALS = [
  "heartRate",
  "pulse",
  "systolic",
  "diastolic",
  "mean",
  "respiration",
  "temperature",
  "spo2",
] as const;
export type Vital = (typeof VITALS)[number];

/** How a vital stands on a screen. */
export const VITAL_STATES = ["fresh", "queried", "stale", "lead-off", "none"] as const;
export type VitalState = (typeof VITAL_STATES)[number];

/** Where readings come from. Only `device` may ever watch a patient. */
export const SOURCES = ["device", "simulator", "replay"] as const;
export type Source = (typeof SOURCES)[number];

/** Whose time a bed follows: the server's clock, or the stream's own (replay, faster than life). */
export const TIMES = ["server", "stream"] as const;
export type Time = (typeof TIMES)[number];

/** Alarm priorities, worst first. */
export const PRIORITIES = ["high", "medium", "low"] as const;
export type Priority = (typeof PRIORITIES)[number];

/** Severities of a limit; each vital has up to one limit per side and severity. */
export const SEVERITIES = ["medium", "high"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** The two sides on which a vital can leave its limits. */
export const SIDES = ["low", "high"] as const;
export type Side = (typeof SIDES)[number];

/** Patients' alarms and equipment's alarms are never mixed. */
export const ALARM_KINDS = ["physiological", "technical"] as const;
export type AlarmKind = (typeof ALARM_KINDS)[number];

/** Life of an alarm, from onset delay to close. */
export const ALARM_PHASES = ["pending", "active", "latched", "closed"] as const;
export type AlarmPhase = (typeof ALARM_PHASES)[number];

/** Why an alarm changed; logged, shown and tested. */
export const ALARM_REASONS = [
  "raised",
  "worsened",
  "eased",
  "worst-value",
  "confirmed",
  "limit-changed",
  "ended",
  "returned",
  "acknowledged",
  "undone",
  "attended",
  "reminded",
  "escalated",
  "explained",
  "unexplained",
  "session-closed",
] as const;
export type AlarmReason = (typeof ALARM_REASONS)[number];

/** Why the sound of a bed is held back, or no longer. */
export const AUDIO_REASONS = ["paused", "resumed", "ran-out", "broken"] as const;
export type AudioReason = (typeof AUDIO_REASONS)[number];

/** How an alarm reaches people: drawn on a screen, and begun to sound there. */
export const ALARM_SIGNALS = ["shown", "sounded"] as const;
export type AlarmSignal = (typeof ALARM_SIGNALS)[number];

/** How an alarm goes on: all the time, or coming and going so often that it is told as one. */
export const ALARM_COURSES = ["steady", "intermittent"] as const;
export type AlarmCourse = (typeof ALARM_COURSES)[number];

/** Whom an alarm has reached that nobody acknowledged: the ward's screens, the supervising doctor's
 * too, every screen of the site. */
export const ESCALATIONS = [0, 1, 2] as const;
export type Escalation = (typeof ESCALATIONS)[number];

/** What is wrong with equipment rather than with the patient. */
export const TECHNICAL_CONDITIONS = [
  "no-data",
  "lead-off",
  "device-lost",
  "implausible",
  "source-conflict",
  "frozen",
  "clock-offset",
  "gap",
  "observation-overdue",
  "recording-stopped",
  "no-screen-can-sound",
] as const;
export type TechnicalCondition = (typeof TECHNICAL_CONDITIONS)[number];

/** Reactions to the infusion, judged against the locked baseline (domain.md §4.2). */
export const REACTIONS = [
  "febrile",
  "hypotensive",
  "overload",
  "cryoprotectant",
  "shock-index",
  "pulse-deficit",
  "general-condition",
] as const;
export type Reaction = (typeof REACTIONS)[number];

/** Levels of consciousness, best first: alert, new confusion, responds to voice, to pain, to
 * nothing (NEWS2, RCP 2017). */
export const ACVPU = ["alert", "confusion", "voice", "pain", "unresponsive"] as const;
export type Acvpu = (typeof ACVPU)[number];

/** What the patient breathes, as NEWS2 asks it. */
export const OXYGEN = ["air", "oxygen"] as const;
export type Oxygen = (typeof OXYGEN)[number];

/** Symptoms of an infusion reaction that a person can tick: the terms of CTCAE v5 and of the
 * anaphylaxis criteria (WAO 2020: skin, airway, circulation, gut). Fever is measured, not ticked. */
export const SYMPTOMS = [
  "chills",
  "rigors",
  "flushing",
  "itching",
  "rash",
  "urticaria",
  "angioedema",
  "cough",
  "dyspnoea",
  "wheeze",
  "stridor",
  "chest-tightness",
  "dizziness",
  "syncope",
  "headache",
  "nausea",
  "vomiting",
  "abdominal-pain",
  "back-pain",
] as const;
export type Symptom = (typeof SYMPTOMS)[number];

/** Grades of an infusion related reaction: mild, interrupted, prolonged, life-threatening, death
 * (CTCAE v5). No reaction has no grade. */
export const CTCAE_GRADES = [1, 2, 3, 4, 5] as const;
export type CtcaeGrade = (typeof CTCAE_GRADES)[number];

/** Drops that make a millilitre, by the infusion set, gtt/mL: blood set, macro-drips, micro-drip. */
export const DROP_FACTORS = [10, 12, 15, 20, 60] as const;
export type DropFactor = (typeof DROP_FACTORS)[number];

/** Whose cells are given: the patient's own mesenchymal ones, umbilical cord blood of a donor, both. */
export const CELL_SOURCES = ["autologous", "allogeneic", "combined"] as const;
export type CellSource = (typeof CELL_SOURCES)[number];

/** A patient's sex, as FHIR's administrative gender has it. */
export const SEXES = ["female", "male", "other", "unknown"] as const;
export type Sex = (typeof SEXES)[number];

/** Fluid in the belly, as the Child-Pugh score asks it. */
export const ASCITES = ["none", "mild", "moderate-or-more"] as const;
export type Ascites = (typeof ASCITES)[number];

/** Grades of hepatic encephalopathy (West Haven): none, and four of it. */
export const ENCEPHALOPATHY_GRADES = [0, 1, 2, 3, 4] as const;
export type EncephalopathyGrade = (typeof ENCEPHALOPATHY_GRADES)[number];

/** Whether the record of a bed can be written. */
export const RECORDING_STATES = ["running", "stopped"] as const;
export type RecordingState = (typeof RECORDING_STATES)[number];

/** Phases of a session. */
export const SESSION_PHASES = [
  "scheduled",
  "baseline",
  "infusing",
  "paused",
  "observing",
  "closed",
] as const;
export type SessionPhase = (typeof SESSION_PHASES)[number];

/** How a closed session ended. */
export const OUTCOMES = ["completed", "stopped-early"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What is written down of a patient after a session has closed. */
export const FOLLOW_UP_KINDS = [
  "continued-medication",
  "rehabilitation",
  "outcome",
  "other",
] as const;
export type FollowUpKind = (typeof FOLLOW_UP_KINDS)[number];

/** Roles of the people who log in. */
export const ROLES = ["nurse", "doctor", "engineer", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** Which alarms a site lets its nurses acknowledge: as domain.md §4 has it, or every one. */
export const NURSE_RIGHTS = ["technical-and-low", "all"] as const;
export type NurseRight = (typeof NURSE_RIGHTS)[number];

/** What a cuff is doing, as a device reports it. */
export const CUFF_STATES = ["idle", "measuring", "failed"] as const;
export type CuffState = (typeof CUFF_STATES)[number];

/** Why a frame or a value from a device was refused (device-protocol.md). */
export const REJECT_CODES = [
  "NOT_JSON",
  "BAD_FRAME",
  "OUT_OF_RANGE",
  "PRESSURES_CROSSED",
  "TAKEN_IN_FUTURE",
  "TOO_OLD",
  "SEQ_REPEATED_WITH_OTHER_CONTENT",
  "RATE_LIMITED",
] as const;
export type RejectCode = (typeof REJECT_CODES)[number];

/** What wards are for: patients, or replays and trials that never touch a patient. */
export const WARD_PURPOSES = ["care", "lab"] as const;
export type WardPurpose = (typeof WARD_PURPOSES)[number];

/** Why a device's link ended, as the record names it. */
export const LINK_ENDS = [
  "closed",
  "silent",
  "replaced",
  "revoked",
  "refused",
  "server-stopped",
] as const;
export type LinkEnd = (typeof LINK_ENDS)[number];

/** The simulator's scenarios that a session of the demo can play. */
export const SCENARIOS = [
  "uneventful",
  "febrile",
  "hypotensive",
  "sensor-off",
  "link-loss",
] as const;
export type Scenario = (typeof SCENARIOS)[number];
