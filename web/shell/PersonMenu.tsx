/** Who is logged in at this screen, and the way out. */
import { Menu } from "@base-ui/react/menu";
import { useQueryClient } from "@tanstack/react-query";
import { LogOut, UserRound } from "lucide-react";
import type { Me } from "../../shared/protocol/live.ts";
import { logout } from "../api.ts";
import { meQuery } from "../queries.ts";
import { text } from "../text/text.ts";
import styles from "../ui/Menu.module.css";
import { MenuButton } from "../ui/MenuButton.tsx";
import own from "./PersonMenu.module.css";

export function PersonMenu({ me }: { me: Me }) {
  const queryClient = useQueryClient();
  const words = text.header.person(me.name, text.role[me.role]);
  async function leave(): Promise<void> {
    await logout();
    queryClient.setQueryData(meQuery.queryKey, null);
  }
  return (
    <MenuButton
      name={words}
      label={
        <>
          <UserRound aria-hidden size={20} />
          <span className={own.name}>{me.name}</span>
        </>
      }
    >
      <p className={styles.label}>{words}</p>
      <Menu.Item className={styles.item} onClick={() => void leave()}>
        <LogOut aria-hidden size={18} />
        {text.header.logout}
      </Menu.Item>
    </MenuButton>
  );
}
