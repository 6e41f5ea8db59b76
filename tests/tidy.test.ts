// The house rules as code: what a machine judges better than a reader.
// Each rule is tried on an example that breaks it, then held against the whole tree. Rules about
// subject, naming and size stay with the reader (CONTRIBUTING.md).

import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { codeRules } from "./tidy/code.ts";
import { documentRules } from "./tidy/documents.ts";
import { importRules } from "./tidy/imports.ts";
import { purityRules } from "./tidy/purity.ts";
import { readTree, treeOf } from "./tidy/source.ts";
import { wardRules } from "./tidy/ward.ts";

const rules = [...importRules, ...purityRules, ...codeRules, ...wardRules, ...documentRules];

const PACKAGES = JSON.stringify({
  dependencies: { zod: "4", "@fastify/cookie": "11" },
  devDependencies: { vitest: "5" },
});

type Example = {
  rule: string;
  breaks: Record<string, string>;
  complaints: string[];
  keeps: Record<string, string>;
};

const examples: Example[] = [
  {
    rule: "folders import only what the matrix allows",
    breaks: {
      "shared/a.ts": `import { b } from "../server/b.ts";`,
      "simulator/a.ts": `const b = await import("../server/b.ts");`,
      "web/a.ts": `type B = import("../server/b.ts").B;`,
      "server/a.ts": `import type { B } from "../simulator/b.ts";`,
      "server/deep/b.ts": `import { c } from "../../tests/c.ts";`,
    },
    complaints: [
      "shared/a.ts:1: shared/ must not import server/b.ts",
      "simulator/a.ts:1: simulator/ must not import server/b.ts",
      "web/a.ts:1: web/ must not import server/b.ts",
      "server/a.ts:1: server/ must not import simulator/b.ts",
      "server/deep/b.ts:1: server/ must not import tests/c.ts",
    ],
    keeps: {
      "server/a.ts": `import { b } from "../shared/b.ts"; import { c } from "./c.ts";`,
      "tests/a.ts": `import { b } from "../server/b.ts"; import { c } from "../web/c.ts";`,
    },
  },
  {
    rule: "packages are declared, and shared/ uses zod alone",
    breaks: {
      "package.json": PACKAGES,
      "shared/a.ts": `import { join } from "node:path";`,
      "shared/b.ts": `import cookie from "@fastify/cookie";`,
      "web/a.ts": `import { join } from "node:path";`,
      "web/b.ts": `import { x } from "@/x.ts";`,
      "server/a.ts": `import { x } from "lodash/map";`,
      "server/b.ts": `import { test } from "vitest";`,
    },
    complaints: [
      "shared/a.ts:1: shared/ may use zod and nothing else, not node:path",
      "shared/b.ts:1: shared/ may use zod and nothing else, not @fastify/cookie",
      "web/a.ts:1: node:path does not exist in a browser",
      "web/b.ts:1: @/x.ts is no declared package (nor may it be an alias)",
      "server/a.ts:1: lodash/map is no declared package (nor may it be an alias)",
      "server/b.ts:1: vitest is a development dependency: it is not there in use",
    ],
    keeps: {
      "package.json": PACKAGES,
      "shared/a.ts": `import { z } from "zod";`,
      "server/a.ts": `import cookie from "@fastify/cookie/types"; import { join } from "node:path";`,
      "tests/a.ts": `import { test } from "vitest";`,
      "web/build-if-needed.ts": `import { join } from "node:path";`,
    },
  },
  {
    rule: "no file imports itself by a detour",
    breaks: {
      "shared/a.ts": `import { b } from "./b.ts";`,
      "shared/b.ts": `\nimport { c } from "./deep/c.ts";`,
      "shared/deep/c.ts": `import type { A } from "../a.ts";`,
      "shared/d.ts": `import { a } from "./a.ts";`,
    },
    complaints: [
      "shared/a.ts:1: imports itself: shared/a.ts → shared/b.ts → shared/deep/c.ts → shared/a.ts",
    ],
    keeps: {
      "shared/a.ts": `import { b } from "./b.ts"; import { c } from "./c.ts";`,
      "shared/b.ts": `import { c } from "./c.ts";`,
      "shared/c.ts": "export const c = 1;",
    },
  },
  {
    rule: "nothing is exported on behalf of another file",
    breaks: {
      "shared/a.ts": `export * from "./b.ts";`,
      "shared/b.ts": `export { c } from "./c.ts";`,
      "shared/c.ts": `import { d } from "./d.ts";\nexport { d };`,
    },
    complaints: [
      "shared/a.ts:1: re-exports a whole file: import it where it is used",
      "shared/b.ts:1: re-exports a name: import it from where it is made",
      "shared/c.ts:2: re-exports a name: import it from where it is made",
    ],
    keeps: { "shared/a.ts": `import { d } from "./d.ts"; const e = d; export { e };` },
  },
  {
    rule: "exports have names",
    breaks: {
      "web/a.tsx": "export default function A() { return <p />; }",
      "web/b.ts": "const b = 1;\nexport { b as default };",
    },
    complaints: [
      "web/a.tsx:1: default export: a name that is the same everywhere can be searched for",
      "web/b.ts:2: default export: a name that is the same everywhere can be searched for",
    ],
    keeps: { "vite.config.ts": "export default {};", "web/a.ts": "export const a = 1;" },
  },
  {
    rule: "relative imports name the file with its ending",
    breaks: { "web/a.ts": `import { b } from "./b";\nimport { c } from "../shared/c.js";` },
    complaints: [
      "web/a.ts:1: ./b must end in .ts or .tsx",
      "web/a.ts:2: ../shared/c.js must end in .ts or .tsx",
    ],
    keeps: {
      "web/a.ts": `import { B } from "./B.tsx"; import s from "./a.module.css"; import t from "./t.wav?url";`,
    },
  },
  {
    rule: "shared/ has no clock, no chance, no process and no promises",
    breaks: {
      "shared/a.ts": [
        "Date.now();",
        "new Date();",
        "globalThis.Math.random();",
        "setTimeout(() => {}, 5);",
        "process.exit(1);",
        "async function f() {}",
        "const g = async () => {};",
        "new Promise(() => {});",
        "const now = performance.now;",
        "crypto.randomUUID().slice(1);",
      ].join("\n"),
    },
    complaints: [
      "shared/a.ts:1: Date.now in shared/: take it as an argument instead",
      "shared/a.ts:2: new Date() in shared/: take it as an argument instead",
      "shared/a.ts:3: Math.random in shared/: take it as an argument instead",
      "shared/a.ts:4: setTimeout in shared/: take it as an argument instead",
      "shared/a.ts:5: process.exit in shared/: take it as an argument instead",
      "shared/a.ts:6: async in shared/: take it as an argument instead",
      "shared/a.ts:7: async in shared/: take it as an argument instead",
      "shared/a.ts:8: new Promise() in shared/: take it as an argument instead",
      "shared/a.ts:9: performance.now in shared/: take it as an argument instead",
      "shared/a.ts:10: crypto.randomUUID in shared/: take it as an argument instead",
    ],
    keeps: { "shared/a.ts": "new Date(5); Date.UTC(2026, 1); Math.round(2); state.process;" },
  },
  {
    rule: "the clock and chance come in by clock.ts and main.ts only",
    breaks: {
      "server/ward/loop.ts": "Date.now();\nMath.random();",
      "simulator/patient.ts": "new Date();",
      "server/clock.ts": "Date.now();",
      "server/ward/clock.ts": "Date.now();",
    },
    complaints: [
      "server/ward/loop.ts:1: Date.now outside clock.ts and main.ts",
      "server/ward/loop.ts:2: Math.random outside clock.ts and main.ts",
      "simulator/patient.ts:1: new Date() outside clock.ts and main.ts",
      "server/ward/clock.ts:1: a second clock.ts in server/",
    ],
    keeps: {
      "server/clock.ts": "Date.now();",
      "web/live/clock.ts": "Date.now();",
      "simulator/main.ts": "Math.random();",
      "tests/a.ts": "Date.now();",
      "server/a.ts": "new Date(atMs); clock.now();",
    },
  },
  {
    rule: "the environment is read in config.ts only",
    breaks: {
      "server/main.ts": "const port = process.env.PORT;",
      "simulator/send.ts": `import { env } from "node:process";`,
      "server/deep/config.ts": "process.env",
    },
    complaints: [
      "server/main.ts:1: process.env outside config.ts",
      "simulator/send.ts:1: process.env outside config.ts",
      "server/deep/config.ts:1: process.env outside config.ts",
    ],
    keeps: {
      "server/config.ts": "process.env.PORT;",
      "server/main.ts": "process.exitCode = 1;",
      "vite.config.ts": "process.env.CI;",
    },
  },
  {
    rule: "shared/ and server/ believe the type checker: no casts, no any, no !",
    breaks: {
      "shared/a.ts":
        "const a = b as string;\nconst c = <string>d;\nlet e: any;\nf!.g;\nlet h!: string;",
      "server/a.ts": "const a = b as unknown as string;\nclass C { d!: string }",
    },
    complaints: [
      "shared/a.ts:1: cast with `as`: parse it with a schema",
      "shared/a.ts:2: cast with <…>: parse it with a schema",
      "shared/a.ts:3: any: say what it is, or `unknown`",
      "shared/a.ts:4: `!`: assert it, or handle its absence",
      "shared/a.ts:5: `!` on a variable: give it a value",
      "server/a.ts:1: cast with `as`: parse it with a schema",
      "server/a.ts:1: cast with `as`: parse it with a schema",
      "server/a.ts:2: `!` on a field: give it a value",
    ],
    keeps: {
      "shared/a.ts": `import { a as b } from "./b.ts"; const c = ["d"] as const; !b; const e = f satisfies G;`,
      "tests/a.ts": "const a = b as string;",
    },
  },
  {
    rule: "nobody throws a nameless Error",
    breaks: { "server/a.ts": `throw new Error("no");`, "web/a.ts": `\nthrow Error("no");` },
    complaints: [
      "server/a.ts:1: throws a plain Error: use assert, or a code of shared/errors.ts",
      "web/a.ts:2: throws a plain Error: use assert, or a code of shared/errors.ts",
    ],
    keeps: {
      "shared/assert.ts": `throw new Error("no");`,
      "server/a.ts": `throw new RequestError("BED_UNKNOWN"); throw error;`,
      "tests/a.ts": `throw new Error("no");`,
    },
  },
  {
    rule: "every file of shared/ and server/ward/ begins with what it is for",
    breaks: { "shared/a.ts": "export const a = 1; // late", "server/ward/b.ts": "\nlet b;" },
    complaints: [
      "shared/a.ts:1: begins without a header comment",
      "server/ward/b.ts:1: begins without a header comment",
    ],
    keeps: {
      "shared/a.ts": "// What a is for.\nexport const a = 1;",
      "server/ward/b.ts": "/** What b is for. */",
      "server/main.ts": "let a;",
    },
  },
  {
    rule: "nothing is left for later in a comment",
    breaks: {
      "web/a.ts": "let a;\n/* FIXME later */",
      "server/a.ts": "// TODO: escape",
      "web/a.css": ".a {}\n/* XXX */",
    },
    complaints: [
      "web/a.ts:2: left for later: do it, or write an issue",
      "server/a.ts:1: left for later: do it, or write an issue",
      "web/a.css:2: left for later: do it now",
    ],
    keeps: { "web/a.ts": `const size = "XXX"; // todoist` },
  },
  {
    rule: "no test is skipped, planned or alone",
    breaks: {
      "tests/a.test.ts": [
        `test.only("a", () => {});`,
        `describe.skip("b", () => {});`,
        `it.todo("c");`,
        `test.skipIf(slow)("d", () => {});`,
        `test.concurrent.only("e", () => {});`,
      ].join("\n"),
    },
    complaints: [
      "tests/a.test.ts:1: test.only: a test that may not run proves nothing",
      "tests/a.test.ts:2: describe.skip: a test that may not run proves nothing",
      "tests/a.test.ts:3: it.todo: a test that may not run proves nothing",
      "tests/a.test.ts:4: test.skipIf: a test that may not run proves nothing",
      "tests/a.test.ts:5: test.concurrent.only: a test that may not run proves nothing",
    ],
    keeps: { "tests/a.test.ts": `test.each([1])("a", () => {}); stream.skip(1);` },
  },
  {
    rule: "server/ward/ alone steps the monitor, at one place",
    breaks: {
      "server/ward/loop.ts": `import { step } from "../../shared/monitor/step.ts";\nstep(a, b);\nstep(a, c);`,
      "server/routes/a.ts": `import { step as go } from "../../shared/monitor/step.ts";\ngo(a, b);`,
      "server/b.ts": `import * as monitor from "../shared/monitor/step.ts";\nmonitor.step(a, b);`,
    },
    complaints: [
      "server/routes/a.ts:2: steps the monitor outside server/ward/",
      "server/b.ts:2: steps the monitor outside server/ward/",
      "server/ward/loop.ts:3: a second caller of step: there is one",
    ],
    keeps: {
      "server/ward/loop.ts": `import { step } from "../../shared/monitor/step.ts";\nstep(a, b);`,
      "server/db/a.ts": "statement.step(); step();",
      "web/lab.ts": `import { step } from "../shared/monitor/step.ts";\nstep(a, b);`,
    },
  },
  {
    rule: "screens are written to in server/live/, devices in server/devices/",
    breaks: {
      "server/ward/loop.ts": `io.to("ward").emit("changes", c);\nsocket.send("x");`,
      "server/devices/door.ts": `screen.emit("snapshot", s);`,
    },
    complaints: [
      "server/ward/loop.ts:1: emits outside server/live/",
      "server/ward/loop.ts:2: writes to a socket outside live/ and devices/",
      "server/devices/door.ts:1: emits outside server/live/",
    ],
    keeps: {
      "server/live/screens.ts": `socket.emit("snapshot", s);`,
      "server/devices/door.ts": `this.socket.send("x");`,
      "server/app.ts": `doors.emit("upgrade", request);`,
      "server/routes/a.ts": "reply.code(200).send(a); reply.send(b);",
    },
  },
  {
    rule: "every file that docs/ARCHITECTURE.md names exists",
    breaks: { "docs/ARCHITECTURE.md": "One.\nThen `shared/gone.ts` and `step.ts`." },
    complaints: [
      "docs/ARCHITECTURE.md:2: shared/gone.ts does not exist",
      "docs/ARCHITECTURE.md:2: step.ts does not exist",
    ],
    keeps: {
      "docs/ARCHITECTURE.md":
        "`shared/monitor/step.ts`, `monitor/step.ts` and `step.ts`; `step()`.",
      "shared/monitor/step.ts": "",
    },
  },
  {
    rule: "docs/ERRORS.md and shared/errors.ts list the same codes",
    breaks: {
      "shared/errors.ts": `export const ERRORS = { A: 1, "B-C": 2, OLD: 3 } as const satisfies T;`,
      "docs/ERRORS.md":
        "| code | status |\n|---|---|\n| `A` | 1 |\n| `D` | 1 |\n## Retired\n| `OLD` | 1 |",
    },
    complaints: [
      "docs/ERRORS.md:1: B-C of shared/errors.ts is missing",
      "docs/ERRORS.md:1: OLD of shared/errors.ts is missing",
      "docs/ERRORS.md:4: D is not in shared/errors.ts",
      "docs/ERRORS.md:6: OLD is retired and must not be reused",
    ],
    keeps: {
      "shared/errors.ts": "export const ERRORS = Object.freeze({ A: 1 });",
      "docs/ERRORS.md": "| `A` | 1 |\n## Retired\n| `OLD` | 1 |",
    },
  },
];

describe("a rule finds what breaks it, and leaves alone what keeps it", () => {
  test.each(examples)("$rule", ({ rule, breaks, complaints, keeps }) => {
    const { complaints: find } = ruleNamed(rule);
    expect(find(treeOf(breaks))).toEqual(complaints);
    expect(find(treeOf(keeps))).toEqual([]);
  });

  test("every rule has its example", () => {
    expect(examples.map(({ rule }) => rule)).toEqual(rules.map(({ name }) => name));
  });
});

describe("the tree keeps the house rules", () => {
  const tree = readTree(join(import.meta.dirname, ".."));

  test.each(rules)("$name", ({ complaints }) => {
    expect(complaints(tree)).toEqual([]);
  });

  test("the tree that was read is not empty", () => {
    expect(tree.sources.map(({ path }) => path)).toContain("tests/tidy.test.ts");
  });
});

function ruleNamed(name: string): (typeof rules)[number] {
  const rule = rules.find((candidate) => candidate.name === name);
  if (rule === undefined) throw new Error(`there is no rule named "${name}"`);
  return rule;
}
