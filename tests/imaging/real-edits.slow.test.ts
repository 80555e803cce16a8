import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Measurement } from '../../src/imaging/comparison.ts';
import { decodePhoto } from '../../src/imaging/decode.ts';
import type { PixelPolygon } from '../../src/imaging/image.ts';
import { detectFace, pixelsPerMmFromIris } from '../../src/imaging/landmarks.ts';
import type { MetricName, Plan } from '../../src/imaging/plan.ts';
import { type ComparisonPool, createComparisonPool } from '../../src/imaging/pool.ts';
import { faceRegions } from '../../src/imaging/regions.ts';
import { openBackend } from '../../src/imaging/tensor.ts';
import { type Edit, editPhoto, retakePhoto } from './edit-photo.ts';

const folder = new URL('../../../shared/photos/', import.meta.url);
/** Those of Canada nearly fill the red channel: more light would burn the skin out. */
const people = [
  { file: 'canada/008f.jpg', seed: 5008, exposureLog: -0.1 },
  { file: 'canada/025f.jpg', seed: 5025, exposureLog: -0.1 },
  { file: 'canada/108m.jpg', seed: 5108, exposureLog: -0.1 },
  { file: 'london/006-neutral.jpg', seed: 5006, exposureLog: 0.1 },
  { file: 'london/037-neutral.jpg', seed: 5037, exposureLog: 0.1 },
  { file: 'london/042-neutral.jpg', seed: 5042, exposureLog: 0.1 },
];
const treated = 'left cheek';
const untreated = ['right cheek', 'forehead', 'chin'];

interface Sitting {
  before: Uint8Array;
  /** The same photo with an edit of the left cheek, or none, taken again. */
  retake(kind: Edit['kind'] | null): Promise<Uint8Array>;
  /** The left cheek against other skin of the face. */
  plan: Plan;
}

async function openSitting({ file, seed, exposureLog }: (typeof people)[number]): Promise<Sitting> {
  const before = readFileSync(new URL(file, folder));
  const photo = await decodePhoto(before);
  const face = await detectFace(photo);
  const pixelsPerMm = face && pixelsPerMmFromIris(face);
  if (!pixelsPerMm) throw new Error(`Expected a face with open eyes in ${file}`);
  const outlines = new Map(faceRegions(face).map(({ name, polygon }) => [name, polygon]));
  const outlineOf = (name: string): PixelPolygon => outlines.get(name) ?? [];
  const planned = (name: string) => ({
    name,
    polygon: outlineOf(name).map(([x, y]): [number, number] => [
      (x + 0.5) / photo.width,
      (y + 0.5) / photo.height,
    ]),
  });
  const taken = new Map<Edit['kind'] | null, Promise<Uint8Array>>();
  const take = (kind: Edit['kind'] | null): Promise<Uint8Array> => {
    const outline = outlineOf(treated);
    const skin = kind ? editPhoto(photo, { kind, change: -0.2, outline, pixelsPerMm }) : photo;
    return retakePhoto(skin, { seed, pixelsPerMm, exposureLog });
  };
  return {
    before,
    plan: { treated: [planned(treated)], reference: untreated.map(planned) },
    retake(kind) {
      const again = taken.get(kind) ?? take(kind);
      taken.set(kind, again);
      return again;
    },
  };
}

/** What is known to have changed: 20 % less in one cheek, seen again in other light, colour, sharpness, noise and place. */
describe.skipIf(!existsSync(folder))(
  'known edits in real photographs (skipped where the folder is absent)',
  () => {
    let pool: ComparisonPool;
    let sittings: Sitting[];
    beforeAll(async () => {
      await openBackend();
      pool = createComparisonPool({ workers: 2 });
      sittings = await Promise.all(people.map(openSitting));
    });
    afterAll(() => pool.close());

    /** Measurements of every person. */
    const measureAll = (
      kind: Edit['kind'] | null,
      { metrics, planned = true }: { metrics?: MetricName[]; planned?: boolean } = {},
    ): Promise<Measurement[][]> =>
      Promise.all(
        sittings.map(async ({ before, retake, plan }, i) => {
          const request = { id: people[i].file, before, after: await retake(kind) };
          const { comparison } = await pool.compare(
            { ...request, plan: { ...(planned ? plan : {}), metrics } },
            { images: false },
          );
          return comparison.measurements;
        }),
      );
    /** The cheek's change in one metric, of those in whom it could be measured. */
    const changesOf = (metric: MetricName, all: Measurement[][]) =>
      all.flatMap(
        (one) => one.find((other) => other.metric === metric && other.region === treated)?.change ?? [],
      );
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const near20 = (percent: number) => percent > -28 && percent < -12;
    const covers20 = ({ ci95: [low, high] }: { ci95: readonly number[] }) => low < -20 && high > -20;

    it.each([
      ['against skin that the plan names', true],
      ['without a plan', false],
    ])('finds a cheek 20 %% less red %s', async (_, planned) => {
      const changes = changesOf('redness', await measureAll('redness', { metrics: ['redness'], planned }));
      expect(changes).toHaveLength(people.length);
      expect(mean(changes.map(({ percent }) => percent))).toSatisfy(near20);
      expect(changes.filter(covers20).length).toBeGreaterThanOrEqual(people.length - 1);
    });

    it('finds the tone of a cheek 20 % more even', async () => {
      const changes = changesOf('tone', await measureAll('tone', { metrics: ['tone'] }));
      expect(changes).toHaveLength(people.length);
      expect(mean(changes.map(({ percent }) => percent))).toSatisfy(near20);
      expect(changes.filter(covers20).length).toBeGreaterThanOrEqual(people.length - 1);
    });

    it.each([true, false])(
      'reads a change where there is none at most once in twenty (plan: %s)',
      async (planned) => {
        const measured = (await measureAll(null, { planned })).flat().filter(({ change }) => change);
        const changed = measured.filter(({ verdict }) => verdict !== 'no-measurable-change');
        expect(measured.length).toBeGreaterThan(people.length);
        expect(changed.length).toBeLessThanOrEqual(0.05 * measured.length);
      },
    );
  },
);
