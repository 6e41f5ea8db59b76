/** Tables of a PDF file. One that goes over a page has its heading again on the next; a row that is
 * higher than a page is told in parts, so that nothing is cut off. */
import type { Row, Table } from "../../../shared/report/blocks.ts";
import { INK, type Paper, QUIET, type Style } from "./paper.ts";

const TITLE: Style = { font: "strong", sizePt: 8.6, color: INK };
const HEAD: Style = { font: "strong", sizePt: 6.4, color: QUIET };
const CELL: Style = { font: "regular", sizePt: 6.9, color: INK };
const CELL_STRONG: Style = { ...CELL, font: "strong" };
const NOTE: Style = { font: "regular", sizePt: 6.4, color: QUIET };
const CELL_APART_PT = 5;
const ROW_APART_PT = 2.4;
const HAIR = "#c3c9cf";
const PAIR_APART_PT = 16;
const TABLE_APART_PT = 6;

type Room = { x: number; widthPt: number };

/** A table over the whole width. */
export function drawTable(paper: Paper, table: Table): void {
  const room = { x: paper.left, widthPt: paper.width };
  const [first] = table.rows;
  const firstPt = first === undefined ? 12 : rowHeight(paper, table, first, room);
  paper.need(Math.min(26 + firstPt, paper.pageRoomPt));
  drawTitle(paper, table, room);
  if (table.empty !== null) drawNote(paper, table.empty, room);
  else {
    drawHeads(paper, table, room);
    for (const row of table.rows.flatMap((whole) => parts(paper, table, whole, room))) {
      const heightPt = rowHeight(paper, table, row, room);
      if (paper.roomPt() < heightPt) {
        paper.addPage();
        drawHeads(paper, table, room);
      }
      drawRow(paper, table, row, room);
    }
  }
  for (const note of table.notes) {
    paper.need(9);
    drawNote(paper, note, room);
  }
}

/** Tables on two sides; all below one another where they do not fit on one page. */
export function drawPair(paper: Paper, left: readonly Table[], right: readonly Table[]): void {
  const widthPt = (paper.width - PAIR_APART_PT) / 2;
  const sides = [
    { tables: left, room: { x: paper.left, widthPt } },
    { tables: right, room: { x: paper.left + widthPt + PAIR_APART_PT, widthPt } },
  ];
  const heights = sides.map(({ tables, room }) =>
    tables.reduce((sum, table) => sum + tableHeight(paper, table, room) + TABLE_APART_PT, 0),
  );
  const heightPt = Math.max(...heights);
  if (heightPt > paper.pageRoomPt) {
    for (const table of [...left, ...right]) drawTable(paper, table);
    return;
  }
  paper.need(heightPt);
  const top = paper.y();
  for (const { tables, room } of sides) {
    for (const table of tables) drawWhole(paper, table, room);
    paper.down(top - paper.y());
  }
  paper.down(heightPt - TABLE_APART_PT);
}

/** A table that is known to fit. */
function drawWhole(paper: Paper, table: Table, room: Room): void {
  drawTitle(paper, table, room);
  if (table.empty !== null) drawNote(paper, table.empty, room);
  else {
    drawHeads(paper, table, room);
    for (const row of table.rows) drawRow(paper, table, row, room);
  }
  for (const note of table.notes) drawNote(paper, note, room);
  paper.down(TABLE_APART_PT);
}

function tableHeight(paper: Paper, table: Table, room: Room): number {
  const notes = [...(table.empty === null ? [] : [table.empty]), ...table.notes];
  const notesPt = notes.map((note) => paper.heightOf(note, NOTE, room.widthPt) + 2);
  const rowsPt = table.rows.map((row) => rowHeight(paper, table, row, room));
  const headsPt = table.empty === null ? headHeight(paper, table, room) : 0;
  return [12, headsPt, ...notesPt, ...rowsPt].reduce((sum, pt) => sum + pt, 0);
}

function drawTitle(paper: Paper, { title }: Table, { x, widthPt }: Room): void {
  paper.write(title, TITLE, { x, y: paper.y(), widthPt });
  paper.down(12);
}

function drawNote(paper: Paper, note: string, { x, widthPt }: Room): void {
  paper.down(paper.write(note, NOTE, { x, y: paper.y() + 1, widthPt }) + 1);
}

function headHeight(paper: Paper, table: Table, room: Room): number {
  const heights = table.columns.map(({ title, share }) =>
    paper.heightOf(title, HEAD, share * room.widthPt - CELL_APART_PT),
  );
  return Math.max(...heights) + 2;
}

function drawHeads(paper: Paper, table: Table, room: Room): void {
  const heightPt = headHeight(paper, table, room);
  let { x } = room;
  for (const { title, share } of table.columns) {
    const widthPt = share * room.widthPt;
    paper.write(title, HEAD, { x, y: paper.y(), widthPt: widthPt - CELL_APART_PT });
    x += widthPt;
  }
  paper.down(heightPt);
  hair(paper, room, QUIET);
}

function rowHeight(paper: Paper, table: Table, { cells, isStrong }: Row, room: Room): number {
  const style = isStrong ? CELL_STRONG : CELL;
  const heights = table.columns.map(({ share }, index) =>
    paper.heightOf(cells[index] ?? "", style, share * room.widthPt - CELL_APART_PT),
  );
  return Math.max(...heights) + ROW_APART_PT;
}

function drawRow(paper: Paper, table: Table, row: Row, room: Room): void {
  const style = row.isStrong ? CELL_STRONG : CELL;
  const heightPt = rowHeight(paper, table, row, room);
  let { x } = room;
  table.columns.forEach(({ share }, index) => {
    const widthPt = share * room.widthPt;
    const place = { x, y: paper.y() + ROW_APART_PT / 2, widthPt: widthPt - CELL_APART_PT };
    paper.write(row.cells[index] ?? "", style, place);
    x += widthPt;
  });
  paper.down(heightPt);
  hair(paper, room, HAIR);
}

function hair(paper: Paper, { x, widthPt }: Room, color: string): void {
  const y = paper.y();
  paper.doc
    .moveTo(x, y)
    .lineTo(x + widthPt, y)
    .lineWidth(0.4)
    .strokeColor(color)
    .stroke();
}

/** A row, or where it is higher than a page the halves of its longest cell, line by line. */
function parts(paper: Paper, table: Table, row: Row, room: Room): Row[] {
  const spare = headHeight(paper, table, room);
  if (rowHeight(paper, table, row, room) <= paper.pageRoomPt - spare) return [row];
  const lines = row.cells.map((cell) => cell.split("\n"));
  const longest = Math.max(...lines.map(({ length }) => length));
  if (longest < 2) return [row];
  const at = lines.findIndex(({ length }) => length === longest);
  const half = Math.ceil(longest / 2);
  const withLines = (from: number, to: number, others: boolean): Row => ({
    ...row,
    cells: row.cells.map((cell, index) =>
      index === at ? (lines[at] ?? []).slice(from, to).join("\n") : others ? cell : "",
    ),
  });
  return [withLines(0, half, true), withLines(half, longest, false)].flatMap((part) =>
    parts(paper, table, part, room),
  );
}
