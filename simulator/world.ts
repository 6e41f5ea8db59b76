/** Everything that a command may touch outside itself; main.ts makes the real one, tests another. */
import type { Clock } from "./clock.ts";
import type { Config } from "./config.ts";

export type World = {
  config: Config;
  clock: Clock;
  /** A new name for a power-on, never the same twice. */
  newBoot: () => string;
  input: NodeJS.ReadableStream;
  /** What was asked for: summaries, news. */
  output: NodeJS.WritableStream;
  /** What a person looks on at meanwhile: progress, warnings. */
  notes: NodeJS.WritableStream;
  /** Whether `notes` is a terminal. */
  isTerminal: boolean;
  /** Called once, when somebody wants the command to end; gives back how to stop listening. */
  onInterrupt: (run: () => void) => () => void;
};
