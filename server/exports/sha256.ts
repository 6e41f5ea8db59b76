/** SHA-256 for what shared/ hashes, as Node has it. */
import { createHash } from "node:crypto";
import type { Hasher } from "../../shared/monitor/digest.ts";

export function sha256(): Hasher {
  const hash = createHash("sha256");
  return {
    update: (text) => void hash.update(text),
    hex: () => hash.digest("hex"),
  };
}
