import { itaDeg } from '../skin-tone.ts';
import { surfaceReflection } from './light.ts';
import { epidermalBackscatter, skinColour } from './reflectance.ts';

export const toneClasses = ['light', 'medium', 'dark', 'very dark'] as const;
export type ToneClass = (typeof toneClasses)[number];

/** Volume of melanosomes in the epidermis, from and to. */
export const toneMelanin: Record<ToneClass, readonly [number, number]> = {
  light: [0.015, 0.045],
  medium: [0.045, 0.12],
  dark: [0.12, 0.2],
  'very dark': [0.2, 0.4],
};

/** The class of skin with this volume of melanosomes. */
export function toneOf(melaninFraction: number): ToneClass {
  return toneClasses.find((tone) => melaninFraction < toneMelanin[tone][1]) ?? 'very dark';
}

/** Individual typology angle of flat, evenly lit skin as a photo shows it, degrees. */
export function estimateItaDeg({
  melaninFraction,
  bloodFraction,
}: {
  melaninFraction: number;
  bloodFraction: number;
}): number {
  const backscatter = epidermalBackscatter(melaninFraction);
  const [r, g, b] = skinColour(melaninFraction, bloodFraction);
  return itaDeg([r, g, b].map((value, c) => value + backscatter[c]! + surfaceReflection));
}
