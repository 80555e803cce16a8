import { DOMParser } from 'linkedom';
import { type BlockOf, type BlockWriter, look, type Sheet, tag } from './sheet.ts';
import { drawSvg } from './svg/draw-svg.ts';

/** A CSS pixel is three quarters of a point: texts keep the size they were drawn for. */
const pointsPerPixel = 0.75;

export const chart: BlockWriter<'chart'> = {
  least: (sheet, block) => layOut(sheet, block).height + look.gap,
  draw(sheet, block) {
    const { doc, root, left } = sheet;
    const { svg, scale, height } = layOut(sheet, block);
    const top = doc.y;
    tag(sheet, { type: 'Figure', parent: root, alt: altOf(svg) }, () => {
      doc.save().translate(left, top).scale(scale);
      drawSvg(doc, svg);
      doc.restore();
    });
    doc.y = top + height + look.gap;
  },
};

function layOut({ width, pageRoom }: Sheet, { svg: text }: BlockOf<'chart'>) {
  const svg = new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('svg');
  const [x, y, ...size] =
    svg
      ?.getAttribute('viewBox')
      ?.split(/[\s,]+/)
      .map(Number) ?? [];
  if (!svg || size.length !== 2 || x !== 0 || y !== 0)
    throw new Error('a chart is SVG with a view box from 0, 0');
  const scale = Math.min(pointsPerPixel, width / size[0]!, pageRoom / size[1]!);
  return { svg, scale, height: size[1]! * scale };
}

const altOf = (svg: Element): string =>
  ['title', 'desc'].map((name) => svg.querySelector(`:scope > ${name}`)?.textContent ?? '').join('. ');
