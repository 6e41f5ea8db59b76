/** While a report is shown the page is paper: white in every theme, and named by its session and never
 * by its patient, for browsers name files by it. Each printed sheet says in its margin whose it is. */
import { applySettings } from "../settings/settings.ts";

/** Puts the paper on the desk; returns what takes it away.
 * @param owner what a loose sheet says of its patient */
export function layPaper(title: string, owner: string): () => void {
  const before = document.title;
  document.title = title;
  document.documentElement.dataset.theme = "light";
  // What is fixed on a page repeats on every sheet, but never in its margin; a margin's own words do.
  const margin = new CSSStyleSheet();
  margin.replaceSync(
    `@page { @bottom-left { content: "${quoted(owner)}"; font: 600 6pt Inter, system-ui, sans-serif; } }`,
  );
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, margin];
  return () => {
    document.title = before;
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== margin);
    applySettings();
  };
}

/** Inside a text of CSS: what would end it stands there by its number. */
function quoted(text: string): string {
  return text.replaceAll(/["\\\n\r\f<]/g, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `);
}
