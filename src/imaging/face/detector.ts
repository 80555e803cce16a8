import { type Tensor, tf } from '../tf.ts';
import { type PhotoCutout, type Square, sampleSquare, toPhoto } from './crop.ts';
import type { FaceModels } from './models.ts';

/** A face as BlazeFace sees it: a square in photo pixels, turned so that the eyes are level, and a score 0..1. */
export interface FaceBox extends Square {
  score: number;
}

const inputSize = 256;
const minimumScore = 0.5;

interface Candidate {
  score: number;
  /** Fractions of the input square. */
  cx: number;
  cy: number;
  size: number;
  /** Eyes of the face in the picture's order: left in the picture, right in the picture. */
  eyes: [number, number, number, number];
}

/**
 * Faces in a cutout, largest first (BlazeFace, back-camera model, Bazarevsky et al. 2019, arXiv 1907.05047).
 * @param angle turns the picture before looking (radians, a multiple of a right angle): the network finds faces up to
 *   about 40 degrees off upright.
 * @param border side of the square looked at, as a multiple of the photo's longer side.
 */
export function findFaces(
  models: Pick<FaceModels, 'blazeface'>,
  cutout: PhotoCutout,
  { angle = 0, border = 1 }: { angle?: number; border?: number } = {},
): FaceBox[] {
  const side = Math.max(cutout.width, cutout.height) * cutout.factor;
  const square: Square = {
    x: cutout.originX + (cutout.width * cutout.factor - 1) / 2,
    y: cutout.originY + (cutout.height * cutout.factor - 1) / 2,
    size: side * border,
    angle,
  };
  return merge(
    candidates(models, sampleSquare(cutout, square, { outputSize: inputSize, gain: 2, offset: -1 })),
  ).map((found) => {
    const [x, y] = toPhoto(square, found.cx, found.cy);
    const turn = Math.atan2(found.eyes[3] - found.eyes[1], found.eyes[2] - found.eyes[0]);
    return { x, y, size: found.size * square.size, angle: angle + turn, score: found.score };
  });
}

function candidates(models: Pick<FaceModels, 'blazeface'>, input: Float32Array): Candidate[] {
  const tables = tf.tidy(() => {
    const image = tf.tensor4d(input, [1, inputSize, inputSize, 3]);
    const outputs = models.blazeface.execute(image) as Tensor[];
    return outputs.map((output) => ({
      shape: output.shape as number[],
      values: output.dataSync() as Float32Array,
    }));
  });
  const found: Candidate[] = [];
  // Two grids of anchors: 16 x 16 with 2 a cell, 8 x 8 with 6 a cell; one score and 16 numbers each.
  for (const { cells, perCell } of [
    { cells: 16, perCell: 2 },
    { cells: 8, perCell: 6 },
  ]) {
    const count = cells * cells * perCell;
    const scores = tables.find(({ shape }) => shape[1] === count && shape[2] === 1)!.values;
    const boxes = tables.find(({ shape }) => shape[1] === count && shape[2] === 16)!.values;
    for (let i = 0; i < count; i++) {
      const score = 1 / (1 + Math.exp(-scores[i]));
      if (score < minimumScore) continue;
      const cell = Math.floor(i / perCell);
      const anchorX = ((cell % cells) + 0.5) / cells;
      const anchorY = (Math.floor(cell / cells) + 0.5) / cells;
      const at = (k: number) => boxes[i * 16 + k] / inputSize;
      found.push({
        score,
        cx: anchorX + at(0),
        cy: anchorY + at(1),
        size: Math.max(at(2), at(3)),
        eyes: [anchorX + at(4), anchorY + at(5), anchorX + at(6), anchorY + at(7)],
      });
    }
  }
  return found;
}

/** Score-weighted mean of the candidates that overlap a better one, as BlazeFace's authors do; steadier than keeping the best. */
function merge(found: Candidate[]): Candidate[] {
  const rest = [...found].sort((a, b) => b.score - a.score);
  const faces: Candidate[] = [];
  while (rest.length > 0) {
    const best = rest[0];
    const group = rest.filter((other) => overlap(best, other) > 0.3);
    for (const member of group) rest.splice(rest.indexOf(member), 1);
    const total = group.reduce((sum, member) => sum + member.score, 0);
    const mean = (pick: (member: Candidate) => number) =>
      group.reduce((sum, member) => sum + pick(member) * member.score, 0) / total;
    faces.push({
      score: best.score,
      cx: mean((m) => m.cx),
      cy: mean((m) => m.cy),
      size: mean((m) => m.size),
      eyes: [mean((m) => m.eyes[0]), mean((m) => m.eyes[1]), mean((m) => m.eyes[2]), mean((m) => m.eyes[3])],
    });
  }
  return faces.sort((a, b) => b.size - a.size);
}

function overlap(a: Candidate, b: Candidate): number {
  const side = (c1: number, s1: number, c2: number, s2: number) =>
    Math.max(0, Math.min(c1 + s1 / 2, c2 + s2 / 2) - Math.max(c1 - s1 / 2, c2 - s2 / 2));
  const both = side(a.cx, a.size, b.cx, b.size) * side(a.cy, a.size, b.cy, b.size);
  return both / (a.size ** 2 + b.size ** 2 - both);
}
