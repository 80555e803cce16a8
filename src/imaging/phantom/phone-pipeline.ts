/** What a phone of strength 1 does to the encoded picture (0..255). */
const denoise = { radius: 2, deviation: 3.5 };
const sharpen = { radius: 1, amount: 0.7 };
const contrast = 0.2;
const mostContrast = 0.8;

interface Size {
  width: number;
  height: number;
}

/**
 * What a phone does to a photo on its own account, in place: it smooths what it takes for noise and keeps edges (guided
 * filter: He, Sun and Tang, 10.1109/TPAMI.2012.213, the luma as guide), raises the contrast of mid-tones, and sharpens
 * (unsharp mask on the luma). Figures are typical, of no particular phone.
 * @param planes encoded red, green and blue, 0..255.
 * @param strength 0 nothing, 1 usual.
 */
export function runPhonePipeline(planes: readonly Float32Array[], size: Size, strength: number): void {
  if (strength === 0) return;
  smooth(planes, size, strength);
  const curve = Math.min(mostContrast, contrast * strength);
  for (const plane of planes) {
    for (let i = 0; i < plane.length; i++) {
      const v = Math.min(1, Math.max(0, plane[i]! / 255));
      plane[i] = 255 * (v + curve * v * (1 - v) * (2 * v - 1));
    }
  }
  const luma = lumaOf(planes);
  const blurred = boxMean(boxMean(luma, size, sharpen.radius), size, sharpen.radius);
  const amount = sharpen.amount * strength;
  for (const plane of planes) {
    for (let i = 0; i < plane.length; i++) plane[i]! += amount * (luma[i]! - blurred[i]!);
  }
}

function smooth(planes: readonly Float32Array[], size: Size, strength: number): void {
  const mean = (plane: Float32Array) => boxMean(plane, size, denoise.radius);
  const noise = (denoise.deviation * strength) ** 2;
  const guide = lumaOf(planes);
  const guideMean = mean(guide);
  const guideVariance = mean(guide.map((value) => value * value)).map(
    (square, i) => square - guideMean[i]! ** 2,
  );
  for (const plane of planes) {
    const planeMean = mean(plane);
    const product = mean(plane.map((value, i) => value * guide[i]!));
    const slope = product.map(
      (value, i) => (value - guideMean[i]! * planeMean[i]!) / (Math.max(0, guideVariance[i]!) + noise),
    );
    const offset = mean(planeMean.map((value, i) => value - slope[i]! * guideMean[i]!));
    const slopeMean = mean(slope);
    for (let i = 0; i < plane.length; i++) plane[i] = slopeMean[i]! * guide[i]! + offset[i]!;
  }
}

function lumaOf([red, green, blue]: readonly Float32Array[]): Float32Array {
  return red!.map((value, i) => 0.299 * value + 0.587 * green![i]! + 0.114 * blue![i]!);
}

/** Mean over a square of 2 radius + 1 pixels, edges repeated. */
function boxMean(plane: Float32Array, { width, height }: Size, radius: number): Float32Array {
  const across = new Float32Array(plane.length);
  const clampX = (x: number) => Math.min(width - 1, Math.max(0, x));
  const clampY = (y: number) => Math.min(height - 1, Math.max(0, y));
  const share = 1 / (2 * radius + 1);
  for (let y = 0, row = 0; y < height; y++, row += width) {
    let sum = 0;
    for (let k = -radius; k <= radius; k++) sum += plane[row + clampX(k)]!;
    for (let x = 0; x < width; x++) {
      across[row + x] = sum * share;
      sum += plane[row + clampX(x + radius + 1)]! - plane[row + clampX(x - radius)]!;
    }
  }
  const out = new Float32Array(plane.length);
  for (let y = 0; y < height; y++) {
    const row = out.subarray(y * width, (y + 1) * width);
    for (let k = -radius; k <= radius; k++) {
      const from = clampY(y + k) * width;
      for (let x = 0; x < width; x++) row[x]! += across[from + x]! * share;
    }
  }
  return out;
}
