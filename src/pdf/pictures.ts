import { type BlockOf, type BlockWriter, look, type Sheet, tag } from './sheet.ts';
import { drawText, heightOf, type TextLook } from './text.ts';
import type { Picture } from './types.ts';

const caption: TextLook = { size: look.small.size, colour: look.quiet };
const gap = 10;
const captionGap = 3;

type Pictures = BlockOf<'pictures'>;

export const pictures: BlockWriter<'pictures'> = {
  least: (sheet, block) => {
    const { captionHeight, places } = layOut(sheet, block);
    return captionHeight + Math.max(0, ...places.map(({ height }) => height)) + look.gap;
  },
  draw(sheet, block) {
    const { doc, root } = sheet;
    const top = doc.y;
    const { captionHeight, places } = layOut(sheet, block);
    for (const { picture, x, width, height } of places) {
      const { caption: text, alt, bytes } = picture;
      if (text) {
        tag(sheet, { type: 'P', parent: root }, () =>
          drawText(sheet, text, { ...caption, x, y: top, width, height: captionHeight }),
        );
      }
      tag(sheet, { type: 'Figure', parent: root, alt }, () => {
        doc.image(Buffer.from(bytes), x, top + captionHeight, { width, height });
      });
    }
    doc.y = top + captionHeight + Math.max(0, ...places.map(({ height }) => height)) + look.gap;
  },
};

/** One row, captions above; smaller where a picture would be higher than most of a page. */
function layOut(sheet: Sheet, { pictures, mostOfPage = 0.7 }: Pictures) {
  const { left, pageRoom } = sheet;
  const column = (sheet.width - gap * (pictures.length - 1)) / pictures.length;
  const captions = pictures.map(({ caption: text }) =>
    text ? heightOf(sheet, text, { ...caption, width: column }) + captionGap : 0,
  );
  const places = pictures.map((picture, i) => {
    const natural = sizeOf(sheet, picture);
    const scale = Math.min(column / natural.width, (pageRoom * mostOfPage) / natural.height);
    const [width, height] = [natural.width * scale, natural.height * scale];
    return { picture, x: left + i * (column + gap), width, height };
  });
  return { captionHeight: Math.max(0, ...captions), places };
}

function sizeOf({ doc }: Sheet, { bytes }: Picture): { width: number; height: number } {
  const { width, height } = (
    doc as unknown as { openImage(bytes: Buffer): { width: number; height: number } }
  ).openImage(Buffer.from(bytes));
  return { width, height };
}
