/** What the monitor wants told. Effects are data: others write, draw and sound them. */
import type { Alarm } from "../alarms/alarm.ts";
import type { AlarmReason, AudioReason, Vital } from "../vocabulary.ts";

/** An alarm was raised, changed or closed; `alarm` is a copy as it stood then. */
export type AlarmEffect = { type: "alarm"; reason: AlarmReason; atMs: number; alarm: Alarm };

/** A value has become too old to be shown as the present. */
export type StaleEffect = { type: "stale"; atMs: number; vital: Vital };

/** A cuff value that stands alone should be measured again. */
export type RepeatCuffEffect = { type: "repeat-cuff"; atMs: number; withinS: number };

/** The bed's sound is held back, or no longer. */
export type AudioEffect = { type: "audio"; reason: AudioReason; atMs: number };

/** A reading that had been missing has come after all. */
export type FoundEffect = { type: "found"; atMs: number };

export type Effect = AlarmEffect | StaleEffect | RepeatCuffEffect | AudioEffect | FoundEffect;
