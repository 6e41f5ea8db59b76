/** English texts of the drip: its form, its rate in the heading, its steps on the time axis. The next
 * language is a file of the same form. */

export const dripEn = {
  button: "Drip",
  title: "Set the drip",
  explain: "Count the drops, or read the rate off; what it comes to shows at once.",

  way: "How the rate is known",
  ways: { count: "Drops counted", rate: "mL/h read off" },
  fields: {
    dropFactor: "Drop factor of the set",
    dropsPerMin: "Drops in one minute",
    rateMlPerH: "Rate, mL/h",
  },
  factor: (drops: number) => `${drops} drops/mL`,
  noFactor: "not known: choose",

  rate: (mlPerH: string, drops: string | null) =>
    drops === null ? `${mlPerH} mL/h` : `${mlPerH} mL/h · ${drops} drops/min`,
  /** The set's drops belong to the plan: that is what the clamp is set to. */
  plan: (rate: string) => `Plan: ${rate}`,
  comesTo: "It comes to",
  means: { rate: "Rate", volume: "Volume", end: "End" },
  volume: (given: string, planned: string, left: string) =>
    `${given} of ${planned} mL given, ${left} mL left`,
  ends: (clock: string) => `about ${clock}`,
  endsPaused: (minutes: number) =>
    `paused: the end moves on; ${minutes} min from when it runs again`,
  endsAfterStart: (minutes: number) => `${minutes} min after the start`,
  allGiven: "the planned volume has been given",

  /** `42 drops/min is 26 % above the plan (33): count again`. */
  recount: {
    count: (said: string, off: string, planned: string) =>
      `${said} drops/min is ${off} the plan (${planned}): count again.`,
    rate: (said: string, off: string, planned: string) =>
      `${said} mL/h is ${off} the plan (${planned}): look again.`,
  },
  off: (percent: number, side: "above" | "below") => `${percent} % ${side}`,
  offPlan: (off: string) => `${off} plan`,

  asPlanned: "as planned",
  counted: (clock: string, name: string) => `counted ${clock} by ${name}`,
  set: (clock: string, name: string) => `set ${clock} by ${name}`,
  left: (ml: string) => `${ml} mL left`,
  endMovesOn: "paused: the end moves on",

  faults: {
    dropFactor: "Choose the drop factor; it stands on the set's wrapping.",
    blankCount: "Count the drops of one minute.",
    blankRate: "Give the rate.",
    notNumber: "Not a number.",
    standsStill: "More than nothing: a drip that stands still is a pause.",
  },
  over: "The drip has ended meanwhile; no rate can be set any more. What you typed stays here.",
  mend: "Mend the marked fields first.",
  send: "Set the drip",
  discard: "Discard",

  lane: "Drip",
  reading: (rate: string, givenMl: string) => `Drip ${rate} · ${givenMl} mL`,
  stands: (givenMl: string) => `Drip stands still · ${givenMl} mL`,
  column: "Drip",
  unit: "mL/h",
};
