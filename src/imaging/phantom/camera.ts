import { wavelengthsNm } from './chromophores.ts';

/** A camera's sensors as Gaussians: centre and standard deviation, nm. */
const sensors = [
  { centreNm: 602, widthNm: 32 },
  { centreNm: 537, widthNm: 36 },
  { centreNm: 460, widthNm: 26 },
];

/** Colour correction from white-balanced sensor values to linear sRGB; each row sums to 1, so grey stays grey. */
const usualCorrection = [
  [1.42, -0.36, -0.06],
  [-0.18, 1.34, -0.16],
  [0.02, -0.2, 1.18],
];

const sensitivity = sensors.map(({ centreNm, widthNm }) => {
  const values = wavelengthsNm.map((nm) => Math.exp(-0.5 * ((nm - centreNm) / widthNm) ** 2));
  const sum = values.reduce((a, b) => a + b, 0);
  return values.map((v) => v / sum);
});

/**
 * What a white-balanced camera makes of a reflectance under even light.
 * @param reflectance one value for each of `wavelengthsNm`.
 * @param saturation strength of the colour correction. On skin, 1.2 answers to blood as the CIE 1931 observer does;
 * phones render colour more strongly than that.
 * @returns linear sRGB, white = 1.
 */
export function cameraRgb(reflectance: readonly number[], saturation = 1): [number, number, number] {
  const raw = sensitivity.map((curve) => curve.reduce((sum, s, i) => sum + s * reflectance[i]!, 0));
  const [r, g, b] = usualCorrection.map((row, c) => {
    const corrected = row.reduce((sum, k, i) => sum + k * raw[i]!, 0);
    return raw[c]! + saturation * (corrected - raw[c]!);
  });
  return [r!, g!, b!];
}
