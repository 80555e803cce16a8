import { bands } from '../filters.ts';
import { opticalDensity, type RegionPair } from '../region-pair.ts';
import { shared } from '../shared-maps.ts';
import { masked, median, robustSd } from '../statistics.ts';
import { type Tensor2D, type Tensor3D, tf } from '../tensor.ts';
import { likenessOf } from './likeness.ts';
import type { Metric, Quantity } from './metric.ts';

/** Band of an inflamed spot: 1 to 4 mm across. */
const bandMm = [0.6, 3] as const;
const thresholdSd = 3;
/**
 * Share of red's density that is taken off where spots are compared. All of it leaves a small difference of large numbers,
 * which gloss and a file's coarse steps of colour move by half as much again as each of them; with none of it, redder skin all
 * round reads as redder spots by twice as much.
 */
const redShare = 0.8;

/**
 * Blood against pigment and shading: (0.6 D_G + 0.4 D_B) - share D_R; [height, width]. Zero on shading where the share is 1;
 * blue beside green lowers the noise and leaves it usable on dark skin, where blue alone would not be.
 */
function bloodIndex(image: Tensor3D, share: number): Tensor2D {
  return shared(`blood index ${share}`, [image], () =>
    tf.tidy(() => {
      const blueGreen = tf.add(tf.mul(opticalDensity(image, 1), 0.6), tf.mul(opticalDensity(image, 2), 0.4));
      return tf.sub(blueGreen, tf.mul(opticalDensity(image, 0), share)) as Tensor2D;
    }),
  );
}

/** How far each place is redder than the skin a few millimetres round it, in both photos; [height, width] each. */
export function rednessExcess(pair: RegionPair, share = 1): { before: Tensor2D; after: Tensor2D } {
  return tf.tidy(() => {
    const sigmasPx = [bandMm[0] * pair.pixelsPerMm, bandMm[1] * pair.pixelsPerMm] as const;
    const indices = [bloodIndex(pair.before, share), bloodIndex(pair.after, share)] as const;
    const [before, after] = bands(indices, pair.mask, sigmasPx);
    return { before, after };
  });
}

/** Excess that the mean of both photos must have somewhere to be a blemish there; Infinity without skin. */
export function blemishThreshold(
  { before, after }: { before: Tensor2D; after: Tensor2D },
  { mask }: Pick<RegionPair, 'mask'>,
  timesSd = thresholdSd,
): number {
  const union = meanOf({ before, after });
  const onSkin = masked(union.dataSync(), mask.dataSync());
  union.dispose();
  if (onSkin.length === 0) return Number.POSITIVE_INFINITY;
  const middle = median(onSkin);
  return middle + timesSd * robustSd(onSkin, middle);
}

const quantity: Quantity = {
  localMaps(pair) {
    const shadingFree = rednessExcess(pair);
    const threshold = blemishThreshold(shadingFree, pair);
    const weight = tf.tidy(() => {
      const union = meanOf(shadingFree);
      return tf.mul(tf.mul(union, pair.mask), tf.step(tf.sub(union, threshold))) as Tensor2D;
    });
    tf.dispose([shadingFree.before, shadingFree.after]);
    const { before, after } = rednessExcess(pair, redShare);
    return { before, after, weight, likeness: likenessOf({ before, after, weight: pair.mask }) };
  },
  level: (mean) => 100 * mean,
};

/**
 * Contrast of colour of untreated skin: what a veil of shine or another tone curve does to it, it does to blemishes. Each
 * photo's excess is weighed by the pattern of both, to which shading and the noise of one photo add little.
 */
const contrast: Quantity = {
  localMaps(pair) {
    const shadingFree = rednessExcess(pair);
    const excess = rednessExcess(pair, redShare);
    const likeness = likenessOf({ ...excess, weight: pair.mask });
    const maps = tf.tidy(() => {
      const pattern = meanOf(shadingFree);
      const [before, after] = [tf.mul(excess.before, pattern), tf.mul(excess.after, pattern)] as Tensor2D[];
      return { before, after, weight: pair.mask.clone(), likeness };
    });
    tf.dispose([shadingFree.before, shadingFree.after, excess.before, excess.after]);
    return maps;
  },
  level: (mean) => 100 * mean,
};

const meanOf = ({ before, after }: { before: Tensor2D; after: Tensor2D }): Tensor2D =>
  tf.tidy(() => tf.mul(tf.add(before, after), 0.5) as Tensor2D);

/**
 * Blemishes: mean redness excess (band 0.6 to 3 mm) of the spots found in the two photos together, weighted by how plainly
 * each is one. Which spots are there in both photos, new or gone, is listed beside it (lesions.ts): support from both
 * photos keeps the ratio fair and would hide an appearance.
 * @see grading by lesion detection, Wu X et al. 2019, 10.1109/ICCV.2019.01074
 */
export const blemishes: Metric = {
  name: 'blemishes',
  label: 'Blemishes',
  version: 2,
  unit: 'excess redness (ln) x 100',
  higherMeans: 'worse',
  improvedWord: 'fainter blemishes',
  worsenedWord: 'stronger blemishes',
  needs: { pixelsPerMm: 5, reference: true, fineDetail: false },
  reference: '10.1109/ICCV.2019.01074',
  ...quantity,
  untreated: contrast,
  change: (before, after) => Math.log(after / before),
  shift: (before, change) => before * Math.exp(change),
};
