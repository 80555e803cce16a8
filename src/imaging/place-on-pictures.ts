import { applyAffine, invert } from './affine.ts';
import type { Comparison } from './comparison.ts';
import type { Affine } from './image.ts';
import { makeCanvas } from './result-images.ts';

/** Where the photos of a comparison and its regions lie on the pictures of the registered pair. */
export interface PicturePlaces {
  /** Pixel of the upright photo -> pixel of the pictures. Pixel centres at integers. */
  before: Affine;
  after: Affine;
  regions: PlacedRegion[];
}

export interface PlacedRegion {
  name: string;
  kind: 'treated' | 'reference';
  /** In fractions 0..1 of the pictures' width and height; outside of them where the pictures end before the region. */
  polygon: [number, number][];
}

export function placeOnPictures({ photos, registration, regions = [] }: Comparison): PicturePlaces {
  const { before } = photos;
  const [[a, b, tx], [c, d, ty]] = registration.transform;
  const { space, width, height } = makeCanvas(photos, { beforeToAfter: [a, b, tx, c, d, ty] });
  const toPicture = invert(space.toBefore);
  return {
    before: toPicture,
    after: invert(space.toAfter),
    regions: regions.map(({ name, kind, polygon }) => ({
      name,
      kind,
      polygon: polygon.map((point) => {
        const [x, y] = applyAffine(toPicture, [
          point[0] * before.width - 0.5,
          point[1] * before.height - 0.5,
        ]);
        return [(x + 0.5) / width, (y + 0.5) / height];
      }),
    })),
  };
}
