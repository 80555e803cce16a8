import { describe, expect, it } from 'vitest';
import { inset, largestPiece, outlineOf } from '../../src/imaging/face/cell-outline.ts';
import { linearTable } from '../../src/imaging/image.ts';
import { detectFace } from '../../src/imaging/landmarks.ts';
import { polygonMask } from '../../src/imaging/polygon-mask.ts';
import { faceReferenceRegions } from '../../src/imaging/reference-regions.ts';
import { faceRegions } from '../../src/imaging/regions.ts';
import { skinMask } from '../../src/imaging/skin-mask.ts';
import { hasPhotos, photo } from './face/photos.ts';

const figure = (lines: string[]) => ({
  count: lines.length,
  cells: Uint8Array.from(lines.join(''), (mark) => (mark === '#' ? 1 : 0)),
});

describe('figures of cells', () => {
  it('keeps the largest piece and takes a cell off its edges', () => {
    const kept = inset(
      largestPiece(
        figure([
          '######..',
          '######..',
          '######..',
          '#####...',
          '......##',
          '......##',
          '........',
          '........',
        ]),
      ),
    );
    const rows = Array.from({ length: 8 }, (_, row) =>
      Array.from(kept.cells.subarray(row * 8, row * 8 + 8)).join(''),
    );
    expect(rows.slice(0, 4)).toEqual(['00000000', '01111000', '01110000', '00000000']);
    expect(rows.slice(4).join('')).not.toContain('1');
  });

  it('outlines one run a row from the longest, and counts its cells', () => {
    const outline = outlineOf(figure(['#....', '#.##.', '.###.', '.....', '#####']))!;
    expect(outline.area).toBe(5);
    expect(outline.vertices).toContainEqual([0, 4]);
    const lower = outlineOf(figure(['#....', '#.##.', '.###.', '.....', '.....']))!;
    expect(lower.area).toBe(5);
    expect(lower.vertices[0]).toEqual([4, 1]);
    expect(outlineOf(figure(['..', '..']))).toBeNull();
  });
});

describe.skipIf(!hasPhotos)('reference skin of real portraits (skipped where the photos are not)', () => {
  it.each(['london/001-neutral.jpg', 'london/062-smiling.jpg', 'canada/020f.jpg', 'zoom/60cm.jpg'])(
    'finds the neck in %s, clear of the measured regions and of the shirt',
    async (name) => {
      const image = await photo(name);
      const face = (await detectFace(image))!;
      const references = faceReferenceRegions(face, image);
      const neck = references.find((region) => region.name === 'neck')!;
      expect(neck.polygon.every(([, y]) => y > face.points[291 * 3 + 1])).toBe(true);
      const mask = polygonMask([neck.polygon], image.width, image.height);
      const measured = polygonMask(
        faceRegions(face).map(({ polygon }) => polygon),
        image.width,
        image.height,
      );
      expect(mask.some((value, i) => value && measured[i])).toBe(false);
      // Shirts and walls here are white, pink-grey or grey: red is over green by 4 % and more on skin alone.
      let [all, skin] = [0, 0];
      mask.forEach((value, i) => {
        if (!value) return;
        all++;
        if (image.data[i * 3] > 1.04 * image.data[i * 3 + 1]) skin++;
      });
      expect(skin / all).toBeGreaterThan(0.98);
      expect(all).toBeGreaterThan(0.1 * face.interOcularPx ** 2);
    },
  );

  it('finds no neck where the photo ends at the chin', async () => {
    const image = await photo('london/038-neutral.jpg', (raw) =>
      raw.extract({ left: 0, top: 0, width: 1350, height: 1010 }),
    );
    const face = (await detectFace(image))!;
    expect(faceReferenceRegions(face, image).filter(({ name }) => name === 'neck')).toEqual([]);
  });

  it.each([
    'london/001-neutral.jpg',
    'london/006-neutral.jpg',
    'london/119-neutral.jpg',
    'london/061-neutral.jpg',
    'london/042-neutral.jpg',
    'canada/025f.jpg',
  ])('leaves more than nine tenths of both cheeks of %s', async (name) => {
    const image = await photo(name);
    const face = (await detectFace(image))!;
    const linear = Float32Array.from(image.data, (code) => linearTable(255)[code]);
    for (const { polygon } of faceRegions(face).filter((region) => region.name.endsWith('cheek'))) {
      const within = polygonMask([polygon], image.width, image.height);
      const mask = skinMask({ ...image, linear }, { pixelsPerMm: face.irisDiameterPx! / 11.7, within });
      const count = (of: Uint8Array) => of.reduce((sum, value) => sum + value, 0);
      expect(count(mask) / count(within)).toBeGreaterThan(0.9);
    }
  });
});
