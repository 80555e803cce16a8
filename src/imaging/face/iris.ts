import { type Tensor, tf } from '../tensor.ts';
import { type PhotoCutout, type Square, sampleSquare, toPhoto } from './crop.ts';
import type { FaceModels } from './models.ts';

const inputSize = 64;
/** Side of the square round an eye, as a multiple of its width (MediaPipe's value). */
const margin = 2.3;
const contourPoints = 71;
/** [shift x, shift y (of the side), scale]: read several times and averaged, as an iris is only some 11 px wide here. */
const readings = [
  [0, 0, 1],
  [0.03, 0, 0.95],
  [-0.03, 0, 1.05],
  [0, 0.03, 1.05],
  [0, -0.03, 0.95],
] as const;

export interface Iris {
  /** Centre, then the points right, above, left and below it in the picture: 5 x 2 photo pixels. */
  points: Float32Array;
  /** Mean of the horizontal and vertical diameters in photo pixels. */
  diameterPx: number;
}

/**
 * Finds both irises (MediaPipe iris, Ablavatski et al. 2020, arXiv 2006.11341).
 * @param mesh 468 x 3 photo pixels.
 * @returns the patient's right eye (left in the picture), then the left.
 */
export function findIrises(models: FaceModels, cutout: PhotoCutout, mesh: Float32Array): [Iris, Iris] {
  // The network knows left eyes only (right in the picture is mirrored for it).
  const eyes = [
    { outer: 33, inner: 133, mirror: false },
    { outer: 263, inner: 362, mirror: true },
  ];
  const jobs = eyes.flatMap(({ outer, inner, mirror }) => {
    const dx = mesh[inner * 3] - mesh[outer * 3];
    const dy = mesh[inner * 3 + 1] - mesh[outer * 3 + 1];
    const size = Math.hypot(dx, dy) * margin;
    const angle = mirror ? Math.atan2(-dy, -dx) : Math.atan2(dy, dx);
    const x = (mesh[inner * 3] + mesh[outer * 3]) / 2;
    const y = (mesh[inner * 3 + 1] + mesh[outer * 3 + 1]) / 2;
    return readings.map(([shiftX, shiftY, scale]) => ({
      mirror,
      square: { x: x + shiftX * size, y: y + shiftY * size, size: size * scale, angle } satisfies Square,
    }));
  });
  const size = inputSize * inputSize * 3;
  const input = new Float32Array(size * jobs.length);
  jobs.forEach(({ square, mirror }, i) => {
    input.set(sampleSquare(cutout, square, { outputSize: inputSize, mirror }), i * size);
  });
  const output = tf.tidy(
    () =>
      (
        models.iris.execute(tf.tensor4d(input, [jobs.length, inputSize, inputSize, 3])) as Tensor
      ).dataSync() as Float32Array,
  );
  const read = jobs.map(({ square, mirror }, i) => {
    const points = new Float32Array(10);
    for (let k = 0; k < 5; k++) {
      const at = i * 228 + (contourPoints + k) * 3;
      const u = output[at] / inputSize;
      points.set(toPhoto(square, mirror ? 1 - u : u, output[at + 1] / inputSize), k * 2);
    }
    return points;
  });
  return [average(read.slice(0, readings.length)), average(read.slice(readings.length))];
}

function average(readingsOfOneEye: Float32Array[]): Iris {
  const points = new Float32Array(10);
  for (const reading of readingsOfOneEye) {
    for (let i = 0; i < 10; i++) points[i] += reading[i] / readingsOfOneEye.length;
  }
  const across = Math.hypot(points[2] - points[6], points[3] - points[7]);
  const down = Math.hypot(points[4] - points[8], points[5] - points[9]);
  return { points, diameterPx: (across + down) / 2 };
}
