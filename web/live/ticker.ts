/** The page's one timer: whatever happens by itself, every second or more often, hangs on it. */
import { LINK_LOOK_MS } from "../../shared/bounds.ts";

type Beat = () => void;

const LOOKS_PER_SECOND = 1_000 / LINK_LOOK_MS;

/** Parts of the page that beat along; a handful, added once each when the page starts. */
const looks = new Set<Beat>();
let worker: Worker | null = null;

/** Runs something once a second, in the background too. Returns how to stop it. */
export function everySecond(beat: Beat): () => void {
  let looked = 0;
  return everyLook(() => {
    looked += 1;
    if (looked % LOOKS_PER_SECOND === 0) beat();
  });
}

/** Runs something as often as the link is looked at. Returns how to stop it. */
export function everyLook(look: Beat): () => void {
  looks.add(look);
  if (worker === null) worker = startWorker();
  return () => {
    looks.delete(look);
  };
}

function startWorker(): Worker {
  const started = new Worker(new URL("./ticker-worker.ts", import.meta.url), { type: "module" });
  started.onmessage = () => {
    for (const look of looks) look();
  };
  return started;
}
