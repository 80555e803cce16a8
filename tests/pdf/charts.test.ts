import { parseHTML } from 'linkedom';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { writePdf } from '../../src/pdf/index.ts';
import { chartNamed, charts, options } from './example-document.ts';
import { openPdf } from './open-pdf.ts';

const write = (svg: string) => writePdf({ ...options, footer: '' }, [{ kind: 'chart', svg }]);
const draw = async (svg: string) => (await openPdf(await write(svg), { scale: 2 }))[0]!;

/** Texts of the chart, as its own page would show them. */
function textsOf(svg: string): string[] {
  const { document } = parseHTML(`<html><body>${svg}</body></html>`);
  for (const hover of document.querySelectorAll('title')) hover.remove();
  return [...document.querySelectorAll('text')].flatMap((text) => {
    const lines = [...text.querySelectorAll('tspan')];
    return (lines.length > 0 ? lines : [text]).map((line) => line.textContent ?? '');
  });
}

describe('charts in a PDF', () => {
  it.each(charts)('draws $name with every text of it, once', async ({ svg }) => {
    const { text, png } = await draw(svg);
    const words = textsOf(svg).filter(Boolean);
    const squeeze = (one: string) => one.replaceAll(/\s/g, '');
    let left = squeeze(text);
    for (const word of words) {
      expect(left).toContain(squeeze(word));
      left = left.replace(squeeze(word), '');
    }
    expect(left).toBe('Page1of1');
    const { channels } = await sharp(png).extract({ left: 112, top: 112, width: 960, height: 200 }).stats();
    expect(channels[0]!.stdev).toBeGreaterThan(3);
  });

  it('looks as it does in a browser', async () => {
    const svg = chartNamed('series-900.svg');
    const { png } = await draw(svg);
    const [width, height] = [483.28, 193.31].map((side) => Math.round(side * 2)) as [number, number];
    const shown = await sharp(png)
      .extract({ left: 112, top: 112, width, height })
      .greyscale()
      .blur(3)
      .raw()
      .toBuffer();
    const { data } = await sharp(Buffer.from(svg.replaceAll('currentColor', '#1a1b1c')), { density: 200 })
      .resize(width, height, { fit: 'fill' })
      .flatten({ background: '#ffffff' })
      .greyscale()
      .blur(3)
      .raw()
      .toBuffer({ resolveWithObject: true });
    const difference = shown.reduce((sum, value, i) => sum + Math.abs(value - data[i]!), 0) / shown.length;
    expect(difference).toBeLessThan(2);
  });

  it.each([
    ['an element', (svg: string) => svg.replace('<circle', '<ellipse'), /unknown element ellipse/],
    ['a transform', (svg: string) => svg.replace('"translate(', '"skewX('), /unknown transform skewX/],
    ['an attribute', (svg: string) => svg.replace('<circle', '<circle filter="url(#a)"'), /unknown filter/],
    ['a colour', (svg: string) => svg.replaceAll('#0b62a4', 'hotpink'), /unknown colour hotpink/],
    ['a pattern', (svg: string) => svg.replace('url(#chart-hatch)', 'url(#gone)'), /lacks url\(#gone\)/],
    ['what is no chart', () => '<p>no</p>', /view box/],
  ])('refuses %s that it can’t draw rather than leaving it out', async (_, change, message) => {
    const refused = write(change(chartNamed('series-900.svg'))).then(() => undefined);
    await expect(refused).rejects.toThrow(message);
  });
});
