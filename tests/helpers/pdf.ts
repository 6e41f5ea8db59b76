// Reads a PDF file back with Mozilla's reader: its pages, the texts on them, and what they are drawn
// with.

import { getDocument, OPS } from "pdfjs-dist/legacy/build/pdf.mjs";

export type ReadPdf = {
  title: string;
  /** The texts of each page, in the order in which they were written. */
  pages: string[];
  /** Names of the operators that occur. */
  operators: Set<string>;
};

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const pdf = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise;
  const names = new Map(Object.entries(OPS).map(([name, number]) => [number, name]));
  const pages: string[] = [];
  const operators = new Set<string>();
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(items.map((item) => ("str" in item ? item.str : "")).join(" "));
    const { fnArray } = await page.getOperatorList();
    for (const operator of fnArray) operators.add(names.get(operator) ?? String(operator));
  }
  const { info } = await pdf.getMetadata();
  const title = "Title" in info ? String(info.Title) : "";
  await pdf.destroy();
  return { title, pages, operators };
}
