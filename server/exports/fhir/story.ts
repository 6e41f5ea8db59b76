/**
 * What a session went through, gathered while its journal is folded: phases, infusion, alarms. The
 * monitor decides all of it; this only looks on.
 */
import { present } from "../../../shared/assert.ts";
import type { AlarmEffect, Effect } from "../../../shared/monitor/effect.ts";
import { fold } from "../../../shared/monitor/fold.ts";
import { initialState } from "../../../shared/monitor/state.ts";
import type { Tick } from "../../../shared/monitor/step.ts";
import { alarmView } from "../../../shared/monitor/view.ts";
import type { Entry, EntryOf, SessionOpened } from "../../../shared/protocol/entry.ts";
import type { AlarmView } from "../../../shared/protocol/live.ts";
import { type Infusion, plannedInfusion } from "../../../shared/session/infusion.ts";
import type { SessionPhase, Vital } from "../../../shared/vocabulary.ts";
import type { Reference } from "./r4.ts";

export type PhaseStep = {
  phase: SessionPhase;
  atMs: number;
  /** The entry that led there; null for the first phase. */
  entry: EntryOf<"phase"> | null;
};

/** `seen` is the observation in which its worst value stands, where it is about one. */
export type ToldAlarm = { number: number; view: AlarmView; seen: Reference | undefined };

export type Story = ReturnType<typeof beginStory>;

/** The story of a session, from the entry that opened it. */
export function beginStory(opened: SessionOpened) {
  const state = initialState(opened.bed);
  const phases: PhaseStep[] = [];
  /** By number. As many as the session raised: the record is told whole. */
  const alarms = new Map<number, ToldAlarm>();
  let infusion: Infusion = plannedInfusion(opened.plannedMinutes, opened.plannedMl);
  const newest = new Map<Vital, Reference>();

  const note = (effects: readonly Effect[], atMs: number, now: ReadonlyMap<Vital, Reference>) => {
    for (const effect of effects) {
      if (effect.type !== "alarm") continue;
      const { number } = effect.alarm;
      const view = alarmView(effect.alarm, opened.bed, opened.session);
      const known = alarms.get(number);
      const isSameValue = known !== undefined && known.view.worst === view.worst;
      const seen = isSameValue ? known.seen : seenBy(effect, effect.atMs === atMs ? now : newest);
      alarms.set(number, { number, view, seen });
    }
  };
  const look = (entry: Entry | Tick): void => {
    const phase = state.session?.phase ?? "closed";
    if (state.session !== null) infusion = state.session.infusion;
    if (phases.at(-1)?.phase === phase) return;
    phases.push({ phase, atMs: state.atMs, entry: entry.type === "phase" ? entry : null });
  };

  return {
    /** The next entry, and where its values stand in the bundle. */
    take(entry: Entry | Tick, written: ReadonlyMap<Vital, Reference> = new Map()): void {
      const now = new Map([...newest, ...written]);
      fold(state, [entry], (effects) => note(effects, entry.atMs, now));
      for (const [vital, reference] of written) newest.set(vital, reference);
      look(entry);
    },
    phases: (): readonly PhaseStep[] => phases,
    phase: (): PhaseStep => present(phases.at(-1), "a session has a phase"),
    infusion: (): Infusion => infusion,
    alarms: (): ToldAlarm[] => [...alarms.values()],
    atMs: (): number => state.atMs,
  };
}

/** An alarm that fell due before this entry is about what had come until then. */
function seenBy(
  { alarm }: AlarmEffect,
  values: ReadonlyMap<Vital, Reference>,
): Reference | undefined {
  const { subject } = alarm;
  return subject.kind === "limit" ? values.get(subject.vital) : undefined;
}
