/** English texts of the page of limit profiles. The next language is a file of the same form. */

export const profilesEn = {
  title: "Limit profiles",
  loading: "Loading the limit profiles…",
  failed: "The limit profiles cannot be loaded",
  review:
    "Defaults a site must review: the limits that come with Vigil are taken from monitors' manuals or proposed, and signed by no clinician. Copy one, review it, and choose it for the ward.",
  onlyNew:
    "A new session starts from its ward's profile. A running session keeps its limits, whatever is changed here.",
  readOnly: "Doctors and administrators make and change profiles.",
  stale: (why: string) => `This list is old: ${why}`,

  wards: {
    title: "What each ward starts from",
    columns: { ward: "Ward", profile: "Profile of new sessions", chosen: "Chosen by" },
    nobody: "nobody yet: an adult's defaults",
    change: "Change",
    changeOf: (ward: string) => `Change the profile of ${ward}`,
    formTitle: (ward: string) => `Limit profile of ${ward}`,
    explain: "Sessions that are opened from then on start from it.",
    profile: "Profile",
    send: "Choose for new sessions",
    nothing: "This is the profile that the ward has.",
    from: (now: string, next: string) => `${now} → ${next}`,
  },

  profile: {
    builtIn: "Came with Vigil · a default the site must review",
    own: "The site's own",
    usedBy: (wards: readonly string[]) =>
      wards.length === 0 ? "No ward starts from it." : `Starts sessions of: ${wards.join(", ")}`,
    caption: (name: string) => `Alarm limits of ${name}`,
    vital: "Vital",
    versions: "Versions",
    versionsFailed: (why: string) => `The versions cannot be loaded: ${why}`,
    version: (version: number) => `v${version}`,
    made: (who: string, when: string) => `${who}, ${when}`,
    first: "First version",
    renamed: (from: string, to: string) => `Name “${from}” → “${to}”`,
    same: "No limit changed",
    limit: (place: string, from: string, to: string) => `${place}: ${from} → ${to}`,
  },

  acts: { change: "Change", copy: "Copy" },
  actOf: {
    change: (name: string) => `Change ${name}`,
    copy: (name: string) => `Copy ${name}`,
  },

  form: {
    titleOf: {
      change: (name: string) => `Change ${name}`,
      copy: (name: string) => `A profile of the site's own, from ${name}`,
    },
    explain: {
      change:
        "Makes a new version; every version is kept. Running sessions keep their limits. An empty field switches its limit off: a doctor does that.",
      copy: "Makes a new profile. No ward starts from it before it is chosen. An empty field switches its limit off: a doctor does that.",
    },
    name: "Name",
    nameMissing: "Give it a name.",
    reason: "Reason",
    reasonMissing: "Say why.",
    send: { change: "Make the new version", copy: "Make the profile" },
    sameAs: (name: string) => `The same limits as ${name}.`,
    discard: "Discard",
    lookAgain: (why: string) =>
      `${why} What you typed stands beside the new version now. Look again, then send.`,
  },
};
