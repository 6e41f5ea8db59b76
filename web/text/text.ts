/** The catalogue in use. The next language is one more file of this type, chosen here. */
import { en } from "./en.ts";

export type Catalogue = typeof en;

export const text: Catalogue = en;
