/** English texts of the page of the site's policy. The next language is a file of the same form. */
import type { NurseRight } from "../../shared/vocabulary.ts";

const NURSES: Readonly<Record<NurseRight, string>> = {
  "technical-and-low": "Nurses acknowledge technical and low alarms; doctors acknowledge all.",
  all: "Nurses acknowledge every alarm, as doctors do.",
};

const CHOICES: Readonly<Record<NurseRight, string>> = {
  "technical-and-low": "Technical and low",
  all: "Every alarm",
};

export const policyEn = {
  title: "Site policy",
  loading: "Loading the site's policy…",
  failed: "The site's policy cannot be loaded",
  review:
    "Who may acknowledge a patient's high and medium alarms is the site's to decide and to answer for. Without a decision only doctors do.",
  inForce: "In force:",
  nurses: NURSES,
  choices: CHOICES,
  nobody: "Nobody has set it yet: this is the default.",
  readOnly: "Administrators set the policy.",
  change: "Which alarms nurses acknowledge",
  same: "This is in force already.",
  becomes: (words: string) => `Will be in force: ${words} What was acknowledged before stays so.`,
  send: "Put in force",
};
