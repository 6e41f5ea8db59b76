/** What the browser's tab says of the ward, for people who look at something else. */
import type { AlarmView } from "../../shared/protocol/live.ts";
import type { Priority } from "../../shared/vocabulary.ts";
import { text } from "../text/text.ts";
import { callingPriority, isCalling } from "./rank.ts";
import { SHAPES } from "./shapes.ts";

export type Tab = { title: string; icon: Priority | "calm" | "lost" };

/**
 * | link | alarms | title | icon |
 * |---|---|---|---|
 * | lost | any | `NOT LIVE · Ward 1` | lost |
 * | live | 2 call, the worst is high | `◆ 2 · Ward 1` | high |
 * | live | 2, all acknowledged | `(2) Ward 1` | calm |
 * | live | none | `Ward 1 · Vigil` | calm |
 */
export function tabOf(place: string, alarms: readonly AlarmView[], isLost: boolean): Tab {
  if (isLost) return { title: `${text.link.notLive} · ${place}`, icon: "lost" };
  const priority = callingPriority(alarms);
  if (priority !== null) {
    const calls = alarms.filter(isCalling).length;
    return { title: `${SHAPES[priority]} ${calls} · ${place}`, icon: priority };
  }
  if (alarms.length > 0) return { title: `(${alarms.length}) ${place}`, icon: "calm" };
  return { title: `${place} · ${text.product.name}`, icon: "calm" };
}
