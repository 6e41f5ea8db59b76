// docs/ALARMS.md says what the code does: every table row against the rule that it describes, both
// ways. A rule that is missing in the document fails here like a number that differs.

import { describe, expect, test } from "vitest";
import { acknowledgeRefusal, attendRefusal, undoRefusal } from "../../shared/alarms/acknowledge.ts";
import { AUDIO_PAUSE_S_MAX, audioPauseRefusal } from "../../shared/alarms/audio-pause.ts";
import type { Bar } from "../../shared/alarms/criterion.ts";
import * as life from "../../shared/alarms/life-cycle.ts";
import { limitsRefusal } from "../../shared/alarms/limit-change.ts";
import {
  BUILT_IN_PROFILES,
  DEFAULT_PROFILE,
  PAEDIATRIC_PROFILE,
  profileRefusal,
} from "../../shared/alarms/limit-profiles.ts";
import { isOutOfReach, outermostLimit } from "../../shared/alarms/limit-reach.ts";
import { ADULT_LIMITS, LIMIT_TIMING, type Limits } from "../../shared/alarms/limits.ts";
import { alarmMessage, REACTION_LABEL } from "../../shared/alarms/message.ts";
import { REACTION_LEAD } from "../../shared/alarms/reaction-alarm.ts";
import * as rules from "../../shared/alarms/reaction-rules.ts";
import { REACTION_EXPLAINS, REACTION_ONSET_MS } from "../../shared/alarms/reactions.ts";
import * as bounds from "../../shared/bounds.ts";
import { CUFF_REPEAT_S } from "../../shared/monitor/cuff.ts";
import * as equipment from "../../shared/monitor/equipment-watch.ts";
import { GAP_TOLD_MS } from "../../shared/monitor/gap-watch.ts";
import { DEVICE_LOST_ONSET_MS, RECONNECT_GRACE_MS } from "../../shared/monitor/silence.ts";
import { isAllowed as mayDo } from "../../shared/rights.ts";
import {
  OBSERVATION_GRACE_MS,
  OBSERVATION_POINTS,
  pointText,
} from "../../shared/session/observation-schedule.ts";
import * as freshness from "../../shared/vitals/freshness.ts";
import * as plausibility from "../../shared/vitals/plausibility.ts";
import { VITAL_TABLE } from "../../shared/vitals/table.ts";
import {
  type AlarmKind,
  PRIORITIES,
  type Priority,
  REACTIONS,
  type Reaction,
  ROLES,
  type Role,
  SEVERITIES,
  type Severity,
  type Side,
  TECHNICAL_CONDITIONS,
  type TechnicalCondition,
  VITALS,
  type Vital,
} from "../../shared/vocabulary.ts";
import { BURSTS, GROUP_GAP_S, HARMONIC_GAINS, RAMP_S } from "../../web/sound/pulses.ts";
import { LINK_LOST_PRIORITY } from "../../web/sound/wanted.ts";
import { type BedStory, watchedBed } from "../helpers/bed-story.ts";
import { clockOffset, gap, recording, screens } from "../helpers/entries.ts";
import { documentText, prose, tableUnder } from "./markdown.ts";

const text = documentText("docs/ALARMS.md");
const words = prose(text);
const rows = (heading: string) => tableUnder(text, heading);
/** A cell without the marks that tell where its numbers come from. */
const bare = (cell: string | undefined) => (cell ?? "").replaceAll(" (**proposal**)", "");

const seconds = (ms: number) => `${ms / 1_000} s`;
const minutes = (ms: number) => `${ms / 60_000} min`;
const withUnit = (number: number, vital: Vital) => `${number} ${VITAL_TABLE[vital].unit}`;
const code = (word: string) => `\`${word}\``;

describe("limits", () => {
  const range = (limits: Limits, vital: Vital, severity: Severity): string => {
    const [low, high] = (["low", "high"] as const).map(
      (side) => limits[vital][side][severity] ?? "–",
    );
    return `${low} / ${high} ${VITAL_TABLE[vital].unit}`;
  };
  const delays = (vital: Vital): string =>
    SEVERITIES.map((severity) => seconds(LIMIT_TIMING[vital].onsetDelayMs[severity])).join(" / ");

  test("every vital has its adult row: limits, delays, hysteresis, step, and where they are from", () => {
    const table = rows("Adult limits");
    expect(table.map((row) => row.slice(0, -1))).toEqual(
      VITALS.map((vital) => [
        VITAL_TABLE[vital].label,
        ...SEVERITIES.map((severity) => range(ADULT_LIMITS, vital, severity)),
        delays(vital),
        withUnit(LIMIT_TIMING[vital].hysteresis, vital),
        withUnit(life.WORSENING_STEP[vital], vital),
      ]),
    );
    for (const row of table) expect(row.at(-1), row[0]).not.toBe("");
  });

  test("every vital that a child has other limits for has its row, and no other", () => {
    const { limits } = PAEDIATRIC_PROFILE;
    const differing = VITALS.filter(
      (vital) => JSON.stringify(limits[vital]) !== JSON.stringify(ADULT_LIMITS[vital]),
    );
    expect(rows("Paediatric limits").map((row) => row.slice(0, 3))).toEqual(
      differing.map((vital) => [
        VITAL_TABLE[vital].label,
        ...SEVERITIES.map((severity) => range(limits, vital, severity)),
      ]),
    );
  });

  test("the profiles, what a ward starts from and how many there may be stand in the text", () => {
    const ids = BUILT_IN_PROFILES.map(({ id }) => code(id)).join(" and ");
    expect(words).toContain(`Two profiles come with Vigil, ${ids},`);
    expect(words).toContain(`nobody has chosen one for starts from ${code(DEFAULT_PROFILE.id)}.`);
    const { LIMIT_PROFILES_MAX, LIMIT_PROFILE_VERSIONS_MAX } = bounds;
    expect(words).toContain(
      `at most ${LIMIT_PROFILES_MAX} profiles of its own, each of at most ${LIMIT_PROFILE_VERSIONS_MAX} versions`,
    );
  });

  test("every vital says how far out a limit still watches", () => {
    const outermost = (vital: Vital, side: Side) => {
      const limit = outermostLimit(vital, side);
      return isOutOfReach(vital, side, limit) ? "–" : limit;
    };
    expect(rows("Changing limits")).toEqual(
      VITALS.map((vital) => [
        VITAL_TABLE[vital].label,
        `${outermost(vital, "low")} / ${outermost(vital, "high")} ${VITAL_TABLE[vital].unit}`,
      ]),
    );
  });

  test("the cuff's numbers stand in the text", () => {
    expect(words).toContain(`every ${freshness.CUFF_CADENCE_S_MIN} s or less often is a cuff's`);
    expect(words).toContain(`asked for another within ${CUFF_REPEAT_S} s (\`repeat-cuff\`)`);
  });
});

describe("reactions", () => {
  const bar = ({ comparison, at }: Bar) => `${comparison} ${at}`;
  const share = (of: number) => `${Math.round(of * 100)} %`;
  /** What each rule asks, by its place in the table of rules. */
  const asks: Readonly<Record<Reaction, readonly (readonly string[])[]>> = {
    febrile: [
      [bar(rules.HIGH_FEVER), bar(rules.HIGH_FEVER_RISE)],
      [bar(rules.FEVER), bar(rules.FEVER_RISE)],
    ],
    hypotensive: [
      [bar(rules.FALL), bar(rules.FALLEN_TO)],
      [
        bar(rules.REAL_FALL),
        bar(rules.BELOW),
        `> ${share(rules.SEVERE_FALL_SHARE)}`,
        bar(rules.RATE_RISE),
      ],
      [bar(rules.REAL_FALL), bar(rules.FALL), `> ${share(rules.FALL_SHARE)}`],
    ],
    overload: [["15 min", bar(rules.SYSTOLIC_RISE), `≥ ${share(rules.BREATHS_SHARE - 1)}`]],
    cryoprotectant: [[bar(rules.SYSTOLIC_RISE), bar(rules.RATE_FALL)]],
    "shock-index": [[bar(rules.SHOCK_INDEX)], [bar(rules.RAISED_INDEX)]],
    "pulse-deficit": [[bar(rules.DEFICIT)]],
    "general-condition": [["worse than alert"], ["≥ 3"], ["≥ 2"], ["any symptom"]],
  };
  const known = REACTIONS.flatMap((reaction) =>
    rules.REACTION_RULES[reaction].map((rule, at) => ({
      reaction,
      rule,
      numbers: asks[reaction][at] ?? ["a rule without its words in this test"],
    })),
  );

  test("every rule has its row with priority and source, in the same order, and no other", () => {
    expect(
      rows("Reaction rules").map(([reaction, priority, , source]) => [reaction, priority, source]),
    ).toEqual(known.map(({ reaction, rule }) => [code(reaction), rule.priority, rule.source]));
  });

  test("every row says the numbers of its rule, and no others", () => {
    for (const [at, row] of rows("Reaction rules").entries()) {
      const { numbers } = known[at] ?? { numbers: [] };
      const compared = [...(row[2] ?? "").matchAll(/[≥≤<>] \d+(?:\.\d+)?(?: %)?/g)].map(String);
      for (const number of numbers) expect(row[2], `row ${at + 1}`).toContain(number);
      expect(compared.toSorted(), `row ${at + 1}`).toEqual(
        numbers.filter((number) => /^[≥≤<>]/.test(number)).toSorted(),
      );
    }
    expect(words).toContain(`shock index by ${rules.INDEX} (**proposal**)`);
    expect(words).toContain(`A fall under ${rules.REAL_FALL.at} mmHg never makes a hypotensive`);
  });

  test("every reaction says its name, its delay, what it explains and what leads it", () => {
    const onset = (reaction: Reaction): string => {
      const delayed = PRIORITIES.filter((priority) => REACTION_ONSET_MS[reaction][priority] > 0);
      const each = delayed.map(
        (priority) => `${priority} ${seconds(REACTION_ONSET_MS[reaction][priority])}`,
      );
      return each.join(", ") || "none";
    };
    const side = ({ vital, side }: { vital: Vital; side: string }) => `${vital} ${side}`;
    expect(rows("What a reaction explains")).toEqual(
      REACTIONS.map((reaction) => {
        const lead = REACTION_LEAD[reaction];
        return [
          code(reaction),
          REACTION_LABEL[reaction],
          onset(reaction),
          REACTION_EXPLAINS[reaction].map(side).join(", ") || "–",
          lead === null ? "–" : `${lead.of} ${lead.side}, ${lead.write(lead.step)}`,
        ];
      }),
    );
  });
});

describe("technical conditions", () => {
  const refused = [{ vital: "pulse", code: "OUT_OF_RANGE", message: "no", value: 999 }] as const;
  /** A bed on which each condition comes true. */
  const stories: Readonly<Record<TechnicalCondition, (bed: BedStory) => void>> = {
    "no-data": (bed) => {
      bed.reads(0, { pulse: 72 });
      bed.until(60);
    },
    "lead-off": (bed) => bed.reads(0, { heartRate: null }),
    "device-lost": (bed) => {
      bed.disconnects(0);
      bed.until(5);
    },
    implausible: (bed) => {
      for (const second of [0, 1, 2]) bed.reads(second, {}, { rejected: [...refused] });
    },
    "source-conflict": (bed) => {
      bed.keepsReading([0, 15], { heartRate: 100, pulse: 79 });
    },
    frozen: (bed) => {
      for (let second = 0; second < 20; second += 1)
        bed.reads(second, { pulse: 72 + (second % 2) });
      bed.keepsReading([20, 140], { pulse: 72 });
    },
    "clock-offset": (bed) => bed.takes(clockOffset(0, 61_000)),
    gap: (bed) => bed.takes(gap(0, 3)),
    "observation-overdue": (bed) => {
      bed.goesTo(0, "infusing");
      bed.until(300);
    },
    "recording-stopped": (bed) => bed.takes(recording(0, "stopped")),
    "no-screen-can-sound": (bed) => bed.takes(screens(0, 0)),
  };
  const table = rows("3. Technical conditions");
  const row = (condition: TechnicalCondition) =>
    table.find(([name]) => name === code(condition)) ?? [];

  test("every condition has its row, and no other", () => {
    expect(table.map(([name]) => name)).toEqual(TECHNICAL_CONDITIONS.map(code));
  });

  test.each(TECHNICAL_CONDITIONS)("%s has the priority and the words that it has alive", (name) => {
    const bed = watchedBed({ pulse: 1 });
    stories[name](bed);
    const raised = bed.alarms.find(({ alarm }) => alarm.subject.kind === name)?.alarm;
    if (raised === undefined) throw new Error(`the story of ${name} raises none`);
    const [, said, priority] = row(name);
    expect(said).toBe(alarmMessage(raised.subject));
    expect(bare(priority).split(";")[0]).toBe(raised.priority);
    expect(raised.kind).toBe("technical");
  });

  test("no-data is high where the vital was in alarm", () => {
    const bed = watchedBed({ pulse: 1 });
    bed.keepsReading([0, 3], { pulse: 160 });
    bed.until(60);
    const silent = bed.alarms.find(({ alarm }) => alarm.subject.kind === "no-data");
    expect(silent?.alarm.priority).toBe("high");
    expect(row("no-data")[2]).toContain("high where the vital was in alarm");
  });

  test("the rows say the numbers of their rules", () => {
    const begins = (name: TechnicalCondition) => bare(row(name)[3]);
    const ends = (name: TechnicalCondition) => bare(row(name)[4]);
    const { REFUSED_MAX, REFUSED_WINDOW_MS, CONFLICT_PER_MIN, CONFLICT_ONSET_MS } = equipment;
    const window = seconds(REFUSED_WINDOW_MS);
    expect(begins("implausible")).toBe(`${REFUSED_MAX} refused values of a vital within ${window}`);
    expect(ends("implausible")).toBe(`none refused for ${window}`);
    expect(begins("device-lost")).toContain(seconds(DEVICE_LOST_ONSET_MS));
    expect(begins("source-conflict")).toContain(
      `more than ${CONFLICT_PER_MIN} /min apart for ${seconds(CONFLICT_ONSET_MS)}`,
    );
    expect(begins("frozen")).toContain(`for ${seconds(equipment.FROZEN_AFTER_MS)} the same value`);
    expect(begins("frozen")).toContain(`every ${equipment.FROZEN_CADENCE_S_MAX} s`);
    expect(begins("frozen")).toContain(`at least ${equipment.VARYING_MIN * 100} % of its readings`);
    expect(words).toContain(
      `more than ${seconds(equipment.FROZEN_HOLE_MS_MAX)} (**proposal**) begins`,
    );
    expect(words).toContain(
      `in the last ${minutes(equipment.STOOD_STILL_MS)} (**proposal**) without`,
    );
    const offset = seconds(equipment.CLOCK_OFFSET_MS_MAX);
    expect(begins("clock-offset")).toContain(`more than ${offset}`);
    expect(ends("clock-offset")).toContain(offset);
    expect(ends("gap")).toBe(`all have come, or none was lost for ${seconds(GAP_TOLD_MS)}`);
    expect(begins("no-screen-can-sound")).toContain(seconds(bounds.NO_SOUND_AFTER_MS));
    const grace = minutes(OBSERVATION_GRACE_MS);
    expect(begins("observation-overdue")).toBe(`an observation has been due for ${grace}`);
    const due = OBSERVATION_POINTS.map((_point, at) => pointText(at)).join(", ");
    expect(words).toContain(`An observation is due at ${due}.`);
    expect(words).toContain(`each vital gets ${seconds(RECONNECT_GRACE_MS)} (**proposal**)`);
  });
});

describe("values", () => {
  test("every vital has its ranges and its age", () => {
    const range = ([low, high]: readonly [number, number], unit: string) =>
      `${low}–${high} ${unit}`;
    expect(rows("Ranges")).toEqual(
      VITALS.map((vital) => {
        const { label, unit, reject, query, staleAfterMs } = VITAL_TABLE[vital];
        return [label, range(reject, unit), range(query, unit), seconds(staleAfterMs)];
      }),
    );
    const { OTHER_GRACE_MS, CUFF_GRACE_MS } = freshness;
    expect(words).toContain(
      `twice the cadence plus ${seconds(OTHER_GRACE_MS)}, for a cuff plus ${seconds(CUFF_GRACE_MS)}`,
    );
    expect(words).toContain(`more than ${seconds(bounds.LATE_AFTER_MS)} old when it came`);
  });

  test("every cross-check has its bound", () => {
    const [least, most] = plausibility.PULSE_PRESSURE_MMHG;
    expect(rows("Cross-checks").map(([, bound]) => bound)).toEqual([
      `under ${least} or over ${most} mmHg`,
      `${plausibility.MEAN_OFF_MMHG_MAX} mmHg`,
      `${plausibility.HEART_RATE_STEP_PER_S_MAX} /min in 1 s`,
      `${plausibility.TEMPERATURE_STEP_PER_MIN_MAX} °C in 1 min`,
      `${plausibility.CUFF_STEP_MMHG_MAX} mmHg`,
    ]);
  });
});

describe("the life of an alarm", () => {
  const escalates = (priority: Priority): string => {
    const afterMs = life.ESCALATE_AFTER_MS[priority];
    return afterMs === null ? "never" : seconds(afterMs);
  };

  test("every number of it is there, and no other", () => {
    expect(rows("Numbers of the life").map(([what, number]) => [what, number])).toEqual([
      ["least time that an alarm is held", seconds(life.HOLD_MS)],
      [
        "onsets that make an alarm intermittent",
        `${life.FLAP_ONSETS} in ${minutes(life.FLAP_WINDOW_MS)}`,
      ],
      ["quiet that ends an intermittent alarm", minutes(life.INTERMITTENT_QUIET_MS)],
      ["another cuff value is wished for within", `${CUFF_REPEAT_S} s`],
      ["an acknowledgement can be undone for", seconds(life.UNDO_WITHIN_MS)],
      ["an acknowledged alarm reminds after", minutes(life.REMIND_AFTER_MS)],
      ...PRIORITIES.map((priority) => [
        `a ${priority} alarm escalates to doctors after`,
        escalates(priority),
      ]),
      [
        "an escalated alarm goes to every screen after a further",
        seconds(life.ESCALATE_FURTHER_MS),
      ],
      ["longest audio pause", `${AUDIO_PAUSE_S_MAX} s`],
      ["a screen is covered by NOT LIVE within", seconds(bounds.LINK_LOST_MS)],
      ["an answer to an alarm comes within", seconds(bounds.COMMAND_ANSWER_MS_MAX)],
    ]);
  });

  test("the text says the same numbers as the table", () => {
    for (const sentence of [
      `An alarm stays for ${seconds(life.HOLD_MS)} at least`,
      `The fourth onset of one condition within ${minutes(life.FLAP_WINDOW_MS)}`,
      `stayed away for ${minutes(life.INTERMITTENT_QUIET_MS)}.`,
      `by whoever gave it, for ${seconds(life.UNDO_WITHIN_MS)}.`,
      `still true after ${minutes(life.REMIND_AFTER_MS)}: it calls anew`,
      `nobody acknowledged for ${escalates("high")}, a medium one for ${escalates("medium")}`,
      `${seconds(life.ESCALATE_FURTHER_MS)} later to every screen of the site`,
    ]) {
      expect(words).toContain(sentence);
    }
  });

  test("every act is allowed to whom the table says", () => {
    const by = (role: Role) => ({ id: role, name: role, role });
    const mayAcknowledge = (role: Role, kind: AlarmKind, priority: Priority): boolean => {
      const phase = { kind: "active", goneSinceMs: null } as const;
      return acknowledgeRefusal(role, { kind, priority, phase, acknowledged: null }) === null;
    };
    const mayUndo = (role: Role): boolean => {
      const phase = { kind: "active", goneSinceMs: null } as const;
      const acknowledged = { by: by(role), atMs: 0 };
      const isGiven = mayAcknowledge(role, "technical", "low");
      return isGiven && undoRefusal(by(role), { phase, acknowledged }, 0) === null;
    };
    const switchedOff: Limits = {
      ...ADULT_LIMITS,
      spo2: { ...ADULT_LIMITS.spo2, low: { medium: null, high: null } },
    };
    const mayLimit = (role: Role, to: Limits): boolean =>
      limitsRefusal(role, { from: ADULT_LIMITS, to, reason: "measured elsewhere" }) === null;
    const mayMake = (role: Role, limits: Limits): boolean => {
      const made = { id: "own", name: "Own", version: 0, limits };
      return profileRefusal(role, made, BUILT_IN_PROFILES) === null;
    };
    const acts: readonly (readonly [string, (role: Role) => boolean])[] = [
      [
        "acknowledge a high or medium physiological alarm",
        (role) =>
          mayAcknowledge(role, "physiological", "high") &&
          mayAcknowledge(role, "physiological", "medium"),
      ],
      [
        "acknowledge a low physiological alarm",
        (role) => mayAcknowledge(role, "physiological", "low"),
      ],
      ["acknowledge a technical alarm", (role) => mayAcknowledge(role, "technical", "high")],
      ["undo one's own acknowledgement", mayUndo],
      [
        "attend",
        (role) => attendRefusal(role, { phase: { kind: "active", goneSinceMs: null } }) === null,
      ],
      [
        "pause the sound of a bed, or end the pause",
        (role) => audioPauseRefusal(role, AUDIO_PAUSE_S_MAX) === null,
      ],
      ["change limits", (role) => mayLimit(role, PAEDIATRIC_PROFILE.limits)],
      ["switch a limit off, with a reason", (role) => mayLimit(role, switchedOff)],
      [
        "make or change a limit profile, or choose a ward's",
        (role) => mayDo(role, "change-profiles") && mayMake(role, ADULT_LIMITS),
      ],
      ["switch a limit off in a profile, with a reason", (role) => mayMake(role, switchedOff)],
      ["set the site's policy", (role) => mayDo(role, "set-policy")],
    ];
    expect(rows("Who may do what")).toEqual(
      acts.map(([act, isAllowed]) => [
        act,
        ...ROLES.map((role) => (isAllowed(role) ? "yes" : "no")),
      ]),
    );
  });
});

describe("sound and sight", () => {
  const milliseconds = (s: number) => Math.round(s * 1_000);

  test("every burst is as the table says", () => {
    expect(rows("Bursts")).toEqual(
      PRIORITIES.map((priority) => {
        const { pulses, repeatS } = BURSTS.own[priority];
        const [first, second] = pulses;
        if (first === undefined) throw new Error("a burst has a pulse");
        const gapS = second === undefined ? null : second.startS - first.startS - first.lengthS;
        return [
          priority,
          String(pulses.length),
          `${milliseconds(first.lengthS)} ms`,
          gapS === null ? "–" : `${milliseconds(gapS)} ms`,
          `${first.frequencyHz} Hz`,
          `${repeatS} s`,
        ];
      }),
    );
    expect(words).toContain(`${milliseconds(GROUP_GAP_S)} ms between the halves`);
    expect(words).toContain(`ramps of ${milliseconds(RAMP_S)} ms`);
    expect(HARMONIC_GAINS.map((gain) => Math.round(20 * Math.log10(1 / gain)))).toEqual([
      0, 3, 6, 9,
    ]);
    expect(words).toContain("Four harmonics, 3 dB apart");
  });

  test.each(PRIORITIES)("an escalated %s burst begins as the text says", (priority) => {
    const { pulses } = BURSTS.escalated[priority];
    const before = pulses.slice(0, pulses.length - BURSTS.own[priority].pulses.length);
    const [length] = before.map(({ lengthS }) => milliseconds(lengthS));
    const pitches = before.map(({ frequencyHz }) => frequencyHz).join(" and ");
    expect(words).toContain(`preceded by ${before.length} pulses of ${length} ms at ${pitches} Hz`);
  });

  test("every priority flashes as base.css has it", () => {
    const css = documentText("web/styles/base.css");
    const flash = (priority: Priority): string => {
      const found = new RegExp(`animation: flash-${priority} (\\d+)ms`).exec(css)?.[1];
      if (found === undefined) return "none";
      return `${Math.round(10_000 / Number(found)) / 10} Hz, half of the time`;
    };
    expect(rows("Flash").map(([priority, , flashes]) => [priority, flashes])).toEqual(
      PRIORITIES.map((priority) => [priority, flash(priority)]),
    );
    expect(words).toContain(`an alarm of its own, of ${LINK_LOST_PRIORITY} priority`);
    expect(words).toContain(`link proves nothing for ${seconds(bounds.LINK_LOST_MS)}`);
  });
});

test("the document says what it is not", () => {
  expect(words).toContain("IEC 60601-1-8 style, not certified");
});
