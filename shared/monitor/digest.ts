/**
 * The fingerprint of what the monitor decided: the same journal gives the same digest anywhere.
 * Hashing itself is handed in, because server and browser each have their own.
 */
import type { Effect } from "./effect.ts";
import type { MonitorState } from "./state.ts";

/** SHA-256 that takes text piece by piece. */
export type Hasher = { update(text: string): void; hex(): string };

/** JSON with sorted keys and without undefined: one text for one meaning. */
export function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (!isRecord(inner)) return inner;
    // Without a prototype, "__proto__" is a key like any other.
    const sorted: Record<string, unknown> = Object.create(null);
    for (const key of Object.keys(inner).sort()) sorted[key] = inner[key];
    return sorted;
  });
}

/** Adds what an entry led to. Alarms only: how often a screen was told of a stale value is not a
 * decision about the patient. */
export function digestEffects(hasher: Hasher, effects: readonly Effect[]): void {
  for (const effect of effects) {
    if (effect.type === "alarm") hasher.update(`${canonicalText(effect)}\n`);
  }
}

/** A state as text, without what depends on how often somebody looked. */
export function stateText(state: MonitorState): string {
  const { atMs: _atMs, nextDueMs: _nextDueMs, ...rest } = state;
  return canonicalText(rest);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
