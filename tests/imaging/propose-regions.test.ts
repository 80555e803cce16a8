import { describe, expect, it } from 'vitest';
import { encodeJpeg } from '../../src/imaging/encode.ts';
import { planSchema } from '../../src/imaging/plan.ts';
import { proposeRegions, type RegionProposals } from '../../src/imaging/propose-regions.ts';
import { openBackend } from '../../src/imaging/tensor.ts';
import { cardPhoto } from './card/card-photo.ts';
import { hasPhotos, photo, photoNames } from './face/photos.ts';

const asPlan = ({ regions }: RegionProposals) => {
  const of = (kind: 'treated' | 'reference') =>
    regions.filter((region) => region.kind === kind).map(({ name, polygon }) => ({ name, polygon }));
  return { treated: of('treated'), reference: of('reference') };
};

describe('proposeRegions', () => {
  it('finds the card and its scale where there is no face, and no regions', async () => {
    await openBackend();
    const { photo: image, placement } = await cardPhoto({ seed: 1, placement: { tiltDeg: 0 } });
    const data = image.data as Uint8Array;
    const found = await proposeRegions(await encodeJpeg({ ...image, data }, { quality: 92 }));
    expect(found.regions).toEqual([]);
    expect(found.scale?.source).toBe('card');
    expect(found.scale?.pixelsPerMm).toBeCloseTo(placement.pixelsPerMm, 0);
    expect(found.card).toHaveLength(4);
    const middle = (axis: 0 | 1) => (found.card ?? []).reduce((sum, point) => sum + point[axis] / 4, 0);
    expect(middle(0) * image.width).toBeCloseTo(placement.centre[0] + 0.5, -1);
    expect(middle(1) * image.height).toBeCloseTo(placement.centre[1] + 0.5, -1);
  });

  it.skipIf(!hasPhotos)(
    'proposes a face’s regions as a plan could hold them, with the scale of the irises',
    async () => {
      await openBackend();
      const image = await photo(photoNames('london')[0]!);
      const data = image.data as Uint8Array;
      const found = await proposeRegions(await encodeJpeg({ ...image, data }, { quality: 92 }));
      const plan = planSchema.parse(asPlan(found));
      expect(plan.treated?.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['forehead', 'left cheek', 'right cheek', 'nose', 'chin']),
      );
      expect(found.scale?.source).toBe('iris');
      // The patient's left cheek is on the right of the picture.
      const x = (name: string) => {
        const polygon = plan.treated?.find((region) => region.name === name)?.polygon ?? [];
        return polygon.reduce((sum, point) => sum + point[0] / polygon.length, 0);
      };
      expect(x('left cheek')).toBeGreaterThan(x('nose'));
      expect(x('right cheek')).toBeLessThan(x('nose'));
    },
  );
});
