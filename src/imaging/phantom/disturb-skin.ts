import type { RandomStream } from '../random.ts';
import { flushReference } from './change-skin.ts';
import { deepenCreases } from './expression.ts';
import { wearMakeUp } from './make-up.ts';
import type { Nuisance } from './nuisance.ts';
import type { Skin } from './skin.ts';
import { growStubble } from './stubble.ts';

/** The skin as it is on the day of a photo: flushed, in motion, made up, unshaven. What it would measure is unchanged. */
export function disturbSkin(skin: Skin, nuisance: Nuisance, random: RandomStream): Skin {
  const flushed = flushReference(skin, nuisance.referenceFlushLog);
  const moved = deepenCreases(flushed, nuisance.expression);
  const madeUp = wearMakeUp(moved, nuisance.makeUpCover, random.fork('make-up'));
  return growStubble(madeUp, nuisance.stubbleMm);
}
