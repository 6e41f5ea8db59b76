// One share of the worlds (hold-worlds.ts); a share a file, because files run beside each other.

import { test } from "vitest";
import { holdWorlds, SHARE_MS_MAX } from "./hold-worlds.ts";

test("share 2 of the worlds holds, and is not empty", () => holdWorlds(2), SHARE_MS_MAX);
