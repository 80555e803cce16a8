import { beforeAll, describe, expect, it } from 'vitest';
import type { RgbImage } from '../../../src/imaging/image.ts';
import { makePair, type Pair, type PairSpec } from '../../../src/imaging/phantom/index.ts';
import { placeInPhotos } from '../../../src/imaging/register/half-way.ts';
import type { Outline } from '../../../src/imaging/register/outline.ts';
import { registerPair } from '../../../src/imaging/register/register-pair.ts';
import { registerRegion } from '../../../src/imaging/register/register-region.ts';
import { quantile } from '../../../src/imaging/statistics.ts';
import { openBackend } from '../../../src/imaging/tensor.ts';

beforeAll(async () => {
  await openBackend();
});

const pixelsPerMm = 10;
const photoPixelsPerMm = 12;

function register(before: RgbImage, after: RgbImage, outline: Outline) {
  const options = { outlines: [outline], finestScale: pixelsPerMm / photoPixelsPerMm, pixelsPerMm };
  const registration = registerPair(before, after, { ...options, within: [outline], initial: null });
  return registerRegion(registration, options);
}

const photo = ({ width, height, data }: Pair['before']): RgbImage => ({ width, height, data, maxValue: 255 });
const drawPair = (spec: PairSpec) => makePair({ pixelsPerMm: photoPixelsPerMm, ...spec });
const treated = ({ plan, before }: Pair): Outline => ({
  before: (plan.treated?.[0].polygon ?? []).map(([x, y]) => [x * before.width, y * before.height] as const),
});

/** Places of the region's grid, 2 mm apart, that both photos hold. */
function* placesOf({ space }: ReturnType<typeof register>, { width, height }: RgbImage) {
  const isInside = ([x, y]: [number, number]) => x > 170 && y > 20 && x < width - 20 && y < height - 20;
  for (let x = -500; x < 1000; x += 20) {
    for (let y = -500; y < 1000; y += 20) {
      const place = placeInPhotos(space, [x, y]);
      if (isInside(place.before) && isInside(place.after)) yield place;
    }
  }
}

/** What a photo of flat skin becomes when the skin is bent round an upright cylinder and turned; nearest pixels, upsampled. */
function turnPhoto(image: RgbImage, { radiusMm, degrees }: { radiusMm: number; degrees: number }) {
  const radius = radiusMm * photoPixelsPerMm;
  const angle = (degrees * Math.PI) / 180;
  const middle = (image.width - 1) / 2;
  const forwards = (x: number) =>
    middle + radius * (Math.sin(Math.asin((x - middle) / radius) + angle) - Math.sin(angle));
  const backwards = (x: number) =>
    middle + radius * Math.sin(Math.asin((x - middle) / radius + Math.sin(angle)) - angle);
  const data = new Uint8Array(image.data.length);
  for (let x = 0; x < image.width; x++) {
    const from = backwards(x);
    const left = Math.min(image.width - 2, Math.max(0, Math.floor(from)));
    const share = Math.min(1, Math.max(0, from - left));
    for (let y = 0; y < image.height; y++) {
      const [source, target] = [3 * (y * image.width + left), 3 * (y * image.width + x)];
      for (let c = 0; c < 3; c++) {
        data[target + c] = (1 - share) * image.data[source + c] + share * image.data[source + 3 + c] + 0.5;
      }
    }
  }
  return { turned: { ...image, data }, forwards };
}

describe('registerRegion', () => {
  it.each([
    [45, 5],
    [60, -5],
    [80, 5],
  ])('lays a cheek of %s mm radius, turned by %s degrees, to 0.1 mm', (radiusMm, degrees) => {
    const pair = drawPair({ seed: 5100 + radiusMm });
    const before = photo(pair.before);
    const { turned, forwards } = turnPhoto(photo(pair.after), { radiusMm, degrees });
    const found = register(before, turned, treated(pair));
    const errors = Array.from(placesOf(found, before), ({ before: [x, y], after }) =>
      Math.hypot(after[0] - forwards(x), after[1] - y),
    );
    expect(errors.length).toBeGreaterThan(150);
    expect(quantile(errors, 0.95) / photoPixelsPerMm).toBeLessThan(0.1);
    expect(found.surfaceTurn?.degrees).toBeLessThan(8);
  });

  it.each([12, -12])(
    'lays the phantom cheek turned by 5 degrees to 0.1 mm and tells %s degrees',
    (degrees) => {
      const small = drawPair({ seed: 5110, surface: 'cheek', geometry: { yawDeg: Math.sign(degrees) * 5 } });
      const before = photo(small.before);
      const found = register(before, photo(small.after), treated(small));
      const errors = Array.from(placesOf(found, before), ({ before: [x, y], after }) => {
        const truth = small.truth.toAfter(x, y);
        return truth ? Math.hypot(after[0] - truth[0], after[1] - truth[1]) / photoPixelsPerMm : 0;
      });
      expect(quantile(errors, 0.95)).toBeLessThan(0.1);
      expect(found.surfaceTurn?.degrees).toBeLessThan(8);

      const large = drawPair({ seed: 5110, surface: 'cheek', geometry: { yawDeg: degrees } });
      const { surfaceTurn } = register(photo(large.before), photo(large.after), treated(large));
      expect(surfaceTurn?.degrees).toBeGreaterThan(8);
    },
  );

  it('does not bend flat skin, whatever the light and the noise', () => {
    const pair = drawPair({ seed: 5120, nuisance: { only: ['noise', 'jpeg', 'gain', 'blur', 'azimuth'] } });
    const { space, surfaceTurn } = register(photo(pair.before), photo(pair.after), treated(pair));
    expect(space.bend).toBeNull();
    expect(surfaceTurn?.degrees).toBeLessThan(0.5);
  });

  it('gives exactly the identity for one photo twice, and the same places for the pair exchanged', () => {
    const pair = drawPair({ seed: 5130, surface: 'cheek', geometry: { yawDeg: 4, rotationDeg: 2 } });
    const [before, after] = [photo(pair.before), photo(pair.after)];
    const same = register(before, before, treated(pair)).space;
    same.toBefore.forEach((value, i) => {
      expect(value === same.toAfter[i]).toBe(true); // -0 is 0
    });
    expect(same.bend).toBeNull();

    const outline = treated(pair);
    const forward = register(before, after, outline).space;
    const backward = register(after, before, { after: outline.before ?? [] }).space;
    for (const place of [
      [0, 0],
      [150, 90],
      [330, 250],
    ] as const) {
      // biome-ignore format: one line
      const [there, back] = [placeInPhotos(forward, place), placeInPhotos(backward, place)];
      [...there.before, ...there.after].forEach((value, i) => {
        expect(value).toBeCloseTo([...back.after, ...back.before][i], 6);
      });
    }
  });
});
