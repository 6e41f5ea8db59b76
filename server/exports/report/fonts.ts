/** The letters of PDF files: Inter, as on every screen. A file carries its fonts along, for those that
 * readers bring have no č, no Greek and no Cyrillic, and a patient's name must be right. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { create } from "fontkit";

const FILES = {
  regular: "400Regular/Inter_400Regular",
  strong: "600SemiBold/Inter_600SemiBold",
} as const;
export type FontName = keyof typeof FILES;

/** Rules of Inter for kerning and for other forms of letters. To read them takes ten times as long as
 * all else of a file, and what they add to columns of small print nobody sees. */
const LEFT_OUT: readonly string[] = ["GPOS", "GSUB", "GDEF"];

/** Of a TrueType file: where its list of tables begins, and how long an entry is, bytes. */
const HEAD_BYTES = 12;
const ENTRY_BYTES = 16;
const COUNT_AT = 4;
const TAG_BYTES = 4;

/** Stands for a letter that the fonts do not have. */
const UNKNOWN = "□";

/** The bytes of a font. */
export function fontBytes(name: FontName): Buffer {
  const url = import.meta.resolve(`@expo-google-fonts/inter/${FILES[name]}.ttf`);
  return withoutTables(readFileSync(fileURLToPath(url)), LEFT_OUT);
}

export type Letters = {
  /** A text as it can be written. */
  known: (text: string) => string;
  /** Whether any letter so far was not there. */
  isAnyUnknown: () => boolean;
};

/** Looks texts through for letters that a font lacks. */
export function createLetters(bytes: Buffer): Letters {
  const font = create(bytes);
  const isFont = "hasGlyphForCodePoint" in font;
  let isAnyUnknown = false;
  const known = (text: string): string => {
    let written = "";
    for (const letter of text.normalize("NFC")) {
      const isThere =
        letter === "\n" || (isFont && font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0));
      if (!isThere) isAnyUnknown = true;
      written += isThere ? letter : UNKNOWN;
    }
    return written;
  };
  return { known, isAnyUnknown: () => isAnyUnknown };
}

/** A font whose list of tables does not name some of them; their bytes stay where they are. */
function withoutTables(whole: Buffer, tags: readonly string[]): Buffer {
  const font = Buffer.from(whole);
  const count = font.readUInt16BE(COUNT_AT);
  let kept = 0;
  for (let index = 0; index < count; index += 1) {
    const from = HEAD_BYTES + index * ENTRY_BYTES;
    if (tags.includes(font.toString("latin1", from, from + TAG_BYTES))) continue;
    font.copy(font, HEAD_BYTES + kept * ENTRY_BYTES, from, from + ENTRY_BYTES);
    kept += 1;
  }
  font.writeUInt16BE(kept, COUNT_AT);
  return font;
}
