import { compose, invert } from '../affine.ts';
import type { Affine } from '../image.ts';
import type { Plan } from '../plan.ts';
import { createRandom } from '../random.ts';
import { applyChange } from './change-skin.ts';
import type { PhantomImage } from './develop.ts';
import { makePlan } from './make-plan.ts';
import { drawNuisance, type Nuisance, type NuisanceChoice, noNuisance } from './nuisance.ts';
import { type PhotoTruth, renderPhoto } from './render-photo.ts';
import { makeSkin } from './skin.ts';
import type { PhantomSpec, TrueChange } from './spec.ts';

export interface PairSpec extends PhantomSpec {
  /** Default: nothing changes. */
  change?: TrueChange;
  /** Disturbances of both photos, drawn independently: none (default), the benchmark's, or a choice of them. */
  nuisance?: 'none' | 'all' | NuisanceChoice;
  /** Instead of drawn geometry: the before photo is straight and the after photo lies exactly like this. */
  geometry?: { rotationDeg?: number; scale?: number; shiftMm?: readonly [number, number] };
}

export interface Pair {
  before: PhantomImage;
  after: PhantomImage;
  /** Of the before photo. */
  plan: Plan;
  truth: {
    change: TrueChange;
    /** Pixels of before -> pixels of after. */
    beforeToAfter: Affine;
    before: PhotoTruth;
    after: PhotoTruth;
  };
}

/** A pair of photos of one person's skin, with everything about it known. The same spec gives the same bytes. */
export function makePair({ change = {}, nuisance = 'none', geometry, ...spec }: PairSpec): Pair {
  const skin = makeSkin(spec);
  const draw = (name: string): Nuisance => {
    if (nuisance === 'none') return noNuisance;
    return drawNuisance(createRandom(`${spec.seed}/${name}`), nuisance === 'all' ? {} : nuisance);
  };
  const straight = { rotationDeg: 0, scaleLog: 0, shiftMm: [0, 0] } as const;
  const placed = geometry && {
    rotationDeg: geometry.rotationDeg ?? 0,
    scaleLog: Math.log(geometry.scale ?? 1),
    shiftMm: geometry.shiftMm ?? straight.shiftMm,
  };
  const before = renderPhoto(
    skin,
    { ...draw('before'), ...(placed && straight) },
    createRandom(`${spec.seed}/before/noise`),
  );
  const after = renderPhoto(
    applyChange(skin, change),
    { ...draw('after'), ...placed },
    createRandom(`${spec.seed}/after/noise`),
  );
  return {
    before: before.image,
    after: after.image,
    plan: makePlan(skin, before.truth),
    truth: {
      change,
      beforeToAfter: compose(after.truth.transform, invert(before.truth.transform)),
      before: before.truth,
      after: after.truth,
    },
  };
}
