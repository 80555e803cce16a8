import { encodeJpeg } from '../../src/imaging/encode.ts';
import { linearTable, linearToSrgb, type PixelPolygon, type RgbImage } from '../../src/imaging/image.ts';
import { blurPlane } from '../../src/imaging/phantom/blur.ts';
import { skinColour } from '../../src/imaging/phantom/reflectance.ts';
import { removeQuadratic } from '../../src/imaging/quadratic.ts';
import { createRandom } from '../../src/imaging/random.ts';
import { type LinearGrid, resample } from '../../src/imaging/resample.ts';
import { median } from '../../src/imaging/statistics.ts';
import { tf } from '../../src/imaging/tensor.ts';

/** Edits of real photos by a known amount, and the second visit's disturbances. */

export interface Edit {
  /**
   * `redness`: blood volume. `detail`: contrast of all that is finer than a Gaussian of 1.5 mm, relief and lines alike.
   * `tone`: contrast of all that a Gaussian of 0.3 mm leaves, against the area's own curve.
   */
  kind: 'redness' | 'detail' | 'tone';
  /** Fraction, -0.2 = 20 % less. */
  change: number;
  /** Whole effect inside, fading within `edgeMm` outside. */
  outline: PixelPolygon;
  pixelsPerMm: number;
}

const edgeMm = 3;
const detailBelowMm = 1.5;
const toneAboveMm = 0.3;

/** Three planes of optical density of one piece of a photo. */
interface Piece {
  left: number;
  top: number;
  width: number;
  height: number;
  /** -ln of linear red, green and blue. */
  density: Float32Array[];
  /** How much of the edit each pixel gets, 0..1. */
  weight: Float32Array;
}

/**
 * The photo with one thing changed by a known amount within an outline, in 16 bits so that nothing is rounded away.
 * @throws RangeError when the outline lies too near the photo's border
 */
export function editPhoto(photo: RgbImage, { kind, change, outline, pixelsPerMm }: Edit): RgbImage {
  const piece = cutPiece(photo, { outline, pixelsPerMm });
  if (kind === 'redness') changeBlood(piece, change);
  else changeContrast(piece, { change, pixelsPerMm, kind });
  return pastePiece(photo, piece);
}

function cutPiece(photo: RgbImage, { outline, pixelsPerMm }: Pick<Edit, 'outline' | 'pixelsPerMm'>): Piece {
  const edgePx = edgeMm * pixelsPerMm;
  const [xs, ys] = [outline.map(([x]) => x), outline.map(([, y]) => y)];
  const [left, top] = [Math.floor(Math.min(...xs) - edgePx), Math.floor(Math.min(...ys) - edgePx)];
  const width = Math.ceil(Math.max(...xs) + edgePx) - left + 1;
  const height = Math.ceil(Math.max(...ys) + edgePx) - top + 1;
  if (left < 0 || top < 0 || left + width > photo.width || top + height > photo.height) {
    throw new RangeError('The outline lies too near the border of the photo');
  }
  const linear = linearTable(photo.maxValue);
  const density = [0, 1, 2].map(() => new Float32Array(width * height));
  const weight = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = ((top + y) * photo.width + left + x) * 3;
      density.forEach((plane, c) => {
        plane[y * width + x] = -Math.log(Math.max(1e-4, linear[photo.data[from + c]]));
      });
      const outside = distanceOutside(outline, left + x, top + y) / edgePx;
      const t = Math.max(0, 1 - outside);
      weight[y * width + x] = t * t * (3 - 2 * t);
    }
  }
  return { left, top, width, height, density, weight };
}

/** 0 inside, else the distance to the nearest side. */
function distanceOutside(outline: PixelPolygon, x: number, y: number): number {
  let inside = false;
  let nearest = Number.POSITIVE_INFINITY;
  outline.forEach(([x1, y1], i) => {
    const [x2, y2] = outline[(i + 1) % outline.length];
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside;
    const along = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / ((x2 - x1) ** 2 + (y2 - y1) ** 2 || 1);
    const t = Math.min(1, Math.max(0, along));
    nearest = Math.min(nearest, Math.hypot(x - x1 - t * (x2 - x1), y - y1 - t * (y2 - y1)));
  });
  return inside ? 0 : nearest;
}

/** Densities fall as the skin model's do for this skin when it loses blood. */
function changeBlood({ density, weight }: Piece, change: number): void {
  const lost = bloodDensityChange(colourWithin(density, weight), change);
  density.forEach((plane, c) => {
    for (let i = 0; i < plane.length; i++) plane[i] += weight[i] * lost[c];
  });
}

const colourWithin = (density: Float32Array[], weight: Float32Array): number[] =>
  density.map((plane) => median(plane.filter((_, i) => weight[i] === 1)));

/** Volume of melanosomes in the epidermis and of blood in the dermis, from the least to the most that faces have. */
const melaninOfFaces = { least: 0.015, most: 0.4 };
const bloodOfFaces = { least: 0.012, most: 0.03 };
const modelStep = 1.06;

/**
 * What a change of blood does to the densities of red, green and blue of skin that looks like this: the chromaticity names
 * the nearest face's melanin and blood, and the skin model says the rest (src/imaging/phantom/reflectance.ts). Within what
 * faces have, so that a photo's colour cast is not taken for blood.
 * @param density -ln of linear red, green and blue; their common level is light and does not matter
 */
function bloodDensityChange(density: readonly number[], change: number): number[] {
  const [redGreen, greenBlue] = [density[1] - density[0], density[2] - density[1]];
  let [nearest, melanin, blood] = [Number.POSITIVE_INFINITY, 0, 0];
  for (let m = melaninOfFaces.least; m <= melaninOfFaces.most; m *= modelStep) {
    for (let b = bloodOfFaces.least; b <= bloodOfFaces.most; b *= modelStep) {
      const [red, green, blue] = skinColour(m, b);
      const distance = Math.hypot(Math.log(red / green) - redGreen, Math.log(green / blue) - greenBlue);
      if (distance < nearest) [nearest, melanin, blood] = [distance, m, b];
    }
  }
  const [before, after] = [skinColour(melanin, blood), skinColour(melanin, blood * (1 + change))];
  return before.map((light, c) => Math.log(light / after[c]));
}

function changeContrast(
  { density, weight, width, height }: Piece,
  { change, pixelsPerMm, kind }: Pick<Edit, 'change' | 'pixelsPerMm'> & { kind: 'detail' | 'tone' },
): void {
  for (const plane of density) {
    const smooth = plane.slice();
    const sigma = (kind === 'detail' ? detailBelowMm : toneAboveMm) * pixelsPerMm;
    blurPlane(smooth, { width, height, sigma });
    const pattern =
      kind === 'detail'
        ? plane.map((value, i) => value - smooth[i])
        : withoutCurve(smooth, { width, height, weight });
    for (let i = 0; i < plane.length; i++) plane[i] += change * weight[i] * pattern[i];
  }
}

/** Less the quadratic that light and form leave where the weight is whole. */
function withoutCurve(
  plane: Float32Array,
  { width, height, weight }: Pick<Piece, 'width' | 'height' | 'weight'>,
): Float32Array {
  const flat = tf.tidy(() => {
    const inside = weight.map((value) => (value === 1 ? 1 : 0));
    return removeQuadratic(tf.tensor2d(plane, [height, width]), tf.tensor2d(inside, [height, width]));
  });
  const values = flat.dataSync() as Float32Array;
  flat.dispose();
  return values;
}

function pastePiece(photo: RgbImage, { left, top, width, height, density }: Piece): RgbImage {
  const scale = 65535 / photo.maxValue;
  const data = Uint16Array.from(photo.data, (code) => code * scale);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const to = ((top + y) * photo.width + left + x) * 3;
      density.forEach((plane, c) => {
        data[to + c] = Math.round(65535 * linearToSrgb(Math.exp(-plane[y * width + x])));
      });
    }
  }
  return { width: photo.width, height: photo.height, data, maxValue: 65535 };
}

/**
 * The photo as a second visit might take it, resampled once: another exposure, a fall-off of the light by 10 %, red and blue
 * +-3.5 %, turned by 3 degrees, 4 % nearer or farther, shifted by up to 2 mm, blurred by 0.05 mm, noise of 0.8 %, JPEG of 80
 * to 92. Signs and directions come from the seed.
 * @param exposureLog ln of the light
 */
export async function retakePhoto(
  photo: RgbImage,
  { seed, pixelsPerMm, exposureLog }: { seed: number; pixelsPerMm: number; exposureLog: number },
): Promise<Uint8Array> {
  const random = createRandom(seed);
  const sign = (): number => (random.uniform() < 0.5 ? -1 : 1);
  const { width, height } = photo;
  const [turn, size] = [(sign() * 3 * Math.PI) / 180, Math.exp(sign() * 0.04)];
  const [shiftX, shiftY] = [random.between(-2, 2) * pixelsPerMm, random.between(-2, 2) * pixelsPerMm];
  const [a, c] = [Math.cos(turn) / size, Math.sin(turn) / size];
  const [middleX, middleY] = [(width - 1) / 2, (height - 1) / 2];
  const toSource = [
    a, -c, middleX - a * (middleX + shiftX) + c * (middleY + shiftY),
    c, a, middleY - c * (middleX + shiftX) - a * (middleY + shiftY),
  ] as const; // biome-ignore format: a matrix
  const taken = resample(photo, { toSource, width, height });

  const balance = [sign() * 0.035, 0, sign() * 0.035];
  const towards = random.between(0, 2 * Math.PI);
  const [acrossLog, downLog] = [0.1 * Math.cos(towards), 0.1 * Math.sin(towards)];
  const planes = [0, 1, 2].map((k) => {
    const plane = planeOf(taken, k);
    blurPlane(plane, { width, height, sigma: 0.05 * pixelsPerMm });
    for (let i = 0; i < plane.length; i++) {
      const [x, y] = [(2 * (i % width)) / width - 1, (2 * Math.floor(i / width)) / height - 1];
      const light = plane[i] * Math.exp(exposureLog + balance[k] + acrossLog * x + downLog * y);
      plane[i] = light + 0.008 * Math.sqrt(4 * light) * random.normal();
    }
    return plane;
  });
  const data = new Uint8Array(width * height * 3);
  planes.forEach((plane, k) => {
    for (let i = 0; i < plane.length; i++) data[i * 3 + k] = Math.round(255 * linearToSrgb(plane[i]));
  });
  return encodeJpeg({ width, height, data }, { quality: random.integer(80, 92) });
}

/** One channel; never negative, as cubic interpolation can be. */
const planeOf = ({ linear, width, height }: LinearGrid, channel: number): Float32Array =>
  Float32Array.from({ length: width * height }, (_, i) => Math.max(0, linear[i * 3 + channel]));
