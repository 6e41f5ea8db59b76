/** Writes a report's blocks as a PDF file. Curves are paths and letters are letters: there is no picture
 * in it. Tables go on over as many pages as they need. */
import type { Block, Fact, ReportDocument } from "../../../shared/report/blocks.ts";
import { PATH_LOOKS, type Shape, TEXT_LOOKS } from "../../../shared/report/shapes.ts";
import { createPaper, INK, type Paper, QUIET, type Style } from "./paper.ts";
import { drawPair, drawTable } from "./pdf-tables.ts";

const TITLE: Style = { font: "strong", sizePt: 8.6, color: INK };
const LABEL: Style = { font: "regular", sizePt: 6.6, color: QUIET };
const VALUE: Style = { font: "regular", sizePt: 7.2, color: INK };
const STRONG: Style = { font: "strong", sizePt: 7.2, color: INK };
const NAME: Style = { font: "strong", sizePt: 15, color: INK };
const COLUMN_APART_PT = 14;
const LABEL_PT = 62;
const BLOCK_APART_PT = 6;
const SIGNATURE_PT = 35;

/** The file of a report. */
export async function reportPdf(document: ReportDocument, madeAtMs: number): Promise<Uint8Array> {
  const paper = createPaper(document, madeAtMs);
  paper.addPage();
  drawHead(paper, document);
  for (const block of document.blocks) {
    drawBlock(paper, block);
    paper.down(BLOCK_APART_PT);
  }
  return paper.end();
}

function drawHead(paper: Paper, document: ReportDocument): void {
  const { left, width } = paper;
  const line = { ...VALUE, color: QUIET };
  const right = left + width;
  paper.label(document.title, TITLE, { x: left, y: paper.y() + 7, align: "start" });
  paper.label(document.place, line, { x: right, y: paper.y() + 7, align: "end" });
  paper.down(12);
  paper.down(paper.write(document.name, NAME, { x: left, y: paper.y(), widthPt: width }));
  paper.down(paper.write(document.sub, line, { x: left, y: paper.y(), widthPt: width }) + 2);
  for (const words of [...document.pretences.map((pretence) => pretence.line), document.open]) {
    if (words !== null) drawBand(paper, words);
  }
  paper.rule(INK, 0.8);
  paper.down(5);
}

/** White on black, the width of the page: cannot be taken for small print. */
function drawBand(paper: Paper, words: string): void {
  const { doc, left, width } = paper;
  doc.rect(left, paper.y(), width, 14).fill(INK);
  const style: Style = { font: "strong", sizePt: 8, color: "#ffffff" };
  paper.label(words, style, { x: left + width / 2, y: paper.y() + 9.8, align: "middle" });
  paper.down(17);
}

function drawBlock(paper: Paper, block: Block): void {
  if (block.kind === "facts") drawFacts(paper, block);
  else if (block.kind === "chart") drawChart(paper, block);
  else if (block.kind === "table") drawTable(paper, block);
  else if (block.kind === "pair") drawPair(paper, block.left, block.right);
  else if (block.kind === "record") drawRecord(paper, block.title, block.facts);
  else drawSignatures(paper, block);
}

function drawFacts(paper: Paper, { columns }: Block & { kind: "facts" }): void {
  const apart = COLUMN_APART_PT * (columns.length - 1);
  const widthPt = (paper.width - apart) / columns.length;
  const top = paper.y();
  const feet = columns.map(({ title, facts, note }, index) => {
    const x = paper.left + index * (widthPt + COLUMN_APART_PT);
    let y = top + paper.write(title, TITLE, { x, y: top, widthPt }) + 1;
    for (const { label, value } of facts) {
      const valueX = x + LABEL_PT;
      const room = { x: valueX, y, widthPt: widthPt - LABEL_PT };
      const labelPt = paper.write(label, LABEL, { x, y: y + 0.5, widthPt: LABEL_PT - 4 });
      y += Math.max(labelPt, paper.write(value, VALUE, room)) + 0.6;
    }
    if (note !== null) y += paper.write(note, VALUE, { x, y, widthPt });
    return y;
  });
  paper.down(Math.max(...feet) - top);
}

function drawChart(paper: Paper, block: Block & { kind: "chart" }): void {
  const { title, shapes, heightPt, legend } = block;
  const { doc, left, width } = paper;
  const legendPt = paper.heightOf(legend, LABEL, width);
  paper.need(heightPt + legendPt + 16);
  paper.down(paper.write(title, TITLE, { x: left, y: paper.y(), widthPt: width }) + 2);
  doc.save().translate(left, paper.y());
  for (const shape of shapes) drawShape(paper, shape);
  doc.restore();
  paper.down(heightPt + 2);
  paper.down(paper.write(legend, LABEL, { x: left, y: paper.y(), widthPt: width }));
}

function drawShape(paper: Paper, shape: Shape): void {
  if (shape.kind === "text") {
    const { fill, sizePt, isStrong } = TEXT_LOOKS[shape.ink];
    const style: Style = { font: isStrong ? "strong" : "regular", sizePt, color: fill };
    paper.label(shape.text, style, shape);
    return;
  }
  if (shape.d === "") return;
  const { stroke, widthPt = 1, dashPt, fill } = PATH_LOOKS[shape.ink];
  const { doc } = paper;
  doc.lineWidth(widthPt).lineJoin("round");
  if (dashPt === undefined) doc.undash();
  else doc.dash(dashPt[0], { space: dashPt[1] });
  doc.path(shape.d);
  if (fill !== undefined && stroke !== undefined) doc.fillAndStroke(fill, stroke);
  else if (fill !== undefined) doc.fill(fill);
  else doc.stroke(stroke);
  doc.undash();
}

function drawRecord(paper: Paper, title: string, facts: readonly Fact[]): void {
  const labelPt = 110;
  paper.need(12 + facts.length * 10);
  paper.down(paper.write(title, TITLE, { x: paper.left, y: paper.y(), widthPt: paper.width }) + 1);
  for (const { label, value } of facts) {
    const y = paper.y();
    paper.write(label, LABEL, { x: paper.left, y: y + 0.5, widthPt: labelPt });
    const room = { x: paper.left + labelPt, y, widthPt: paper.width - labelPt };
    paper.down(paper.write(value, VALUE, room) + 0.6);
  }
}

function drawSignatures(paper: Paper, block: Block & { kind: "signatures" }): void {
  const { title, people, words } = block;
  const { doc, left, width } = paper;
  paper.need(14 + SIGNATURE_PT);
  paper.down(paper.write(title, TITLE, { x: left, y: paper.y(), widthPt: width }));
  const widthPt = (width - COLUMN_APART_PT * (people.length - 1)) / people.length;
  const y = paper.y() + SIGNATURE_PT - 12;
  people.forEach(({ role, name }, index) => {
    const from = left + index * (widthPt + COLUMN_APART_PT);
    paper.label(name, STRONG, { x: from, y: y - 2.5, align: "start" });
    for (const { text, at, share } of [
      { text: role, at: 0, share: 0.37 },
      { text: words.date, at: 0.4, share: 0.2 },
      { text: words.signature, at: 0.63, share: 0.37 },
    ]) {
      const x = from + at * widthPt;
      doc
        .moveTo(x, y)
        .lineTo(x + share * widthPt, y)
        .lineWidth(0.6)
        .strokeColor(INK)
        .stroke();
      paper.label(text, LABEL, { x, y: y + 7.5, align: "start" });
    }
  });
  paper.down(SIGNATURE_PT);
}
