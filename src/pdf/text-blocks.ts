import { type BlockOf, type BlockWriter, decorate, group, isAtTop, look, tag } from './sheet.ts';
import { beginningOf, drawText, heightOf, type TextLook } from './text.ts';

export const heading: BlockWriter<'heading'> = {
  least(sheet, { level, text }) {
    const { size, before, after } = look.headings[level];
    return before + heightOf(sheet, text, { font: 'strong', size, width: sheet.width }) + after;
  },
  draw(sheet, { level, text }) {
    const { doc, root, left: x, width } = sheet;
    const { size, before, after } = look.headings[level];
    const y = isAtTop(sheet) ? doc.y : doc.y + before;
    tag(sheet, { type: `H${level}`, parent: root }, () =>
      drawText(sheet, text, { font: 'strong', size, x, y, width }),
    );
    doc.y += after;
  },
};

const paragraphLook = ({ look: named }: BlockOf<'paragraph'>): TextLook => {
  if (named === 'quiet') return { size: look.small.size, colour: look.quiet };
  return { size: look.body.size, font: named === 'strong' ? 'strong' : 'regular' };
};

export const paragraph: BlockWriter<'paragraph'> = {
  least: (sheet, block) => beginningOf(sheet, block.text, { ...paragraphLook(block), width: sheet.width }),
  draw(sheet, block) {
    const { doc, root, left: x, width } = sheet;
    tag(sheet, { type: 'P', parent: root }, () =>
      drawText(sheet, block.text, { ...paragraphLook(block), x, y: doc.y, width }),
    );
    doc.y += look.body.after;
  },
};

const bullet = { indent: 14, radius: 1.6 };

export const list: BlockWriter<'list'> = {
  least: (sheet, { items }) =>
    items.length === 0
      ? 0
      : beginningOf(sheet, items[0]!, { ...look.body, width: sheet.width - bullet.indent }),
  draw(sheet, { items }) {
    const { doc, root, left, width } = sheet;
    const parent = group(sheet, { type: 'L', parent: root });
    for (const text of items) {
      const place = { x: left + bullet.indent, width: width - bullet.indent, size: look.body.size };
      sheet.ensureRoom(beginningOf(sheet, text, place));
      const { y } = doc;
      decorate(sheet, 'Layout', () => {
        doc.circle(left + bullet.radius + 2, y + look.body.size * 0.78, bullet.radius).fill(look.text);
      });
      const item = group(sheet, { type: 'LI', parent });
      tag(sheet, { type: 'LBody', parent: item }, () => drawText(sheet, text, { ...place, y }));
      item.end();
      doc.y += look.small.after / 2;
    }
    parent.end();
    doc.y += look.body.after;
  },
};
