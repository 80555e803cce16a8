import { describe, expect, it } from 'vitest';
import { decodePhoto } from '../../../src/imaging/decode.ts';
import { demoCourse, makePair, photoBytes } from '../../../src/imaging/phantom/index.ts';
import { planSchema } from '../../../src/imaging/plan.ts';
import { erythema, meanColour } from './region.ts';

describe('the demo course', () => {
  const course = demoCourse('test');

  it('has four sessions five weeks apart and a photo on the day of each', () => {
    expect(course.sessions.map(({ day }) => day)).toEqual([0, 35, 70, 105]);
    for (const { day } of course.sessions)
      expect(course.photos.some((photo) => photo.day === day)).toBe(true);
  });

  it('keeps outcome photos 28 days or more from the last session, and one photo in the healing window', () => {
    for (const photo of course.photos) {
      const since = Math.min(
        ...course.sessions.filter(({ day }) => day < photo.day).map(({ day }) => photo.day - day),
      );
      if (photo.kind === 'healing') expect(since).toBe(3);
      else expect(since).toBeGreaterThanOrEqual(28);
    }
    expect(course.photos.filter(({ kind }) => kind === 'healing').length).toBe(1);
    expect(new Set(course.photos.map(({ name }) => name)).size).toBe(course.photos.length);
  });

  it('gets smoother from visit to visit', () => {
    const texture = course.photos
      .filter(({ kind }) => kind !== 'healing')
      .map(({ change }) => change.texture ?? 0);
    expect(texture).toEqual([0, 0, -0.04, -0.09, -0.14, -0.2, -0.24]);
  });

  it('renders photos with a valid plan, lettering on the card, and a flush while healing', () => {
    const [baseline, healing] = ['baseline', 'healing-day-3'].map((name) =>
      course.photos.find((photo) => photo.name === name)!.render(),
    );
    const { image, plan } = baseline!;
    expect(planSchema.parse(plan)).toEqual(plan);
    const treated = (photo: typeof baseline) =>
      erythema(photo!.image, photo!.plan.treated![0]!.polygon) -
      erythema(photo!.image, photo!.plan.reference![0]!.polygon);
    expect(treated(healing) - treated(baseline)).toBeGreaterThan(0.05);

    const card = plan.card!.polygon;
    const above = card.map(([x, y]) => [x, y - 0.42] as [number, number]);
    expect(meanColour(image, above)[1]).toBeLessThan(0.93 * meanColour(image, card)[1]);
  });
});

describe('a phantom photo as a file', () => {
  const { before } = makePair({ seed: 1, widthMm: 20, heightMm: 14, marginMm: 4 });

  it('is a PNG with the same pixels without a quality', async () => {
    const photo = await decodePhoto(await photoBytes(before, { jpegQuality: null }));
    expect(photo.format).toBe('png');
    expect(Buffer.compare(Buffer.from(photo.data), Buffer.from(before.data))).toBe(0);
  });

  it('is a JPEG of the quality asked for', async () => {
    const photo = await decodePhoto(await photoBytes(before, { jpegQuality: 80 }));
    expect(photo.format).toBe('jpeg');
    expect(Math.abs(photo.jpegQuality! - 80)).toBeLessThanOrEqual(1);
  });
});
