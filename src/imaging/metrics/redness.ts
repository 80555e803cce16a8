import { opticalDensity } from '../region-pair.ts';
import { type Tensor2D, type Tensor3D, tf } from '../tensor.ts';
import type { Metric, Quantity } from './metric.ts';

/** Erythema index D_G - D_R = ln R - ln G; [height, width]. Zero on shading, as light level is in both channels alike. */
export function erythemaIndex(image: Tensor3D): Tensor2D {
  return tf.tidy(() => tf.sub(opticalDensity(image, 1), opticalDensity(image, 0)) as Tensor2D);
}

const quantity: Quantity = {
  localMaps: (pair) => ({
    before: erythemaIndex(pair.before),
    after: erythemaIndex(pair.after),
    weight: pair.mask.clone(),
  }),
  level: (mean) => 100 * mean,
};

/**
 * Redness: mean erythema index of the skin, in the form of Takiwaki for camera images.
 * The change is a difference of indices, treated minus reference skin; white balance enters each photo's own level, so
 * `before` and `after` are comparable with each other and not with another clinic's camera.
 * @see Yamamoto T, Takiwaki H et al., Skin Res Technol 2008;14:26, 10.1111/j.1600-0846.2007.00254.x
 */
export const redness: Metric = {
  name: 'redness',
  label: 'Redness',
  version: 1,
  unit: 'erythema index x 100',
  higherMeans: 'worse',
  improvedWord: 'less red',
  worsenedWord: 'redder',
  needs: { pixelsPerMm: null, reference: true, fineDetail: false },
  reference: '10.1111/j.1600-0846.2007.00254.x',

  ...quantity,
  untreated: quantity,
  colourOfLight: {
    trendSd: 0.024, // 1.2 % for each of red and green, in each of the photos
    untreatedSd: 0.012, // 4 % of the blood in each of the photos
  },
  gammaResponse: ({ treated, reference }) => (treated - reference) / 100,
  change: (before, after) => (after - before) / 100,
  shift: (before, change) => before + 100 * change,
};
