/** The way to a session that is under way at this screen. It outlives the page: whoever looks after an
 * alarm in between finds it again. */
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { nowMs } from "../clock.ts";
import { type Act, changed, type Draft, newDraft, resumed, type Wanted } from "./draft.ts";

const store = createStore<{ draft: Draft | null }>(() => ({ draft: null }));

export function useDraft(): Draft | null {
  return useStore(store, ({ draft }) => draft);
}

export function beginDraft(by: string, wanted: Wanted): void {
  store.setState(({ draft }) => ({ draft: resumed(draft, { by, atMs: nowMs(), wanted }) }));
}

export function act(what: Act): void {
  store.setState(({ draft }) => ({
    draft: draft === null ? null : changed(draft, what, nowMs()),
  }));
}

/** Lets go of everything that was chosen. */
export function discardDraft(): void {
  store.setState(({ draft }) => ({ draft: draft === null ? null : newDraft(draft.by, nowMs()) }));
}

/** The session is open: nothing of it is left to choose. */
export function endDraft(): void {
  store.setState({ draft: null });
}
