import { type SkinTone, type SkinToneClass, skinToneClasses } from './types.ts';

/** Each class begins above its angle; the darkest has none. */
const aboveDeg = [55, 41, 28, 10, -30] as const;

/** The class of an individual typology angle. @see Chardon 1991, 10.1111/j.1467-2494.1991.tb00561.x */
export function toSkinTone(itaDeg: number): SkinTone {
  const place = aboveDeg.findIndex((limit) => itaDeg > limit);
  return { itaDeg, class: place < 0 ? 'dark' : skinToneClasses[place]! };
}

/** A class's angles: above the first, up to and with the second. */
export function skinToneAngles(name: SkinToneClass): readonly [above: number, upTo: number] {
  const place = skinToneClasses.indexOf(name);
  return [aboveDeg[place] ?? -180, aboveDeg[place - 1] ?? 180];
}
