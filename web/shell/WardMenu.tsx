/** Which ward this screen shows, and the way to the others; the lab is one of them. */
import { Menu } from "@base-ui/react/menu";
import { useQuery } from "@tanstack/react-query";
import { useLocation } from "wouter";
import { useLive } from "../live/store.ts";
import { wardsQuery } from "../queries.ts";
import { text } from "../text/text.ts";
import styles from "../ui/Menu.module.css";
import { MenuButton } from "../ui/MenuButton.tsx";

export function WardMenu() {
  const wards = useQuery(wardsQuery).data?.wards ?? [];
  const ward = useLive((live) => live.ward?.ward);
  const [, navigate] = useLocation();
  const name = ward?.name ?? text.header.ward;
  return (
    <MenuButton name={text.header.chooseWard(name)} label={name}>
      <p className={styles.label}>{text.header.wards}</p>
      {wards.map(({ id, name: each, purpose }) => (
        <Menu.Item
          key={id}
          className={styles.item}
          onClick={() => navigate(`/ward/${encodeURIComponent(id)}`)}
        >
          {each}
          {purpose === "lab" && <span className={styles.quiet}>{text.header.labHint}</span>}
        </Menu.Item>
      ))}
    </MenuButton>
  );
}
