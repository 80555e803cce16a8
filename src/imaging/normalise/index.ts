import { type CardComparison, correctColour, gammaAt, logGainAt } from '../card/index.ts';
import type { Comparison } from '../comparison.ts';
import type { RegionPair } from '../region-pair.ts';
import { residualGammaSd } from '../uncertainty/nuisance.ts';
import { type BlurDifference, blurDifference, matchBlur } from './blur-match.ts';
import { applyCardTone } from './card-tone.ts';
import { applyColourGain, colourGain, type LogGain, medianColour } from './colour.ts';

export interface Normalisation {
  colour: { source: 'reference' | 'card' | 'none'; logGain: LogGain };
  /** Where the colour is by a card. */
  card: CardCorrection | null;
  blur: BlurDifference | null;
}

/** Colour and tone of the light by a card: Dermalapse's, a chart or a plain one. */
export interface CardCorrection {
  logGain: LogGain;
  /** Exponent of the after photo's tone curve against the before photo's, red, green and blue; null of a plain card. */
  gamma: LogGain | null;
  /** What it leaves of the red-green balance of skin: standard deviation, ln. */
  balanceSd: number;
}

export interface NormaliseOptions {
  treated: readonly RegionPair[];
  reference: readonly RegionPair[];
  /** Dermalapse's card or a chart of 24 patches, in both photos. */
  cards: CardComparison | null;
  /** A plain grey card that the plan outlines. */
  plainCard: RegionPair | null;
}

const noGain: LogGain = [0, 0, 0];
/** Beyond this the photos are too unlike in sharpness to be matched; the gate refuses fine detail then. */
const largestMatchedVarianceMm2 = 0.25 ** 2;

/** Normalises the regions in place (their tensors are replaced) and says what was done. */
export function normalise({ treated, reference, cards, plainCard }: NormaliseOptions): Normalisation {
  const regions = [...treated, ...reference];
  const byCards = correctionByCard(regions, cards);
  const fromReference = byCards || !reference.length ? null : colourGain(reference);
  const card = byCards ?? (fromReference ? null : correctionByPlainCard(treated, plainCard));
  const logGain = fromReference ?? card?.logGain ?? noGain;
  for (const region of regions) {
    if (byCards && cards?.tone) applyCardTone(region, cards.tone);
    else applyColourGain(region, logGain);
  }

  const blur = blurDifference(reference);
  if (blur && Math.abs(blur.varianceMm2) <= largestMatchedVarianceMm2) {
    for (const region of regions) matchBlur(region, blur);
  }
  return { colour: { source: fromReference ? 'reference' : card ? 'card' : 'none', logGain }, card, blur };
}

function correctionByCard(
  regions: readonly RegionPair[],
  cards: CardComparison | null,
): CardCorrection | null {
  const skin = cards && medianColour(regions, 'after');
  const corrected = skin && correctColour(cards, skin);
  if (!cards?.tone || !corrected) return null;
  const { tone } = cards;
  const levels = skin.map((light, k) => (Math.log(light) + Math.log(corrected.rgb[k])) / 2);
  const each = (of: (k: 0 | 1 | 2) => number): LogGain => [of(0), of(1), of(2)];
  const [red, green] = corrected.standardErrorLog;
  return {
    logGain: each((k) => logGainAt(tone[k], levels[k]).logGain),
    gamma: each((k) => gammaAt(tone[k], levels[k])),
    balanceSd: Math.hypot(red, green),
  };
}

/** One grey gives the light's colour at its own level; how the tone curves differ between it and skin, it can't tell. */
function correctionByPlainCard(
  treated: readonly RegionPair[],
  plainCard: RegionPair | null,
): CardCorrection | null {
  const logGain = plainCard && colourGain([plainCard]);
  const [skin, grey] = [medianColour(treated, 'before'), plainCard && medianColour([plainCard], 'before')];
  if (!logGain || !skin || !grey) return null;
  const balance = ([red, green]: LogGain) => Math.log(red / green);
  return { logGain, gamma: null, balanceSd: residualGammaSd * Math.abs(balance(skin) - balance(grey)) };
}

/** The part of the result that tells about it. */
export function describeNormalisation({ colour, card, blur }: Normalisation): Comparison['normalisation'] {
  const matched = blur && Math.abs(blur.varianceMm2) <= largestMatchedVarianceMm2;
  return {
    colour: { source: colour.source, logGain: [...colour.logGain] },
    card: card && { logGain: [...card.logGain], gamma: card.gamma && [...card.gamma] },
    blurMatchMm: matched ? Math.sign(blur.varianceMm2) * Math.sqrt(Math.abs(blur.varianceMm2)) : null,
    illumination:
      'redness: the slope of untreated skin across the photo is followed to the treated skin; the rest is local contrast',
  };
}
