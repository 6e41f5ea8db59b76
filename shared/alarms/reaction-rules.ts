/**
 * The reaction rules of domain.md §4.2 as a table: what a rule asks, whose number it is, what it
 * shows as evidence. Defaults that a site must review; no claim about any therapy. Nothing here
 * knows time: onset delays are in reactions.ts.
 */
import { assert, present } from "../assert.ts";
import { changeFrom, pulseDeficit, shockIndex } from "../vitals/scores.ts";
import type { Priority, Reaction, Vital } from "../vocabulary.ts";
import { PRIORITIES, REACTIONS } from "../vocabulary.ts";
import {
  type Bar,
  bar,
  both,
  either,
  type Margin,
  passes,
  type Truth,
  truth,
} from "./criterion.ts";
import { ADULT_LIMITS, LIMIT_TIMING } from "./limits.ts";
import type { Picture } from "./picture.ts";
import {
  baselineSentence,
  consciousnessSentence,
  gradeSentence,
  pulseDeficitSentence,
  quarterHourSentence,
  shockIndexSentence,
  symptomsSentence,
} from "./reaction-evidence.ts";

type Rule = {
  priority: Priority;
  /** Who published the number; "proposal" where nobody has. */
  source: string;
  /** Asked at every reading: what settles most patients at once is asked first. */
  judge: (picture: Picture, margin: Margin) => Truth;
  /** Called only where the rule is met. */
  evidence: (picture: Picture) => string[];
};

const MMHG = LIMIT_TIMING.systolic.hysteresis;
const RATE_PER_MIN = LIMIT_TIMING.heartRate.hysteresis;
const BREATHS_PER_MIN = LIMIT_TIMING.respiration.hysteresis;
const CELSIUS = LIMIT_TIMING.temperature.hysteresis;
/** Proposal: what 3 mmHg make at an index of 1.0 and a systolic of 60 mmHg. */
export const INDEX = 0.05;

/** °C (NHSN hemovigilance: mild and moderate febrile reaction). */
export const FEVER = bar("≥", 38, CELSIUS);
export const FEVER_RISE = bar("≥", 1, CELSIUS);
export const HIGH_FEVER = bar("≥", 39, CELSIUS);
export const HIGH_FEVER_RISE = bar("≥", 2, CELSIUS);

/** mmHg. A smaller fall is expected with umbilical-cord cells (Wang 2023, PMID 37559872; the figure
 * is a proposal) and never alarms, whatever share of the baseline it is. It also keeps a patient
 * whose baseline is 88 out of the absolute criteria, which would otherwise call their normal
 * pressure a reaction. */
export const REAL_FALL = bar("≥", 20, MMHG);
/** mmHg (NHSN hypotensive reaction, adults: a fall of 30 or more, to 80 or less). */
export const FALL = bar("≥", 30, MMHG);
export const FALLEN_TO = bar("≤", 80, MMHG);
/** mmHg, and shares of the baseline (NHSN for those under 18: > 25 %; WAO 2020: < 90 or > 30 %). */
export const BELOW = bar("<", 90, MMHG);
const FALL_PAST_SHARE = bar(">", 0, MMHG);
export const FALL_SHARE = 0.25;
export const SEVERE_FALL_SHARE = 0.3;
/** /min (proposal, beside WAO 2020, which asks for a second organ and names no rate). */
export const RATE_RISE = bar("≥", 20, RATE_PER_MIN);

/** Proposals: a load of fluid shows as breathing half as fast again, and mmHg. */
const BREATHS_PAST_SHARE = bar("≥", 0, BREATHS_PER_MIN);
export const BREATHS_SHARE = 1.5;
export const SYSTOLIC_RISE = bar("≥", 30, MMHG);
/** Proposal: with the same rise in pressure, the slow heart of DMSO, /min. */
export const RATE_FALL = bar("≥", 20, RATE_PER_MIN);

/** /min per mmHg (bands 0.6–1.0, 1.0–1.4, above: fpnotebook.com; > 1.0: dovepress review). */
export const RAISED_INDEX = bar("≥", 1, INDEX);
export const SHOCK_INDEX = bar("≥", 1.4, INDEX);
/** /min; more than 10 suggests atrial fibrillation (cardiophile.com). */
export const DEFICIT = bar(">", 10, RATE_PER_MIN);

/** Of each reaction its rules, worst first. */
export const REACTION_RULES: Readonly<Record<Reaction, readonly Rule[]>> = {
  febrile: [
    {
      priority: "high",
      source: "NHSN",
      judge: (picture, margin) =>
        either(
          passes(picture.values.temperature, HIGH_FEVER, margin),
          warmed(picture, HIGH_FEVER_RISE, margin),
        ),
      evidence: (picture) => [baselineSentence(picture, "temperature")],
    },
    {
      priority: "medium",
      source: "NHSN",
      judge: (picture, margin) =>
        both(
          passes(picture.values.temperature, FEVER, margin),
          warmed(picture, FEVER_RISE, margin),
        ),
      evidence: (picture) => [baselineSentence(picture, "temperature")],
    },
  ],
  hypotensive: [
    {
      priority: "high",
      source: "NHSN",
      judge: (picture, margin) => {
        const fallen = passes(fall(picture, "systolic"), FALL, margin);
        if (fallen === "not-met") return fallen;
        return both(fallen, passes(picture.values.systolic, FALLEN_TO, margin));
      },
      evidence: (picture) => [baselineSentence(picture, "systolic")],
    },
    {
      priority: "high",
      source: "WAO 2020",
      judge: (picture, margin) => {
        const fallen = passes(fall(picture, "systolic"), REAL_FALL, margin);
        if (fallen === "not-met") return fallen;
        const isLow = either(
          passes(picture.values.systolic, BELOW, margin),
          passes(fallPast(picture, SEVERE_FALL_SHARE), FALL_PAST_SHARE, margin),
        );
        return both(
          both(fallen, isLow),
          either(ratesRisen(picture, margin), symptoms(picture, margin)),
        );
      },
      evidence: (picture) => [
        baselineSentence(picture, "systolic"),
        ...RATES.filter((vital) => rateRisen(picture, vital, "raise") === "met").map((vital) =>
          baselineSentence(picture, vital),
        ),
        ...(symptoms(picture, "hold") === "met" ? [symptomsSentence(picture)] : []),
      ],
    },
    {
      // Both are NHSN's falls without the rest of its definitions: most adults never reach 80 mmHg,
      // and an alarm has to come before the case is proven.
      priority: "medium",
      source: "NHSN",
      judge: (picture, margin) => {
        const fallen = passes(fall(picture, "systolic"), REAL_FALL, margin);
        if (fallen === "not-met") return fallen;
        const isDeep = either(
          passes(fall(picture, "systolic"), FALL, margin),
          passes(fallPast(picture, FALL_SHARE), FALL_PAST_SHARE, margin),
        );
        return both(fallen, isDeep);
      },
      evidence: (picture) => [baselineSentence(picture, "systolic")],
    },
  ],
  overload: [
    {
      priority: "medium",
      source: "proposal",
      judge: (picture, margin) => {
        const reference = quarterHourReference(picture, "systolic", margin);
        const risen = passes(changeFrom(reference, picture.values.systolic), SYSTOLIC_RISE, margin);
        if (risen === "not-met") return risen;
        return both(passes(breathsPast(picture, margin), BREATHS_PAST_SHARE, margin), risen);
      },
      evidence: (picture) => [
        quarterHourSentence(picture, "respiration"),
        quarterHourSentence(picture, "systolic"),
      ],
    },
  ],
  cryoprotectant: [
    {
      priority: "medium",
      source: "proposal",
      judge: (picture, margin) => {
        const risen = passes(rise(picture, "systolic"), SYSTOLIC_RISE, margin);
        if (risen === "not-met") return risen;
        const slowed = passes(fall(picture, heartVital(picture)), RATE_FALL, margin);
        return both(risen, standIn(picture, slowed));
      },
      evidence: (picture) => [
        baselineSentence(picture, "systolic"),
        baselineSentence(picture, heartVital(picture)),
      ],
    },
  ],
  "shock-index": [
    {
      priority: "high",
      source: "shock index bands",
      judge: (picture, margin) =>
        standIn(picture, passes(shockIndex(picture.values), SHOCK_INDEX, margin)),
      evidence: (picture) => [shockIndexSentence(picture)],
    },
    {
      priority: "medium",
      source: "shock index bands",
      judge: (picture, margin) =>
        standIn(picture, passes(shockIndex(picture.values), RAISED_INDEX, margin)),
      evidence: (picture) => [shockIndexSentence(picture)],
    },
  ],
  "pulse-deficit": [
    {
      priority: "low",
      source: "cardiology texts",
      judge: ({ values }, margin) => passes(pulseDeficit(values), DEFICIT, margin),
      evidence: (picture) => [pulseDeficitSentence(picture)],
    },
  ],
  "general-condition": [
    {
      // Confusion, voice, pain and unresponsive all have the 3 points of NEWS2.
      priority: "high",
      source: "RCP 2017",
      judge: (picture) => stated(picture, picture.acvpu, (acvpu) => acvpu !== "alert"),
      evidence: (picture) => [consciousnessSentence(picture)],
    },
    {
      priority: "high",
      source: "CTCAE v5",
      judge: (picture) => stated(picture, picture.ctcaeGrade, (grade) => grade >= 3),
      evidence: (picture) => [gradeSentence(picture)],
    },
    {
      priority: "medium",
      source: "CTCAE v5",
      judge: (picture) => stated(picture, picture.ctcaeGrade, (grade) => grade >= 2),
      evidence: (picture) => [gradeSentence(picture)],
    },
    {
      // BCSH: any new symptom stops a transfusion until identity and product are checked.
      priority: "medium",
      source: "BCSH",
      judge: (picture) => stated(picture, picture.symptoms, ({ length }) => length > 0),
      evidence: (picture) => [symptomsSentence(picture)],
    },
  ],
};

for (const reaction of REACTIONS) {
  const ranks = REACTION_RULES[reaction].map(({ priority }) => PRIORITIES.indexOf(priority));
  assert(ranks.length > 0, "every reaction has a rule");
  assert(
    ranks.every((rank, at) => rank >= (ranks[at - 1] ?? 0)),
    "rules stand worst first",
  );
}

/**
 * Whether a patient is so far from every bar that no rule can be met, by a few comparisons: most
 * patients are at most readings, and the rules are asked at each. What is missing meets nothing. A
 * property test holds it against the rules.
 */
export function isFarFromEveryRule(picture: Picture): boolean {
  const { values, baseline, lowest15Min, symptoms: noted, acvpu, ctcaeGrade } = picture;
  const { heartRate, pulse, systolic, temperature } = values;
  if (temperature !== null && temperature >= FEVER.at - NEAR) return false;
  if (isApart(baseline.temperature, temperature, HIGH_FEVER_RISE)) return false;
  if (isApart(systolic, baseline.systolic, REAL_FALL)) return false;
  if (isApart(baseline.systolic, systolic, SYSTOLIC_RISE)) return false;
  if (isApart(lowest15Min.systolic, systolic, SYSTOLIC_RISE)) return false;
  if (systolic !== null && (heartRate ?? pulse ?? 0) >= (systolic - NEAR) * RAISED_INDEX.at)
    return false;
  if (isApart(pulse, heartRate, DEFICIT)) return false;
  const isAlert = acvpu === null || acvpu === "alert";
  return isAlert && (noted === null || noted.length === 0) && (ctcaeGrade ?? 0) < 2;
}

/** More than any sum of tenths is off, and less than any unit's resolution. */
const NEAR = 0.01;

function isApart(from: number | null, to: number | null, { at }: Bar): boolean {
  return from !== null && to !== null && to - from >= at - NEAR;
}

/** From where a rise counts (proposal): mmHg, and /min. */
export const NOT_LOW = {
  systolic: present(ADULT_LIMITS.systolic.low.medium, "an adult has a low limit"),
  respiration: present(ADULT_LIMITS.respiration.low.medium, "an adult has a low limit"),
} as const;

/** The two vitals that count beats. The ECG's counts first. */
const RATES = ["heartRate", "pulse"] as const;

/** Where no temperature was taken before the infusion there is no rise to wait for: a fever that was
 * raised by its height alone is over when that is, or it would stay for the rest of the session. */
function warmed(picture: Picture, by: Bar, margin: Margin): Truth {
  if (picture.baseline.temperature === null) return "not-met";
  return passes(rise(picture, "temperature"), by, margin);
}

function rise({ values, baseline }: Picture, vital: Vital): number | null {
  return changeFrom(baseline[vital], values[vital]);
}

function fall({ values, baseline }: Picture, vital: Vital): number | null {
  return changeFrom(values[vital], baseline[vital]);
}

/** How far systolic has fallen beyond a share of its baseline, mmHg; below 0 it has not. */
function fallPast(picture: Picture, share: number): number | null {
  const { systolic } = picture.baseline;
  return systolic === null ? null : changeFrom(systolic * share, fall(picture, "systolic"));
}

/** How far respiration is beyond one and a half times its reference, /min. */
function breathsPast(picture: Picture, margin: Margin): number | null {
  const reference = quarterHourReference(picture, "respiration", margin);
  return reference === null
    ? null
    : changeFrom(reference * BREATHS_SHARE, picture.values.respiration);
}

/**
 * What the overload rule compares with. It is raised against the lowest value of 15 minutes, but
 * held against the baseline as well: an overload that stays at its height is not over because the
 * rise has left the window. What lay below an adult's low limit was a fall, and its way back to there
 * is no rise.
 */
function quarterHourReference(
  { lowest15Min, baseline }: Picture,
  vital: "respiration" | "systolic",
  margin: Margin,
): number | null {
  const least = lowest15Min[vital];
  const lowest = least === null ? null : Math.max(least, NOT_LOW[vital]);
  const reference = baseline[vital];
  if (margin === "raise" || reference === null) return lowest;
  return lowest === null ? reference : Math.min(lowest, reference);
}

/** Which vital tells how the heart slows: the heart rate, else the pulse. A pulse that falls under
 * a steady heart rate is a deficit and not a slow heart. */
function heartVital(picture: Picture): "heartRate" | "pulse" {
  return rise(picture, "heartRate") === null ? "pulse" : "heartRate";
}

/** A pulse that stands in for a heart rate which was there before may raise an alarm, but not end
 * one: it can lag far behind the heart. */
function standIn({ values, hasHeartRate }: Picture, judged: Truth): Truth {
  const isStandIn = values.heartRate === null && hasHeartRate;
  return isStandIn && judged === "not-met" ? "unknown" : judged;
}

/** Whether either rate has risen. A rate that the baseline never had is not asked; one that it had
 * and that is missing now is not known, even where the other has not risen. */
function ratesRisen(picture: Picture, margin: Margin): Truth {
  const { heartRate, pulse } = picture.baseline;
  if (heartRate === null) return rateRisen(picture, "pulse", margin);
  if (pulse === null) return rateRisen(picture, "heartRate", margin);
  return either(rateRisen(picture, "heartRate", margin), rateRisen(picture, "pulse", margin));
}

function rateRisen(picture: Picture, vital: "heartRate" | "pulse", margin: Margin): Truth {
  return passes(rise(picture, vital), RATE_RISE, margin);
}

/** Symptoms that nobody has stated yet are not known; but they cannot have raised an alarm, and so
 * hold none up. Once stated they are never unknown again. */
function symptoms({ symptoms: noted }: Picture, margin: Margin): Truth {
  if (noted === null) return margin === "hold" ? "not-met" : "unknown";
  return truth(noted.length > 0);
}

/** How a person's statement stands. One that nobody has made yet cannot have raised an alarm, and
 * so does not hold one up; but as long as nobody has looked at all, nothing is known. */
function stated<T>(picture: Picture, fact: T | null, isMet: (fact: T) => boolean): Truth {
  if (fact !== null) return truth(isMet(fact));
  const { acvpu, symptoms: noted, ctcaeGrade } = picture;
  return acvpu === null && noted === null && ctcaeGrade === null ? "unknown" : "not-met";
}
