/** English texts of the way from one phase to the next, and of a session that was left open. The next
 * language is a file of the same form. */

export const phaseEn = {
  button: "Next phase",
  title: "Move the session on",
  explain: "Choose what happens next; it counts for everybody once it is written down.",
  choice: "What happens next",

  moves: {
    baseline: {
      name: "Begin the baseline",
      will: "Readings are collected for this patient's reference; alarms are raised from now on.",
    },
    start: {
      name: "Start the infusion",
      will: "Locks the baseline, and counts the drip from now on.",
    },
    resume: {
      name: "Resume the infusion",
      will: "The drip runs on at the rate in force; the end is expected anew.",
    },
    paused: {
      name: "Pause the infusion",
      will: "The drip stands still and the expected end moves on; alarms go on.",
    },
    observing: {
      name: "End the infusion",
      will: (minutes: number) =>
        `No more is given; the watch of ${minutes} min begins, alarms go on.`,
    },
    completed: {
      name: "Close as completed",
      will: "Ends the watch and all alarms, and detaches the device. This cannot be undone.",
    },
    "stopped-early": {
      name: "Close as stopped early",
      will: "Ends the session and all alarms, and detaches the device. This cannot be undone.",
    },
  },

  baseline: {
    title: "The baseline rests on",
    vital: (name: string, readings: string) => `${name}: ${readings}`,
    pressure: "Blood pressure",
    readings: (count: number) =>
      `${count === 0 ? "no" : count} ${count === 1 ? "reading" : "readings"}`,
    cuff: (count: number) =>
      `${count === 0 ? "no" : count} ${count === 1 ? "pressure reading" : "pressure readings"}`,
    twoWanted: (words: string) => `${words}, two are wanted`,
    none: "Nothing was measured in the last 5 minutes. Without a baseline no reaction can be told from it: say why you start.",
  },

  reason: "Reason",
  reasonOptional: "Reason (optional)",
  choose: "Choose what happens next.",
  movedOn: (who: string, phase: string) =>
    `${who} moved this session on: ${phase}. Choose again; your reason is kept.`,
  somebody: "Somebody",
  over: "This session has been closed meanwhile. What you typed stays here.",
  send: "Do it",
  discard: "Discard",

  /** A session that nobody has closed; it is never closed by itself. */
  leftOpen: {
    since: (since: string) => `open since ${since} – close it?`,
    watchOver: (since: string) => `watch over since ${since} – close it?`,
    brief: "left open",
    yesterday: (clock: string) => `yesterday ${clock}`,
    day: (day: string, clock: string) => `${day}, ${clock}`,
  },
};
