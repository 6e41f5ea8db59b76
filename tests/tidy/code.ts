// What a file may look like: honest types, failures by their names, headers that say what a file
// is for, and tests that all run.

import type { ESTree } from "vite";
import {
  complaint,
  dottedName,
  isBuildScript,
  isTest,
  type Rule,
  topFolder,
  visit,
} from "./source.ts";

const LEFTOVER = /\b(TODO|FIXME|XXX)\b/;

const types: Rule = {
  name: "shared/ and server/ believe the type checker: no casts, no any, no !",
  complaints: ({ sources }) =>
    sources
      .filter(({ path }) => ["shared", "server"].includes(topFolder(path)))
      .flatMap((source) => {
        const found: string[] = [];
        const find = (node: { start: number }, sentence: string): void => {
          found.push(complaint(source, node, sentence));
        };
        visit(source, {
          TSAsExpression: (node) => {
            if (!isConst(node.typeAnnotation)) find(node, "cast with `as`: parse it with a schema");
          },
          TSTypeAssertion: (node) => find(node, "cast with <…>: parse it with a schema"),
          TSAnyKeyword: (node) => find(node, "any: say what it is, or `unknown`"),
          TSNonNullExpression: (node) => find(node, "`!`: assert it, or handle its absence"),
          VariableDeclarator: (node) => {
            if (node.definite === true) find(node, "`!` on a variable: give it a value");
          },
          PropertyDefinition: (node) => {
            if (node.definite === true) find(node, "`!` on a field: give it a value");
          },
        });
        return found;
      }),
};

const throws: Rule = {
  name: "nobody throws a nameless Error",
  complaints: ({ sources }) =>
    sources
      .filter((source) => !isTest(source) && !isBuildScript(source))
      .filter(({ path }) => path !== "shared/assert.ts")
      .flatMap((source) => {
        const found: string[] = [];
        visit(source, {
          ThrowStatement: ({ argument }) => {
            if (argument.type !== "NewExpression" && argument.type !== "CallExpression") return;
            if (dottedName(argument.callee) !== "Error") return;
            const sentence = "throws a plain Error: use assert, or a code of shared/errors.ts";
            found.push(complaint(source, argument, sentence));
          },
        });
        return found;
      }),
};

const headers: Rule = {
  name: "every file of shared/ and server/ward/ begins with what it is for",
  complaints: ({ sources }) =>
    sources
      .filter(({ path }) => path.startsWith("shared/") || path.startsWith("server/ward/"))
      .filter(({ text }) => !/^\s*(\/\/|\/\*)/.test(text))
      .map((source) => complaint(source, { start: 0 }, "begins without a header comment")),
};

const leftovers: Rule = {
  name: "nothing is left for later in a comment",
  complaints: ({ sources, texts }) => [
    ...sources.flatMap((source) =>
      source.comments
        .filter(({ value }) => LEFTOVER.test(value))
        .map((comment) => complaint(source, comment, "left for later: do it, or write an issue")),
    ),
    ...[...texts]
      .filter(([path]) => path.endsWith(".css"))
      .flatMap(([path, text]) =>
        text
          .split("\n")
          .flatMap((line, index) =>
            LEFTOVER.test(line) ? [`${path}:${index + 1}: left for later: do it now`] : [],
          ),
      ),
  ],
};

const allTestsRun: Rule = {
  name: "no test is skipped, planned or alone",
  complaints: ({ sources }) =>
    sources.filter(isTest).flatMap((source) => {
      const found: string[] = [];
      visit(source, {
        MemberExpression: (node) => {
          const name = dottedName(node) ?? "";
          if (
            !/^(it|test|describe|suite)\.(.+\.)?(only|skip|todo|skipIf|runIf|fails)$/.test(name)
          ) {
            return;
          }
          found.push(complaint(source, node, `${name}: a test that may not run proves nothing`));
        },
      });
      return found;
    }),
};

export const codeRules: Rule[] = [types, throws, headers, leftovers, allTestsRun];

function isConst(type: ESTree.TSType): boolean {
  return (
    type.type === "TSTypeReference" &&
    type.typeName.type === "Identifier" &&
    type.typeName.name === "const"
  );
}
