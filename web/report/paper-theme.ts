/** While a report is shown the page is paper: white in every theme, and named by its session and never
 * by its patient, for browsers print a page's name and name files by it. */
import { applySettings } from "../settings/settings.ts";

/** Puts the paper on the desk; returns what takes it away. */
export function paperTheme(title: string): () => void {
  const before = document.title;
  document.title = title;
  document.documentElement.dataset.theme = "light";
  return () => {
    document.title = before;
    applySettings();
  };
}
