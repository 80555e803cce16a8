/**
 * Gaussian blur in place, separable, edges repeated, kernel to four standard deviations.
 * @param plane one channel, row-major.
 * @param sigma standard deviation in pixels; 0 does nothing.
 */
export function blurPlane(
  plane: Float32Array,
  { width, height, sigma }: { width: number; height: number; sigma: number },
): void {
  if (sigma <= 0) return;
  const radius = Math.max(1, Math.ceil(4 * sigma));
  const kernel = Float32Array.from({ length: 2 * radius + 1 }, (_, i) =>
    Math.exp(-0.5 * ((i - radius) / sigma) ** 2),
  );
  const sum = kernel.reduce((a, b) => a + b, 0);
  for (let i = 0; i < kernel.length; i++) kernel[i]! /= sum;

  const line = new Float32Array(width + 2 * radius);
  for (let y = 0; y < height; y++) {
    const row = plane.subarray(y * width, (y + 1) * width);
    line.fill(row[0]!, 0, radius);
    line.set(row, radius);
    line.fill(row[width - 1]!, radius + width);
    for (let x = 0; x < width; x++) {
      let value = 0;
      for (let k = 0; k < kernel.length; k++) value += kernel[k]! * line[x + k]!;
      row[x] = value;
    }
  }
  blurColumns(plane, { width, height, kernel });
}

/** Row by row with a rolling window of source rows, so that memory is read in order. */
function blurColumns(
  plane: Float32Array,
  { width, height, kernel }: { width: number; height: number; kernel: Float32Array },
): void {
  const radius = (kernel.length - 1) / 2;
  const source = plane.slice();
  for (let y = 0; y < height; y++) {
    const out = plane.subarray(y * width, (y + 1) * width);
    out.fill(0);
    for (let k = 0; k < kernel.length; k++) {
      const from = Math.min(height - 1, Math.max(0, y + k - radius)) * width;
      const weight = kernel[k]!;
      for (let x = 0; x < width; x++) out[x]! += weight * source[from + x]!;
    }
  }
}
