/** Which session the page at an address is about: it shows that session's alarms and tells what its
 * readings are, so the shell around it says only what the page does not. */

const SESSION = /^\/session\/([^/?#]+)/;

/** The session's id; null on a page that is about none. */
export function sessionShown(location: string): string | null {
  const id = SESSION.exec(location)?.[1];
  return id === undefined ? null : decoded(id);
}

/** An address can be typed by hand: what stands for no text is taken as it is, and found nowhere. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
