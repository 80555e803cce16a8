import { studentT95 } from './quantiles.ts';
import { z95 } from './verdict.ts';

/** Raw. */
export interface SpreadChange {
  change: number;
  sd: number;
}

/**
 * Mean change of several pairs of frames, and how sure it is.
 *
 * The variance of a mean is the variance of one minus the mean squared scatter about the mean, however the values hang
 * together: no frame need be independent of another. So averaging earns exactly what the frames are seen to scatter: an
 * interval that frames can't narrow (a lamp that stood elsewhere, at every frame of the visit) stays, and a file given
 * twice changes nothing. Where the frames scatter more than one pair's own interval allows for, that interval was too
 * narrow: what they show takes its place, with Welch's and Satterthwaite's degrees of freedom (10.2307/3002019) for the
 * excess, because a few frames tell a spread badly.
 * @param pairs at least one
 * @param floorSd the part of each `sd` that frames of one visit may share: the result is never below it
 */
export function averageChanges(pairs: readonly SpreadChange[], floorSd: number): SpreadChange {
  const count = pairs.length;
  const change = mean(pairs.map((pair) => pair.change));
  const scatter = mean(pairs.map((pair) => (pair.change - change) ** 2));
  if (scatter === 0) return { change, sd: Math.sqrt(mean(pairs.map(({ sd }) => sd ** 2))) };

  const expected = Math.max(0, mean(pairs.map(({ sd }) => sd ** 2)) - floorSd ** 2);
  const seen = (scatter * count) / (count - 1);
  const excess = Math.max(0, seen - expected);
  const variance = floorSd ** 2 + expected + excess - scatter;
  const freedom = (count - 1) * (variance / (excess / count)) ** 2;
  const widened = excess > 0 ? studentT95(freedom) / z95 : 1;
  return { change, sd: widened * Math.sqrt(variance) };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
