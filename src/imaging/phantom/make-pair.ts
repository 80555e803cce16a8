import { compose, invert } from '../affine.ts';
import type { Affine } from '../image.ts';
import type { Plan } from '../plan.ts';
import { createRandom } from '../random.ts';
import { areaInView, isWithin, type LesionState } from './change-lesions.ts';
import { applyChange } from './change-skin.ts';
import type { PhantomImage } from './develop.ts';
import { makePlan } from './make-plan.ts';
import {
  drawNuisance,
  extendedNuisanceNames,
  type Nuisance,
  type NuisanceChoice,
  noNuisance,
  nuisanceNames,
} from './nuisance.ts';
import { type PhotoTruth, renderPhoto } from './render-photo.ts';
import { makeSkin, type Skin } from './skin.ts';
import type { PhantomSpec, Settings, TrueChange } from './spec.ts';

export interface PairSpec extends PhantomSpec {
  /** Default: nothing changes. */
  change?: TrueChange;
  /** Disturbances of both photos, drawn independently: none (default), the benchmark's, these and the extended, a choice. */
  nuisance?: 'none' | 'all' | 'extended' | NuisanceChoice;
  /** Instead of drawn geometry: the before photo is straight and the after photo lies exactly like this. */
  geometry?: {
    rotationDeg?: number;
    scale?: number;
    shiftMm?: readonly [number, number];
    yawDeg?: number;
    pitchDeg?: number;
  };
}

export interface TrueLesion {
  /** Middle, on the skin. */
  xMm: number;
  yMm: number;
  diameterMm: number;
  state: LesionState;
}

export interface Pair {
  before: PhantomImage;
  after: PhantomImage;
  /** Of the before photo. */
  plan: Plan;
  truth: {
    change: TrueChange;
    settings: Settings;
    /** Inflamed spots in view of a straight photo, those of both photos. */
    lesions: TrueLesion[];
    /** Pixels of before -> pixels of after: exact for the plane without expression; of a cheek, what holds in its middle. */
    beforeToAfter: Affine;
    /** The same for every point and surface; null where either photo does not show the skin. */
    toAfter(x: number, y: number): [number, number] | null;
    before: PhotoTruth;
    after: PhotoTruth;
  };
}

const namedChoices = { all: nuisanceNames, extended: [...nuisanceNames, ...extendedNuisanceNames] };

/** A pair of photos of one person's skin, with everything about it known. The same spec gives the same bytes. */
export function makePair({ change = {}, nuisance = 'none', geometry, ...spec }: PairSpec): Pair {
  const skin = makeSkin(spec);
  const draw = (name: string): Nuisance => {
    if (nuisance === 'none') return noNuisance;
    const choice = typeof nuisance === 'string' ? { only: namedChoices[nuisance] } : nuisance;
    return drawNuisance(createRandom(`${spec.seed}/${name}`), choice);
  };
  const straight = { rotationDeg: 0, scaleLog: 0, shiftMm: [0, 0], yawDeg: 0, pitchDeg: 0 } as const;
  const placed = geometry && {
    rotationDeg: geometry.rotationDeg ?? 0,
    scaleLog: Math.log(geometry.scale ?? 1),
    shiftMm: geometry.shiftMm ?? straight.shiftMm,
    yawDeg: geometry.yawDeg ?? 0,
    pitchDeg: geometry.pitchDeg ?? 0,
  };
  const treated = applyChange(skin, change);
  const before = renderPhoto(
    skin,
    { ...draw('before'), ...(placed && straight) },
    createRandom(`${spec.seed}/before/noise`),
  );
  const after = renderPhoto(
    treated,
    { ...draw('after'), ...placed },
    createRandom(`${spec.seed}/after/noise`),
  );
  return {
    before: before.image,
    after: after.image,
    plan: makePlan(skin, before.truth),
    truth: {
      change,
      settings: skin.settings,
      lesions: lesionsInView(treated),
      toAfter(x, y) {
        const skinMm = before.truth.toSkin(x, y);
        return skinMm && after.truth.toPhoto(...skinMm);
      },
      beforeToAfter: compose(after.truth.transform, invert(before.truth.transform)),
      before: before.truth,
      after: after.truth,
    },
  };
}

function lesionsInView({ lesionList, settings, layout }: Skin): TrueLesion[] {
  const area = areaInView(settings, layout);
  return lesionList
    .filter((lesion) => isWithin(lesion, area))
    .map(({ xMm, yMm, radiusMm, state }) => ({ xMm, yMm, diameterMm: 2 * radiusMm, state }));
}
