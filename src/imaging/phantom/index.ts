export { createRandom, type RandomStream } from '../random.ts';
export { applyChange, flushReference } from './change-skin.ts';
export { type DemoCourse, type DemoPhoto, type DemoSession, demoCourse } from './demo-course.ts';
export type { PhantomImage } from './develop.ts';
export { makePair, type Pair, type PairSpec } from './make-pair.ts';
export { makePlan } from './make-plan.ts';
export {
  drawNuisance,
  type Nuisance,
  type NuisanceChoice,
  type NuisanceName,
  noNuisance,
  nuisanceNames,
} from './nuisance.ts';
export { photoBytes } from './photo-bytes.ts';
export { skinColour, skinReflectance } from './reflectance.ts';
export { type Photo, type PhotoTruth, photoSize, photoTransform, renderPhoto } from './render-photo.ts';
export { makeSkin, type Skin } from './skin.ts';
export { type ChangeName, changeNames, type PhantomSpec, type TrueChange } from './spec.ts';
