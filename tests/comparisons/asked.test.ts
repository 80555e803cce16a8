import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  makePhoto,
  openTestClinic,
  proposals,
  startSeries,
  type TestClinic,
  uploadTo,
  waitForAnalyses,
} from '../test-clinic.ts';

let test: TestClinic;
let seriesId: string;
beforeEach(async () => {
  test = await openTestClinic();
  ({ seriesId } = await startSeries(test, {
    series: { primaryOutcome: { metric: 'texture', region: 'treated skin' } },
  }));
});
afterEach(() => test.close());

const upload = async (seed: number, takenOn: string, view = 'frontal') =>
  (await uploadTo(test, { seriesId, bytes: await makePhoto(seed), takenOn, view }).expect(201)).body
    .photo as { id: string };
const ask = (beforePhotoId: string, afterPhotoId: string) =>
  test.clinician.post(`/api/series/${seriesId}/comparisons`).send({ beforePhotoId, afterPhotoId });
const detailOf = async (id: string) => (await test.clinician.get(`/api/comparisons/${id}`)).body;
const measured = async (id: string) => {
  await expect.poll(async () => (await detailOf(id)).status).toBe('done');
  return detailOf(id);
};

describe('a comparison that somebody asks for', () => {
  it('is measured, says so, and is no part of the series', async () => {
    const [, march, may] = [
      await upload(1, '2026-01-01'),
      await upload(2, '2026-03-01'),
      await upload(3, '2026-05-01'),
    ];
    const before = await waitForAnalyses(test, seriesId);
    expect(before.comparisons).toHaveLength(2);
    const { body } = await ask(march.id, may.id).expect(200);
    expect(body).toMatchObject({ asked: true, before: { photo: { id: march.id } } });
    const detail = await measured(body.id);
    expect(detail.comparison.measurements).toHaveLength(1);
    expect(detail.images.map(({ name }: { name: string }) => name)).toEqual(['before', 'after']);
    // Named by nobody at baseline: no change of it stands for itself.
    expect(test.pool.requests.at(-1)?.plan?.primary).toBeUndefined();
    expect(test.pool.requests[0]?.plan?.primary).toMatchObject({ metric: 'texture' });
    const after = await waitForAnalyses(test, seriesId);
    expect(after.comparisons.map(({ id }: { id: string }) => id).sort()).toEqual(
      before.comparisons.map(({ id }: { id: string }) => id).sort(),
    );
    // Asked once more it is the same one, and the series' own pair is the series' own.
    expect((await ask(march.id, may.id).expect(200)).body.id).toBe(body.id);
    const own = await ask(before.comparisons[0].baselinePhotoId, march.id).expect(200);
    expect(own.body).toMatchObject({ asked: false, id: before.comparisons[0].id });
  });

  it('stays while both photos are there, and goes with either', async () => {
    const photos = [
      await upload(1, '2026-01-01'),
      await upload(2, '2026-03-01'),
      await upload(3, '2026-05-01'),
      await upload(4, '2026-06-01'),
    ];
    const { body } = await ask(photos[1]!.id, photos[3]!.id).expect(200);
    await measured(body.id);
    await test.clinician.delete(`/api/photos/${photos[2]!.id}`).expect(204);
    await test.clinician.get(`/api/comparisons/${body.id}`).expect(200);
    await test.clinician.patch(`/api/photos/${photos[1]!.id}`).send({ view: 'left-45' }).expect(200);
    await test.clinician.get(`/api/comparisons/${body.id}`).expect(404);
  });

  it('becomes the series’ own when its first photo becomes the baseline', async () => {
    const photos = [
      await upload(1, '2026-01-01'),
      await upload(2, '2026-03-01'),
      await upload(3, '2026-05-01'),
    ];
    const { body } = await ask(photos[1]!.id, photos[2]!.id).expect(200);
    await measured(body.id);
    await test.clinician.delete(`/api/photos/${photos[0]!.id}`).expect(204);
    const series = await waitForAnalyses(test, seriesId);
    expect(series.comparisons).toMatchObject([{ id: body.id }]);
    expect(await detailOf(body.id)).toMatchObject({ asked: false });
    expect(test.pool.requests.at(-1)?.plan?.primary).toMatchObject({ metric: 'texture' });
  });

  it('is refused with a sentence for photos that are no pair', async () => {
    const [early, late, other] = [
      await upload(1, '2026-01-01'),
      await upload(2, '2026-03-01'),
      await upload(3, '2026-03-01', 'left-45'),
    ];
    for (const [before, after] of [
      [late.id, early.id],
      [early.id, early.id],
      [early.id, other.id],
    ] as const) {
      const { body } = await ask(before, after).expect(400);
      expect(body.error.message).toMatch(/two photos of one view/);
    }
    const stranger = await startSeries(test, { name: 'Somebody else' });
    await test.clinician
      .post(`/api/series/${stranger.seriesId}/comparisons`)
      .send({ beforePhotoId: early.id, afterPhotoId: late.id })
      .expect(400);
  });
});

describe('the places of a result on its pictures', () => {
  it('are told with the tiles of the photos', async () => {
    await upload(1, '2026-01-01');
    await upload(2, '2026-03-01');
    const { comparisons } = await waitForAnalyses(test, seriesId);
    const { before, regions } = await detailOf(comparisons[0].id);
    // The picture has a margin of eight pixels round the before photo.
    expect(before.toPicture.map((value: number) => Math.round(value))).toEqual([1, 0, 8, 0, 1, 8]);
    expect(before.tiles).toEqual({ sidePx: 512, levels: [] });
    expect(regions).toMatchObject([{ name: 'treated skin', kind: 'treated' }]);
    expect(regions[0].polygon[0][0]).toBeCloseTo((0.25 * 240 + 8) / 255, 2);
  });
});

describe('regions for a plan', () => {
  it('are looked for in one photo, and leave an audit event', async () => {
    const photo = await upload(1, '2026-01-01');
    const { body } = await test.clinician.get(`/api/photos/${photo.id}/proposed-regions`).expect(200);
    expect(body).toEqual(proposals);
    const events = await test.clinic.rooms.database
      .selectFrom('auditEvents')
      .select('name')
      .where('entityId', '=', photo.id)
      .execute();
    expect(events.map(({ name }) => name)).toContain('regionsProposed');
  });
});
