/** How this screen looks and how loud it is: theme, names, volume, full screen, list of keys; and the
 * way to the pages that are about no one bed. */
import { Menu } from "@base-ui/react/menu";
import {
  Activity,
  ClipboardCheck,
  History,
  Keyboard,
  ListChecks,
  Maximize,
  Minimize,
  Play,
  Scale,
  ScrollText,
  SlidersHorizontal,
  Users,
} from "lucide-react";
import { useLocation } from "wouter";
import { isAllowed } from "../../shared/rights.ts";
import type { Role } from "../../shared/vocabulary.ts";
import { changeSettings, NAMES, THEMES, useSettings, VOLUMES } from "../settings/settings.ts";
import { text } from "../text/text.ts";
import styles from "../ui/Menu.module.css";
import { MenuButton } from "../ui/MenuButton.tsx";
import { MenuChoice } from "../ui/MenuChoice.tsx";
import { toggleFullScreen, useIsFullScreen } from "./full-screen.ts";
import { openKeysDialog } from "./keys-dialog-store.ts";

export function ViewMenu({ role }: { role: Role }) {
  const theme = useSettings((settings) => settings.theme);
  const names = useSettings((settings) => settings.names);
  const volume = useSettings((settings) => settings.volume);
  const [, navigate] = useLocation();
  const isFullScreen = useIsFullScreen();
  const Screen = isFullScreen ? Minimize : Maximize;
  return (
    <MenuButton name={text.header.view} label={<SlidersHorizontal aria-hidden size={20} />}>
      <MenuChoice
        label={text.header.theme}
        value={theme}
        choices={THEMES}
        words={text.header.themes}
        onChoose={(chosen) => changeSettings({ theme: chosen })}
      />
      <MenuChoice
        label={text.header.names}
        value={names}
        choices={NAMES}
        words={text.header.nameForms}
        onChoose={(chosen) => changeSettings({ names: chosen })}
      />
      <MenuChoice
        label={text.sound.volume}
        value={volume}
        choices={VOLUMES}
        words={text.sound.volumes}
        onChoose={(chosen) => changeSettings({ volume: chosen })}
      />
      <div className={styles.line} role="presentation" />
      <Menu.Item className={styles.item} onClick={() => navigate("/alarms")}>
        <ScrollText aria-hidden size={18} />
        {text.header.alarmLog}
      </Menu.Item>
      {isAllowed(role, "see-patients") && (
        <Menu.Item className={styles.item} onClick={() => navigate("/patients")}>
          <Users aria-hidden size={18} />
          {text.header.patients}
        </Menu.Item>
      )}
      {isAllowed(role, "see-patients") && (
        <Menu.Item className={styles.item} onClick={() => navigate("/history")}>
          <History aria-hidden size={18} />
          {text.header.history}
        </Menu.Item>
      )}
      {isAllowed(role, "open-sessions") && (
        <Menu.Item className={styles.item} onClick={() => navigate("/open")}>
          <Play aria-hidden size={18} />
          {text.header.openSession}
        </Menu.Item>
      )}
      <Menu.Item className={styles.item} onClick={() => navigate("/limit-profiles")}>
        <ListChecks aria-hidden size={18} />
        {text.header.limitProfiles}
      </Menu.Item>
      <Menu.Item className={styles.item} onClick={() => navigate("/checklist")}>
        <ClipboardCheck aria-hidden size={18} />
        {text.header.checklist}
      </Menu.Item>
      <Menu.Item className={styles.item} onClick={() => navigate("/site-policy")}>
        <Scale aria-hidden size={18} />
        {text.header.sitePolicy}
      </Menu.Item>
      <Menu.Item className={styles.item} onClick={() => navigate("/system")}>
        <Activity aria-hidden size={18} />
        {text.header.system}
      </Menu.Item>
      <Menu.Item className={styles.item} onClick={() => void toggleFullScreen()}>
        <Screen aria-hidden size={18} />
        {isFullScreen ? text.header.leaveFullScreen : text.header.fullScreen}
      </Menu.Item>
      <Menu.Item className={styles.item} onClick={openKeysDialog}>
        <Keyboard aria-hidden size={18} />
        {text.header.keys}
      </Menu.Item>
    </MenuButton>
  );
}
