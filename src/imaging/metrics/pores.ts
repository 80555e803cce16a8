import { bands, dilate } from '../filters.ts';
import { bloodlessLog, type RegionPair } from '../region-pair.ts';
import { masked, median, robustSd } from '../statistics.ts';
import { type Tensor2D, tf } from '../tensor.ts';
import type { LocalMaps, Metric, Quantity } from './metric.ts';

/** Band of a pore: dark spots 0.2 to 0.5 mm wide answer most. */
const bandMm = [0.09, 0.22] as const;
/** Seldom reached by relief, which lies in the same band, and low enough to find many pores in a strip of untreated skin. */
const thresholdSd = 4;
/** What relief adds where a maximum is looked for, in robust SD of its own: without it less relief would read as fainter pores. */
const reliefAtMaxima = 0.4;
const neighbourhoodPx = 2;

/**
 * Darkness of pore-sized spots: -(G.09 - G.22) of both photos' log images; [height, width]. Linear, so noise does not bias it.
 * @param log logarithm of luminance or of a channel
 */
export function poreResponses(
  log: { before: Tensor2D; after: Tensor2D },
  { mask, pixelsPerMm }: Pick<RegionPair, 'mask' | 'pixelsPerMm'>,
): { before: Tensor2D; after: Tensor2D } {
  const sigmasPx = [bandMm[0] * pixelsPerMm, bandMm[1] * pixelsPerMm] as const;
  return tf.tidy(() => {
    const [before, after] = bands([log.before, log.after], mask, sigmasPx);
    return { before: tf.neg(before) as Tensor2D, after: tf.neg(after) as Tensor2D };
  });
}

/**
 * Where the pores are: local maxima of the mean response of both photos that stand out of the skin. Taking both photos
 * alike keeps the choice from favouring either of them.
 * @returns weight map [height, width]: the mean response at pores, 0 elsewhere
 */
export function findPores(
  { mask }: Pick<RegionPair, 'mask'>,
  { before, after, thresholdSd }: { before: Tensor2D; after: Tensor2D; thresholdSd: number },
): Tensor2D {
  return tf.tidy(() => {
    const union = tf.mul(tf.add(before, after), 0.5) as Tensor2D;
    const onSkin = masked(union.dataSync(), mask.dataSync());
    if (onSkin.length === 0) return tf.zerosLike(union);
    const middle = median(onSkin);
    const threshold = middle + thresholdSd * robustSd(onSkin, middle);
    const highest = tf.cast(tf.equal(union, dilate(union, neighbourhoodPx)), 'float32');
    const standsOut = tf.step(tf.sub(union, threshold));
    return tf.mul(tf.mul(union, mask), tf.mul(highest, standsOut)) as Tensor2D;
  });
}

const quantity: Quantity = {
  localMaps(pair): LocalMaps {
    const { before, after } = tf.tidy(() =>
      poreResponses({ before: bloodlessLog(pair.before), after: bloodlessLog(pair.after) }, pair),
    );
    const weight = findPores(pair, { before, after, thresholdSd });
    const maps = tf.tidy(() => ({
      before: withoutRelief(before, pair),
      after: withoutRelief(after, pair),
      weight,
    }));
    tf.dispose([before, after]);
    return maps;
  },
  level: (mean) => 100 * mean,
};

/** Responses less what the photo's own relief adds at maxima; pores are too few to move a robust SD. */
function withoutRelief(responses: Tensor2D, { mask }: RegionPair): Tensor2D {
  const onSkin = masked(responses.dataSync(), mask.dataSync());
  const reliefSd = onSkin.length ? robustSd(onSkin) : 0;
  return tf.sub(responses, reliefAtMaxima * reliefSd) as Tensor2D;
}

/**
 * Pore visibility: mean darkness of the pores found in the two photos together, weighted by how plainly each is a
 * pore, less what relief adds there. Visibility, not a count: a count turns blur into improvement.
 * @see the difference-of-Gaussians detector compared in arXiv:2302.11950
 */
export const pores: Metric = {
  name: 'pores',
  label: 'Pore visibility',
  version: 2,
  unit: 'contrast (ln) x 100',
  higherMeans: 'worse',
  improvedWord: 'less visible pores',
  worsenedWord: 'more visible pores',
  needs: { pixelsPerMm: 8, reference: true, fineDetail: true },
  reference: '10.48550/arXiv.2302.11950',

  ...quantity,
  untreated: quantity,
  change: (before, after) => Math.log(after / before),
  shift: (before, change) => before * Math.exp(change),
};
