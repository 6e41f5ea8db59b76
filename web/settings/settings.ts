/**
 * What a screen remembers about itself between visits: how it looks, which ward it shows. Nothing
 * here belongs to a person or a patient, so it stays in the browser.
 */
import { z } from "zod";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

export const THEMES = ["dark", "light", "contrast"] as const;
export type Theme = (typeof THEMES)[number];

/** Patients' names on the tiles: a screen that visitors see shows initials. */
export const NAMES = ["initials", "full"] as const;

/** How loud this screen sounds, percent. There is no zero: a screen that is armed is heard. */
export const VOLUMES = ["100", "70", "40", "20"] as const;
export type Volume = (typeof VOLUMES)[number];

const STORAGE_KEY = "vigil.settings";

const settingsSchema = z.object({
  theme: z.enum(THEMES).catch("dark"),
  names: z.enum(NAMES).catch("initials"),
  /** Single-key shortcuts; some people's speech input types letters by itself (WCAG 2.1.4). */
  keys: z.boolean().catch(true),
  /** Whether sound was armed here before, so that a wall screen may try again after a restart. */
  sound: z.boolean().catch(false),
  volume: z.enum(VOLUMES).catch("100"),
  ward: z.string().nullable().catch(null),
});
export type Settings = z.infer<typeof settingsSchema>;

export const settingsStore = createStore<Settings>(() => settingsSchema.parse(stored()));

export function useSettings<T>(select: (settings: Settings) => T): T {
  return useStore(settingsStore, select);
}

/** Changes settings, shows them and remembers them. */
export function changeSettings(change: Partial<Settings>): void {
  settingsStore.setState(change);
  applySettings();
  try {
    localStorage.setItem(STORAGE_KEY, JSON.stringify(settingsStore.getState()));
  } catch {
    // Storage is full or forbidden: the settings hold until the page is closed.
  }
}

/** Puts the theme where the style sheets look for it. */
export function applySettings(): void {
  document.documentElement.dataset.theme = settingsStore.getState().theme;
}

/** The theme after this one, for the one key that steps through them. */
export function nextTheme(theme: Theme): Theme {
  return THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? "dark";
}

function stored(): unknown {
  try {
    return z
      .record(z.string(), z.unknown())
      .parse(JSON.parse(localStorage.getItem(STORAGE_KEY) ?? "{}"));
  } catch {
    return {};
  }
}
