/**
 * In which words the foot of a tile says what it has to say, so that all of it fits into one line.
 * Nothing that tells of trouble is ever cut: what matters less gives way first, and as a whole.
 *
 * | step | gives way |
 * |---|---|
 * | 1 | the nurse, whose name stands in the session, too |
 * | 2 | a session that was left open says no more since when |
 * | 3 | refused and missed readings become one number of lost ones |
 * | 4 | the sound's button keeps a word, or the time that is left |
 * | 5 | a device that is not connected is "offline" |
 * | 6 | an observation keeps its age |
 * | 7 | the sound's button keeps its sign, or the time that is left |
 * | 8 | the name of a device that is offline: it is the bed's only one |
 * | 9 | the number of its lost readings: an alarm tells that there are none now |
 *
 * Beyond that only a very long name of a device is shortened, at its end.
 */
import { assert } from "../../shared/assert.ts";
import { phaseEn } from "../text/phase-en.ts";
import { text } from "../text/text.ts";

/** What a foot has to tell. */
export type FootFacts = {
  nurse: string | null;
  device: { id: string; isConnected: boolean; rejected: number; missed: number } | null;
  sound: "none" | "offered" | "paused";
  observation: "none" | "due" | "overdue";
  /** In words, that nobody has closed the session; null where nothing is forgotten. */
  leftOpen: string | null;
};

export type FootForms = {
  nurse: "whole" | "gone";
  counts: "each" | "sum" | "sum-of-connected";
  sound: "whole" | "short" | "sign";
  device: "whole" | "short" | "bare";
  observation: "whole" | "short";
  leftOpen: "whole" | "short";
};

const WHOLE: FootForms = {
  nurse: "whole",
  leftOpen: "whole",
  counts: "each",
  sound: "whole",
  device: "whole",
  observation: "whole",
};

/** What gives way, one after the other: the rows of the table above. */
const GIVES_WAY: readonly Partial<FootForms>[] = [
  { nurse: "gone" },
  { leftOpen: "short" },
  { counts: "sum" },
  { sound: "short" },
  { device: "short" },
  { observation: "short" },
  { sound: "sign" },
  { device: "bare" },
  { counts: "sum-of-connected" },
];

function afterSteps(count: number): FootForms {
  let forms = WHOLE;
  for (const step of GIVES_WAY.slice(0, count)) forms = { ...forms, ...step };
  return forms;
}

/** From the most words to the fewest. */
const STEPS: readonly FootForms[] = [0, ...GIVES_WAY.keys()].map((_, count) => afterSteps(count));
const FEWEST = afterSteps(GIVES_WAY.length);

/** Mean width of a letter or digit, in em (Inter at 600 and at 420, measured at 11 px). */
const LETTER_EM = { strong: 0.58, quiet: 0.54 } as const;
/** Between two parts (`gap` in TileFoot.module.css). */
const GAP_EM = 0.8;
/** The sound's button: its sign with the free room around it, beside words and as wide as a finger. */
const SIGN_EM = { besideWords: 2.9, alone: 4 } as const;
/** The widest age that a due observation is likely to have, and wider than a pause of sound. */
const AGE = "59:59";

/** The first forms that fit into a foot of a width in em of its own font. */
export function footForms(facts: FootFacts, roomEm: number): FootForms {
  assert(roomEm >= 0, "room is measured");
  return STEPS.find((forms) => widthEm(facts, forms) <= roomEm) ?? FEWEST;
}

/** What became of a device's readings: each number in words, and what is shown of them. */
export function countWords(
  { rejected, missed, isConnected }: NonNullable<FootFacts["device"]>,
  form: FootForms["counts"],
): { whole: readonly string[]; shown: readonly string[] } {
  const whole = [
    ...(rejected > 0 ? [text.tile.rejected(rejected)] : []),
    ...(missed > 0 ? [text.tile.missed(missed)] : []),
  ];
  if (form === "each" || whole.length === 0) return { whole, shown: whole };
  const isGone = form === "sum-of-connected" && !isConnected;
  return { whole, shown: isGone ? [] : [text.tile.lost(rejected + missed)] };
}

/** The words of a device: its name, and where it is not connected that. */
export function deviceWords(
  { id, isConnected }: NonNullable<FootFacts["device"]>,
  form: FootForms["device"],
): string {
  if (isConnected) return id;
  if (form === "bare") return text.tile.offline;
  return form === "whole" ? text.tile.deviceLost(id) : text.tile.deviceOffline(id);
}

function leftOpenShown(words: string, form: FootForms["leftOpen"]): string {
  return form === "whole" ? words : phaseEn.leftOpen.brief;
}

function widthEm(facts: FootFacts, forms: FootForms): number {
  const { device } = facts;
  const quiet = [
    ...(forms.nurse === "whole" && facts.nurse !== null ? [facts.nurse] : []),
    ...(facts.leftOpen === null ? [] : [leftOpenShown(facts.leftOpen, forms.leftOpen)]),
    ...(device === null ? [] : [deviceWords(device, forms.device)]),
    ...observationParts(facts.observation, forms.observation),
  ];
  const strong = [
    ...(device === null ? [] : countWords(device, forms.counts).shown),
    ...soundParts(facts.sound, forms.sound),
  ];
  const gaps = Math.max(0, quiet.length + strong.length - 1);
  const wordsEm = lettersEm(quiet, "quiet") + lettersEm(strong, "strong");
  return wordsEm + gaps * GAP_EM + signEm(facts.sound, forms.sound);
}

function lettersEm(parts: readonly string[], weight: keyof typeof LETTER_EM): number {
  return parts.reduce((count, part) => count + part.length, 0) * LETTER_EM[weight];
}

function signEm(sound: FootFacts["sound"], form: FootForms["sound"]): number {
  if (sound === "none") return 0;
  return sound === "offered" && form === "sign" ? SIGN_EM.alone : SIGN_EM.besideWords;
}

function observationParts(due: FootFacts["observation"], form: FootForms["observation"]): string[] {
  if (due === "none") return [];
  if (due === "due") return [text.tile.observe];
  return [form === "whole" ? text.tile.observeLate(AGE) : text.tile.observeLateShort(AGE)];
}

/** Beside its sign, which is counted apart. */
function soundParts(sound: FootFacts["sound"], form: FootForms["sound"]): string[] {
  if (sound === "none") return [];
  if (sound === "paused") return [form === "whole" ? text.audioPause.paused(AGE) : AGE];
  if (form === "sign") return [""];
  return [form === "whole" ? text.audioPause.button : text.audioPause.brief];
}
