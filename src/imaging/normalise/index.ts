import type { Comparison } from '../comparison.ts';
import type { RegionPair } from '../region-pair.ts';
import { type BlurDifference, blurDifference, matchBlur } from './blur-match.ts';
import { applyColourGain, colourGain, type LogGain } from './colour.ts';

export interface Normalisation {
  colour: { source: 'reference' | 'card' | 'none'; logGain: LogGain };
  blur: BlurDifference | null;
}

const noGain: LogGain = [0, 0, 0];
/** Beyond this the photos are too unlike in sharpness to be matched; the gate refuses fine detail then. */
const largestMatchedVarianceMm2 = 0.25 ** 2;

/** Normalises the regions in place (their tensors are replaced) and says what was done. */
export function normalise(
  regions: readonly RegionPair[],
  { reference, card }: { reference: readonly RegionPair[]; card: RegionPair | null },
): Normalisation {
  const fromReference = reference.length ? colourGain(reference) : null;
  const fromCard = !fromReference && card ? colourGain([card]) : null;
  const logGain = fromReference ?? fromCard ?? noGain;
  for (const region of regions) applyColourGain(region, logGain);

  const blur = blurDifference(reference);
  if (blur && Math.abs(blur.varianceMm2) <= largestMatchedVarianceMm2) {
    for (const region of regions) matchBlur(region, blur);
  }
  const source = fromReference ? 'reference' : fromCard ? 'card' : 'none';
  return { colour: { source, logGain }, blur };
}

/** The part of the result that tells about it. */
export function describeNormalisation({ colour, blur }: Normalisation): Comparison['normalisation'] {
  const matched = blur && Math.abs(blur.varianceMm2) <= largestMatchedVarianceMm2;
  return {
    colour: { source: colour.source, logGain: [...colour.logGain] },
    blurMatchMm: matched ? Math.sign(blur.varianceMm2) * Math.sqrt(Math.abs(blur.varianceMm2)) : null,
    illumination:
      'none: every metric is a local contrast or a difference against reference skin of the same photo',
  };
}
