import { srgbToLinear } from '../image.ts';

/** What one patch of a picture looks like, in natural logarithms of linear light. */
export interface PatchLook {
  luminance: number;
  redGreen: number;
  greenBlue: number;
  /** Robust spread (standard deviation of a normal distribution) of the luminance within the patch. */
  contrast: number;
}

/** @param rgb encoded 0..1, interleaved; @param pixels indices into it; null when there are none. */
export function lookAt(rgb: Float32Array, pixels: readonly number[]): PatchLook | null {
  if (pixels.length === 0) return null;
  const luminance: number[] = [];
  const redGreen: number[] = [];
  const greenBlue: number[] = [];
  for (const pixel of pixels) {
    const [r, g, b] = [0, 1, 2].map((k) => Math.log(Math.max(1e-4, srgbToLinear(rgb[pixel * 3 + k]))));
    luminance.push(0.25 * r + 0.65 * g + 0.1 * b);
    redGreen.push(r - g);
    greenBlue.push(g - b);
  }
  const middle = median(luminance);
  return {
    luminance: middle,
    redGreen: median(redGreen),
    greenBlue: median(greenBlue),
    contrast: 1.4826 * median(luminance.map((value) => Math.abs(value - middle))),
  };
}

/** Look of one square cell of a square picture. @param index of the cell, row-major */
export function lookAtCell(
  rgb: Float32Array,
  { side, cell, index }: { side: number; cell: number; index: number },
): PatchLook {
  const count = Math.floor(side / cell);
  const left = (index % count) * cell;
  const top = Math.floor(index / count) * cell;
  const pixels: number[] = [];
  for (let y = top; y < top + cell; y++) for (let x = left; x < left + cell; x++) pixels.push(y * side + x);
  return lookAt(rgb, pixels)!;
}

/** Component-wise median of looks. */
export function medianLook(looks: readonly PatchLook[]): PatchLook {
  const of = (key: keyof PatchLook) => median(looks.map((look) => look[key]));
  return {
    luminance: of('luminance'),
    redGreen: of('redGreen'),
    greenBlue: of('greenBlue'),
    contrast: of('contrast'),
  };
}

/** How far a look may lie from another: [from, to] of the difference of luminance; the rest as sizes. */
export interface Likeness {
  luminance: readonly [number, number];
  redGreen: number;
  greenBlue: number;
  contrast: number;
}

export function isLike(look: PatchLook, other: PatchLook, limits: Likeness): boolean {
  const brighter = look.luminance - other.luminance;
  return (
    brighter > limits.luminance[0] &&
    brighter < limits.luminance[1] &&
    Math.abs(look.redGreen - other.redGreen) < limits.redGreen &&
    Math.abs(look.greenBlue - other.greenBlue) < limits.greenBlue &&
    look.contrast < limits.contrast
  );
}

function median(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.floor(sorted.length / 2)];
}
