/**
 * What follows from alarms outside the page itself: the tab, the words read aloud, the sound. It
 * hangs on the store and not on React, so that it goes on in a background tab.
 */
import { createStore } from "zustand/vanilla";
import type { AlarmView } from "../../shared/protocol/live.ts";
import { type Live, liveStore } from "../live/store.ts";
import { meQuery, queryClient } from "../queries.ts";
import { soundFor } from "../sound/player.ts";
import { SILENCE } from "../sound/wanted.ts";
import { text } from "../text/text.ts";
import { announce } from "./announce.ts";
import { confirmShown } from "./confirm.ts";
import { alarmsOfWard } from "./of-ward.ts";
import { type Tab, tabOf } from "./tab.ts";
import { fromElsewhere } from "./ward-wide.ts";
import { placeWords } from "./words.ts";

/** `count` tells the same words said again from words that still stand there. */
type Spoken = { words: string; count: number };

/** What the page's live region says. */
export const announcementStore = createStore<Spoken>(() => ({ words: "", count: 0 }));

/** Follows the alarms until told to stop. */
export function followAlarms(): () => void {
  let told: ReadonlySet<string> = new Set();
  let shown: Tab = { title: document.title, icon: "calm" };

  function follow({ ward, link, escalated }: Live): void {
    const alarms = alarmsOfWard(ward);
    const elsewhere = escalated.filter((alarm) => alarm.ward !== ward?.ward.id);
    const isLost = link.kind === "lost";
    const role = queryClient.getQueryData(meQuery.queryKey)?.role ?? null;
    soundFor({ alarms, beds: ward?.beds ?? {}, isLost, role, escalated: elsewhere });
    const far = fromElsewhere(escalated, ward?.ward.id);
    const place = ward?.ward.name ?? text.product.name;
    shown = showTab(tabOf(place, [...alarms, ...far], isLost), shown);
    if (ward === null) return;
    const known = new Map(far.map((alarm) => [alarm.id, alarm]));
    const placeOf = (alarm: AlarmView): string => {
      const away = known.get(alarm.id);
      if (away === undefined) return placeWords(alarm, ward.beds[alarm.bed]?.name ?? alarm.bed);
      return text.escalation.place(away.wardName, placeWords(away, away.bedName));
    };
    const next = announce(told, [...alarms, ...far], placeOf);
    told = next.told;
    if (next.words === null) return;
    say(next.words);
    confirmWhenDrawn(next.fresh);
  }

  follow(liveStore.getState());
  const stop = liveStore.subscribe(follow);
  return () => {
    stop();
    soundFor(SILENCE);
    showTab({ title: text.product.name, icon: "calm" }, shown);
  };
}

/** The frame that draws an alarm is over when the one after it begins; a hidden tab draws none, and
 * confirms none. */
function confirmWhenDrawn(alarms: string[]): void {
  requestAnimationFrame(() => requestAnimationFrame(() => confirmShown(alarms)));
}

function say(words: string): void {
  announcementStore.setState(({ count }) => ({ words, count: count + 1 }));
}

function showTab(tab: Tab, before: Tab): Tab {
  if (tab.title !== before.title) document.title = tab.title;
  if (tab.icon !== before.icon) {
    document.querySelector('link[rel="icon"]')?.setAttribute("href", `/favicon-${tab.icon}.svg`);
  }
  return tab;
}
