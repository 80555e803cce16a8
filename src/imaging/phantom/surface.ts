import { type Grid, splineSlopes, splineWeights } from './field.ts';
import type { Skin } from './skin.ts';

/** Depth of a usual pore and height of a spot with twice the blood, mm. */
const poreDepthMm = 0.045;
const lesionHeightMm = 0.05;
/** Light lost in a usual pore, and in a line 1 mm deep: ln. */
const poreShade = 0.26;
const creaseShadePerMm = 4.5;
/** Light lost in furrows and gained on plateaus, ln for each mm of height. */
const reliefShadePerMm = 1.5;

/** Melanosomes in a hair, as if it were skin, and the light lost on its round sides, ln: nearly black. */
const hairMelanin = 0.5;
const hairShade = 0.7;

/** Everything light needs, interleaved on the skin's grid: melanin, blood, height in mm, shade as ln. */
export interface Surface {
  grid: Grid;
  data: Float32Array;
}

/** Puts a skin's maps together. */
export function composeSurface(skin: Skin): Surface {
  const {
    grid,
    settings,
    melaninMottle,
    bloodMottle,
    bloodGain,
    lesions,
    relief,
    pores,
    creases,
    scars,
    hair,
  } = skin;
  const data = new Float32Array(4 * relief.length);
  for (let i = 0, o = 0; i < relief.length; i++, o += 4) {
    data[o] = settings.melaninFraction * Math.exp(melaninMottle[i]!);
    data[o + 1] = settings.bloodFraction * Math.exp(bloodMottle[i]! + bloodGain[i]!) * (1 + lesions[i]!);
    data[o + 2] =
      relief[i]! -
      poreDepthMm * pores[i]! -
      creases[i]! -
      scars[i]! +
      lesionHeightMm * Math.min(2, lesions[i]!);
    data[o + 3] = reliefShadePerMm * relief[i]! - poreShade * pores[i]! - creaseShadePerMm * creases[i]!;
  }
  if (hair) {
    for (let i = 0, o = 0; i < hair.length; i++, o += 4) {
      data[o]! += hair[i]! * (hairMelanin - data[o]!);
      data[o + 3]! -= hair[i]! * hairShade;
    }
  }
  return { grid, data };
}

/**
 * Returns a function that reads the surface at a skin position in mm and writes melanin, blood, slope to the right, slope
 * downwards (mm/mm) and shade (ln) into `out`. Beyond the grid the skin is mirrored.
 */
export function surfaceReader({
  grid,
  data,
}: Surface): (xMm: number, yMm: number, out: Float64Array) => void {
  const { columns, rows, pixelsPerMm, originXMm, originYMm } = grid;
  const wx = [0, 0, 0, 0];
  const wy = [0, 0, 0, 0];
  const sx = [0, 0, 0, 0];
  const sy = [0, 0, 0, 0];
  return (xMm, yMm, out) => {
    const u = mirrored((xMm - originXMm) * pixelsPerMm, 1, columns - 3);
    const v = mirrored((yMm - originYMm) * pixelsPerMm, 1, rows - 3);
    const iu = u | 0;
    const iv = v | 0;
    splineWeights(u - iu, wx);
    splineSlopes(u - iu, sx);
    splineWeights(v - iv, wy);
    splineSlopes(v - iv, sy);
    let melanin = 0;
    let blood = 0;
    let slopeX = 0;
    let slopeY = 0;
    let shade = 0;
    for (let j = 0; j < 4; j++) {
      let at = ((iv + j - 1) * columns + iu - 1) * 4;
      let m = 0;
      let b = 0;
      let h = 0;
      let hx = 0;
      let s = 0;
      for (let i = 0; i < 4; i++, at += 4) {
        const w = wx[i]!;
        m += w * data[at]!;
        b += w * data[at + 1]!;
        h += w * data[at + 2]!;
        hx += sx[i]! * data[at + 2]!;
        s += w * data[at + 3]!;
      }
      melanin += wy[j]! * m;
      blood += wy[j]! * b;
      slopeX += wy[j]! * hx;
      slopeY += sy[j]! * h;
      shade += wy[j]! * s;
    }
    out[0] = melanin;
    out[1] = blood;
    out[2] = slopeX * pixelsPerMm;
    out[3] = slopeY * pixelsPerMm;
    out[4] = shade;
  };
}

function mirrored(value: number, low: number, high: number): number {
  if (value >= low && value < high) return value;
  const span = high - low;
  const t = (((value - low) % (2 * span)) + 2 * span) % (2 * span);
  return Math.min(high - 1e-6, low + (t < span ? t : 2 * span - t));
}
