// Every path that a document names exists: folders and other files too, which the house rule for
// docs/ARCHITECTURE.md (tests/tidy) does not look at.

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { documentText, ROOT } from "./markdown.ts";

const DOCUMENTS = [
  "README.md",
  "CONTRIBUTING.md",
  ...readdirSync(join(ROOT, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
];
const PATH = /`((?:shared|server|web|simulator|tests|docs)\/[\w./-]*)`/g;

test.each(DOCUMENTS)("every path that %s names exists", (document) => {
  const named = [...documentText(document).matchAll(PATH)].map(([, path]) => path ?? "");
  expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
});

test("docs/ARCHITECTURE.md names paths at all", () => {
  expect([...documentText("docs/ARCHITECTURE.md").matchAll(PATH)].length).toBeGreaterThan(20);
});
