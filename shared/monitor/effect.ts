/** What the monitor wants told. Effects are data: others write, draw and sound them. */
import type { Alarm } from "../alarms/alarm.ts";
import type { AlarmReason, Vital } from "../vocabulary.ts";

/** An alarm was raised, changed or closed; `alarm` is a copy as it stood then. */
export type AlarmEffect = { type: "alarm"; reason: AlarmReason; atMs: number; alarm: Alarm };

/** A value has become too old to be shown as the present. */
export type StaleEffect = { type: "stale"; atMs: number; vital: Vital };

export type Effect = AlarmEffect | StaleEffect;
