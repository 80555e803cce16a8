import { applyAffine } from './affine.ts';
import type { Lesions, Measurement } from './comparison.ts';
import type { RgbImage } from './image.ts';
import { findLesions } from './metrics/lesions.ts';
import type { SampledRegion } from './register/sample-region.ts';

/** Adds to each measurement of blemishes that came out which spots are in both photos, new or gone. */
export function withLesions(
  measurements: readonly Measurement[],
  { treated, before }: { treated: readonly SampledRegion[]; before: RgbImage },
): Measurement[] {
  return measurements.map((measurement) => {
    const region = treated.find(({ pair }) => pair.name === measurement.region);
    const isListed = measurement.metric === 'blemishes' && measurement.change !== null;
    return region && isListed ? { ...measurement, lesions: listLesions(region, before) } : measurement;
  });
}

function listLesions({ pair, space }: SampledRegion, { width, height }: RgbImage): Lesions {
  const found = findLesions(pair);
  const count = (wanted: Lesions['list'][number]['state']) =>
    found.filter(({ state }) => state === wanted).length;
  return {
    matched: count('matched'),
    new: count('new'),
    resolved: count('resolved'),
    list: found.map(({ x, y, diameterMm, state }) => {
      const [px, py] = applyAffine(space.toBefore, [x, y]);
      return { at: [(px + 0.5) / width, (py + 0.5) / height], diameterMm, state };
    }),
  };
}
