// How `npm start` runs the server, read from package.json: tests and benchmarks start it with the
// same settings of Node, or what they measure would not be what users get.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { assert } from "../../shared/assert.ts";

const PACKAGE = new URL("../../package.json", import.meta.url);
const packageSchema = z.object({ scripts: z.object({ start: z.string() }) });

export type StartScript = { environment: Record<string, string>; nodeArguments: string[] };

/** The environment and the arguments of Node that the script `start` gives to the server. */
export function startScript(): StartScript {
  const json: unknown = JSON.parse(readFileSync(PACKAGE, "utf8"));
  const { start } = packageSchema.parse(json).scripts;
  const [, settings, words] = / exec env (.*) node (.*) ?server\/main\.ts$/.exec(start) ?? [];
  assert(settings !== undefined, "the script `start` ends with the server");
  const environment = settings.split(" ").map((setting): [string, string] => {
    const [name = "", value = ""] = setting.split("=");
    // The script runs in the package's folder, a test may not.
    return [name, value.startsWith("node_modules/") ? inPackage(value) : value];
  });
  return {
    environment: Object.fromEntries(environment),
    nodeArguments: (words ?? "").split(" ").filter((word) => word !== ""),
  };
}

function inPackage(path: string): string {
  return fileURLToPath(new URL(path, PACKAGE));
}
