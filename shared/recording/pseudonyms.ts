/**
 * Takes people out of journal entries: the patient becomes `Patient`, everybody else `nurse-1`,
 * `doctor-2` and so on, the same for the same person throughout a file. It knows no types of entries:
 * it goes through whatever an entry holds, so that one that is added later is covered too. What
 * people typed is left out, for it may name anybody. Times stay: without them nothing can be played.
 */
import { type Entry, entrySchema } from "../protocol/entry.ts";
import { personSchema } from "../protocol/person.ts";
import type { Role } from "../vocabulary.ts";

/** Stands where somebody typed something. */
export const TEXT_REMOVED = "(removed)";
const PATIENT = { name: "Patient", initials: "P", recordNumber: "removed" } as const;

/** Fields that name a person by name alone, and as whom; `doctorId` is then an account. */
const NAME_FIELDS: Readonly<Record<string, Role>> = { nurse: "nurse", doctor: "doctor" };
/** Fields with what a person typed, where the person stands beside them. */
const TYPED_FIELDS: readonly string[] = ["note", "action", "reason"];

type Fields = Record<string, unknown>;

/** The pseudonyms of one file. Give it the entries in their order: the same order, the same names. */
export function createPseudonyms(): (entry: Entry) => Entry {
  /** By account, and by name; as many as people took part in a session. */
  const accounts = new Map<string, string>();
  const names = new Map<string, string>();
  /** Pseudonyms that belong to an account: another person of the same name gets another one. */
  const taken = new Set<string>();
  const counts = new Map<Role, number>();

  const newPseudonym = (role: Role): string => {
    const count = (counts.get(role) ?? 0) + 1;
    counts.set(role, count);
    return `${role}-${count}`;
  };

  const named = (role: Role, name: string): string => {
    const pseudonym = names.get(name) ?? newPseudonym(role);
    names.set(name, pseudonym);
    return pseudonym;
  };

  const withAccount = (role: Role, id: string, name: string | null): string => {
    const known = accounts.get(id);
    if (known !== undefined) return known;
    const ofName = name === null ? undefined : names.get(name);
    const isFree = ofName !== undefined && !taken.has(ofName);
    const pseudonym = isFree ? ofName : newPseudonym(role);
    accounts.set(id, pseudonym);
    taken.add(pseudonym);
    if (name !== null && !names.has(name)) names.set(name, pseudonym);
    return pseudonym;
  };

  const textOf = (text: string): string => {
    let masked = text;
    for (const [name, pseudonym] of names) {
      // A single word would be found in words of our own.
      if (name.includes(" ")) masked = masked.replaceAll(name, pseudonym);
    }
    return masked;
  };

  /** Name and account of one role side by side are one person's. */
  const pairUp = (fields: Fields): void => {
    for (const [nameField, role] of Object.entries(NAME_FIELDS)) {
      const [name, id] = [fields[nameField], fields[`${nameField}Id`]];
      if (typeof id === "string") withAccount(role, id, typeof name === "string" ? name : null);
    }
  };

  const fieldOf = (field: string, value: unknown, beside: Fields): unknown => {
    if (typeof value !== "string") return maskedOf(value, field);
    const role = NAME_FIELDS[field];
    if (role !== undefined) return named(role, value);
    const account = NAME_FIELDS[field.replace(/Id$/, "")];
    if (account !== undefined) return withAccount(account, value, null);
    if (field === "patient") return PATIENT.name;
    const isTyped = TYPED_FIELDS.includes(field) && isFields(beside.by);
    return isTyped ? TEXT_REMOVED : textOf(value);
  };

  const patientOf = (fields: Fields): Fields => {
    const { name } = fields;
    if (typeof name === "string") names.set(name, PATIENT.name);
    return Object.fromEntries(
      Object.keys(fields).map((field) => [field, maskedPatient[field] ?? TEXT_REMOVED]),
    );
  };

  const maskedOf = (value: unknown, field: string): unknown => {
    if (Array.isArray(value)) return value.map((one) => fieldOf(field, one, {}));
    if (!isFields(value)) return value;
    const person = personSchema.safeParse(value);
    if (person.success) {
      const { id, name, role } = person.data;
      const pseudonym = withAccount(role, id, name);
      return { id: pseudonym, name: pseudonym, role };
    }
    if (field === "registered") return registeredOf(value);
    if (field === "patient") return patientOf(value);
    pairUp(value);
    return Object.fromEntries(
      Object.entries(value).map(([inner, part]) => [inner, fieldOf(inner, part, value)]),
    );
  };

  return (entry) => entrySchema.parse(maskedOf(entry, ""));
}

const maskedPatient: Fields = PATIENT;

/** Numbers of the site's registers lead back to the patient; versions and counts do not. */
function registeredOf(fields: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([register, row]) => [
      register,
      isFields(row) && "id" in row ? { ...row, id: register } : row,
    ]),
  );
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
