/** The simulator's only reader of the environment: where the server is, and where it keeps tokens. */
import { join } from "node:path";
import { EXIT, Failure } from "./failure.ts";

/** The file that the server's demo writes for its own simulated devices (mode 600). */
const TOKENS_FILE = "demo-devices.json";
const PORT_MAX = 65_535;

export type Config = {
  /** Where the server listens unless `--url` says otherwise. */
  url: string;
  /** Tokens of the demo's devices unless `--tokens` says otherwise. */
  tokensFile: string;
};

/**
 * Reads the two variables that matter here; interfaces.md names them.
 * @throws Failure naming the variable that is no good
 */
export function readConfig(): Config {
  const { PORT, VIGIL_DATA_DIR } = process.env;
  const port = PORT || "3000";
  if (!/^\d+$/.test(port) || Number(port) > PORT_MAX) {
    throw new Failure(`PORT must be a number from 0 to ${PORT_MAX}, not "${port}".`, EXIT.misuse);
  }
  return {
    url: `http://127.0.0.1:${port}`,
    tokensFile: join(VIGIL_DATA_DIR || "data", TOKENS_FILE),
  };
}
