/**
 * The face in a camera's picture while a photo is being taken: the networks, landmarks and pose of the measurement itself,
 * without what only the measurement needs (irises, descriptor). Runs in the browser.
 */
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { cutOut } from './face/crop.ts';
import { findFaces } from './face/detector.ts';
import { type FaceExpression, faceExpression } from './face/expression.ts';
import { interOcular } from './face/inter-ocular.ts';
import { fitMesh } from './face/mesh.ts';
import { headPose, type PoseDeg } from './face/pose.ts';
import type { RgbImage } from './image.ts';
import { loadGraphModel, tf } from './tf.ts';

export interface LiveFace {
  /** 468 x 3 in MediaPipe's order: x and y in pixels of the picture, z in pixels, smaller is nearer. */
  points: Float32Array;
  interOcularPx: number;
  poseDeg: PoseDeg;
  expression: FaceExpression;
}

export interface LiveFaceReader {
  /** @returns the largest upright face; null without one */
  read(image: RgbImage): LiveFace | null;
}

const workingSide = 640;
/** As for photos: presence below this is what skin and cloth reach. */
const minimumPresence = 0.8;

/**
 * Opens the WebAssembly backend and the two networks.
 * @param folder address that holds `tfjs-backend-wasm*.wasm`, `blazeface.json` and `facemesh.json`, with a slash at its end
 * @throws Error when one of them can't be had
 */
export async function openLiveFaceReader(folder: string): Promise<LiveFaceReader> {
  setWasmPaths(folder);
  if (!(await tf.setBackend('wasm'))) throw new Error('WebAssembly could not be started');
  const [blazeface, facemesh] = await Promise.all([
    loadGraphModel(`${folder}blazeface.json`),
    loadGraphModel(`${folder}facemesh.json`),
  ]);
  return {
    read(image) {
      const whole = cutOut(image, { x: 0, y: 0, width: image.width, height: image.height }, workingSide);
      const [found] = findFaces({ blazeface }, whole);
      const mesh = found ? fitMesh({ facemesh }, whole, found) : null;
      if (!mesh || mesh.presence < minimumPresence) return null;
      const { points } = mesh;
      const interOcularPx = interOcular(points);
      return {
        points,
        interOcularPx,
        poseDeg: headPose(points),
        expression: faceExpression(points, interOcularPx),
      };
    },
  };
}
