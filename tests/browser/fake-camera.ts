import { existsSync } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';

/** What the camera of a test sees: a portrait where the folder of real photos is there, else a synthetic pattern. */
export const portraitPath = join(import.meta.dirname, '../../../shared/photos/london/001-neutral.jpg');
export const hasPortrait = existsSync(portraitPath);

export const cameraSize = { width: 1280, height: 960 };
const framesPerSecond = 30;

export interface Scene {
  /** Turned in the picture, degrees clockwise. */
  rollDeg?: number;
  brightness?: number;
  blurPx?: number;
  seconds: number;
}

/** One frame of a scene as JPEG; the seed is that of its noise. */
export async function renderScene(scene: Omit<Scene, 'seconds'>, seed: number): Promise<Buffer> {
  const source = hasPortrait ? await readFile(portraitPath) : await pattern();
  let picture = sharp(source)
    .resize({ ...cameraSize, fit: 'contain', background: '#808080' })
    .removeAlpha();
  if (scene.rollDeg) {
    const turned = await picture.rotate(scene.rollDeg, { background: '#808080' }).png().toBuffer();
    picture = sharp(turned).resize({ ...cameraSize, fit: 'cover' });
  }
  if (scene.brightness) picture = picture.modulate({ brightness: scene.brightness });
  if (scene.blurPx) picture = picture.blur(scene.blurPx);
  const { data } = await picture.raw().toBuffer({ resolveWithObject: true });
  // Little and seeded: two frames of a camera are never the same file.
  let state = seed * 7919 + 1;
  for (let i = 0; i < data.length; i += 3) {
    state = (state * 1664525 + 1013904223) >>> 0;
    const noise = (state >>> 29) - 3;
    for (let k = i; k < i + 3; k++) data[k] = Math.max(0, Math.min(255, data[k]! + noise));
  }
  return sharp(data, { raw: { ...cameraSize, channels: 3 } })
    .jpeg({ quality: 92 })
    .toBuffer();
}

/** Writes the scenes one after the other as Motion JPEG, which Chromium's fake camera repeats for ever. */
export async function writeCameraFile(scenes: readonly Scene[]): Promise<string> {
  const parts: Buffer[] = [];
  for (const { seconds, ...scene } of scenes) {
    const frames = await Promise.all([1, 2, 3, 4].map((seed) => renderScene(scene, seed)));
    const count = seconds * framesPerSecond;
    for (let i = 0; i < count; i++) parts.push(frames[Math.floor(i / 4) % frames.length]!);
  }
  const path = join(await mkdtemp(join(tmpdir(), 'dermalapse-camera-')), 'camera.mjpeg');
  await writeFile(path, Buffer.concat(parts));
  return path;
}

/** In the page: the fake camera repeats itself, a real one never gives the same file twice. */
export function makeFramesDiffer(): void {
  const differ = async (blob: Blob) => {
    const bytes = new Uint8Array(await blob.arrayBuffer());
    const comment = new Uint8Array([0xff, 0xfe, 0, 18, ...crypto.getRandomValues(new Uint8Array(16))]);
    return new Blob([bytes.subarray(0, 2), comment, bytes.subarray(2)], { type: blob.type });
  };
  const { takePhoto } = ImageCapture.prototype;
  ImageCapture.prototype.takePhoto = async function (...settings) {
    return differ(await takePhoto.apply(this, settings));
  };
  const { toBlob } = HTMLCanvasElement.prototype;
  HTMLCanvasElement.prototype.toBlob = function (callback, ...format) {
    toBlob.call(this, (blob) => void (blob ? differ(blob).then(callback) : callback(null)), ...format);
  };
}

function pattern(): Promise<Buffer> {
  const { width, height } = cameraSize;
  const data = Buffer.alloc(width * height * 3);
  for (let i = 0; i < data.length; i += 3) {
    const [x, y] = [(i / 3) % width, Math.floor(i / 3 / width)];
    const grey = 128 + 50 * Math.sin(x / 3) * Math.cos(y / 4) + 30 * Math.sin(x / 70 + y / 90);
    data.fill(grey, i, i + 3);
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}
