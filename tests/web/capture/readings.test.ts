import { describe, expect, it } from 'vitest';
import { ApiError } from '../../../src/web/api/client.ts';
import { judgeCard, type SeenCode } from '../../../src/web/pages/capture/card-sighting.ts';
import { fitInto, shrinkTo } from '../../../src/web/pages/capture/frame-fit.ts';
import { type Picture, readLight } from '../../../src/web/pages/capture/read-light.ts';
import { readSharpness } from '../../../src/web/pages/capture/read-sharpness.ts';
import { fitsSince, isSteady } from '../../../src/web/pages/capture/steady.ts';
import { hasAll, isRefusal } from '../../../src/web/waiting/send-waiting.ts';
import { nextCaptureId } from '../../../src/web/waiting/waiting-store.ts';

function picture(width: number, height: number, grey: (x: number, y: number) => number): Picture {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let i = 0; i < width * height; i++) {
    const level = grey(i % width, Math.floor(i / width));
    data.set([level, level, level, 255], i * 4);
  }
  return { width, height, data };
}

/** Only the four spots matter: forehead and chin in the middle, cheeks at the sides. */
function spotsFace() {
  const points = new Float32Array(468 * 3);
  points.set([100, 40, 0], 151 * 3);
  points.set([50, 100, 0], 50 * 3);
  points.set([150, 100, 0], 280 * 3);
  points.set([100, 160, 0], 199 * 3);
  return { points, interOcularPx: 80 };
}

describe('readLight', () => {
  it('reads linear light and no balance in the middle of a picture without a face', () => {
    const { mean, clipped, cheekBalance } = readLight(
      picture(100, 100, () => 188),
      null,
    );
    expect(mean).toBeCloseTo(0.503, 2);
    expect([clipped, cheekBalance]).toEqual([0, null]);
  });

  it('is positive when the patient’s left cheek, the picture’s right, is brighter', () => {
    const fromPictureRight = picture(200, 200, (x) => 100 + x / 2);
    expect(readLight(fromPictureRight, spotsFace()).cheekBalance).toBeGreaterThan(0.3);
    expect(
      readLight(
        picture(200, 200, () => 120),
        spotsFace(),
      ).cheekBalance,
    ).toBeCloseTo(0, 6);
  });

  it('counts burnt-out skin, and not a bright wall beside it', () => {
    const wall = picture(200, 200, (_, y) => (y < 15 ? 255 : 120));
    expect(readLight(wall, spotsFace()).clipped).toBe(0);
    expect(
      readLight(
        picture(200, 200, () => 255),
        spotsFace(),
      ).clipped,
    ).toBe(1);
  });
});

describe('readSharpness', () => {
  const box = { left: 10, top: 10, right: 90, bottom: 90 };
  const detail = (amplitude: number, gain = 1) =>
    picture(100, 100, (x, y) => gain * (100 + amplitude * Math.sin(1.7 * x) * Math.cos(1.3 * y)));

  it('falls with detail, as the square of its contrast', () => {
    expect(readSharpness(detail(20), box) / readSharpness(detail(10), box)).toBeCloseTo(4, 0);
  });

  it('does not fall with the light', () => {
    expect(readSharpness(detail(20, 2), box) / readSharpness(detail(20), box)).toBeCloseTo(1, 1);
  });

  it('is nothing in an even or empty picture', () => {
    expect(
      readSharpness(
        picture(100, 100, () => 90),
        box,
      ),
    ).toBe(0);
    expect(
      readSharpness(
        picture(100, 100, () => 0),
        box,
      ),
    ).toBe(0);
  });
});

describe('judgeCard', () => {
  const code = (width: number, height = width, text = 'DLC1/ABCDEFGH/L'): SeenCode => ({
    text,
    corners: [
      [10, 10],
      [10 + width, 10],
      [10 + width, 10 + height],
      [10, 10 + height],
    ],
  });

  it.each<[string, SeenCode[], number, string]>([
    ['no code', [], 1, 'not-seen'],
    ['a code of something else', [code(100, 100, 'https://clinic.example')], 1, 'not-seen'],
    ['large and flat', [code(100)], 1, 'seen'],
    ['small in the picture, large enough in the photo', [code(40)], 2, 'seen'],
    ['too small in the photo, too', [code(40)], 1, 'too-small'],
    ['tilted away', [code(100, 80)], 1, 'tilted'],
  ])('%s', (_, codes, pixelRatio, expected) => {
    expect(judgeCard(codes, { pixelRatio })).toBe(expected);
  });
});

describe('fitInto', () => {
  it('lays a picture whole into the middle of a frame', () => {
    expect(fitInto({ width: 300, height: 400 }, { width: 640, height: 480 })).toEqual({
      x: 140,
      y: 0,
      width: 360,
      height: 480,
    });
  });

  it('shrinks, and never enlarges', () => {
    expect(shrinkTo({ width: 4000, height: 3000 }, 640)).toEqual({ width: 640, height: 480 });
    expect(shrinkTo({ width: 320, height: 240 }, 640)).toEqual({ width: 320, height: 240 });
  });
});

describe('the shutter', () => {
  it('is free after half a second of fitting, and starts anew after a lapse', () => {
    let since = fitsSince(null, { fits: true, nowMs: 1000 });
    expect(isSteady(since, 1200)).toBe(false);
    since = fitsSince(since, { fits: true, nowMs: 1500 });
    expect(isSteady(since, 1500)).toBe(true);
    since = fitsSince(since, { fits: false, nowMs: 1600 });
    expect(isSteady(since, 1600)).toBe(false);
    since = fitsSince(since, { fits: true, nowMs: 1700 });
    expect(isSteady(since, 2100)).toBe(false);
  });
});

describe('captures that wait', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((letter) => letter.repeat(64)) as [string, string, string];

  it('leave the device only when the server has every frame', () => {
    const photo = { sha256: a, frames: [b] } as never;
    expect(hasAll({ photo }, { sha256s: [a, b] })).toBe(true);
    expect(hasAll({ photo }, { sha256s: [a, b, c] })).toBe(false);
    // Two equal frames are one file on the server.
    expect(hasAll({ photo }, { sha256s: [a, b, b] })).toBe(true);
  });

  it('are refused for good only by what the capture itself is', () => {
    const refusals = [400, 404, 409, 413, 415, 422].map((status) => new ApiError('X', 'x', { status }));
    const passing = [0, 401, 403, 429, 500, 507].map((status) => new ApiError('X', 'x', { status }));
    expect(refusals.every(isRefusal)).toBe(true);
    expect(passing.some(isRefusal)).toBe(false);
    expect(isRefusal(new Error('x'))).toBe(false);
  });

  it('have ids in the order of their taking', () => {
    const ids = [nextCaptureId(5), nextCaptureId(5), nextCaptureId(4), nextCaptureId(1e12)];
    expect([...ids].sort()).toEqual(ids);
  });
});
