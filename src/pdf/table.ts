import { columnWidths } from './column-widths.ts';
import {
  type BlockOf,
  type BlockWriter,
  decorate,
  group,
  look,
  type Sheet,
  type Structure,
  tag,
} from './sheet.ts';
import { drawText, heightOf, type TextLook, widthsOf } from './text.ts';

const padding = { x: 12, y: 3.5 };
const header: TextLook = { size: look.small.size, font: 'strong', colour: look.quiet };
const cell: TextLook = { size: look.body.size - 0.5 };

type Table = BlockOf<'table'>;

interface Column {
  x: number;
  width: number;
  align: 'left' | 'right';
}

interface Row {
  cells: readonly string[];
  look: TextLook;
  columns: readonly Column[];
}

export const table: BlockWriter<'table'> = {
  least(sheet, block) {
    const [first] = block.rows;
    const columns = columnsOf(sheet, block);
    const firstHeight = first ? rowHeight(sheet, { cells: first, look: cell, columns }) : 0;
    return rowHeight(sheet, headerOf(block, columns)) + firstHeight;
  },
  draw(sheet, block) {
    const { doc, root } = sheet;
    const columns = columnsOf(sheet, block);
    const parent = group(sheet, { type: 'Table', parent: root });
    drawRow(sheet, headerOf(block, columns), parent);
    for (const cells of block.rows) {
      const row: Row = { cells, look: cell, columns };
      const { page } = doc;
      sheet.ensureRoom(rowHeight(sheet, row));
      if (doc.page !== page) drawRow(sheet, headerOf(block, columns), null);
      drawRow(sheet, row, parent);
    }
    parent.end();
    doc.y += look.gap;
  },
};

const headerOf = ({ columns: named }: Table, columns: readonly Column[]): Row => ({
  cells: named.map(({ label }) => label),
  look: header,
  columns,
});

function columnsOf(sheet: Sheet, { columns, rows }: Table): Column[] {
  const wishes = columns.map(({ label }, i) => {
    const texts = [
      widthsOf(sheet, label, header),
      ...rows.map((cells) => widthsOf(sheet, cells[i] ?? '', cell)),
    ];
    const widest = (name: 'line' | 'word') => Math.max(...texts.map((one) => one[name])) + padding.x + 1;
    return { least: widest('word'), natural: widest('line') };
  });
  const widths = columnWidths(
    { least: wishes.map(({ least }) => least), natural: wishes.map(({ natural }) => natural) },
    sheet.width,
  );
  let x = sheet.left;
  return columns.map(({ align = 'left' }, i) => {
    const column = { x, width: widths[i]! - padding.x, align };
    x += widths[i]!;
    return column;
  });
}

/** At most half a page: the rest of a longer text is cut, and says so. */
function rowHeight(sheet: Sheet, { cells, look, columns }: Row): number {
  const heights = cells.map((text, i) => heightOf(sheet, text, { ...look, width: columns[i]!.width }));
  return Math.min(sheet.pageRoom / 2, Math.max(0, ...heights)) + 2 * padding.y;
}

/** @param parent null: the header again, which nobody wants to hear on each page */
function drawRow(sheet: Sheet, row: Row, parent: Structure | null): void {
  const { doc, left, width } = sheet;
  const top = doc.y;
  const height = rowHeight(sheet, row);
  const element = parent && group(sheet, { type: 'TR', parent });
  row.columns.forEach((column, i) => {
    const place = { ...column, y: top + padding.y, height: height - padding.y };
    const draw = () => drawText(sheet, row.cells[i] ?? '', { ...row.look, ...place });
    if (!element) decorate(sheet, 'Pagination', draw);
    else if (row.look === header) tag(sheet, { type: 'TH', scope: 'Column', parent: element }, draw);
    else if (i === 0) tag(sheet, { type: 'TH', scope: 'Row', parent: element }, draw);
    else tag(sheet, { type: 'TD', parent: element }, draw);
  });
  element?.end();
  doc.y = top + height;
  decorate(sheet, 'Layout', () => {
    const thickness = row.look === header ? 1 : 0.5;
    doc
      .moveTo(left, doc.y)
      .lineTo(left + width, doc.y)
      .lineWidth(thickness)
      .stroke(look.line);
  });
}
