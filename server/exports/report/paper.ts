/** The sheets of a PDF file: where the next line goes, when a new page begins, and what is on every
 * page. What is written, others decide. */
import PDFDocument from "pdfkit";
import type { ReportDocument } from "../../../shared/report/blocks.ts";
import { CONTENT_WIDTH_PT, MARGIN_PT, PAGE_PT } from "../../../shared/report/blocks.ts";
import { createLetters, type FontName, fontBytes } from "./fonts.ts";

export const INK = "#15191e";
export const QUIET = "#4b545d";
const LEFT = MARGIN_PT.side;
const BOTTOM = PAGE_PT.height - MARGIN_PT.bottom;
const WATERMARK = { angle: -38, sizePt: 92, opacity: 0.13 } as const;

export type Style = { font: FontName; sizePt: number; color: string };
export type Paper = ReturnType<typeof createPaper>;

/** Empty sheets for a document; the first is there.
 * @param madeAtMs what the file says of when it was made */
export function createPaper(document: ReportDocument, madeAtMs: number) {
  const regular = fontBytes("regular");
  // Both have the same letters.
  const letters = createLetters(regular);
  const doc = new PDFDocument({
    size: "A4",
    margin: 0,
    bufferPages: true,
    autoFirstPage: false,
    // The readers' own font, with which it would begin, is never used.
    font: "",
    lang: "en",
    displayTitle: true,
    // By its session, as the file's name: titles stand in windows that others see.
    info: {
      Title: `${document.title}, ${document.foot.left}`,
      Creator: "Vigil",
      Producer: "Vigil",
      CreationDate: new Date(madeAtMs),
    },
  });
  doc.registerFont("regular", regular);
  doc.registerFont("strong", fontBytes("strong"));
  const chunks: Uint8Array[] = [];
  doc.on("data", (chunk: Uint8Array) => chunks.push(chunk));
  let y: number = MARGIN_PT.top;

  const use = ({ font, sizePt, color }: Style): void => {
    doc.font(font).fontSize(sizePt).fillColor(color);
  };

  const paper = {
    doc,
    left: LEFT,
    width: CONTENT_WIDTH_PT,
    y: () => y,
    down(pt: number): void {
      y += pt;
    },
    /** What is left of a page below this line; a whole one where it has just begun. */
    roomPt: () => BOTTOM - y,
    pageRoomPt: BOTTOM - MARGIN_PT.top - 14,
    addPage(): void {
      doc.addPage();
      watermark();
      y = MARGIN_PT.top;
      if (doc.bufferedPageRange().count > 1) runningHead();
    },
    /** Begins a page unless so much is left of this one. */
    need(pt: number): void {
      if (paper.roomPt() < pt) paper.addPage();
    },
    heightOf(text: string, style: Style, widthPt: number): number {
      use(style);
      return doc.heightOfString(letters.known(text), { width: widthPt, lineGap: 0.6 });
    },
    /** A text of as many lines as it takes; returns its height. */
    write(text: string, style: Style, place: { x: number; y: number; widthPt: number }): number {
      use(style);
      const known = letters.known(text);
      const options = { width: place.widthPt, lineGap: 0.6 };
      doc.text(known, place.x, place.y, options);
      return doc.heightOfString(known, options);
    },
    /** One line from, around or to a place on its foot. */
    label(
      text: string,
      style: Style,
      { x, y: foot, align }: { x: number; y: number; align: "start" | "middle" | "end" },
    ): void {
      use(style);
      const known = letters.known(text);
      const share = { start: 0, middle: 0.5, end: 1 }[align];
      const from = share === 0 ? x : x - share * doc.widthOfString(known);
      doc.text(known, from, foot, { lineBreak: false, baseline: "alphabetic" });
    },
    rule(color: string = QUIET, widthPt = 0.5): void {
      doc
        .moveTo(LEFT, y)
        .lineTo(LEFT + CONTENT_WIDTH_PT, y)
        .lineWidth(widthPt)
        .strokeColor(color)
        .stroke();
    },
    /** Ends the file, with the foot of every page. */
    async end(): Promise<Uint8Array> {
      const { count } = doc.bufferedPageRange();
      for (let page = 0; page < count; page += 1) {
        doc.switchToPage(page);
        foot(page + 1, count);
      }
      const ended = new Promise((resolve) => doc.once("end", resolve));
      doc.end();
      await ended;
      return Buffer.concat(chunks);
    },
  };

  /** A loose sheet still says whose it is. */
  const runningHead = (): void => {
    const style: Style = { font: "strong", sizePt: 7.5, color: INK };
    paper.label(`${document.name} · ${document.sub}`, style, { x: LEFT, y: y + 7, align: "start" });
    y += 10;
    paper.rule();
    y += 4;
  };

  const watermark = (): void => {
    const words = document.pretences.map(({ word }) => word);
    if (words.length === 0) return;
    const [x, middle] = [PAGE_PT.width / 2, PAGE_PT.height / 2];
    doc
      .save()
      .rotate(WATERMARK.angle, { origin: [x, middle] })
      .fillOpacity(WATERMARK.opacity);
    const style: Style = { font: "strong", sizePt: WATERMARK.sizePt, color: INK };
    words.forEach((word, index) => {
      const lineY = middle + (index - (words.length - 1) / 2) * WATERMARK.sizePt;
      paper.label(word, style, { x, y: lineY, align: "middle" });
    });
    doc.restore();
  };

  const foot = (page: number, pages: number): void => {
    const style: Style = { font: "regular", sizePt: 6, color: QUIET };
    const right = LEFT + CONTENT_WIDTH_PT;
    const base = PAGE_PT.height - 16;
    const lines = [document.notice, ...(letters.isAnyUnknown() ? [document.unknownLetters] : [])];
    lines.forEach((line, index) => {
      const lineY = base - 8 * (lines.length - index);
      paper.label(line, style, { x: LEFT, y: lineY, align: "start" });
    });
    const { left, printed } = document.foot;
    paper.label(`${left} · ${printed}`, style, { x: LEFT, y: base, align: "start" });
    const strong: Style = { ...style, font: "strong", color: INK };
    paper.label(document.foot.page(page, pages), strong, { x: right, y: base, align: "end" });
  };

  return paper;
}
