/** English texts of the history of sessions and of follow-up notes. The next language is a file of the
 * same form. */
import type { FollowUpKind, Outcome } from "../../shared/vocabulary.ts";

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  completed: "Completed",
  "stopped-early": "Stopped early",
};

const KINDS: Readonly<Record<FollowUpKind, string>> = {
  "continued-medication": "Continued medication",
  rehabilitation: "Rehabilitation",
  outcome: "Outcome",
  other: "Other",
};

export const historyEn = {
  title: "History of sessions",
  outcomes: OUTCOMES,

  filters: {
    title: "Narrow the history",
    search: "Search by name or record number",
    ward: "Ward",
    anyWard: "All wards",
    outcome: "Outcome",
    anyOutcome: "Any outcome",
    standing: "Open or closed",
    standings: { all: "Open and closed", open: "Open", closed: "Closed" },
    from: "From",
    to: "To, this day included",
    backward: "lies before the beginning",
    clear: "Show all",
  },

  columns: {
    patient: "Patient",
    opened: "Opened",
    bed: "Bed",
    procedure: "Procedure",
    minutes: "Infused",
    outcome: "Outcome",
    alarms: "Alarms",
    doctor: "Doctor",
  },

  list: {
    caption: (timeZone: string) => `Newest first. Times in ${timeZone}.`,
    siteTime: "the site's time",
    loading: "Loading the sessions…",
    failed: "The history cannot be loaded",
    stale: (why: string) => `This list may be old: ${why}`,
    empty: "There has been no session yet. The first one shows here as soon as it is opened.",
    emptyNarrowed:
      "No session is like this. Each word has to be in the name or in the record number; press “Show all” to begin again.",
    more: "Show more",
    held: "So long a list is not renewed by itself. Reload the page to see what is new.",
    open: (patient: string, when: string) => `${patient}, ${when}, open the session`,
    unknownPatient: "patient unknown",
    procedure: (procedure: number, of: number | null) =>
      of === null ? `${procedure}` : `${procedure} of ${of}`,
    minutes: (minutes: number) => `${minutes} min`,
    stillOpen: (phase: string) => `Open: ${phase}`,
    noOutcome: "not recorded",
    because: (outcome: string, reason: string) => `${outcome}: ${reason}`,
  },

  ofPatient: {
    title: "Sessions",
    loading: "Loading the sessions…",
    failed: (why: string) => `The sessions cannot be loaded: ${why}`,
    empty: "No session of this patient has been opened yet.",
    more: "Show more",
    compare: "Compare the procedures",
    compareOf: (cells: string) => `Compare the procedures: ${cells}`,
    course: (cells: string) => `Course: ${cells}`,
    otherCourse: "Another course",
    withoutCourse: "Without a programme",
  },

  notes: {
    title: "Follow-up notes",
    kinds: KINDS,
    explain:
      "What is written down after the session. Notes are added, never changed or taken away.",
    asRecorded: "As recorded by the doctor. Vigil makes no claim about what a therapy did.",
    loading: "Loading the notes…",
    failed: (why: string) => `The notes cannot be loaded: ${why}`,
    empty: {
      may: "Nothing is written down yet. Write the first note below.",
      mayNot: "Nothing is written down yet.",
    },
    emptyOfPatient:
      "Nothing is written down yet. Notes are written on the page of a closed session.",
    ofSession: "session",
    form: {
      title: "Add a note",
      kind: "About",
      text: "Note",
      textMissing: "Write what is to be known.",
      kindMissing: "Choose what it is about.",
      choose: "Choose…",
      send: "Add the note",
      sending: "Adding…",
      sent: "The note is in the record.",
      nurse: "An outcome is recorded by a doctor.",
    },
  },
};
