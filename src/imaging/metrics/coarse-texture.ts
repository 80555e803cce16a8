import { bands } from '../filters.ts';
import { opticalDensity } from '../region-pair.ts';
import { tf } from '../tensor.ts';
import type { Metric, Quantity } from './metric.ts';

/** Relief that three pixels a millimetre just show; a wider band would be pigment more than relief. */
const bandMm = [0.18, 0.5] as const;

const quantity: Quantity = {
  localMaps(pair) {
    const sigmasPx = [bandMm[0] * pair.pixelsPerMm, bandMm[1] * pair.pixelsPerMm] as const;
    const [before, after] = tf.tidy(() =>
      bands([opticalDensity(pair.before, 0), opticalDensity(pair.after, 0)], pair.mask, sigmasPx).map((map) =>
        tf.square(map),
      ),
    );
    return { before, after, weight: pair.mask.clone() };
  },
  level: (mean) => 100 * Math.sqrt(mean),
};

/**
 * Coarse texture: root mean square of the optical density of red in the band 0.18 to 0.5 mm, for photos too coarse for texture. Another
 * quantity than texture, with pigment mottle and single pores in it; the two are never drawn on one line.
 * @see the band-energy family in 10.1016/j.jvcir.2017.03.003
 */
export const coarseTexture: Metric = {
  name: 'coarse-texture',
  label: 'Coarse texture',
  version: 1,
  unit: 'contrast (ln) x 100',
  higherMeans: 'worse',
  improvedWord: 'smoother',
  worsenedWord: 'rougher',
  needs: { pixelsPerMm: 3, coarserThan: 8, reference: true, fineDetail: true },
  reference: '10.1016/j.jvcir.2017.03.003',
  ...quantity,
  untreated: quantity,
  change: (before, after) => Math.log(after / before),
  shift: (before, change) => before * Math.exp(change),
};
