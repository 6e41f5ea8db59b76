/** The form of a follow-up note, without its drawing: what is wrong with it, and what is sent. */
import type { z } from "zod";
import { followUpBodySchema } from "../../shared/protocol/sessions.ts";
import { FOLLOW_UP_KINDS, type FollowUpKind } from "../../shared/vocabulary.ts";
import { ApiError } from "../api.ts";
import { refusedFields } from "../registers/draft.ts";
import { historyEn } from "../text/history-en.ts";

export type NoteTyped = { kind: string; text: string };
export type NoteBody = z.output<typeof followUpBodySchema>;

export const NOTHING_TYPED: NoteTyped = { kind: "", text: "" };

const words = historyEn.notes.form;
const FAULTS: Readonly<Record<keyof NoteTyped, string>> = {
  kind: words.kindMissing,
  text: words.textMissing,
};

/** A note that may be sent, or what each field still lacks. */
export function noteForm(typed: NoteTyped): {
  body: NoteBody | null;
  faults: Partial<Record<keyof NoteTyped, string>>;
} {
  const { data, error } = followUpBodySchema.safeParse(typed);
  if (data !== undefined) return { body: data, faults: {} };
  const faulty = new Set(error.issues.map(({ path }) => path[0]));
  return {
    body: null,
    faults: {
      ...(faulty.has("kind") ? { kind: FAULTS.kind } : {}),
      ...(faulty.has("text") ? { text: FAULTS.text } : {}),
    },
  };
}

/** What the server refused, beside its field; `rest` where no field is to blame. */
export function noteRefusal(error: Error | null): {
  fields: Partial<Record<keyof NoteTyped, string>>;
  rest: string | undefined;
} {
  if (error === null) return { fields: {}, rest: undefined };
  const refused = error instanceof ApiError ? refusedFields(error.details) : new Set<string>();
  const fields = {
    ...(refused.has("kind") ? { kind: error.message } : {}),
    ...(refused.has("text") ? { text: error.message } : {}),
  };
  return { fields, rest: Object.keys(fields).length === 0 ? error.message : undefined };
}

/** The choices of a role, in the order of the vocabulary. */
export function kindChoices(kinds: readonly FollowUpKind[]): { value: string; words: string }[] {
  return [
    { value: "", words: words.choose },
    ...FOLLOW_UP_KINDS.filter((kind) => kinds.includes(kind)).map((kind) => ({
      value: kind,
      words: historyEn.notes.kinds[kind],
    })),
  ];
}
