/** A session that opened while its baseline could not begin: told on its page until it has begun. */
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

type NotBegun = { session: string; why: string };

/** One at most: the last that this screen opened. */
const store = createStore<{ last: NotBegun | null }>(() => ({ last: null }));

export function tellNotBegun(last: NotBegun | null): void {
  store.setState({ last });
}

/** Why the baseline of a session could not begin; null where nothing is known of that. */
export function useNotBegun(session: string): string | null {
  return useStore(store, ({ last }) => (last?.session === session ? last.why : null));
}
