/**
 * What surrounds every page once somebody is logged in: header, bands, the cover over a lost link,
 * the words read aloud. It starts the link, the sound and the following of alarms.
 */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useEffect } from "react";
import type { Me } from "../../shared/protocol/live.ts";
import { confirmSounded } from "../alarms/confirm.ts";
import { followAlarms } from "../alarms/follow.ts";
import { openLink } from "../live/socket.ts";
import { useLive } from "../live/store.ts";
import { policyQuery } from "../policy/policy-query.ts";
import { meQuery } from "../queries.ts";
import { keepSound } from "../sound/player.ts";
import { ErrorBoundary } from "../ui/ErrorBoundary.tsx";
import { Announcer } from "./Announcer.tsx";
import { Bands } from "./Bands.tsx";
import { Header } from "./Header.tsx";
import { KeysDialog } from "./KeysDialog.tsx";
import { NotLive } from "./NotLive.tsx";
import styles from "./Shell.module.css";
import { useKeys } from "./use-keys.ts";

export function Shell({ me, children }: { me: Me; children: ReactNode }) {
  const link = useLive(({ link }) => link.kind);
  const queryClient = useQueryClient();
  // Kept fresh for whatever asks who may acknowledge.
  useQuery(policyQuery);
  useKeys(me.role);
  useEffect(() => {
    const ends = [
      openLink(() => queryClient.setQueryData(meQuery.queryKey, null)),
      followAlarms(),
      keepSound(confirmSounded),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [queryClient]);
  return (
    <div className={styles.shell} data-link={link}>
      <Header me={me} />
      <Bands />
      <div className={styles.stage}>
        <main className={styles.main}>
          <ErrorBoundary>{children}</ErrorBoundary>
        </main>
        <NotLive />
      </div>
      <Announcer />
      <KeysDialog role={me.role} />
    </div>
  );
}
