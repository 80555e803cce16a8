import { type Tensor, tf } from '../tf.ts';
import { type PhotoCutout, type Square, sampleSquare, toPhoto } from './crop.ts';
import type { FaceModels } from './models.ts';

export const meshPointCount = 468;
const inputSize = 192;
/** Side of the square round the mesh, as a multiple of the mesh's longer side (MediaPipe's value). */
const margin = 1.5;
/**
 * The network's answer moves by about half a percent of the eye distance with the crop it is given. Several crops,
 * turned, shifted and scaled a little, are read and averaged. [turn in radians, scale, shift x, shift y (of the side)]
 */
const readings = [
  [0, 1, 0, 0],
  [0.06, 0.96, 0.015, 0],
  [-0.06, 1.04, -0.015, 0],
  [0.03, 1.04, 0, 0.015],
  [-0.03, 0.96, 0, -0.015],
] as const;

export interface FaceMesh {
  /** 468 x 3: x, y in photo pixels, z in photo pixels, smaller is nearer. */
  points: Float32Array;
  /** Probability that the crop holds a face, 0..1. */
  presence: number;
  square: Square;
}

/** Fits the mesh (MediaPipe face mesh, Kartynnik et al. 2019, arXiv 1907.06724) in two passes: find the crop, then measure in it. */
export function fitMesh(
  models: Pick<FaceModels, 'facemesh'>,
  cutout: PhotoCutout,
  start: Square,
): FaceMesh | null {
  let square: Square = { ...start, size: start.size * margin };
  for (let pass = 0; pass < 2; pass++) {
    const [rough] = readMeshes(models, cutout, [square]);
    if (rough.presence < 0.5) return null;
    square = squareRound(rough.points);
  }
  const squares = readings.map(([turn, scale, shiftX, shiftY]) => ({
    x: square.x + shiftX * square.size,
    y: square.y + shiftY * square.size,
    size: square.size * scale,
    angle: square.angle + turn,
  }));
  const meshes = readMeshes(models, cutout, squares);
  const points = new Float32Array(meshPointCount * 3);
  for (const mesh of meshes)
    for (let i = 0; i < points.length; i++) points[i] += mesh.points[i] / meshes.length;
  return { points, square, presence: Math.min(...meshes.map((mesh) => mesh.presence)) };
}

function readMeshes(
  models: Pick<FaceModels, 'facemesh'>,
  cutout: PhotoCutout,
  squares: Square[],
): { points: Float32Array; presence: number }[] {
  const size = inputSize * inputSize * 3;
  const input = new Float32Array(size * squares.length);
  squares.forEach((square, i) => {
    input.set(sampleSquare(cutout, square, { outputSize: inputSize }), i * size);
  });
  const { coordinates, flags } = tf.tidy(() => {
    const images = tf.tensor4d(input, [squares.length, inputSize, inputSize, 3]);
    const outputs = models.facemesh.execute(images) as Tensor[];
    const ending = (length: number) =>
      outputs.find(({ shape }) => shape.at(-1) === length)!.dataSync() as Float32Array;
    return { coordinates: ending(meshPointCount * 3), flags: ending(1) };
  });
  return squares.map((square, i) => {
    const points = new Float32Array(meshPointCount * 3);
    const depth = square.size / inputSize;
    for (let k = 0; k < points.length; k += 3) {
      const at = i * points.length + k;
      const [x, y] = toPhoto(square, coordinates[at] / inputSize, coordinates[at + 1] / inputSize);
      points[k] = x;
      points[k + 1] = y;
      points[k + 2] = coordinates[at + 2] * depth;
    }
    return { points, presence: flags[i] };
  });
}

/** The square the network wants: eyes level, the mesh in its middle. */
export function squareRound(points: Float32Array): Square {
  const rightEye = 33 * 3;
  const leftEye = 263 * 3;
  const angle = Math.atan2(points[leftEye + 1] - points[rightEye + 1], points[leftEye] - points[rightEye]);
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  let [minU, maxU, minV, maxV] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let k = 0; k < meshPointCount * 3; k += 3) {
    const u = points[k] * cos + points[k + 1] * sin;
    const v = -points[k] * sin + points[k + 1] * cos;
    minU = Math.min(minU, u);
    maxU = Math.max(maxU, u);
    minV = Math.min(minV, v);
    maxV = Math.max(maxV, v);
  }
  const u = (minU + maxU) / 2;
  const v = (minV + maxV) / 2;
  return {
    x: u * cos - v * sin,
    y: u * sin + v * cos,
    size: Math.max(maxU - minU, maxV - minV) * margin,
    angle,
  };
}
