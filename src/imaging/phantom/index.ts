export { createRandom, type RandomStream } from '../random.ts';
export type { LesionState } from './change-lesions.ts';
export { applyChange, flushReference } from './change-skin.ts';
export { type DemoCourse, type DemoPhoto, type DemoSession, demoCourse } from './demo-course.ts';
export { describeTruth, type PhantomTruth } from './describe-truth.ts';
export type { PhantomImage } from './develop.ts';
export { makePair, type Pair, type PairSpec, type TrueLesion } from './make-pair.ts';
export { makePlan } from './make-plan.ts';
export { markSynthetic } from './mark-synthetic.ts';
export {
  drawNuisance,
  extendedNuisanceNames,
  type Nuisance,
  type NuisanceChoice,
  type NuisanceName,
  noNuisance,
  nuisanceNames,
} from './nuisance.ts';
export { photoBytes } from './photo-bytes.ts';
export { skinColour, skinReflectance } from './reflectance.ts';
export { type Photo, type PhotoTruth, renderPhoto } from './render-photo.ts';
export { makeSkin, type Skin } from './skin.ts';
export {
  type ChangeName,
  changeNames,
  drawSaturation,
  type PhantomSpec,
  type Surface,
  surfaces,
  type TrueChange,
} from './spec.ts';
export { estimateItaDeg, type ToneClass, toneClasses, toneMelanin, toneOf } from './tone-class.ts';
export { photoSize } from './view.ts';
