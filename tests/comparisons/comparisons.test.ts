import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ImagingError } from '../../src/imaging/errors.ts';
import {
  addSession,
  changeSeries,
  makePhoto,
  openTestClinic,
  startSeries,
  type TestClinic,
  testEngineVersion,
  uploadTo,
  waitForAnalyses,
} from '../test-clinic.ts';

let test: TestClinic;
let seriesId: string;
beforeEach(async () => {
  test = await openTestClinic();
  ({ seriesId } = await startSeries(test));
});
afterEach(() => test.close());

const upload = async (seed: number, takenOn: string, view = 'frontal') =>
  (await uploadTo(test, { seriesId, bytes: await makePhoto(seed), takenOn, view }).expect(201)).body.photo;
const detail = async () => (await test.clinician.get(`/api/series/${seriesId}`).expect(200)).body;
const pairsOf = ({ comparisons }: { comparisons: { baselinePhotoId: string; followUpPhotoId: string }[] }) =>
  comparisons.map((one) => `${one.baselinePhotoId}-${one.followUpPhotoId}`).sort();
const nowhere = '00000000-0000-4000-8000-000000000000';
const polygon = [
  [0.1, 0.1],
  [0.9, 0.1],
  [0.5, 0.9],
];
const plan = { treated: [{ name: 'treated skin', polygon }], pixelsPerMm: 12 };

describe('comparisons', () => {
  it('are made by themselves and show numbers, images and report when done', async () => {
    const before = await upload(1, '2026-03-01');
    const after = await upload(2, '2026-05-01');
    const series = await waitForAnalyses(test, seriesId);
    expect(series.comparisons).toMatchObject([
      {
        status: 'done',
        stage: null,
        error: null,
        view: 'frontal',
        baselinePhotoId: before.id,
        followUpPhotoId: after.id,
        baselineOn: '2026-03-01',
        followUpOn: '2026-05-01',
        phase: 'before',
        healing: false,
        usesPlan: false,
        engineVersion: testEngineVersion,
        comparability: { verdict: 'comparable' },
        measurements: [{ metric: 'texture', verdict: 'improved' }],
      },
    ]);
    const [{ id }] = series.comparisons;
    const { body } = await test.clinician.get(`/api/comparisons/${id}`).expect(200);
    expect(body).toMatchObject({
      status: 'done',
      comparison: { schema: 'dermalapse.comparison/1', photos: { before: { sha256: before.sha256 } } },
      before: { photo: { id: before.id } },
      after: { photo: { id: after.id } },
      patient: { name: 'Test patient', synthetic: false },
    });
    expect(body.images.map((image: { name: string }) => image.name)).toEqual(['before', 'after']);
    const image = await test.clinician.get(body.images[1].url).buffer().expect(200);
    expect(Buffer.compare(image.body, Buffer.from(await makePhoto(2)))).toBe(0);
    const report = await test.clinician.get(`/api/comparisons/${id}/report.html`).expect(200);
    expect(report.text).toMatch(/<html/);
    expect(report.get('content-security-policy')).toMatch(/sandbox allow-scripts/);
    expect(report.get('cache-control')).toBe('private, no-store');
  });

  it('keep in step with photos, dates and sessions', async () => {
    const a = await upload(1, '2026-03-01');
    const b = await upload(2, '2026-05-01');
    const c = await upload(3, '2026-06-01');
    expect(pairsOf(await detail())).toEqual([`${a.id}-${b.id}`, `${a.id}-${c.id}`].sort());
    await test.clinician.patch(`/api/photos/${c.id}`).send({ takenOn: '2026-02-01' }).expect(200);
    expect(pairsOf(await detail())).toEqual([`${c.id}-${a.id}`, `${c.id}-${b.id}`].sort());
    await addSession(test, seriesId, { date: '2026-01-30' });
    expect(pairsOf(await detail())).toEqual([`${a.id}-${b.id}`]);
    await test.clinician.patch(`/api/photos/${b.id}`).send({ view: 'left-45' }).expect(200);
    expect(pairsOf(await detail())).toEqual([]);
  });

  it('are measured once when nothing changed, and anew with another plan', async () => {
    await upload(1, '2026-03-01');
    await upload(2, '2026-05-01');
    await waitForAnalyses(test, seriesId);
    expect(test.pool.requests).toHaveLength(1);
    await changeSeries(test, seriesId, { name: 'Renamed' });
    await waitForAnalyses(test, seriesId);
    expect(test.pool.requests).toHaveLength(1);

    test.pool.hold();
    await changeSeries(test, seriesId, { plan });
    expect((await detail()).comparisons[0]).toMatchObject({
      engineVersion: null,
      measurements: [],
      usesPlan: true,
    });
    test.pool.release();
    await waitForAnalyses(test, seriesId);
    expect(test.pool.requests.map((request) => request.plan)).toEqual([undefined, plan]);
    expect((await detail()).comparisons[0]).toMatchObject({ status: 'done', usesPlan: true });
    await changeSeries(test, seriesId, { plan });
    await waitForAnalyses(test, seriesId);
    expect(test.pool.requests).toHaveLength(2);
  });

  it('are measured by the primary outcome, too, and anew when that is chosen', async () => {
    const requestedPlans = () => test.pool.requests.map((request) => request.plan);
    await upload(1, '2026-03-01');
    await upload(2, '2026-05-01');
    await waitForAnalyses(test, seriesId);
    expect(requestedPlans()).toEqual([undefined]);

    const primary = { metric: 'wrinkles', region: 'treated skin' };
    const outcomeReason = 'Texture was chosen by mistake.';
    await changeSeries(test, seriesId, { primaryOutcome: primary, outcomeReason });
    expect((await waitForAnalyses(test, seriesId)).comparisons[0].usesPlan).toBe(false);
    expect(requestedPlans()).toEqual([undefined, { primary }]);

    await changeSeries(test, seriesId, { plan });
    expect((await waitForAnalyses(test, seriesId)).comparisons[0].usesPlan).toBe(true);
    expect(requestedPlans()).toEqual([undefined, { primary }, { ...plan, primary }]);

    const within = { ...plan, primary: { metric: 'tone', region: 'another' } };
    await changeSeries(test, seriesId, { plan: within }, 400);
    await changeSeries(test, seriesId, { primaryOutcome: primary });
    await waitForAnalyses(test, seriesId);
    expect(test.pool.requests).toHaveLength(3);
  });

  it('use the plan only on the photo it was drawn on', async () => {
    const a = await upload(1, '2026-03-01');
    await upload(2, '2026-05-01');
    await upload(3, '2026-03-01', 'left-45');
    await upload(4, '2026-05-01', 'left-45');
    const { planPhotoId } = await changeSeries(test, seriesId, { plan });
    expect(planPhotoId).toBe(a.id);
    const uses = async () =>
      Object.fromEntries(
        (await detail()).comparisons.map((one: { view: string; usesPlan: boolean }) => [
          one.view,
          one.usesPlan,
        ]),
      );
    expect(await uses()).toEqual({ frontal: true, 'left-45': false });
    await upload(5, '2026-02-01');
    expect((await uses()).frontal).toBe(false);
  });

  it('give a plan that was there first to the first baseline', async () => {
    await changeSeries(test, seriesId, { plan });
    const a = await upload(1, '2026-03-01');
    await upload(2, '2026-05-01');
    const { series, comparisons } = await detail();
    expect(series.planPhotoId).toBe(a.id);
    expect(comparisons[0].usesPlan).toBe(true);
  });

  it('that can not be measured say why, and can be tried again', async () => {
    test.pool.failures.push(new ImagingError('BAD_PLAN', 'The plan has no region. Draw one.'));
    await upload(1, '2026-03-01');
    await upload(2, '2026-05-01');
    const [failed] = (await waitForAnalyses(test, seriesId)).comparisons;
    expect(failed).toMatchObject({
      status: 'failed',
      error: { code: 'BAD_PLAN', message: 'The plan has no region. Draw one.' },
      measurements: [],
      comparability: null,
    });
    await test.clinician.get(`/api/comparisons/${failed.id}/report.html`).expect(409);
    await test.clinician.get(`/api/comparisons/${failed.id}/images/before`).expect(404);
    await test.clinician.post(`/api/comparisons/${failed.id}/retry`).expect(200);
    const [mended] = (await waitForAnalyses(test, seriesId)).comparisons;
    expect(mended).toMatchObject({ id: failed.id, status: 'done', error: null });
  });

  it('go with their photo, result pictures too', async () => {
    const a = await upload(1, '2026-03-01');
    const b = await upload(2, '2026-05-01');
    const [{ id }] = (await waitForAnalyses(test, seriesId)).comparisons;
    expect((await test.storedFiles()).filter((file) => file.startsWith('derived/'))).toHaveLength(2);
    await test.clinician.delete(`/api/photos/${b.id}`).expect(204);
    await test.clinician.get(`/api/comparisons/${id}`).expect(404);
    expect((await detail()).comparisons).toEqual([]);
    expect(await test.storedFiles()).toEqual([`originals/${a.sha256.slice(0, 2)}/${a.sha256.slice(2)}`]);
    expect(await test.clinic.rooms.database.selectFrom('jobs').selectAll().execute()).toEqual([]);
  });

  it('that are removed while being measured leave nothing behind', async () => {
    test.pool.hold();
    await upload(1, '2026-03-01');
    const b = await upload(2, '2026-05-01');
    await expect.poll(() => test.pool.requests.length).toBe(1);
    expect((await detail()).comparisons[0]).toMatchObject({ status: 'running', stage: 'measure' });
    await test.clinician.delete(`/api/photos/${b.id}`).expect(204);
    test.pool.release();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await detail()).comparisons).toEqual([]);
    const images = await test.clinic.rooms.database.selectFrom('comparisonImages').selectAll().execute();
    expect(images).toEqual([]);
  });

  it('in a healing window are kept and marked', async () => {
    await addSession(test, seriesId, { date: '2026-03-01' });
    await upload(1, '2026-03-01');
    await upload(2, '2026-03-04');
    const [comparison] = (await waitForAnalyses(test, seriesId)).comparisons;
    expect(comparison).toMatchObject({ status: 'done', phase: 'healing', healing: true });
  });

  it('are nobody else’s', async () => {
    await upload(1, '2026-03-01');
    await upload(2, '2026-05-01');
    const [{ id }] = (await waitForAnalyses(test, seriesId)).comparisons;
    const paths = ['', '/images/before', '/images/after', '/report.html'];
    for (const path of paths) {
      await test.stranger.get(`/api/comparisons/${id}${path}`).expect(401);
      await test.clinician.get(`/api/comparisons/${nowhere}${path}`).expect(404);
    }
    await test.stranger.post(`/api/comparisons/${id}/retry`).expect(401);
    await test.clinician.post(`/api/comparisons/${nowhere}/retry`).expect(404);
    await test.clinician.get(`/api/comparisons/${id}/images/secret`).expect(404);
    expect(test.pool.requests).toHaveLength(1);
  });
});
