// Where time, chance, the environment and the outside world may come in.
// The monitor gives the same alarms for the same entries only as long as shared/ knows none of
// them; elsewhere each has one door, so that a test can stand in it.

import {
  complaint,
  dottedName,
  isBuildScript,
  isTest,
  type Rule,
  type Source,
  topFolder,
  visit,
} from "./source.ts";

type Use = { name: string; node: { start: number } };

const CLOCK_OR_CHANCE = ["Date.now", "new Date()", "Date()", "Math.random"];

const OUTSIDE_WORLD = [
  ...CLOCK_OR_CHANCE,
  "performance.now",
  "setTimeout",
  "setInterval",
  "setImmediate",
  "queueMicrotask",
  "requestAnimationFrame",
  "fetch",
  "new Promise()",
  "async",
  "await",
];

// Whatever is taken from these, it is not the argument of a pure function.
const OUTSIDE_OBJECT = /^(process|crypto|Promise)\.\w+$/;

const pureShared: Rule = {
  name: "shared/ has no clock, no chance, no process and no promises",
  complaints: ({ sources }) =>
    sources
      .filter(({ path }) => topFolder(path) === "shared")
      .flatMap((source) =>
        usesOf(source)
          .filter(({ name }) => OUTSIDE_WORLD.includes(name) || OUTSIDE_OBJECT.test(name))
          .map(({ name, node }) =>
            complaint(source, node, `${name} in shared/: take it as an argument instead`),
          ),
      ),
};

const clocks: Rule = {
  name: "the clock and chance come in by clock.ts and main.ts only",
  complaints: ({ sources }) => [
    ...sources
      .filter((source) => topFolder(source.path) !== "shared")
      .filter((source) => !isTest(source) && !isBuildScript(source))
      .filter(({ path }) => !/^[^/]+\/main\.tsx?$/.test(path) && !/\/clock\.ts$/.test(path))
      .flatMap((source) =>
        usesOf(source)
          .filter(({ name }) => CLOCK_OR_CHANCE.includes(name))
          .map(({ name, node }) => complaint(source, node, `${name} outside clock.ts and main.ts`)),
      ),
    ...secondClocks(sources),
  ],
};

const environment: Rule = {
  name: "the environment is read in config.ts only",
  complaints: ({ sources }) =>
    sources
      .filter((source) => !isTest(source) && !isBuildScript(source))
      .filter(({ path }) => !/^[^/]+\/config\.ts$/.test(path))
      .flatMap((source) =>
        usesOf(source)
          .filter(({ name }) => name === "process.env")
          .map(({ node }) => complaint(source, node, "process.env outside config.ts")),
      ),
};

export const purityRules: Rule[] = [pureShared, clocks, environment];

/** One door per folder: with two, a test that stops one clock leaves the other running. */
function secondClocks(sources: Source[]): string[] {
  const clockFiles = sources.filter(
    (source) => /\/clock\.ts$/.test(source.path) && !isTest(source),
  );
  return clockFiles
    .filter(
      ({ path }) =>
        clockFiles.find((other) => topFolder(other.path) === topFolder(path))?.path !== path,
    )
    .map((source) =>
      complaint(source, { start: 0 }, `a second clock.ts in ${topFolder(source.path)}/`),
    );
}

/** What a file calls, constructs, reaches into or waits for, by name. */
function usesOf(source: Source): Use[] {
  const uses: Use[] = [];
  const note = (name: string, node: { start: number }): void => {
    uses.push({ name, node });
  };
  const noteIfAsync = (node: { async: boolean; start: number }): void => {
    if (node.async) note("async", node);
  };
  visit(source, {
    CallExpression: (node) => {
      if (node.callee.type !== "Identifier") return;
      note(node.callee.name === "Date" ? "Date()" : node.callee.name, node);
    },
    NewExpression: (node) => {
      const name = dottedName(node.callee);
      if (name !== null && node.arguments.length === 0) note(`new ${name}()`, node);
      else if (name === "Promise") note("new Promise()", node);
    },
    MemberExpression: (node) => {
      const name = dottedName(node);
      if (name !== null) note(name, node);
    },
    ImportDeclaration: (node) => {
      if (!/^(node:)?process$/.test(node.source.value)) return;
      const isEnvironment = node.specifiers.some(({ local }) => local.name === "env");
      if (isEnvironment) note("process.env", node);
    },
    FunctionDeclaration: noteIfAsync,
    FunctionExpression: noteIfAsync,
    ArrowFunctionExpression: noteIfAsync,
    AwaitExpression: (node) => note("await", node),
  });
  return uses;
}
