/**
 * The page's beat, from a worker: browsers slow the timers of a page in the background down to one
 * a minute, and a screen nobody looks at must still notice a lost link and go on sounding.
 */
import { LINK_LOOK_MS } from "../../shared/bounds.ts";

setInterval(() => postMessage(null), LINK_LOOK_MS);
