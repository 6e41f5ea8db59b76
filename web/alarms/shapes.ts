/** The shape of each priority (domain.md §4): an alarm is never told by colour alone. */
import type { Priority } from "../../shared/vocabulary.ts";

export const SHAPES: Readonly<Record<Priority, string>> = { high: "◆", medium: "▲", low: "●" };
