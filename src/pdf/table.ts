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
import { drawText, heightOf, type TextLook } from './text.ts';

const padding = { x: 14, y: 3.5 };
const header: TextLook = { size: look.small.size, font: 'strong', colour: look.quiet };
const cell: TextLook = { size: look.body.size - 0.5 };

type Table = BlockOf<'table'>;

export const table: BlockWriter<'table'> = {
  least: (sheet, block) =>
    headerHeight(sheet, block) +
    (block.rows[0] ? rowHeight(sheet, block, { cells: block.rows[0], look: cell }) : 0),
  draw(sheet, block) {
    const { doc, root } = sheet;
    const parent = group(sheet, { type: 'Table', parent: root });
    const labels = block.columns.map(({ label }) => label);
    drawRow(sheet, block, { cells: labels, look: header, height: headerHeight(sheet, block), parent });
    for (const cells of block.rows) {
      const height = rowHeight(sheet, block, { cells, look: cell });
      const { page } = doc;
      sheet.ensureRoom(height);
      if (doc.page !== page) {
        drawRow(sheet, block, {
          cells: labels,
          look: header,
          height: headerHeight(sheet, block),
          parent: null,
        });
      }
      drawRow(sheet, block, { cells, look: cell, height, parent });
    }
    parent.end();
    doc.y += look.gap;
  },
};

interface Row {
  cells: readonly string[];
  look: TextLook;
}

function columnsOf({ left, width }: Sheet, { columns }: Table) {
  const shares = columns.reduce((sum, { share = 1 }) => sum + share, 0);
  let x = left;
  return columns.map(({ share = 1, align = 'left' }) => {
    const column = { x, width: (width * share) / shares - padding.x, align } as const;
    x += (width * share) / shares;
    return column;
  });
}

/** At most what fits on an empty page below the header: the rest of a longer text is cut, and says so. */
function rowHeight(sheet: Sheet, table: Table, { cells, look }: Row): number {
  const columns = columnsOf(sheet, table);
  const heights = cells.map((text, i) => heightOf(sheet, text, { ...look, width: columns[i]!.width }));
  return Math.min(sheet.pageRoom / 2, Math.max(0, ...heights)) + 2 * padding.y;
}

const headerHeight = (sheet: Sheet, table: Table): number =>
  rowHeight(sheet, table, { cells: table.columns.map(({ label }) => label), look: header });

/** @param parent null: the header again, which nobody wants to hear on each page */
function drawRow(
  sheet: Sheet,
  table: Table,
  { cells, look: textLook, height, parent }: Row & { height: number; parent: Structure | null },
): void {
  const { doc, left, width } = sheet;
  const top = doc.y;
  const row = parent && group(sheet, { type: 'TR', parent });
  columnsOf(sheet, table).forEach((column, i) => {
    const draw = () =>
      drawText(sheet, cells[i] ?? '', {
        ...textLook,
        ...column,
        y: top + padding.y,
        height: height - padding.y,
      });
    if (!row) decorate(sheet, 'Pagination', draw);
    else if (textLook === header) tag(sheet, { type: 'TH', scope: 'Column', parent: row }, draw);
    else if (i === 0) tag(sheet, { type: 'TH', scope: 'Row', parent: row }, draw);
    else tag(sheet, { type: 'TD', parent: row }, draw);
  });
  row?.end();
  doc.y = top + height;
  decorate(sheet, 'Layout', () => {
    doc
      .moveTo(left, doc.y)
      .lineTo(left + width, doc.y)
      .lineWidth(textLook === header ? 1 : 0.5)
      .stroke(look.line);
  });
}
