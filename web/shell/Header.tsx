/** The header: where this is, whether it is live, whether it can sound, who is here, what time. */
import { Link } from "wouter";
import type { Me } from "../../shared/protocol/live.ts";
import { useLive } from "../live/store.ts";
import { text } from "../text/text.ts";
import { Logo } from "../ui/Logo.tsx";
import { useTopPart } from "../ui/page-top.ts";
import { AlarmChip } from "./AlarmChip.tsx";
import { Clock } from "./Clock.tsx";
import styles from "./Header.module.css";
import { LinkState } from "./LinkState.tsx";
import { PersonMenu } from "./PersonMenu.tsx";
import { Screens } from "./Screens.tsx";
import { SoundButton } from "./SoundButton.tsx";
import { ViewMenu } from "./ViewMenu.tsx";
import { WardMenu } from "./WardMenu.tsx";

export function Header({ me }: { me: Me }) {
  const site = useLive(({ ward }) => ward?.site.name);
  const measured = useTopPart("--header");
  return (
    <header ref={measured} className={styles.header}>
      <Link href="/" className={styles.home} aria-label={text.header.toWard}>
        <Logo />
      </Link>
      {site !== text.product.name && <span className={styles.site}>{site}</span>}
      <WardMenu />
      <AlarmChip />
      <span className={styles.space} />
      <LinkState />
      <Screens />
      <SoundButton />
      <ViewMenu role={me.role} />
      <PersonMenu me={me} />
      <Clock />
    </header>
  );
}
