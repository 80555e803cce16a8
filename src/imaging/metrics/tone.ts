import { dilate, maskedGaussian } from '../filters.ts';
import { removeQuadratic } from '../quadratic.ts';
import { logLuminance } from '../region-pair.ts';
import { type Tensor2D, tf } from '../tensor.ts';
import { blemishThreshold, rednessExcess } from './blemishes.ts';
import { likenessOf } from './likeness.ts';
import type { Metric, Quantity } from './metric.ts';

/** Finer than this it is texture, not tone. */
const smoothingMm = 0.8;
/** Lower than for measuring blemishes: what may be one must not count as uneven tone. */
const blemishSd = 2.5;
const blemishMarginMm = 0.5;

const quantity: Quantity = {
  localMaps(pair) {
    const excess = rednessExcess(pair);
    const threshold = blemishThreshold(excess, pair, blemishSd);
    const [before, after, weight] = tf.tidy(() => {
      const union = tf.mul(tf.add(excess.before, excess.after), 0.5);
      const spots = dilate(tf.step(tf.sub(union, threshold)) as Tensor2D, blemishMarginMm * pair.pixelsPerMm);
      const open = tf.mul(pair.mask, tf.sub(1, spots)) as Tensor2D;
      const flattened = [pair.before, pair.after].map((image) => {
        const smooth = maskedGaussian(logLuminance(image), pair.mask, smoothingMm * pair.pixelsPerMm);
        return removeQuadratic(smooth, open);
      });
      return [...flattened, open];
    });
    const likeness = likenessOf({ before, after, weight });
    const maps = tf.tidy(() => ({ before: tf.square(before), after: tf.square(after), weight, likeness }));
    tf.dispose([excess.before, excess.after, before, after]);
    return maps;
  },
  level: (mean) => 100 * Math.sqrt(mean),
};

/**
 * Tone evenness: spread (root mean square) of log luminance smoothed at 0.8 mm, blemishes left out, after the quadratic that
 * the light's fall-off and the area's curve leave has been taken off. A spread, not a colour: lighter skin is not evener skin.
 * @see Chardon A, Cretois I, Hourseau C 1991, 10.1111/j.1467-2494.1991.tb00561.x, for tone as a level
 */
export const tone: Metric = {
  name: 'tone',
  label: 'Tone unevenness',
  version: 1,
  unit: 'spread of lightness (ln) x 100',
  higherMeans: 'worse',
  improvedWord: 'more even tone',
  worsenedWord: 'less even tone',
  needs: { pixelsPerMm: 2, reference: false, fineDetail: false },
  reference: '10.1111/j.1467-2494.1991.tb00561.x',
  ...quantity,
  untreated: null,
  gammaResponse: () => 1,
  change: (before, after) => Math.log(after / before),
  shift: (before, change) => before * Math.exp(change),
};
