import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodePhoto } from '../../src/imaging/decode.ts';
import type { RgbImage } from '../../src/imaging/image.ts';
import { clippedFraction, estimateBlurPx, estimateNoise } from '../../src/imaging/quality.ts';
import { blurScene, drawDeadLeaves, exposeScene, type Scene, sceneFromPhoto } from './quality-scenes.ts';

const leaves = drawDeadLeaves(11);
const flat: Scene = { side: 512, data: new Float32Array(512 * 512).fill(0.3) };
const relativeError = (value: number | null, truth: number): number =>
  Math.abs((value ?? Number.NaN) / truth - 1);

describe('clippedFraction', () => {
  const image: RgbImage = {
    width: 2,
    height: 2,
    data: Uint8Array.from([249, 249, 249, 250, 0, 0, 0, 0, 255, 10, 20, 30]),
    maxValue: 255,
  };

  it('counts pixels at or above 250 of 255 in any channel', () => {
    expect(clippedFraction(image)).toBe(0.5);
    const deep = {
      ...image,
      data: Uint16Array.from(image.data, (code) => code * 257),
      maxValue: 65535 as const,
    };
    expect(clippedFraction(deep)).toBe(0.5);
  });

  it('counts only what the mask keeps', () => {
    expect(clippedFraction(image, [1, 1, 0, 1])).toBeCloseTo(1 / 3, 12);
    expect(clippedFraction(image, [0, 0, 0, 0])).toBe(0);
  });
});

describe('estimateNoise', () => {
  it.each([0.002, 0.005, 0.01, 0.03])('finds a noise of %f among edges within 6 %%', (noise) => {
    expect(relativeError(estimateNoise(exposeScene(leaves, { noise, maxValue: 65535 })), noise)).toBeLessThan(
      0.06,
    );
    expect(relativeError(estimateNoise(exposeScene(flat, { noise, maxValue: 65535 })), noise)).toBeLessThan(
      0.06,
    );
  });

  it('finds it in 8 bits too, rounding included', () => {
    // One code at this level is worth 0.0042 of linear light, so rounding alone has a deviation of 0.0012.
    const expected = Math.hypot(0.005, 0.0012);
    expect(relativeError(estimateNoise(exposeScene(flat, { noise: 0.005 })), expected)).toBeLessThan(0.06);
  });

  it('does not take shading for noise', () => {
    const shaded = {
      side: 512,
      data: flat.data.map((light, i) => light * (0.5 + (i % 512) / 512 + Math.floor(i / 512) / 2048)),
    };
    expect(estimateNoise(exposeScene(shaded, { maxValue: 65535 }))).toBeLessThan(1e-5);
    const noisy = exposeScene(shaded, { noise: 0.005, maxValue: 65535 });
    expect(relativeError(estimateNoise(noisy), 0.005)).toBeLessThan(0.06);
  });

  it('looks only where the mask says', () => {
    const image = exposeScene(leaves, { noise: 0.004, maxValue: 65535 });
    const loud = exposeScene(leaves, { noise: 0.02, maxValue: 65535 });
    const half = image.data.length / 2;
    image.data.set(loud.data.subarray(half), half);
    const lower = Uint8Array.from({ length: 512 * 512 }, (_, i) => (i < 512 * 256 ? 0 : 1));
    expect(relativeError(estimateNoise(image, { mask: lower }), 0.02)).toBeLessThan(0.08);
    expect(estimateNoise(image, { mask: new Uint8Array(512 * 512) })).toBeNull();
  });
});

describe('estimateBlurPx', () => {
  const sigmas = [0.5, 0.7, 1, 1.5, 2, 3, 4];
  const read = (sigma: number, options = {}): number =>
    estimateBlurPx(exposeScene(blurScene(leaves, sigma), { noise: 0.004, ...options })) ?? Number.NaN;

  it('finds a known Gaussian blur: within 0.12 px or 10 % up to 2 px, 20 % up to 4 px', () => {
    for (const sigma of sigmas) {
      const tolerance = sigma <= 2 ? Math.max(0.12, 0.1 * sigma) : 0.2 * sigma;
      expect(Math.abs(read(sigma) - sigma), `${read(sigma)} for ${sigma}`).toBeLessThan(tolerance);
    }
    expect(read(0)).toBeLessThan(0.3);
  });

  it('rises with blur', () => {
    const readings = sigmas.map((sigma) => read(sigma));
    for (let i = 1; i < readings.length; i++) expect(readings[i]).toBeGreaterThan(readings[i - 1] + 0.1);
  });

  it('does not follow brightness or noise', () => {
    for (const sigma of [0.7, 1.5]) {
      const normal = read(sigma);
      for (const changed of [{ gain: 0.5 }, { gain: 1.5 }, { noise: 0.01 }, { noise: 0 }]) {
        expect(Math.abs(read(sigma, changed) - normal)).toBeLessThan(0.06);
      }
    }
  });

  it('says null where there is nothing to judge by', () => {
    expect(estimateBlurPx(exposeScene(flat, { noise: 0.005 }))).toBeNull();
    const none = new Uint8Array(512 * 512);
    expect(estimateBlurPx(exposeScene(leaves, {}), { mask: none })).toBeNull();
  });
});

const photos = new URL('../../../shared/photos/', import.meta.url);

describe.skipIf(!existsSync(photos))('on real photographs', () => {
  const names = ['canada/003f', 'canada/108m', 'london/001-neutral', 'london/061-neutral', 'zoom/15cm'];

  it.each(names)('%s: known blur and known noise added are found', async (name) => {
    const photo = await decodePhoto(readFileSync(new URL(`${name}.jpg`, photos)));
    const scene = sceneFromPhoto(photo, 700);
    const inFocus = estimateBlurPx(exposeScene(scene)) ?? Number.NaN;
    expect(inFocus).toBeGreaterThan(0.3);
    expect(inFocus).toBeLessThan(2);
    for (const added of [0.5, 1, 2]) {
      const blurred = estimateBlurPx(exposeScene(blurScene(scene, added))) ?? Number.NaN;
      expect(relativeError(Math.sqrt(blurred ** 2 - inFocus ** 2), added), `${added}`).toBeLessThan(0.35);
    }
    const own = estimateNoise(exposeScene(scene)) ?? Number.NaN;
    const noisy = estimateNoise(exposeScene(scene, { noise: 0.01 })) ?? Number.NaN;
    expect(relativeError(Math.sqrt(noisy ** 2 - own ** 2), 0.01)).toBeLessThan(0.1);
  });

  it('every photo has plausible figures and little lost highlight', async () => {
    for (const name of readdirSync(new URL('canada/', photos))) {
      const photo = await decodePhoto(readFileSync(new URL(`canada/${name}`, photos)));
      expect(estimateNoise(photo), name).toBeLessThan(0.01);
      expect(estimateBlurPx(photo), name).toBeLessThan(2);
      expect(clippedFraction(photo), name).toBeLessThan(0.1);
    }
  });
});
