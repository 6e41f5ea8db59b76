/** The words that go with an acknowledgement: what is empty is left out, not sent as nothing. */
export function acknowledgementOf(
  action: string,
  note: string,
): { action?: string; note?: string } {
  const trimmed = note.trim();
  return {
    ...(action === "" ? {} : { action }),
    ...(trimmed === "" ? {} : { note: trimmed }),
  };
}
