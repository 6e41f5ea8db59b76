/**
 * The one table of errors that callers see: code, HTTP status, sentence. docs/ERRORS.md lists the
 * same codes and a test compares both ways. Codes are never reused; none is retired yet.
 */

export const ERRORS = {
  BAD_REQUEST: { status: 400, sentence: "The request does not have the expected form." },
  LIMIT_OFF_NEEDS_REASON: { status: 400, sentence: "Say why this limit is switched off." },
  LIMITS_CROSSED: {
    status: 400,
    sentence: "Limits cross: a low one lies below its high one, a medium one inside the high one.",
  },
  PHASE_NEEDS_REASON: { status: 400, sentence: "Say why, in a few words." },
  RATE_OUT_OF_BOUNDS: {
    status: 400,
    sentence: "A drip runs at 1 to 3,000 mL an hour; look at the count and the drop factor.",
  },
  CHECKLIST_INCOMPLETE: {
    status: 400,
    sentence: "Everything on the checklist is looked at before a session opens.",
  },
  NOT_LOGGED_IN: { status: 401, sentence: "Log in first." },
  BAD_LOGIN: { status: 401, sentence: "The user name or the password is wrong." },
  FORBIDDEN: { status: 403, sentence: "Your role does not allow this." },
  LIMIT_OFF_NEEDS_DOCTOR: { status: 403, sentence: "Only a doctor may switch a limit off." },
  OUTCOME_NEEDS_DOCTOR: { status: 403, sentence: "Only a doctor may record an outcome." },
  BAD_ORIGIN: { status: 403, sentence: "Requests from this web origin are not accepted." },
  NOT_FOUND: { status: 404, sentence: "There is nothing at this address." },
  ALARM_CLOSED: { status: 409, sentence: "This alarm has already closed." },
  ALARM_ACKNOWLEDGED: { status: 409, sentence: "This alarm is already acknowledged." },
  ALARM_NOT_ACKNOWLEDGED: { status: 409, sentence: "This alarm is not acknowledged." },
  NOT_YOUR_ACKNOWLEDGEMENT: {
    status: 409,
    sentence: "Only the person who acknowledged the alarm can take that back.",
  },
  UNDO_TOO_LATE: {
    status: 409,
    sentence: "An acknowledgement can be taken back for 30 seconds only.",
  },
  NO_SESSION: { status: 409, sentence: "No session is open on this bed." },
  PAUSE_TOO_LONG: { status: 400, sentence: "Sound can be paused for 120 seconds at the most." },
  ALARM_WORSENED: { status: 409, sentence: "This alarm has got worse meanwhile; look again." },
  LIMITS_CHANGED: { status: 409, sentence: "The limits have been changed meanwhile; look again." },
  LIMITS_UNCHANGED: { status: 409, sentence: "These limits are in force already." },
  PROFILE_BUILT_IN: {
    status: 409,
    sentence: "A built-in profile is not changed; copy it into one of the site's own.",
  },
  PROFILE_CHANGED: {
    status: 409,
    sentence: "This profile has been changed meanwhile; look again.",
  },
  PROFILE_UNCHANGED: {
    status: 409,
    sentence: "This profile has this name and these limits already.",
  },
  PROFILE_NAME_TAKEN: { status: 409, sentence: "Another profile has this name." },
  PROFILES_FULL: {
    status: 409,
    sentence: "There are as many profiles, or versions of this one, as can be kept.",
  },
  WARD_PROFILE_CHANGED: {
    status: 409,
    sentence: "Another profile was chosen for this ward meanwhile; look again.",
  },
  POLICY_CHANGED: {
    status: 409,
    sentence: "The site's policy has been set anew meanwhile; look again.",
  },
  SESSION_CLOSED: { status: 409, sentence: "This session has closed; its record stays as it is." },
  PHASE_NOT_ALLOWED: { status: 409, sentence: "From this phase the session cannot go there." },
  PHASE_CHANGED: { status: 409, sentence: "The session has moved on meanwhile; look again." },
  SESSION_OPEN: {
    status: 409,
    sentence: "This session is still open; follow-up notes are written once it has closed.",
  },
  NOTES_FULL: { status: 409, sentence: "This session has as many notes as can be kept." },
  DRIP_OVER: { status: 409, sentence: "The drip of this session has ended." },
  BED_TAKEN: { status: 409, sentence: "Another session is open on this bed." },
  PATIENT_IN_SESSION: { status: 409, sentence: "A session of this patient is open already." },
  PROGRAMME_DONE: {
    status: 409,
    sentence: "All procedures of this programme have been done; the doctor plans further ones.",
  },
  DEVICE_NOT_ON_BED: {
    status: 409,
    sentence: "This device is not connected on this bed just now; look again.",
  },
  CHECKLIST_CHANGED: {
    status: 409,
    sentence: "The checklist has been changed meanwhile; look again.",
  },
  RECORD_NUMBER_TAKEN: { status: 409, sentence: "Another patient has this record number." },
  PATIENT_CHANGED: {
    status: 409,
    sentence: "This patient's record has been changed meanwhile; look again.",
  },
  PROGRAMME_CHANGED: {
    status: 409,
    sentence: "This programme has been changed meanwhile; look again.",
  },
  TOO_LARGE: { status: 413, sentence: "The request is too large." },
  TOO_MANY_REQUESTS: { status: 429, sentence: "Too many requests; wait a moment and try again." },
  INTERNAL: { status: 500, sentence: "Something went wrong in Vigil; it has been logged." },
  NOT_YET_RECORDED: {
    status: 503,
    sentence: "This was taken, but is not on disk yet; the disk is slow.",
  },
  NOT_RECORDING: { status: 503, sentence: "The journal cannot be written just now." },
  STARTING: { status: 503, sentence: "Vigil is starting." },
} as const;

export type ErrorCode = keyof typeof ERRORS;

/** An error that a caller is told about: a code of the table, and details where they help. */
export class VigilError extends Error {
  readonly code: ErrorCode;
  readonly details: unknown;

  /** @param details what exactly was wrong, e.g. the path of each faulty field. */
  constructor(code: ErrorCode, options: { message?: string; details?: unknown } = {}) {
    super(options.message ?? ERRORS[code].sentence);
    this.code = code;
    this.details = options.details;
  }
}
