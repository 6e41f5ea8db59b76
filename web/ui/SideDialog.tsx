/**
 * A dialog at the side, opened by its own button. It is not modal and a press outside does not close
 * it: alarms stay in sight and in reach while somebody fills in a form.
 */
import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { text } from "../text/text.ts";
import { Button } from "./Button.tsx";
import styles from "./SideDialog.module.css";

type Props = {
  button: string;
  /** What the button is called aloud, where its word stands on several. */
  buttonName?: string;
  title: string;
  explain: string;
  size: "wide" | "narrow";
  /** False where it is not for now: an open dialog stays, with what is typed there. */
  isOffered?: boolean;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  children: ReactNode;
};

export function SideDialog({
  button,
  buttonName,
  title,
  explain,
  size,
  isOffered = true,
  isOpen,
  onOpenChange,
  children,
}: Props) {
  if (!isOpen && !isOffered) return null;
  return (
    <Dialog.Root open={isOpen} onOpenChange={onOpenChange} modal={false} disablePointerDismissal>
      <Dialog.Trigger render={<Button aria-label={buttonName} />}>{button}</Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Popup className={styles.popup} data-size={size}>
          <header className={styles.head}>
            <Dialog.Title className={styles.title}>{title}</Dialog.Title>
            <Dialog.Close render={<Button look="bare" aria-label={text.common.close} />}>
              <X aria-hidden />
            </Dialog.Close>
          </header>
          <Dialog.Description className={styles.explain}>{explain}</Dialog.Description>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
