/** A button that opens a menu; the menu's own parts come as children. */
import { Menu } from "@base-ui/react/menu";
import { ChevronDown } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { Button } from "./Button.tsx";
import styles from "./Menu.module.css";

type Props = {
  label: ReactNode;
  name: string;
  look?: NonNullable<ComponentProps<typeof Button>["look"]>;
  children: ReactNode;
};

export function MenuButton({ label, name, look = "bare", children }: Props) {
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger render={<Button look={look} aria-label={name} title={name} />}>
        {label}
        <ChevronDown aria-hidden size={16} />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className={styles.place} sideOffset={6} align="end">
          <Menu.Popup className={styles.popup}>{children}</Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
