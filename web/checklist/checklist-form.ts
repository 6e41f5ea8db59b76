/** The form of the checklist, without its drawing: what stands in its way, and what would be sent. */

import { CHECKLIST_ITEMS_MAX, NOTE_CHARS_MAX } from "../../shared/bounds.ts";
import type { ChecklistBody } from "../../shared/protocol/sessions.ts";
import { type Checklist, checklistBodySchema } from "../../shared/protocol/sessions.ts";
import { faultyFields, linesOf } from "../registers/draft.ts";
import { checklistEn } from "../text/checklist-en.ts";

export type ChecklistTyped = { points: string; reason: string };

export type ChecklistForm = {
  faults: { items?: string; reason?: string };
  isSame: boolean;
  count: number;
  /** What would be sent; null while something stands in the way. */
  sendable: ChecklistBody | null;
};

/** The form as a checklist fills it in. */
export function checklistTyped({ items }: Pick<Checklist, "items">): ChecklistTyped {
  return { points: items.join("\n"), reason: "" };
}

/** @param base the checklist that somebody began to edit */
export function checklistForm(
  typed: ChecklistTyped,
  base: Pick<Checklist, "items" | "version">,
): ChecklistForm {
  const items = linesOf(typed.points);
  const body = { items, reason: typed.reason, version: base.version };
  const parsed = checklistBodySchema.safeParse(body);
  const faulty = faultyFields(parsed.error?.issues ?? []);
  // A point that stands there twice would be looked at once.
  if (new Set(items).size < items.length) faulty.add("items");
  const isSame = items.join("\n") === base.items.join("\n");
  const { faults } = checklistEn;
  return {
    faults: {
      ...(faulty.has("items") && { items: faults.items(CHECKLIST_ITEMS_MAX, NOTE_CHARS_MAX) }),
      ...(faulty.has("reason") && { reason: faults.reason }),
    },
    isSame,
    count: items.length,
    sendable: parsed.success && faulty.size === 0 && !isSame ? parsed.data : null,
  };
}
