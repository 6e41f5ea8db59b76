// One share of the worlds (hold-worlds.ts); a share a file, because files run beside each other.

import { test } from "vitest";
import { holdWorlds, SHARE_MS_MAX } from "./hold-worlds.ts";

test("share 4 of the worlds holds, and is not empty", () => holdWorlds(4), SHARE_MS_MAX);
