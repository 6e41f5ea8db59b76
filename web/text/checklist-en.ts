/** English texts of the page of the checklist. The next language is a file of the same form. */

export const checklistEn = {
  title: "Checklist",
  loading: "Loading the checklist…",
  failed: "The checklist cannot be loaded",
  stale: (why: string) => `This is old: ${why}`,
  explain:
    "What a person looks at before each session opens. The points that came with Vigil are a proposal: review them.",
  inForce: "In force",
  nobody: "Nobody has set it yet: these points came with Vigil.",
  readOnly: "Doctors and administrators set the checklist.",
  change: "Set another checklist",
  points: "Points, one per line",
  faults: {
    items: (max: number, chars: number) =>
      `Write 1 to ${max} points, one per line, of ${chars} signs at the most, none twice.`,
    reason: "Say why.",
  },
  reason: "Reason",
  same: "This is in force already.",
  becomes: (count: number) =>
    `${count} ${count === 1 ? "point" : "points"} from the next opening on; sessions that are open keep theirs.`,
  changed: "The checklist has been set anew meanwhile; what you typed is kept beside it.",
  send: "Put in force",
  discard: "Discard",
};
