import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  changeSeries,
  makePhoto,
  openTestClinic,
  startSeries,
  type TestClinic,
  testAccount,
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

const planOf = (name: string) => ({
  treated: [
    {
      name,
      polygon: [
        [0.1, 0.1],
        [0.9, 0.1],
        [0.5, 0.9],
      ],
    },
  ],
  pixelsPerMm: 12,
});
const versions = async () =>
  (await test.clinician.get(`/api/series/${seriesId}/plan-versions`).expect(200)).body;

it('every plan is kept with its photo and who saved it, the same one only once', async () => {
  const photo = (
    await uploadTo(test, { seriesId, bytes: await makePhoto(1), takenOn: '2026-01-01' }).expect(201)
  ).body.photo;
  await uploadTo(test, { seriesId, bytes: await makePhoto(2), takenOn: '2026-03-01' }).expect(201);
  expect(await versions()).toEqual({ items: [], comparisonsOn: { [photo.id]: 1 } });
  const first = planOf('left cheek');
  await changeSeries(test, seriesId, { plan: first });
  await changeSeries(test, seriesId, { plan: first });
  await changeSeries(test, seriesId, { plan: planOf('right cheek'), planPhotoId: photo.id });
  await changeSeries(test, seriesId, { plan: null });
  const { items } = await versions();
  expect(items).toMatchObject([
    { version: 3, plan: null, photoId: null },
    { version: 2, plan: { treated: [{ name: 'right cheek' }] }, photoId: photo.id },
    { version: 1, plan: first, photoId: photo.id, by: testAccount.name },
  ]);
  const restored = await changeSeries(test, seriesId, { plan: items[2].plan, planPhotoId: items[2].photoId });
  expect(restored).toMatchObject({ plan: first, planVersion: 4 });
  const series = await waitForAnalyses(test, seriesId);
  expect(series.planChanges.map(({ version }: { version: number }) => version)).toEqual([2, 3, 4]);
});

it('a plan is not saved over one that somebody else saved meanwhile', async () => {
  const { body } = await test.clinician.get(`/api/series/${seriesId}`).expect(200);
  const save = (name: string) =>
    test.clinician
      .patch(`/api/series/${seriesId}`)
      .send({ version: body.series.version, plan: planOf(name) });
  await save('left cheek').expect(200);
  const refused = await save('right cheek').expect(409);
  expect(refused.body.error.message).toMatch(/Nothing was overwritten/);
  expect((await versions()).items).toMatchObject([{ plan: planOf('left cheek') }]);
});
