/** How long ago something on a bed began, ticking. */
import { timeMs } from "../../shared/protocol/time.ts";
import { useBedTime } from "../live/store.ts";
import { ageText } from "../ui/time.ts";

export function Since({ bed, at }: { bed: string; at: string }) {
  return useBedTime(bed, (bedMs) => ageText(bedMs - timeMs(at)));
}
