// The tree as the house rules see it: every source file once, read and parsed.
// Rules are given a Tree and never the disk, so that each can be tried on a bad example.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { type ESTree, type ParseResult, parseSync, Visitor, type VisitorObject } from "vite";

export type Source = {
  /** From the root of the project, with forward slashes. */
  path: string;
  text: string;
  program: ESTree.Program;
  comments: ParseResult["comments"];
};

export type Tree = {
  sources: Source[];
  /** Style sheets, documents and package.json, by path. */
  texts: Map<string, string>;
};

/** One house rule: a sentence for each place that breaks it. */
export type Rule = { name: string; complaints: (tree: Tree) => string[] };

const FOLDERS = ["shared", "server", "web", "simulator", "tests", "docs"];
const IS_CODE = /\.tsx?$/;
const IS_TEXT = /\.(css|md)$/;

export function readTree(root: string): Tree {
  const here = readdirSync(root).filter((name) => name.endsWith(".config.ts"));
  const paths = [...here, "package.json", ...FOLDERS.flatMap((folder) => pathsIn(root, folder))];
  return treeOf(
    Object.fromEntries(paths.map((path) => [path, readFileSync(join(root, path), "utf8")])),
  );
}

/** A tree from texts by path: how the examples of each rule are made. */
export function treeOf(files: Record<string, string>): Tree {
  const entries = Object.entries(files);
  return {
    sources: entries
      .filter(([path]) => IS_CODE.test(path))
      .map(([path, text]) => parse(path, text)),
    texts: new Map(entries.filter(([path]) => !IS_CODE.test(path))),
  };
}

export function visit(source: Source, visitor: VisitorObject): void {
  new Visitor(visitor).visit(source.program);
}

/** `path:line: sentence`, as editors and terminals turn into a link. */
export function complaint(source: Source, place: { start: number }, sentence: string): string {
  const line = source.text.slice(0, place.start).split("\n").length;
  return `${source.path}:${line}: ${sentence}`;
}

export function topFolder(path: string): string {
  return path.includes("/") ? path.slice(0, path.indexOf("/")) : "";
}

export function isTest({ path }: Source): boolean {
  return topFolder(path) === "tests";
}

/** Runs before or beside the product, never in it. */
export function isBuildScript({ path }: Source): boolean {
  return /^[^/]+\.config\.ts$/.test(path) || path === "web/build-if-needed.ts";
}

/** `a.b.c` for a plain chain of names, else null; what every program has is not part of it. */
export function dottedName(node: ESTree.Expression | ESTree.Super): string | null {
  if (node.type === "Identifier") return node.name;
  if (node.type !== "MemberExpression" || node.computed) return null;
  const object = dottedName(node.object);
  if (object === null || node.property.type !== "Identifier") return null;
  const isGlobal = object === "globalThis" || object === "window";
  return isGlobal ? node.property.name : `${object}.${node.property.name}`;
}

function parse(path: string, text: string): Source {
  const { program, comments } = parseSync(path, text);
  return { path, text, program, comments };
}

function pathsIn(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => !name.startsWith(".") && !/^(node_modules|dist.*)$/.test(name))
    .flatMap((entry) => {
      const path = posix.join(folder, entry.name);
      if (entry.isDirectory()) return pathsIn(root, path);
      return IS_CODE.test(path) || IS_TEXT.test(path) ? [path] : [];
    })
    .sort();
}
