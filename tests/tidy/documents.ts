// Documents that name files and codes must name those that exist: a guide that leads nowhere is
// worse than none.

import type { ESTree } from "vite";
import { type Rule, type Tree, visit } from "./source.ts";

const ARCHITECTURE = "docs/ARCHITECTURE.md";
const ERRORS = "docs/ERRORS.md";
const TABLE = "shared/errors.ts";

const paths: Rule = {
  name: "every file that docs/ARCHITECTURE.md names exists",
  complaints: (tree) => {
    const text = tree.texts.get(ARCHITECTURE);
    if (text === undefined) return [];
    const known = [...tree.sources.map(({ path }) => path), ...tree.texts.keys()];
    return linesOf(text).flatMap(({ line, number }) =>
      [...line.matchAll(/`([\w./-]+\.(?:tsx?|css|md))`/g)]
        .map((match) => match[1] ?? "")
        .filter((name) => !known.some((path) => path === name || path.endsWith(`/${name}`)))
        .map((name) => `${ARCHITECTURE}:${number}: ${name} does not exist`),
    );
  },
};

const codes: Rule = {
  name: "docs/ERRORS.md and shared/errors.ts list the same codes",
  complaints: (tree) => {
    const text = tree.texts.get(ERRORS);
    const inCode = codesInTable(tree);
    if (text === undefined || inCode === null) return [];
    const { current, retired } = codesInDocument(text);
    return [
      ...inCode
        .filter((code) => !current.has(code))
        .map((code) => `${ERRORS}:1: ${code} of ${TABLE} is missing`),
      ...[...current]
        .filter(([code]) => !inCode.includes(code))
        .map(([code, number]) => `${ERRORS}:${number}: ${code} is not in ${TABLE}`),
      ...[...retired]
        .filter(([code]) => inCode.includes(code))
        .map(([code, number]) => `${ERRORS}:${number}: ${code} is retired and must not be reused`),
    ];
  },
};

export const documentRules: Rule[] = [paths, codes];

/** The keys of the exported object `ERRORS`, or null while there is none. */
function codesInTable(tree: Tree): string[] | null {
  const source = tree.sources.find(({ path }) => path === TABLE);
  if (source === undefined) return null;
  let keys: string[] | null = null;
  visit(source, {
    VariableDeclarator: ({ id, init }) => {
      if (id.type !== "Identifier" || id.name !== "ERRORS" || init === null) return;
      const table = objectWithin(init);
      keys = table === null ? [] : table.properties.flatMap(keyOf);
    },
  });
  return keys;
}

/** The object itself, without what is wrapped around it: `as const`, `satisfies`, a call. */
function objectWithin(node: ESTree.Argument): ESTree.ObjectExpression | null {
  if (node.type === "ObjectExpression") return node;
  if (node.type === "TSAsExpression" || node.type === "TSSatisfiesExpression") {
    return objectWithin(node.expression);
  }
  const inner = node.type === "CallExpression" ? node.arguments[0] : undefined;
  return inner === undefined ? null : objectWithin(inner);
}

function keyOf(property: ESTree.ObjectPropertyKind): string[] {
  if (property.type !== "Property") return [];
  const { key } = property;
  if (key.type === "Identifier") return [key.name];
  return key.type === "Literal" ? [String(key.value)] : [];
}

type LinesByCode = Map<string, number>;

/** Codes at the start of table rows; those under a heading with "retired" are a list apart. */
function codesInDocument(text: string): { current: LinesByCode; retired: LinesByCode } {
  const current: LinesByCode = new Map();
  const retired: LinesByCode = new Map();
  let list = current;
  for (const { line, number } of linesOf(text)) {
    if (line.startsWith("#")) list = /retired/i.test(line) ? retired : current;
    const code = /^\|\s*`([^`]+)`/.exec(line)?.[1];
    if (code !== undefined) list.set(code, number);
  }
  return { current, retired };
}

function linesOf(text: string): { line: string; number: number }[] {
  return text.split("\n").map((line, index) => ({ line, number: index + 1 }));
}
