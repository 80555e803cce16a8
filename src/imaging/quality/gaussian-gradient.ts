export interface Gradient {
  x: Float32Array;
  y: Float32Array;
  strength: Float32Array;
}

/** Gradient of a plane at a Gaussian scale in pixels; NaN within reach of a NaN or of the border. */
export function gradientPlanes(
  plane: { width: number; height: number; data: Float32Array },
  sigmaPx: number,
): Gradient {
  const { smooth, slope } = kernels(sigmaPx);
  const x = alongColumns(alongRows(plane.data, plane, slope), plane, smooth);
  const y = alongColumns(alongRows(plane.data, plane, smooth), plane, slope);
  const strength = new Float32Array(x.length);
  for (let i = 0; i < strength.length; i++) strength[i] = Math.sqrt(x[i] * x[i] + y[i] * y[i]);
  return { x, y, strength };
}

/** The middle weight and those after it; those before it are the same, `mirrored` 1, or the opposite, -1. */
interface HalfKernel {
  weights: Float64Array;
  mirrored: 1 | -1;
}

function kernels(sigmaPx: number): { smooth: HalfKernel; slope: HalfKernel } {
  const bell = Float64Array.from({ length: Math.ceil(4 * sigmaPx) + 1 }, (_, t) =>
    Math.exp(-(t * t) / (2 * sigmaPx * sigmaPx)),
  );
  const bothSides = (of: (t: number) => number) => bell.reduce((sum, _, t) => sum + (t ? 2 : 1) * of(t), 0);
  const area = bothSides((t) => bell[t]);
  const moment = bothSides((t) => t * t * bell[t]);
  return {
    smooth: { weights: bell.map((value) => value / area), mirrored: 1 },
    slope: { weights: bell.map((value, t) => (t * value) / moment), mirrored: -1 },
  };
}

interface Size {
  width: number;
  height: number;
}

function alongRows(
  data: Float32Array,
  { width, height }: Size,
  { weights, mirrored }: HalfKernel,
): Float32Array {
  const reach = weights.length - 1;
  const out = new Float32Array(data.length).fill(Number.NaN);
  for (let y = 0; y < height; y++) {
    for (let i = y * width + reach; i < (y + 1) * width - reach; i++) {
      let sum = weights[0] * data[i];
      for (let k = 1; k <= reach; k++) sum += weights[k] * (data[i + k] + mirrored * data[i - k]);
      out[i] = sum;
    }
  }
  return out;
}

function alongColumns(
  data: Float32Array,
  { width, height }: Size,
  { weights, mirrored }: HalfKernel,
): Float32Array {
  const reach = weights.length - 1;
  const out = new Float32Array(data.length).fill(Number.NaN);
  for (let i = reach * width; i < (height - reach) * width; i++) {
    let sum = weights[0] * data[i];
    for (let k = 1, step = width; k <= reach; k++, step += width) {
      sum += weights[k] * (data[i + step] + mirrored * data[i - step]);
    }
    out[i] = sum;
  }
  return out;
}

/**
 * Height of the ridge of gradient strength at a pixel, between the pixels if need be.
 * @param step direction across the edge; without it, taken from the gradient itself, and only a pixel that is the
 *   strongest along it is a ridge
 * @returns null where there is no ridge
 */
export function gradientAt(
  gradient: Gradient,
  { x, y, width }: { x: number; y: number; width: number },
  step?: number,
): { strength: number; step: number } | null {
  const i = y * width + x;
  const across = step ?? directionAcross(gradient.x[i], gradient.y[i], width);
  const [before, here, after] = [
    gradient.strength[i - across],
    gradient.strength[i],
    gradient.strength[i + across],
  ];
  if (step === undefined && !(here > before && here >= after)) return null;
  const bend = before - 2 * here + after;
  if (!(bend < 0)) return Number.isNaN(bend) ? null : { strength: here, step: across };
  const offset = (before - after) / (2 * bend);
  if (Math.abs(offset) > 1) return { strength: Math.max(before, here, after), step: across };
  return { strength: here - ((before - after) * offset) / 4, step: across };
}

/** Index step to the neighbour nearest to the gradient's direction. */
function directionAcross(gx: number, gy: number, width: number): number {
  const [ax, ay] = [Math.abs(gx), Math.abs(gy)];
  const steep = Math.tan(Math.PI / 8);
  if (ay < ax * steep) return 1;
  if (ax < ay * steep) return width;
  return gx * gy > 0 ? width + 1 : width - 1;
}
