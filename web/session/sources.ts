/**
 * Which part of the trend came from which source. A session of one source needs no such lane; one
 * that a simulator or a replay has taken part in must never read as if a patient's monitor had.
 */
import type { Entry } from "../../shared/protocol/entry.ts";
import type { Source } from "../../shared/vocabulary.ts";

export type SourceSpan = { source: Source; fromMs: number; toMs: number };

/**
 * The stretches in which a device of each source was connected, oldest first; stretches of the same
 * source that touch are one.
 * @param nowMs end of a connection that still stands
 */
export function sourceSpans(entries: readonly { entry: Entry }[], nowMs: number): SourceSpan[] {
  const spans: SourceSpan[] = [];
  let open: { source: Source; fromMs: number } | null = null;
  const inOrder = entries.map(({ entry }) => entry).sort((left, right) => left.atMs - right.atMs);
  for (const entry of inOrder) {
    if (entry.type !== "device-connected" && entry.type !== "device-disconnected") continue;
    if (open !== null) push(spans, { ...open, toMs: entry.atMs });
    open = entry.type === "device-connected" ? { source: entry.source, fromMs: entry.atMs } : null;
  }
  if (open !== null) push(spans, { ...open, toMs: Math.max(nowMs, open.fromMs) });
  return spans;
}

function push(spans: SourceSpan[], span: SourceSpan): void {
  const last = spans[spans.length - 1];
  if (last !== undefined && last.source === span.source && last.toMs === span.fromMs) {
    spans[spans.length - 1] = { ...last, toMs: span.toMs };
    return;
  }
  spans.push(span);
}
