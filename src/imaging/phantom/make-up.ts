import type { RandomStream } from '../random.ts';
import { areaWeight } from './change-skin.ts';
import { addNoise, createField, type Field } from './field.ts';
import type { Skin } from './skin.ts';

/** Patches of thicker and thinner film. */
const patchMm = 5;
const edgeMm = 3;
/** What a film that covers all leaves of the blood's colour; how far it fills pores, furrows and lines. */
const bloodShown = 0.65;
const filled = { pores: 0.7, relief: 0.35, creases: 0.35 };

/**
 * The same skin under a film of foundation on the treated skin, thicker here and thinner there: colour is evened and less
 * red, pores are filled. Ears and neck, where untreated skin is looked for, are bare.
 * @param cover mean share of the skin's own colour that is hidden, 0..1.
 * @param random of the day: the film never lies twice in the same way.
 */
export function wearMakeUp(skin: Skin, cover: number, random: RandomStream): Skin {
  if (cover === 0) return skin;
  const patches = createField(skin.grid);
  addNoise(patches, skin.grid, { sizeMm: patchMm, amplitude: 0.5, random });
  const inside = areaWeight(skin.grid, skin.layout.treated, edgeMm);
  const film = patches.map((patch, i) => Math.min(1, cover * Math.exp(patch - 0.125)) * inside[i]!);
  const thinned = (field: Field, share: number): Field =>
    field.map((value, i) => value * (1 - share * film[i]!));
  return {
    ...skin,
    melaninMottle: thinned(skin.melaninMottle, 1),
    bloodMottle: thinned(skin.bloodMottle, 1),
    bloodGain: skin.bloodGain.map((gain, i) => gain * (1 - film[i]!) + Math.log(bloodShown) * film[i]!),
    lesions: thinned(skin.lesions, 1),
    pores: thinned(skin.pores, filled.pores),
    relief: thinned(skin.relief, filled.relief),
    creases: thinned(skin.creases, filled.creases),
  };
}
