import { applyAffine, invert, linearScale } from './affine.ts';
import type { Comparison, Lesions } from './comparison.ts';
import { makeCanvas } from './result-images.ts';

/** A lesion on the registered pictures. */
export interface PlacedLesion {
  region: string;
  state: Lesions['list'][number]['state'];
  /** Middle, in fractions 0..1 of the pictures' width and height. */
  at: [number, number];
  /** In fractions of the pictures' width. */
  diameter: number;
}

/** Where the lesions that a comparison lists lie on the pictures of its registered pair. */
export function placeLesions({ photos, registration, measurements }: Comparison): PlacedLesion[] {
  const { before } = photos;
  const [[a, b, tx], [c, d, ty]] = registration.transform;
  const { space, width, height } = makeCanvas(photos, { beforeToAfter: [a, b, tx, c, d, ty] });
  const toPicture = invert(space.toBefore);
  const perMm = (before.pixelsPerMm ?? 0) * linearScale(toPicture);
  return measurements.flatMap(({ region, lesions }) =>
    (lesions?.list ?? []).map(({ at, diameterMm, state }) => {
      const [x, y] = applyAffine(toPicture, [at[0] * before.width - 0.5, at[1] * before.height - 0.5]);
      return {
        region,
        state,
        at: [(x + 0.5) / width, (y + 0.5) / height] as [number, number],
        diameter: (diameterMm * perMm) / width,
      };
    }),
  );
}
