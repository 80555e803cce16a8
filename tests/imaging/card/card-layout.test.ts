import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  blurField,
  cardHeightMm,
  cardLayout,
  cardWidthMm,
  codeAreas,
  colourPatches,
  greyPatches,
  inkSpots,
  isCardId,
  paperSpots,
  parseCodeText,
  type Rectangle,
  spotMm,
} from '../../../src/imaging/card/card-layout.ts';
import { cardPicture } from '../../../src/imaging/card/index.ts';
import { cardId } from './card-photo.ts';

const printed: Rectangle[] = [...Object.values(codeAreas), ...greyPatches, ...colourPatches, blurField];
const overlap = (a: Rectangle, b: Rectangle): boolean =>
  a.left < b.left + b.width - 1e-9 &&
  b.left < a.left + a.width - 1e-9 &&
  a.top < b.top + b.height - 1e-9 &&
  b.top < a.top + a.height - 1e-9;

describe('the card', () => {
  it('has room for everything, nothing over anything else', () => {
    for (const area of printed) {
      expect(Math.min(area.left, area.top)).toBeGreaterThanOrEqual(2);
      expect(area.left + area.width).toBeLessThanOrEqual(cardWidthMm - 2);
      expect(area.top + area.height).toBeLessThanOrEqual(cardHeightMm - 2);
      expect(printed.filter((other) => other !== area && overlap(area, other))).toEqual([]);
    }
  });

  it('is bare paper at the paper spots and plain ink at the ink spots', async () => {
    const { width, pixelsPerMm, rgb } = cardPicture(await cardLayout(cardId), 10);
    const reflectances = ({ xMm, yMm }: { xMm: number; yMm: number }) =>
      [-1, 0, 1].flatMap((i) =>
        [-1, 0, 1].map((j) => {
          const x = Math.floor((xMm + (i * spotMm) / 2) * pixelsPerMm);
          const y = Math.floor((yMm + (j * spotMm) / 2) * pixelsPerMm);
          return rgb[(y * width + x) * 3];
        }),
      );
    for (const spot of paperSpots) expect(Math.min(...reflectances(spot))).toBe(1);
    for (const spot of inkSpots) expect(Math.max(...reflectances(spot))).toBeCloseTo(0.03, 6);
  });

  it('never changes its codes: cards printed long ago stay known', async () => {
    const { modules } = await cardLayout(cardId);
    const sha256 = createHash('sha256').update(modules.L).update(modules.R).digest('hex');
    expect(sha256).toBe('f05e72f04330540d62c4c366fd971b6cebeae982dcdc6d61331b0112fedf96cb');
  });

  it('knows its own codes from others', () => {
    expect(parseCodeText(`DLC1/${cardId}/R`)).toEqual({ id: cardId, end: 'R' });
    for (const text of [
      '',
      'https://example.org',
      `DLC2/${cardId}/R`,
      `DLC1/${cardId}/M`,
      'DLC1/7K3M9QW0/L',
      `DLC1/${cardId}/L/`,
    ]) {
      expect(parseCodeText(text)).toBeNull();
    }
  });

  it('refuses ids that could be misread', async () => {
    expect(isCardId(cardId)).toBe(true);
    for (const id of ['', 'ABC', '7K3M9QWI', '7k3m9qwx', '7K3M9QWX2']) {
      expect(isCardId(id)).toBe(false);
      await expect(cardLayout(id)).rejects.toThrow(RangeError);
    }
  });
});
