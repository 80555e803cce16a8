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
  const size = { width: plane.width, height: plane.height };
  const x = alongColumns(alongRows(plane.data, size, slope), size, smooth);
  const y = alongColumns(alongRows(plane.data, size, smooth), size, slope);
  return { x, y, strength: x.map((value, i) => Math.sqrt(value * value + y[i] * y[i])) };
}

function kernels(sigmaPx: number) {
  const reach = Math.ceil(4 * sigmaPx);
  const offsets = Array.from({ length: 2 * reach + 1 }, (_, i) => i - reach);
  const bell = offsets.map((t) => Math.exp(-(t * t) / (2 * sigmaPx * sigmaPx)));
  const area = bell.reduce((sum, value) => sum + value, 0);
  const smooth = bell.map((value) => value / area);
  const moment = offsets.reduce((sum, t, i) => sum + t * t * smooth[i], 0);
  const slope = offsets.map((t, i) => (t * smooth[i]) / moment);
  return { smooth: Float64Array.from(smooth), slope: Float64Array.from(slope) };
}

interface Size {
  width: number;
  height: number;
}

function alongRows(data: Float32Array, { width, height }: Size, kernel: Float64Array): Float32Array {
  const reach = kernel.length >> 1;
  const out = new Float32Array(data.length).fill(Number.NaN);
  for (let y = 0; y < height; y++) {
    for (let x = reach; x < width - reach; x++) {
      const from = y * width + x - reach;
      let sum = 0;
      for (let k = 0; k < kernel.length; k++) sum += kernel[k] * data[from + k];
      out[from + reach] = sum;
    }
  }
  return out;
}

function alongColumns(data: Float32Array, { width, height }: Size, kernel: Float64Array): Float32Array {
  const reach = kernel.length >> 1;
  const out = new Float32Array(data.length).fill(Number.NaN);
  for (let y = reach; y < height - reach; y++) {
    for (let x = 0; x < width; x++) {
      const from = (y - reach) * width + x;
      let sum = 0;
      for (let k = 0; k < kernel.length; k++) sum += kernel[k] * data[from + k * width];
      out[from + reach * width] = sum;
    }
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
