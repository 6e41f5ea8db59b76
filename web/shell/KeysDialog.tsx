/** The list of keys, and the switch that turns single keys off. */
import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { Role } from "../../shared/vocabulary.ts";
import { changeSettings, useSettings } from "../settings/settings.ts";
import { text } from "../text/text.ts";
import { Button } from "../ui/Button.tsx";
import styles from "./KeysDialog.module.css";
import { keysOffered } from "./keys.ts";
import { setKeysDialogOpen, useIsKeysDialogOpen } from "./keys-dialog-store.ts";

export function KeysDialog({ role }: { role: Role }) {
  const isOpen = useIsKeysDialogOpen();
  const areOn = useSettings(({ keys }) => keys);
  return (
    <Dialog.Root open={isOpen} onOpenChange={setKeysDialogOpen} modal={false}>
      <Dialog.Portal>
        <Dialog.Popup className={styles.popup}>
          <header className={styles.head}>
            <Dialog.Title className={styles.title}>{text.keys.title}</Dialog.Title>
            <Dialog.Close render={<Button look="bare" aria-label={text.common.close} />}>
              <X aria-hidden />
            </Dialog.Close>
          </header>
          <dl className={styles.list}>
            {keysOffered(text.keys.list, role).map(([key, what]) => (
              <div key={key} className={styles.row}>
                <dt>
                  <kbd className={styles.key}>{key}</kbd>
                </dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
          <label className={styles.switch}>
            <input
              type="checkbox"
              checked={areOn}
              onChange={(event) => changeSettings({ keys: event.target.checked })}
            />
            {text.keys.on}
          </label>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
