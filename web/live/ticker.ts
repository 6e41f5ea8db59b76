/** The page's one timer: whatever happens once a second hangs on it. */

type Beat = () => void;

/** Parts of the page that beat along; a handful, added once each when the page starts. */
const beats = new Set<Beat>();
let worker: Worker | null = null;

/** Runs something once a second, in the background too. Returns how to stop it. */
export function everySecond(beat: Beat): () => void {
  beats.add(beat);
  if (worker === null) worker = startWorker();
  return () => {
    beats.delete(beat);
  };
}

function startWorker(): Worker {
  const started = new Worker(new URL("./ticker-worker.ts", import.meta.url), { type: "module" });
  started.onmessage = () => {
    for (const beat of beats) beat();
  };
  return started;
}
