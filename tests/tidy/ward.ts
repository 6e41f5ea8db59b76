// The server's one way through: one place steps the monitor, one place writes to screens.
// A second caller of `step` would be a second opinion about alarms.

import { importsOf, isRelative, resolve } from "./imports.ts";
import { complaint, dottedName, type Rule, type Source, topFolder, visit } from "./source.ts";

type Call = { source: Source; node: { start: number } };

// Handing the HTTP server's upgrades on to the device door is not writing to a screen.
const UPGRADE = "upgrade";
const SOCKET_NAME = /(socket|ws|client|connection|peer)$/i;

const oneStep: Rule = {
  name: "server/ward/ alone steps the monitor, at one place",
  complaints: ({ sources }) => {
    const server = sources.filter(({ path }) => topFolder(path) === "server");
    const calls = server.flatMap(callsOfStep);
    const inWard = calls.filter(({ source }) => isWard(source));
    const outside = calls
      .filter(({ source }) => !isWard(source))
      .map(({ source, node }) => complaint(source, node, "steps the monitor outside server/ward/"));
    const others = inWard
      .slice(1)
      .map(({ source, node }) => complaint(source, node, "a second caller of step: there is one"));
    const isMissing = inWard.length === 0 && server.some(isWard);
    return [
      ...outside,
      ...others,
      ...(isMissing ? ["server/ward/:1: nobody steps the monitor"] : []),
    ];
  },
};

const sockets: Rule = {
  name: "screens are written to in server/live/, devices in server/devices/",
  complaints: ({ sources }) =>
    sources
      .filter(({ path }) => topFolder(path) === "server" && !path.startsWith("server/live/"))
      .flatMap((source) => {
        const found: string[] = [];
        visit(source, {
          CallExpression: (node) => {
            const { callee } = node;
            if (callee.type !== "MemberExpression" || callee.computed) return;
            const method = callee.property.name;
            if (method === "emit" && !isUpgrade(node.arguments[0])) {
              found.push(complaint(source, node, "emits outside server/live/"));
            }
            const isDevice = source.path.startsWith("server/devices/");
            const target = dottedName(callee.object) ?? "";
            if (method === "send" && !isDevice && SOCKET_NAME.test(target)) {
              found.push(complaint(source, node, "writes to a socket outside live/ and devices/"));
            }
          },
        });
        return found;
      }),
};

export const wardRules: Rule[] = [oneStep, sockets];

function isWard({ path }: Source): boolean {
  return path.startsWith("server/ward/");
}

/** Calls of what was imported under the name `step` from shared/monitor/, whatever it is called. */
function callsOfStep(source: Source): Call[] {
  const comesFromMonitor = importsOf(source).some(({ to }) => isMonitor(source, to));
  if (!comesFromMonitor) return [];
  const names = new Set<string>();
  const calls: Call[] = [];
  visit(source, {
    ImportDeclaration: (node) => {
      if (!isMonitor(source, node.source.value)) return;
      for (const specifier of node.specifiers) {
        if (specifier.type === "ImportNamespaceSpecifier")
          names.add(`${specifier.local.name}.step`);
        if (specifier.type !== "ImportSpecifier") continue;
        const { imported } = specifier;
        if (imported.type === "Identifier" && imported.name === "step") {
          names.add(specifier.local.name);
        }
      }
    },
    CallExpression: (node) => {
      if (names.has(dottedName(node.callee) ?? "")) calls.push({ source, node });
    },
  });
  return calls;
}

function isMonitor(source: Source, specifier: string): boolean {
  return isRelative(specifier) && resolve(source, specifier).startsWith("shared/monitor/");
}

function isUpgrade(argument: { type: string; value?: unknown } | undefined): boolean {
  return argument?.type === "Literal" && argument.value === UPGRADE;
}
