/**
 * One beat a second, from a worker: browsers slow the timers of a page in the background down to
 * one a minute, and a screen nobody looks at must still notice a lost link and go on sounding.
 */
const BEAT_MS = 1_000;

setInterval(() => postMessage(null), BEAT_MS);
