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

/**
 * Individual typology angle of flat skin as a photo shows it, degrees: atan((L* - 50) / b*) (Chardon, Cretois and
 * Hourseau, 10.1111/j.1467-2494.1991.tb00561.x). Above 55 very light, below -30 dark.
 */
export function estimateItaDeg({
  melaninFraction,
  bloodFraction,
}: {
  melaninFraction: number;
  bloodFraction: number;
}): number {
  const backscatter = epidermalBackscatter(melaninFraction);
  const [r, g, b] = skinColour(melaninFraction, bloodFraction).map(
    (value, c) => value + backscatter[c]! + surfaceReflection,
  );
  const y = labCurve(0.2126 * r! + 0.7152 * g! + 0.0722 * b!);
  const z = labCurve((0.0193 * r! + 0.1192 * g! + 0.9505 * b!) / 1.089);
  return (Math.atan2(116 * y - 66, 200 * (y - z)) * 180) / Math.PI;
}

/** CIE 1976. */
const labCurve = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : (841 / 108) * t + 4 / 29);
