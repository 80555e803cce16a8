import { describe, expect, it } from 'vitest';
import { linearToSrgb, srgbToLinear } from '../../src/imaging/image.ts';
import { type LinearPicture, skinMask } from '../../src/imaging/skin-mask.ts';

/** Encoded colours of light, medium, brown and very dark skin. */
const skins = { light: [226, 178, 156], medium: [189, 136, 108], brown: [128, 84, 62], dark: [62, 38, 29] };
const pixelsPerMm = 10;
const size = 200;

/** Skin with fine mottle, shading across (brightest to darkest 2:1), and what `paint` multiplies or adds. */
function skin(
  encoded: readonly number[],
  paint: (x: number, y: number, rgb: [number, number, number]) => void = () => {},
): LinearPicture {
  const linear = new Float32Array(size * size * 3);
  let state = 12345;
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      state = (state * 1103515245 + 12345) % 2147483648;
      const shade = (0.7 + (0.6 * x) / size) * (1 + 0.06 * (state / 2147483648 - 0.5));
      const rgb = encoded.map((code) => srgbToLinear(code / 255) * shade * 0.8) as [number, number, number];
      paint(x, y, rgb);
      linear.set(rgb, (y * size + x) * 3);
    }
  }
  return { width: size, height: size, linear };
}

const everywhere = new Uint8Array(size * size).fill(1);
const maskOf = (picture: LinearPicture, within = everywhere) => skinMask(picture, { pixelsPerMm, within });
const kept = (mask: Uint8Array, inside: (x: number, y: number) => boolean) => {
  let [all, usable] = [0, 0];
  mask.forEach((value, i) => {
    if (inside(i % size, Math.floor(i / size))) {
      all++;
      usable += value;
    }
  });
  return usable / all;
};
const near = (cx: number, cy: number, radius: number) => (x: number, y: number) =>
  Math.hypot(x - cx, y - cy) < radius;
const scale = (rgb: [number, number, number], r: number, g = r, b = r) => {
  rgb[0] *= r;
  rgb[1] *= g;
  rgb[2] *= b;
};

describe.each(Object.entries(skins))('skinMask on %s skin', (_, encoded) => {
  it('keeps plain shaded skin', () => {
    expect(kept(maskOf(skin(encoded)), () => true)).toBeGreaterThan(0.99);
  });

  it('keeps pores, creases, freckles and blemishes', () => {
    const blemish = near(60, 60, 20);
    const freckle = near(140, 60, 8);
    const mask = maskOf(
      skin(encoded, (x, y, rgb) => {
        if (x % 12 < 3 && y % 12 < 3) scale(rgb, 0.8);
        if (Math.abs(y - 150) < 3) scale(rgb, 0.72);
        if (blemish(x, y)) scale(rgb, 1, 0.75, 0.8);
        if (freckle(x, y)) scale(rgb, 0.8, 0.7, 0.6);
      }),
    );
    expect(kept(mask, () => true)).toBeGreaterThan(0.98);
    expect(kept(mask, blemish)).toBeGreaterThan(0.95);
    expect(kept(mask, freckle)).toBeGreaterThan(0.9);
    expect(kept(mask, (_x, y) => Math.abs(y - 150) < 3)).toBeGreaterThan(0.95);
  });

  it('drops glints but keeps skin lit more strongly', () => {
    const glint = near(60, 100, 6);
    const bright = near(140, 100, 12);
    const surplus = 0.5 * srgbToLinear(encoded[1] / 255);
    const mask = maskOf(
      skin(encoded, (x, y, rgb) => {
        if (glint(x, y)) for (let k = 0; k < 3; k++) rgb[k] += surplus;
        if (bright(x, y)) scale(rgb, 1.25);
      }),
    );
    expect(kept(mask, glint)).toBeLessThan(0.05);
    expect(kept(mask, bright)).toBeGreaterThan(0.95);
  });

  it('drops single dark hairs', () => {
    const hair = (x: number, y: number) => Math.abs(x - 100 - 0.3 * (y - 100)) < 1;
    const mask = maskOf(skin(encoded, (x, y, rgb) => hair(x, y) && scale(rgb, 0.3)));
    expect(kept(mask, hair)).toBeLessThan(0.02);
    expect(kept(mask, (x, y) => Math.abs(x - 100 - 0.3 * (y - 100)) > 5)).toBeGreaterThan(0.98);
  });

  it('drops a grey cloth that covers a third', () => {
    const grey = srgbToLinear(encoded[1] / 255);
    const cloth = (_x: number, y: number) => y >= 134;
    const mask = maskOf(skin(encoded, (x, y, rgb) => cloth(x, y) && rgb.fill(grey)));
    expect(kept(mask, cloth)).toBeLessThan(0.02);
    expect(kept(mask, (_x, y) => y < 120)).toBeGreaterThan(0.98);
  });
});

describe('skinMask', () => {
  it('drops clipped and black pixels, and never leaves the region', () => {
    const within = everywhere.map((_, i) => (i % size < 150 ? 1 : 0));
    const white = near(50, 50, 10);
    const black = near(100, 100, 10);
    const picture = skin(skins.light, (x, y, rgb) => {
      if (white(x, y)) rgb[0] = srgbToLinear(251 / 255);
      if (black(x, y)) rgb.fill(srgbToLinear(6 / 255));
    });
    const mask = maskOf(picture, within);
    expect(kept(mask, white)).toBe(0);
    expect(kept(mask, black)).toBe(0);
    expect(kept(mask, (x) => x >= 150)).toBe(0);
  });

  it('judges a region alike wherever it lies in a larger picture, and leaves its inputs alone', () => {
    const picture = skin(skins.medium, (x, y, rgb) => near(60, 60, 5)(x, y) && scale(rgb, 0.2));
    const wide = size + 70;
    const linear = new Float32Array(wide * wide * 3).fill(0.9);
    const within = new Uint8Array(wide * wide);
    for (let y = 0; y < size; y++) {
      linear.set(picture.linear.subarray(y * size * 3, (y + 1) * size * 3), ((y + 30) * wide + 40) * 3);
      within.fill(1, (y + 30) * wide + 40, (y + 30) * wide + 40 + size);
    }
    const before = linear.slice();
    const large = skinMask({ width: wide, height: wide, linear }, { pixelsPerMm, within });
    const moved = maskOf(picture).map((_, i) => large[(Math.floor(i / size) + 30) * wide + (i % size) + 40]);
    expect(moved).toEqual(maskOf(picture));
    expect(linear).toEqual(before);
  });

  it('gives nothing for an empty region', () => {
    expect(maskOf(skin(skins.light), new Uint8Array(size * size)).includes(1)).toBe(false);
  });

  it('is told in codes: 250 of 255 is lost, 249 is not', () => {
    const flat = (code: number) => ({
      width: 4,
      height: 4,
      linear: new Float32Array(48).map((_, i) => (i % 3 === 0 ? srgbToLinear(code / 255) : 0.3)),
    });
    const all = new Uint8Array(16).fill(1);
    expect(Math.round(linearToSrgb(srgbToLinear(249 / 255)) * 255)).toBe(249);
    expect(skinMask(flat(250), { pixelsPerMm: 1, within: all })).toEqual(new Uint8Array(16));
    expect(skinMask(flat(249), { pixelsPerMm: 1, within: all })).toEqual(all);
  });
});
