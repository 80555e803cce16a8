import { type Tensor, tf } from '../tensor.ts';
import { type PhotoCutout, type Square, sampleSquare } from './crop.ts';
import type { FaceModels } from './models.ts';

const inputSize = 224;
const descriptorLength = 1024;
/** Encoded brightness the middle of the face is brought to. */
const middleGrey = 0.5;

/**
 * What makes this face different from others: 1024 numbers of unit length (HSE FaceRec, Savchenko 2019,
 * doi 10.7717/peerj-cs.197), the mean of the picture and its mirror image.
 *
 * The network sees the face in grey and equally bright: in colour it takes dark skin itself for a likeness and confuses
 * dark-skinned people far more than others; in grey nearly all of that goes, and so does the light's colour.
 * @param square the mesh's square; the middle two thirds of it, a little higher, are looked at.
 */
export function describeFace(models: FaceModels, cutout: PhotoCutout, square: Square): Float32Array {
  const up = -0.04 * square.size;
  const middle: Square = {
    x: square.x - Math.sin(square.angle) * up,
    y: square.y + Math.cos(square.angle) * up,
    size: square.size * 0.66,
    angle: square.angle,
  };
  const length = inputSize * inputSize * 3;
  const input = new Float32Array(length * 2);
  for (const mirror of [false, true]) {
    input.set(evenGrey(sampleSquare(cutout, middle, { outputSize: inputSize, mirror })), mirror ? length : 0);
  }
  const output = tf.tidy(() => {
    const outputs = models.faceres.execute(tf.tensor4d(input, [2, inputSize, inputSize, 3])) as Tensor[];
    return outputs.find(({ shape }) => shape[1] === descriptorLength)!.dataSync() as Float32Array;
  });
  const sum = Float32Array.from(
    { length: descriptorLength },
    (_, i) => output[i] + output[i + descriptorLength],
  );
  const norm = Math.hypot(...sum);
  return sum.map((value) => value / norm);
}

/** Grey in all three channels, 0..255, the median of the crop's middle at {@link middleGrey}. */
function evenGrey(rgb: Float32Array): Float32Array {
  const grey = Float32Array.from(
    { length: inputSize * inputSize },
    (_, i) => 0.3 * rgb[i * 3] + 0.59 * rgb[i * 3 + 1] + 0.11 * rgb[i * 3 + 2],
  );
  const middle = grey.filter((_, i) => {
    const [x, y] = [i % inputSize, Math.floor(i / inputSize)];
    return Math.min(x, y, inputSize - 1 - x, inputSize - 1 - y) >= inputSize * 0.27;
  });
  const gain = middleGrey / Math.max(0.01, middle.sort()[middle.length >> 1]);
  return Float32Array.from(
    { length: rgb.length },
    (_, i) => 255 * Math.min(1, gain * grey[Math.floor(i / 3)]),
  );
}
