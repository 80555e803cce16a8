import type { Rgb } from './card-layout.ts';
import type { ColourCard, PatchReading } from './colour-card.ts';
import {
  fitToneCurve,
  logGainAt,
  logGainForAfter,
  misfit,
  type ToneCurve,
  type TonePoint,
} from './tone-curve.ts';

export interface CardFinding {
  code:
    | 'CARD_NOT_THE_SAME'
    | 'CARD_NOT_AS_OUTLINED'
    | 'CARD_UNEVEN_LIGHT'
    | 'CARD_PATCH_DRIFT'
    | 'CARD_TOO_FEW_PATCHES'
    | 'CARD_COLOUR_RESIDUAL';
  /** One sentence for the person at the screen. */
  message: string;
}

/** How the camera and the light differ between two photos, as their cards show it. */
export interface CardComparison {
  /** Red, green, blue; null when the cards do not allow a correction, the findings say why. */
  tone: readonly [ToneCurve, ToneCurve, ToneCurve] | null;
  /**
   * What the correction leaves on the colour patches, which took no part in the fit: root mean square in ln, beyond the
   * errors of reading them. Null without them.
   */
  colourResidualLog: number | null;
  findings: CardFinding[];
}

/** Of any patch, however many pixels it has: print, paper, glare and flare differ a little between two photos. */
const patchErrorLog = 0.005;
/** A patch that is off by more than both has changed: faded, stained, shaded. */
const driftLog = 0.05;
const driftInStandardErrors = 4;
const fewestGreys = 4;
const largestColourResidualLog = 0.05;

/**
 * Compares the card in two photos: both must show the same one, evenly lit. Exchanging them changes the sign of every gain
 * and nothing else.
 */
export function compareCards(before: ColourCard, after: ColourCard): CardComparison {
  const obstacle = whyNot(before, after);
  if (obstacle) return { tone: null, colourResidualLog: null, findings: [obstacle] };
  const { greys, findings } = leaveOutDrift(pairPatches(before.greys, after.greys));
  const [red, green, blue] = fitTone(greys);
  if (!red || !green || !blue) {
    const tooFew: CardFinding = { code: 'CARD_TOO_FEW_PATCHES', message: 'Too few grey patches of the card can be read in both photos. Keep glare off the card and do not overexpose.' }; // biome-ignore format: one finding
    return { tone: null, colourResidualLog: null, findings: [...findings, tooFew] };
  }
  const tone = [red, green, blue] as const;
  const colourResidualLog = residual(tone, pairPatches(before.colours, after.colours));
  if (colourResidualLog !== null && colourResidualLog > largestColourResidualLog) {
    findings.push({ code: 'CARD_COLOUR_RESIDUAL', message: `The correction from the grey patches leaves ${percent(colourResidualLog)} on the colour patches: mixed light, or the card has faded.` }); // biome-ignore format: one finding
  }
  return { tone, colourResidualLog, findings };
}

/**
 * Brings a colour of the after photo to what the before photo's camera and light would have made of it.
 * @param rgb linear light, 0..1.
 * @returns linear light, and the standard error of each channel in ln: that of the fit and what the colour patches show.
 */
export function correctColour(
  { tone, colourResidualLog }: CardComparison,
  rgb: Rgb,
): { rgb: Rgb; standardErrorLog: Rgb } | null {
  if (!tone) return null;
  const gains = tone.map((curve, channel) => logGainForAfter(curve, Math.log(rgb[channel])));
  const [red, green, blue] = gains.map(({ logGain }, channel) => rgb[channel] * Math.exp(logGain));
  const [r, g, b] = gains.map(({ standardError }) => Math.hypot(standardError, colourResidualLog ?? 0));
  return { rgb: [red, green, blue], standardErrorLog: [r, g, b] };
}

function whyNot(before: ColourCard, after: ColourCard): CardFinding | null {
  if (before.id !== after.id) {
    return { code: 'CARD_NOT_THE_SAME', message: `The photos show two different cards (${before.id} and ${after.id}). Use the same card at every visit.` }; // biome-ignore format: one finding
  }
  const photosWith = (what: ColourCard['shading']): string =>
    Object.entries({ before, after })
      .flatMap(([name, { shading }]) => (shading === what ? name : []))
      .join(' and the ');
  if (photosWith('unknown')) {
    return { code: 'CARD_NOT_AS_OUTLINED', message: `The patches of the colour chart are not where the plan leads to in the ${photosWith('unknown')} photo. Outline them clockwise from the corner of the dark skin patch, and lay the chart in the same place, in even light, at every visit.` }; // biome-ignore format: one finding
  }
  if (photosWith('uneven')) {
    return { code: 'CARD_UNEVEN_LIGHT', message: `A shadow, glare or a strong fall-off of light lies on the card in the ${photosWith('uneven')} photo. Light it like the skin beside it.` }; // biome-ignore format: one finding
  }
  return null;
}

interface PatchPair {
  name: string;
  /** Red, green, blue. */
  points: TonePoint[];
}

function pairPatches(before: readonly PatchReading[], after: readonly PatchReading[]): PatchPair[] {
  return before.flatMap((one) => {
    const other = after.find(({ name }) => name === one.name);
    if (!other) return [];
    const points = [0, 1, 2].map((channel): TonePoint => {
      const [a, b] = [Math.log(one.rgb[channel]), Math.log(other.rgb[channel])];
      const errors = [one, other].map(({ rgb, standardError }) => standardError[channel] / rgb[channel]);
      return { level: (a + b) / 2, logGain: a - b, variance: Math.hypot(...errors, patchErrorLog) ** 2 };
    });
    return [{ name: one.name, points }];
  });
}

const fitTone = (pairs: readonly PatchPair[]): (ToneCurve | null)[] =>
  [0, 1, 2].map((channel) => fitToneCurve(pairs.map(({ points }) => points[channel])));

/** Takes out, one after the other, patches that the rest disagree with, as long as enough are left to say so. */
function leaveOutDrift(all: readonly PatchPair[]): { greys: PatchPair[]; findings: CardFinding[] } {
  let greys = [...all];
  const findings: CardFinding[] = [];
  while (greys.length > fewestGreys) {
    const suspects = greys.map((suspect) => ({ suspect, rest: greys.filter((each) => each !== suspect) }));
    const judged = suspects.map(({ suspect, rest }) => ({ suspect, rest, ...judge(suspect, rest) }));
    const worst = judged.reduce((a, b) => (b.restMisfit < a.restMisfit ? b : a));
    if (!worst.isOff) break;
    greys = worst.rest;
    findings.push({ code: 'CARD_PATCH_DRIFT', message: `The patch ${worst.suspect.name} of the card is ${percent(worst.offLog)} off what the others say and is left out: look for a stain, glare, a shadow or fading.` }); // biome-ignore format: one finding
  }
  return { greys, findings };
}

/** How far a patch is off from where the others put it, at worst over the channels, and how well those agree without it. */
function judge(
  suspect: PatchPair,
  rest: readonly PatchPair[],
): { restMisfit: number; offLog: number; isOff: boolean } {
  const channels = fitTone(rest).flatMap((curve, channel) => {
    if (!curve) return [];
    const { level, logGain, variance } = suspect.points[channel];
    const expected = logGainAt(curve, level);
    const offLog = Math.abs(logGain - expected.logGain);
    const standardErrors = offLog / Math.hypot(expected.standardError, Math.sqrt(variance));
    const restPoints = rest.map(({ points }) => points[channel]);
    return [
      {
        offLog,
        isOff: offLog > driftLog && standardErrors > driftInStandardErrors,
        misfit: misfit(curve, restPoints),
      },
    ];
  });
  return {
    restMisfit: channels.reduce((sum, channel) => sum + channel.misfit, 0),
    offLog: Math.max(...channels.map(({ offLog }) => offLog)),
    isOff: channels.some(({ isOff }) => isOff),
  };
}

function residual(tone: readonly ToneCurve[], colours: readonly PatchPair[]): number | null {
  const excesses = colours.flatMap(({ points }) =>
    points.map(({ level, logGain, variance }, channel) => {
      const expected = logGainAt(tone[channel], level);
      return (logGain - expected.logGain) ** 2 - variance - expected.standardError ** 2;
    }),
  );
  if (excesses.length === 0) return null;
  return Math.sqrt(Math.max(0, excesses.reduce((sum, excess) => sum + excess, 0) / excesses.length));
}

const percent = (log: number): string => `${(100 * Math.expm1(log)).toFixed(0)} %`;
