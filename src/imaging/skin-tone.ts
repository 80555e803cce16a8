/**
 * Individual typology angle, degrees: atan((L* - 50) / b*). Above 55 very light, below -30 dark.
 * @param linearRgb linear sRGB, white = 1
 * @see Chardon, Cretois and Hourseau, 10.1111/j.1467-2494.1991.tb00561.x
 */
export function itaDeg([r, g, b]: readonly number[]): number {
  const y = labCurve(0.2126 * r + 0.7152 * g + 0.0722 * b);
  const z = labCurve((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
  return (Math.atan2(116 * y - 66, 200 * (y - z)) * 180) / Math.PI;
}

/** Of a tristimulus value over that of white, as L*, a* and b* are made of it. CIE 1976. */
export const labCurve = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : (841 / 108) * t + 4 / 29);

/** Where the accuracy of light skin ends and that of the darkest begins. Exposure moves a photo's angle by about 10 degrees. */
const lightAboveDeg = 10;
const darkBelowDeg = -20;

/** 0 for light to medium skin, 1 for very dark skin. */
export const darknessOf = (angleDeg: number): number =>
  Math.min(1, Math.max(0, (lightAboveDeg - angleDeg) / (lightAboveDeg - darkBelowDeg)));
