/** Whether the list of keys is open; a key, a menu and the dialog itself all change it. */
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";

const store = createStore<{ isOpen: boolean }>(() => ({ isOpen: false }));

export function openKeysDialog(): void {
  store.setState({ isOpen: true });
}

export function setKeysDialogOpen(isOpen: boolean): void {
  store.setState({ isOpen });
}

export function useIsKeysDialogOpen(): boolean {
  return useStore(store, ({ isOpen }) => isOpen);
}
