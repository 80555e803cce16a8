import { cameraRgb } from './camera.ts';
import {
  baselineAbsorption,
  bloodAbsorption,
  melanosomeAbsorption,
  reducedScattering,
  wavelengthsNm,
} from './chromophores.ts';

/** Internal reflection at the skin's surface, (1 + r) / (1 - r). */
const internalReflection = 2.94;
/** Light crosses the pigmented epidermis of 60 um twice. */
const epidermisPathCm = 2 * 0.006;

/**
 * Diffuse reflectance of skin: a dermis with blood (diffusion theory for a semi-infinite medium: Flock, Patterson, Wilson
 * and Wyman, IEEE Trans. Biomed. Eng. 36:1162, 1989) under an epidermis with melanosomes (Beer-Lambert).
 * @param melaninFraction volume of melanosomes in the epidermis, 0..1 (light skin 0.015, dark 0.4).
 * @param bloodFraction volume of blood in the dermis, 0..1 (0.012 to 0.03 in a face).
 * @returns 31 values 0..1, one for each of `wavelengthsNm`.
 */
export function skinReflectance(melaninFraction: number, bloodFraction: number): number[] {
  return wavelengthsNm.map((nm, i) => {
    const absorption = baselineAbsorption(nm) + bloodFraction * bloodAbsorption(i);
    const scattering = reducedScattering(nm);
    const albedo = scattering / (scattering + absorption);
    const dermis =
      albedo /
      (1 +
        2 * internalReflection * (1 - albedo) +
        (1 + (2 * internalReflection) / 3) * Math.sqrt(3 * (1 - albedo)));
    const epidermis = Math.exp(-melaninFraction * melanosomeAbsorption(nm) * epidermisPathCm);
    return epidermis * dermis;
  });
}

/** Linear sRGB of evenly and fully lit skin, white = 1. */
export function skinColour(
  melaninFraction: number,
  bloodFraction: number,
  saturation?: number,
): [number, number, number] {
  return cameraRgb(skinReflectance(melaninFraction, bloodFraction), saturation);
}

/** Above this volume of melanosomes they throw visible light back themselves. */
const scatteringAbove = 0.09;
const mostBackscatter = [0.016, 0.012, 0.006] as const;

/**
 * Light that a dark epidermis scatters back before it meets blood: little, brown, and what keeps very dark skin from the
 * pure reds that absorption alone would give. Set by eye and by the lightness of such skin in photos.
 * @param meanMelanin volume of melanosomes of the person's skin, 0..1.
 * @returns linear sRGB, to be added to {@link skinColour}.
 */
export function epidermalBackscatter(meanMelanin: number): [number, number, number] {
  const share = 1 - Math.exp(-Math.max(0, meanMelanin - scatteringAbove) / 0.1);
  const [r, g, b] = mostBackscatter;
  return [share * r, share * g, share * b];
}

const steps = 96;
const melaninLimit = 0.6;
const bloodLimit = 0.3;

/**
 * The colour of skin as a table, `steps` x `steps` x RGB, even in the square roots of melanin and blood: bilinear
 * interpolation there is within 0.1 % of {@link skinColour}.
 */
function colourTable(saturation: number): Float32Array {
  if (cached?.saturation === saturation) return cached.table;
  const table = new Float32Array(steps * steps * 3);
  for (let m = 0; m < steps; m++) {
    for (let b = 0; b < steps; b++) {
      const [melanin, blood] = [melaninLimit * (m / (steps - 1)) ** 2, bloodLimit * (b / (steps - 1)) ** 2];
      const rgb = skinColour(melanin, blood, saturation);
      table.set(rgb, (m * steps + b) * 3);
    }
  }
  cached = { saturation, table };
  return table;
}
let cached: { saturation: number; table: Float32Array } | undefined;

/**
 * Returns a function that writes {@link skinColour}, interpolated, and what is scattered back besides into `out`; fractions
 * beyond the table are clamped.
 */
export function colourSampler(
  backscatter: readonly number[] = [0, 0, 0],
  saturation = 1,
): (melanin: number, blood: number, out: Float32Array) => void {
  const table = colourTable(saturation);
  const perMelanin = (steps - 1) ** 2 / melaninLimit;
  const perBlood = (steps - 1) ** 2 / bloodLimit;
  const last = steps - 1.001;
  return (melanin, blood, out) => {
    const m = Math.min(last, Math.sqrt(Math.max(0, melanin) * perMelanin));
    const b = Math.min(last, Math.sqrt(Math.max(0, blood) * perBlood));
    const mi = m | 0;
    const bi = b | 0;
    const mf = m - mi;
    const bf = b - bi;
    const at = (mi * steps + bi) * 3;
    const below = at + steps * 3;
    for (let c = 0; c < 3; c++) {
      const near = table[at + c]! + (table[at + 3 + c]! - table[at + c]!) * bf;
      const far = table[below + c]! + (table[below + 3 + c]! - table[below + c]!) * bf;
      out[c] = near + (far - near) * mf + backscatter[c]!;
    }
  };
}
