// What a ward may rely on, told a second time and much more simply: from the entries of the journal
// and the alarms that were told, without calling a single rule of the monitor. The numbers are those
// of the domain, written out again, so that a slip in the monitor's own tables is found as well.

import type { Batch } from "../../server/journal/journal.ts";
import type { Entry, ReadingEntry } from "../../shared/protocol/entry.ts";
import type { AlarmView } from "../../shared/protocol/live.ts";
import { timeText } from "../../shared/protocol/time.ts";
import { entryIn } from "./parsed.ts";

const WATCHED = [
  "heartRate",
  "pulse",
  "systolic",
  "diastolic",
  "respiration",
  "temperature",
] as const;
type Watched = (typeof WATCHED)[number];
const SIDES = ["low", "high"] as const;
const SEVERITIES = ["medium", "high"] as const;
type Place = `${(typeof SIDES)[number]}.${(typeof SEVERITIES)[number]}`;

const RATE_DELAYS_MS = { medium: 10_000, high: 3_000 };
const DELAYS_MS: Readonly<Record<Watched, { medium: number; high: number }>> = {
  heartRate: RATE_DELAYS_MS,
  pulse: RATE_DELAYS_MS,
  systolic: { medium: 0, high: 0 },
  diastolic: { medium: 0, high: 0 },
  respiration: { medium: 15_000, high: 5_000 },
  temperature: { medium: 0, high: 0 },
};
const ESCALATED_MS = 30_000;
const ESCALATED_FURTHER_MS = 90_000;
const REMINDED_MS = 300_000;
const BASELINE_MS = 300_000;
const PAUSE_MS_MAX = 120_000;
/** The loop looks four times a second, and a value is some milliseconds on its way. */
const SLACK_MS = 1_000;
/** A value this old on arrival is still the present of every vital. */
const YOUNG_MS = 9_000;
/** The longest that a value may be too old without a word: the five seconds of a lost link, the five
 * after it came back, and as much again. */
const SILENCE_SLACK_MS = 20_000;

type VitalModel = {
  /** When the newest reading that told of it was taken, and when the newest value came. */
  newestMs: number;
  cameMs: number;
  /** When it was last seen that its silence is told. */
  toldMs: number;
  last: number | null;
  /** Every value that was read in this session. */
  seen: Set<number>;
  /** Since when every sound value has been beyond each limit. */
  beyondMs: Partial<Record<Place, number>>;
  /** Values of the baseline, with when they were taken. */
  baseline: [takenAtMs: number, value: number][];
};

type AlarmModel = {
  view: AlarmView;
  /** Since when it has called without anybody's answer, as a high one. */
  callingMs: number | null;
  /** The same, as it was before it was acknowledged. */
  calledMs: number | null;
  wasExplained: boolean;
};

type BedModel = {
  session: string | null;
  phase: string;
  watchedMs: number | null;
  /** When it was folded from the disk: what came before and was not kept, nobody knows of. */
  foldedMs: number;
  lockedMs: number | null;
  vitals: Record<Watched, VitalModel>;
  staleMs: Partial<Record<Watched, number>>;
  limits: Extract<Entry, { type: "limits" }>["limits"] | null;
  pausedMs: number | null;
  /** Reactions that the last values must have raised, whatever else is wrong. */
  reactions: Set<string>;
  hasLimitsChanged: boolean;
  acknowledgements: Extract<Entry, { type: "acknowledge" }>[];
  /** When somebody stated last what they saw. */
  observedMs: number;
  /** When each acknowledgement was taken back last, by the alarm's number. */
  undoneMs: Map<number, number>;
  /** Ids of alarms that are acknowledged as they stand, or were when they closed. */
  answered: Set<string>;
  closedSessions: Set<string>;
  alarms: Map<string, AlarmModel>;
};

export type AlarmBook = ReturnType<typeof createAlarmBook>;

/** The books of a site: one of what was handed over, one of what is on disk. */
export function createAlarmBook(bedOf: (session: string) => string) {
  let living = new Map<string, BedModel>();
  const kept = new Map<string, BedModel>();
  /** Each batch's moment on each bed. */
  const moments = new WeakMap<Batch, (bed: string) => number>();

  const modelIn = (book: Map<string, BedModel>, bed: string): BedModel => {
    const known = book.get(bed) ?? emptyBed();
    book.set(bed, known);
    return known;
  };

  const take = (book: Map<string, BedModel>, batch: Batch, atMs: (bed: string) => number): void => {
    for (const row of batch.entries) {
      const bed = batch.sessions.find(({ id }) => id === row.session)?.bed ?? bedOf(row.session);
      takeEntry(modelIn(book, bed), entryIn(row), row.session);
    }
    for (const view of batch.alarms) takeAlarm(modelIn(book, view.bed), view, atMs(view.bed));
  };

  return {
    appended(batch: Batch, atMs: (bed: string) => number): void {
      const frozen = new Map(batch.alarms.map(({ bed }) => [bed, atMs(bed)]));
      moments.set(batch, (bed) => frozen.get(bed) ?? 0);
      take(living, batch, atMs);
    },
    committed(batches: readonly Batch[]): void {
      for (const batch of batches) take(kept, batch, moments.get(batch) ?? (() => 0));
    },
    /** The bed is what the disk says. */
    refolded(bed: string, nowMs: number): void {
      living.set(bed, { ...structuredClone(modelIn(kept, bed)), foldedMs: nowMs });
    },
    restarted(nowMs: number): void {
      living = new Map();
      for (const bed of kept.keys()) this.refolded(bed, nowMs);
    },
    /** Open alarms as the disk has them. */
    keptAlarms: (bed: string): AlarmView[] =>
      [...modelIn(kept, bed).alarms.values()].map(({ view }) => view),
    /** Holds a bed against its model. */
    check(bed: Shown, nowMs: number): void {
      const model = modelIn(living, bed.id);
      if (model.session === null || model.watchedMs === null) return;
      valuesAreTold(model, bed, nowMs);
      silenceIsTold(model, bed, nowMs);
      alarmsEscalate(model, nowMs);
      pauseIsShort(model, bed, nowMs);
      baselineIsLocked(model, bed);
    },
  };
}

/** A bed as anybody can see it. */
export type Shown = {
  id: string;
  alarms: readonly AlarmView[];
  audioPausedUntilMs: number | null;
  baselineOf: (vital: Watched) => number | null;
};

function demand(isTrue: boolean, what: string): void {
  if (!isTrue) throw new Error(what);
}

function takeEntry(bed: BedModel, entry: Entry, session: string): void {
  switch (entry.type) {
    case "session-opened": {
      const { alarms, closedSessions, foldedMs } = bed;
      const kept = { alarms, closedSessions, foldedMs };
      Object.assign(bed, emptyBed(), kept, { session, limits: entry.limits });
      return;
    }
    case "phase":
      takePhase(bed, entry, session);
      return;
    case "reading":
      if (entry.late !== true) takeReading(bed, entry);
      takeBaseline(bed, entry);
      return;
    case "device-connected":
      for (const vital of WATCHED) {
        const cadence = entry.cadence[vital];
        if (cadence === undefined) continue;
        const isCuff = vital === "systolic" && cadence >= 30;
        bed.staleMs[vital] = Math.max(5_000, 2_000 * cadence + (isCuff ? 30_000 : 5_000));
      }
      return;
    case "device-status":
      for (const vital of entry.leadOff ?? []) if (isWatched(vital)) calm(bed.vitals[vital]);
      return;
    case "limits":
      bed.limits = entry.limits;
      bed.hasLimitsChanged = true;
      for (const vital of WATCHED) calm(bed.vitals[vital]);
      return;
    case "acknowledge":
      bed.acknowledgements.push(entry);
      return;
    case "undo":
      bed.undoneMs.set(entry.alarm, entry.atMs);
      return;
    case "observation":
      bed.observedMs = entry.atMs;
      return;
    case "audio-pause":
      bed.pausedMs = entry.seconds === 0 ? null : entry.atMs;
      return;
    default:
  }
}

const NEXT: Readonly<Record<string, readonly string[]>> = {
  scheduled: ["baseline", "closed"],
  baseline: ["infusing", "closed"],
  infusing: ["paused", "observing", "closed"],
  paused: ["infusing", "observing", "closed"],
  observing: ["closed"],
};

function takePhase(
  bed: BedModel,
  { to, atMs }: Extract<Entry, { type: "phase" }>,
  session: string,
) {
  if (NEXT[bed.phase]?.includes(to) !== true) return;
  bed.phase = to;
  bed.watchedMs ??= atMs;
  if (to === "infusing" && bed.lockedMs === null) {
    bed.lockedMs = atMs;
    bed.reactions.clear();
  }
  if (to !== "closed") return;
  bed.closedSessions.add(session);
  bed.session = null;
}

function takeReading(bed: BedModel, entry: ReadingEntry): void {
  for (const vital of WATCHED) {
    const value = entry.vitals[vital];
    const model = bed.vitals[vital];
    if (value === undefined || entry.takenAtMs < model.newestMs) continue;
    model.newestMs = entry.takenAtMs;
    if (value === null) {
      calm(model);
      continue;
    }
    model.seen.add(value);
    // A doubtful value is no witness, for either side.
    if (entry.queried?.includes(vital) === true) continue;
    model.last = value;
    model.cameMs = entry.atMs;
    noteBeyond(bed, vital, value, entry.atMs);
    // An older value may be late or not: it raises nothing for sure, and may have ended anything.
    const isYoung = entry.atMs - entry.takenAtMs < YOUNG_MS;
    if (bed.watchedMs !== null) noteReactions(bed, vital, isYoung ? value : null);
  }
}

function noteBeyond(bed: BedModel, vital: Watched, value: number, atMs: number): void {
  if (bed.limits === null || bed.watchedMs === null) return;
  const { beyondMs } = bed.vitals[vital];
  for (const side of SIDES) {
    for (const severity of SEVERITIES) {
      const limit = bed.limits[vital][side][severity];
      const isBeyond = limit !== null && (side === "low" ? value < limit : value > limit);
      if (isBeyond) beyondMs[`${side}.${severity}`] ??= atMs;
      else delete beyondMs[`${side}.${severity}`];
    }
  }
}

/** The two reactions whose high rule needs one value and the baseline alone. */
function noteReactions(bed: BedModel, vital: Watched, value: number | null): void {
  if (vital === "temperature") {
    bed.reactions.delete("reaction.febrile.high");
    if (value !== null && value >= 39) bed.reactions.add("reaction.febrile.high");
  }
  if (vital !== "systolic") return;
  bed.reactions.delete("reaction.hypotensive.high");
  const baseline = referenceOf(bed, vital);
  if (baseline !== null && value !== null && baseline - value >= 30 && value <= 80) {
    bed.reactions.add("reaction.hypotensive.high");
  }
}

function takeBaseline(bed: BedModel, entry: ReadingEntry): void {
  if (bed.phase === "scheduled") return;
  for (const vital of WATCHED) {
    const value = entry.vitals[vital];
    if (typeof value !== "number" || entry.queried?.includes(vital) === true) continue;
    if (bed.lockedMs !== null && entry.takenAtMs >= bed.lockedMs) continue;
    bed.vitals[vital].baseline.push([entry.takenAtMs, value]);
    // The reference has moved: what followed from the old one need not be true any more.
    if (bed.lockedMs !== null) bed.reactions.delete("reaction.hypotensive.high");
  }
}

/** A value that is not there any more proves nothing. */
function calm(vital: VitalModel): void {
  vital.beyondMs = {};
}

/** What was told of an alarm, one view after the other. */
function takeAlarm(bed: BedModel, view: AlarmView, atMs: number): void {
  const before = bed.alarms.get(view.id);
  if (before === undefined) isReal(bed, view);
  else isAllowed(bed, before.view, view, atMs);
  marksAreReal(bed, before?.view ?? null, view);
  const isClosed = view.phase === "closed";
  if (view.acknowledged === null) bed.answered.delete(view.id);
  else bed.answered.add(view.id);
  const isCalling =
    !isClosed &&
    view.priority === "high" &&
    view.acknowledged === null &&
    view.explainedBy === null;
  const isTakenBack = before !== undefined && isCalling && isUndone(bed, before.view);
  const calledMs = isTakenBack ? before.calledMs : null;
  const sinceMs = before?.callingMs ?? calledMs ?? atMs;
  if (isClosed) {
    bed.alarms.delete(view.id);
    return;
  }
  bed.alarms.set(view.id, {
    view,
    callingMs: isCalling ? sinceMs : null,
    calledMs: before?.callingMs ?? before?.calledMs ?? null,
    wasExplained: before?.wasExplained === true || view.explainedBy !== null,
  });
}

/** An alarm about a limit tells a value that was read, beyond a limit that was in force. */
function isReal(bed: BedModel, view: AlarmView): void {
  if (view.kind !== "physiological" || view.vital === null || !isWatched(view.vital)) return;
  const { worst, limit, condition } = view;
  demand(worst !== null && limit !== null, `${view.id} tells no value`);
  if (worst === null || limit === null) return;
  const isBeyond = condition.includes(".low.") ? worst < limit : worst > limit;
  demand(isBeyond, `${view.id} tells ${worst}, which is not beyond ${limit}`);
  const { seen } = bed.vitals[view.vital];
  demand(bed.session !== view.session || seen.has(worst), `${view.id} tells ${worst}, never read`);
}

/** What may become of an alarm from one view to the next. */
function isAllowed(bed: BedModel, before: AlarmView, view: AlarmView, atMs: number): void {
  const isFirm =
    !before.provisional && before.kind === "physiological" && before.priority === "high";
  const isOwn = before.acknowledged !== null || view.acknowledged !== null;
  // Whoever has acknowledged a reaction has answered what it explains.
  const isUnanswered = !isOwn && !bed.answered.has(before.explainedBy ?? "");
  if (isFirm && isUnanswered && !bed.closedSessions.has(view.session)) {
    demand(view.phase !== "closed", `${view.id}, high, closed although nobody acknowledged it`);
    const isSame = view.priority === "high" || bed.hasLimitsChanged;
    demand(isSame, `${view.id} eased although nobody acknowledged it`);
  }
  if (before.acknowledged === null || view.acknowledged !== null || view.phase === "closed") return;
  const isWorse = view.worst !== before.worst || view.priority !== before.priority;
  const isReminder = atMs - Date.parse(before.acknowledged.at) >= REMINDED_MS;
  // What people state has no worst value: something worse calls again at the moment it is stated.
  const isStated = view.condition.startsWith("general-condition");
  const isRestated = isStated && bed.observedMs === atMs;
  const isVoid = isWorse || isRestated || isReminder || isUndone(bed, before);
  demand(isVoid, `${view.id} lost its acknowledgement for nothing`);
}

/** Whether the acknowledgement that an alarm had was taken back. */
function isUndone({ undoneMs }: BedModel, view: AlarmView): boolean {
  const { acknowledged } = view;
  if (acknowledged === null) return false;
  return (undoneMs.get(numberOf(view)) ?? 0) >= Date.parse(acknowledged.at);
}

/** A mark is somebody's, and stands in the journal. */
function marksAreReal(bed: BedModel, before: AlarmView | null, view: AlarmView): void {
  const { acknowledged } = view;
  if (acknowledged === null || before?.acknowledged?.at === acknowledged.at) return;
  const isGiven = bed.acknowledgements.some(
    (entry) =>
      (entry.alarm === numberOf(view) ||
        before?.explainedBy === `${view.session}.${entry.alarm}`) &&
      entry.by.id === acknowledged.by.id &&
      timeText(entry.atMs) === acknowledged.at,
  );
  demand(isGiven, `${view.id} is acknowledged by nobody`);
}

/** No value that is steadily beyond a limit goes untold. */
function valuesAreTold(bed: BedModel, { id, alarms }: Shown, nowMs: number): void {
  for (const vital of WATCHED) {
    const { beyondMs, cameMs } = bed.vitals[vital];
    for (const side of SIDES) {
      for (const severity of SEVERITIES) {
        const sinceMs = beyondMs[`${side}.${severity}`];
        if (sinceMs === undefined) continue;
        const delayMs = DELAYS_MS[vital][severity];
        const isSeen = cameMs - sinceMs >= delayMs;
        const isPast = nowMs - cameMs < 2_000 && nowMs - sinceMs >= delayMs + SLACK_MS;
        if (!isSeen && !isPast) continue;
        const conditions = SEVERITIES.slice(SEVERITIES.indexOf(severity)).map(
          (one) => `${vital}.${side}.${one}`,
        );
        const isTold = alarms.some(
          ({ condition, phase }) => conditions.includes(condition) && phase === "active",
        );
        demand(isTold, `${id}: nothing tells of ${conditions[0]} since ${timeText(sinceMs)}`);
      }
    }
  }
  for (const condition of bed.reactions) {
    const isTold = alarms.some(
      (alarm) => alarm.condition === condition && alarm.phase === "active",
    );
    demand(isTold, `${id}: nothing tells of ${condition}`);
  }
}

/** A vital that was announced and is not there is told, in one word or another. */
function silenceIsTold(bed: BedModel, { id, alarms }: Shown, nowMs: number): void {
  for (const vital of WATCHED) {
    const staleMs = bed.staleMs[vital];
    if (staleMs === undefined) continue;
    const model = bed.vitals[vital];
    const words = [`no-data.${vital}`, `lead-off.${vital}`, "device-lost"];
    if (alarms.some(({ condition }) => words.includes(condition))) model.toldMs = nowMs;
    const knownMs = Math.max(bed.watchedMs ?? nowMs, bed.foldedMs, model.newestMs);
    // A lost device may come back without one of its sensors: that is told once it had time to speak.
    const untoldMs = nowMs - Math.max(knownMs + staleMs, model.toldMs);
    demand(untoldMs < SILENCE_SLACK_MS, `${id}: nothing tells that ${vital} is silent`);
  }
}

function alarmsEscalate(bed: BedModel, nowMs: number): void {
  for (const { view, callingMs } of bed.alarms.values()) {
    if (callingMs === null) continue;
    const calledMs = nowMs - callingMs - SLACK_MS;
    const least = calledMs >= ESCALATED_FURTHER_MS ? 2 : calledMs >= ESCALATED_MS ? 1 : 0;
    demand(
      view.escalation >= least,
      `${view.id} has called for ${calledMs} ms and is at escalation ${view.escalation}`,
    );
  }
}

/** Sound is never held back for long, and never against something new that is high. */
function pauseIsShort(bed: BedModel, { id, alarms, audioPausedUntilMs }: Shown, nowMs: number) {
  if (audioPausedUntilMs === null) return;
  const { pausedMs } = bed;
  demand(pausedMs !== null, `${id}: nobody paused the sound`);
  if (pausedMs === null) return;
  demand(audioPausedUntilMs - pausedMs <= PAUSE_MS_MAX, `${id}: the sound is paused for too long`);
  demand(nowMs < audioPausedUntilMs + SLACK_MS, `${id}: the sound is still paused`);
  for (const { id: alarm, priority, acknowledged, raisedAt } of alarms) {
    const isNew = Date.parse(raisedAt) > pausedMs && priority === "high" && acknowledged === null;
    // One that a reaction explained when it was raised made no sound then.
    const wasExplained = bed.alarms.get(alarm)?.wasExplained === true;
    demand(!isNew || wasExplained, `${id}: ${alarm} is new, high, and makes no sound`);
  }
}

function baselineIsLocked(bed: BedModel, { id, baselineOf }: Shown): void {
  if (bed.lockedMs === null) return;
  for (const vital of WATCHED) {
    const [shown, own] = [baselineOf(vital), referenceOf(bed, vital)];
    demand(shown === own, `${id}: the baseline of ${vital} is ${shown}, not ${own}`);
  }
}

/** The median of the five minutes before the infusion began. */
function referenceOf({ lockedMs, vitals }: BedModel, vital: Watched): number | null {
  if (lockedMs === null) return null;
  const sorted = vitals[vital].baseline
    .filter(([takenAtMs]) => takenAtMs <= lockedMs && takenAtMs >= lockedMs - BASELINE_MS)
    .map(([, value]) => value)
    .sort((left, right) => left - right);
  const [lower, upper] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return lower === undefined || upper === undefined ? null : (lower + upper) / 2;
}

function isWatched(vital: string): vital is Watched {
  return (WATCHED as readonly string[]).includes(vital);
}

function numberOf({ id, session }: AlarmView): number {
  return Number(id.slice(session.length + 1));
}

function emptyBed(): BedModel {
  const vital = (): VitalModel => ({
    newestMs: 0,
    cameMs: 0,
    toldMs: 0,
    last: null,
    seen: new Set(),
    beyondMs: {},
    baseline: [],
  });
  return {
    session: null,
    phase: "scheduled",
    watchedMs: null,
    foldedMs: 0,
    lockedMs: null,
    vitals: {
      heartRate: vital(),
      pulse: vital(),
      systolic: vital(),
      diastolic: vital(),
      respiration: vital(),
      temperature: vital(),
    },
    staleMs: {},
    limits: null,
    pausedMs: null,
    reactions: new Set(),
    hasLimitsChanged: false,
    acknowledgements: [],
    observedMs: 0,
    undoneMs: new Map(),
    answered: new Set(),
    closedSessions: new Set(),
    alarms: new Map(),
  };
}
