// Who may import whom: the matrix of docs/ARCHITECTURE.md, and imports that go straight to their
// source, so that a name's way through the house can be followed with a text search.

import { posix } from "node:path";
import type { ESTree } from "vite";
import { z } from "zod";
import {
  complaint,
  isBuildScript,
  isTest,
  type Rule,
  type Source,
  type Tree,
  topFolder,
  visit,
} from "./source.ts";

type Import = { to: string; node: { start: number } };

const MATRIX: Record<string, string[]> = {
  shared: ["shared"],
  server: ["shared", "server"],
  web: ["shared", "web"],
  simulator: ["shared", "simulator"],
  tests: ["shared", "server", "web", "simulator", "tests", ""],
};

const ASSET = /\.(css|svg|png|woff2|wav|mp3|ogg|json)(\?[a-z]+)?$/;

// Vitest loads a reporter through its default export, and offers no other way.
const DEFAULT_EXPORT_DEMANDED = ["tests/count-reporter.ts"];

const folders: Rule = {
  name: "folders import only what the matrix allows",
  complaints: ({ sources }) =>
    sources.flatMap((source) => {
      const from = topFolder(source.path);
      const allowed = MATRIX[from];
      if (allowed === undefined) return [];
      return importsOf(source)
        .filter(({ to }) => isRelative(to) && !allowed.includes(topFolder(resolve(source, to))))
        .map(({ to, node }) =>
          complaint(source, node, `${from}/ must not import ${resolve(source, to)}`),
        );
    }),
};

const packages: Rule = {
  name: "packages are declared, and shared/ uses zod alone",
  complaints: (tree) => {
    const installed = installedPackages(tree);
    return tree.sources.flatMap((source) =>
      importsOf(source).flatMap(({ to, node }) => {
        const reason = isRelative(to) ? null : refusal(source, to, installed);
        return reason === null ? [] : [complaint(source, node, reason)];
      }),
    );
  },
};

const cycles: Rule = {
  name: "no file imports itself by a detour",
  complaints: ({ sources }) => {
    const product = sources.filter((source) => !isTest(source) && !isBuildScript(source));
    const targets = new Map(
      product.map((source) => [
        source.path,
        importsOf(source)
          .filter(({ to }) => isRelative(to))
          .map(({ to, node }) => ({ path: resolve(source, to), node })),
      ]),
    );
    return product.flatMap((source) => {
      for (const { path, node } of targets.get(source.path) ?? []) {
        const way = wayBetween(path, source.path, (from) =>
          (targets.get(from) ?? []).map((target) => target.path),
        );
        // Each cycle is told once, at the file of it whose name comes first.
        if (way !== null && [...way].sort()[0] === source.path) {
          return [complaint(source, node, `imports itself: ${[source.path, ...way].join(" → ")}`)];
        }
      }
      return [];
    });
  },
};

const reexports: Rule = {
  name: "nothing is exported on behalf of another file",
  complaints: ({ sources }) =>
    sources.flatMap((source) => {
      const found: string[] = [];
      const imported = new Set(importedNames(source));
      visit(source, {
        ExportAllDeclaration: (node) => {
          found.push(
            complaint(source, node, "re-exports a whole file: import it where it is used"),
          );
        },
        ExportNamedDeclaration: (node) => {
          const isPassedOn = node.specifiers.some(
            ({ local }) => local.type === "Identifier" && imported.has(local.name),
          );
          if (node.source === null && !isPassedOn) return;
          found.push(complaint(source, node, "re-exports a name: import it from where it is made"));
        },
      });
      return found;
    }),
};

const defaults: Rule = {
  name: "exports have names",
  complaints: ({ sources }) =>
    sources
      .filter(({ path }) => !/^[^/]+\.config\.ts$/.test(path))
      .filter(({ path }) => !DEFAULT_EXPORT_DEMANDED.includes(path))
      .flatMap((source) => {
        const found: string[] = [];
        const sentence = "default export: a name that is the same everywhere can be searched for";
        visit(source, {
          ExportDefaultDeclaration: (node) => {
            found.push(complaint(source, node, sentence));
          },
          ExportSpecifier: (node) => {
            const { exported } = node;
            if (exported.type === "Identifier" && exported.name === "default") {
              found.push(complaint(source, node, sentence));
            }
          },
        });
        return found;
      }),
};

const endings: Rule = {
  name: "relative imports name the file with its ending",
  complaints: ({ sources }) =>
    sources.flatMap((source) =>
      importsOf(source)
        .filter(({ to }) => isRelative(to) && !/\.tsx?$/.test(to) && !ASSET.test(to))
        .map(({ to, node }) => complaint(source, node, `${to} must end in .ts or .tsx`)),
    ),
};

export const importRules: Rule[] = [folders, packages, cycles, reexports, defaults, endings];

/** Every import of a file: static, dynamic, of types, and `export … from`. */
export function importsOf(source: Source): Import[] {
  const found: Import[] = [];
  const add = (node: ESTree.Expression): void => {
    if (node.type === "Literal" && typeof node.value === "string") {
      found.push({ to: node.value, node });
    }
  };
  visit(source, {
    ImportDeclaration: (node) => add(node.source),
    ImportExpression: (node) => add(node.source),
    TSImportType: (node) => add(node.source),
    ExportAllDeclaration: (node) => add(node.source),
    ExportNamedDeclaration: (node) => {
      if (node.source !== null) add(node.source);
    },
  });
  return found;
}

export function isRelative(specifier: string): boolean {
  return specifier.startsWith("./") || specifier.startsWith("../");
}

export function resolve(source: Source, specifier: string): string {
  return posix.join(posix.dirname(source.path), specifier);
}

function importedNames(source: Source): string[] {
  const names: string[] = [];
  visit(source, {
    ImportDeclaration: (node) => {
      for (const specifier of node.specifiers) names.push(specifier.local.name);
    },
  });
  return names;
}

type Installed = { always: Set<string>; forWork: Set<string> };

function installedPackages(tree: Tree): Installed {
  const names = z.record(z.string(), z.string()).default({});
  const schema = z.object({ dependencies: names, devDependencies: names });
  const { dependencies, devDependencies } = schema.parse(
    JSON.parse(tree.texts.get("package.json") ?? "{}"),
  );
  return {
    always: new Set(Object.keys(dependencies)),
    forWork: new Set(Object.keys(devDependencies)),
  };
}

function refusal(source: Source, specifier: string, installed: Installed): string | null {
  const from = topFolder(source.path);
  if (from === "shared") {
    return specifier === "zod" ? null : `shared/ may use zod and nothing else, not ${specifier}`;
  }
  if (specifier.startsWith("node:")) {
    const isInBrowser = from === "web" && !isBuildScript(source);
    return isInBrowser ? `${specifier} does not exist in a browser` : null;
  }
  const name = specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
  if (installed.always.has(name)) return null;
  if (!installed.forWork.has(name))
    return `${specifier} is no declared package (nor may it be an alias)`;
  const isForWork = isTest(source) || isBuildScript(source);
  return isForWork ? null : `${name} is a development dependency: it is not there in use`;
}

function wayBetween(
  from: string,
  to: string,
  next: (path: string) => string[],
  seen = new Set<string>(),
): string[] | null {
  if (from === to) return [to];
  if (seen.has(from)) return null;
  seen.add(from);
  for (const path of next(from)) {
    const way = wayBetween(path, to, next, seen);
    if (way !== null) return [from, ...way];
  }
  return null;
}
