import { describe, expect, it } from 'vitest';
import type { RgbImage } from '../../src/imaging/image.ts';
import {
  detectFace,
  differentPeopleBelow,
  type FaceLandmarks,
  faceSimilarity,
  pixelsPerMmFromIris,
} from '../../src/imaging/landmarks.ts';
import { tf } from '../../src/imaging/tensor.ts';
import { hasPhotos, photo, photoNames } from './face/photos.ts';

const found = new Map<string, FaceLandmarks>();
async function faceOf(name: string): Promise<FaceLandmarks> {
  const known = found.get(name);
  if (known) return known;
  const face = await detectFace(await photo(name));
  if (!face) throw new Error(`no face in ${name}`);
  found.set(name, face);
  return face;
}

function noise(width: number, height: number): RgbImage {
  const data = new Uint8Array(width * height * 3);
  for (let i = 0, state = 1; i < data.length; i++) {
    state = (state * 1103515245 + 12345) % 2147483648;
    data[i] = 120 + 60 * Math.sin(i / 991) + (state % 40);
  }
  return { width, height, data, maxValue: 255 };
}

describe('detectFace without a face', () => {
  it('answers null, also for pictures of one row or pixel', async () => {
    expect(await detectFace(noise(700, 500))).toBeNull();
    expect(await detectFace(noise(900, 1))).toBeNull();
    expect(await detectFace(noise(1, 1))).toBeNull();
  });

  it('leaves no tensors behind', async () => {
    await detectFace(noise(300, 300));
    const before = tf.memory().numTensors;
    await detectFace(noise(300, 300));
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('measures of a face', () => {
  const face = (change: Partial<FaceLandmarks>): FaceLandmarks => ({
    points: new Float32Array(478 * 3),
    irisDiameterPx: 117,
    interOcularPx: 630,
    poseDeg: { yaw: 0, pitch: 0, roll: 0 },
    confidence: 1,
    expression: { mouthWidth: 0.8, mouthOpening: 0, eyeOpening: 0.15, browHeight: 0.45 },
    descriptor: Float32Array.of(0.6, 0.8),
    ...change,
  });

  it('takes the scale from an iris of 11.7 mm, and none without one', () => {
    expect(pixelsPerMmFromIris(face({}))).toBeCloseTo(10, 6);
    expect(pixelsPerMmFromIris(face({ irisDiameterPx: null }))).toBeNull();
  });

  it('compares descriptors by their cosine, 0 to 1, either way round', () => {
    const other = face({ descriptor: Float32Array.of(1, 0) });
    expect(faceSimilarity(face({}), other)).toBeCloseTo(0.6, 6);
    expect(faceSimilarity(other, face({}))).toBeCloseTo(0.6, 6);
    expect(faceSimilarity(face({}), face({}))).toBeCloseTo(1, 6);
    expect(faceSimilarity(face({}), face({ descriptor: Float32Array.of(-0.6, -0.8) }))).toBe(0);
    expect(faceSimilarity(face({}), face({ descriptor: null }))).toBeNull();
  });
});

describe.skipIf(!hasPhotos)('detectFace on real portraits (skipped where the photos are not)', () => {
  const pairs = ['001', '005', '042', '070', '099'].map((id) => [
    `london/${id}-neutral.jpg`,
    `london/${id}-smiling.jpg`,
  ]);
  const zooms = photoNames('zoom');

  it('finds each face, near frontal, with a human iris and an open eye', async () => {
    for (const name of [...pairs.flat(), ...photoNames('canada').slice(0, 3), ...zooms]) {
      const face = await faceOf(name);
      expect(face.points).toHaveLength(478 * 3);
      expect(face.confidence, name).toBeGreaterThan(0.95);
      expect(face.irisDiameterPx! / face.interOcularPx, name).toBeGreaterThan(0.16);
      expect(face.irisDiameterPx! / face.interOcularPx, name).toBeLessThan(0.21);
      for (const angle of Object.values(face.poseDeg)) expect(Math.abs(angle), name).toBeLessThan(11);
    }
  });

  it('sees the smile', async () => {
    for (const [neutral, smiling] of pairs) {
      const [before, after] = [await faceOf(neutral), await faceOf(smiling)];
      expect(after.expression.mouthWidth, smiling).toBeGreaterThan(before.expression.mouthWidth);
    }
  });

  it('tells people apart, not expressions and distances', async () => {
    for (const [neutral, smiling] of pairs) {
      const [before, after] = [await faceOf(neutral), await faceOf(smiling)];
      expect(faceSimilarity(before, after), smiling).toBeGreaterThan(differentPeopleBelow + 0.1);
    }
    const near = await faceOf('zoom/15cm.jpg');
    for (const name of zooms)
      expect(faceSimilarity(near, await faceOf(name))).toBeGreaterThan(differentPeopleBelow + 0.1);
    const first = await faceOf(pairs[0][0]);
    for (const [other] of pairs.slice(1))
      expect(faceSimilarity(first, await faceOf(other))).toBeLessThan(differentPeopleBelow);
  });

  it('gives the same photo the same landmarks, to the last bit', async () => {
    const name = pairs[0][0];
    const again = await detectFace(await photo(name));
    expect(again).toEqual(await faceOf(name));
  });

  it('follows a photo that is turned, halved or darkened: landmarks within 1 % of the eye distance, pose within 1 degree', async () => {
    const name = 'canada/003f.jpg';
    const straight = await faceOf(name);
    const original = await photo(name);
    const turned = (degrees: number) =>
      photo(name, (image) => image.rotate(degrees, { background: '#888888' }));
    const around = (degrees: number, image: RgbImage) => (x: number, y: number) => {
      const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
      const [u, v] = [x - (image.width - 1) / 2, y - (image.height - 1) / 2];
      return [cos * u + sin * v + (original.width - 1) / 2, -sin * u + cos * v + (original.height - 1) / 2];
    };
    const plus = await turned(15);
    const minus = await turned(-15);
    const half = await photo(name, (image) => image.resize(Math.round(original.width / 2)));
    const dark = await photo(name, (image) => image.linear(0.7, 0));
    const cases = [
      { image: plus, roll: 15, back: around(15, plus) },
      { image: minus, roll: -15, back: around(-15, minus) },
      { image: half, roll: 0, back: (x: number, y: number) => [(x + 0.5) * 2 - 0.5, (y + 0.5) * 2 - 0.5] },
      { image: dark, roll: 0, back: (x: number, y: number) => [x, y] },
    ];
    for (const { image, roll, back } of cases) {
      const face = (await detectFace(image))!;
      let sum = 0;
      for (let i = 0; i < 468; i++) {
        const [x, y] = back(face.points[i * 3], face.points[i * 3 + 1]);
        sum += Math.hypot(x - straight.points[i * 3], y - straight.points[i * 3 + 1]);
      }
      expect(sum / 468 / straight.interOcularPx).toBeLessThan(0.01);
      expect(Math.abs(face.poseDeg.yaw - straight.poseDeg.yaw)).toBeLessThan(1);
      expect(Math.abs(face.poseDeg.pitch - straight.poseDeg.pitch)).toBeLessThan(1);
      expect(Math.abs(face.poseDeg.roll - straight.poseDeg.roll - roll)).toBeLessThan(1);
    }
  });

  it('finds a face that lies on its side, and none in a cheek', async () => {
    const lying = await detectFace(await photo('canada/003f.jpg', (image) => image.rotate(90)));
    expect(Math.abs(lying!.poseDeg.roll - 90)).toBeLessThan(3);
    const cheek = await photo('canada/003f.jpg', (image) =>
      image.extract({ left: 330, top: 1080, width: 180, height: 180 }).resize(800),
    );
    expect(await detectFace(cheek)).toBeNull();
  });
});
