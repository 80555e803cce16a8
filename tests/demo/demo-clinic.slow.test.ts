import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadDemoClinic } from '../../src/demo/index.ts';
import { openTestClinic, type TestClinic, waitForAnalyses } from '../test-clinic.ts';

let test: TestClinic;
beforeEach(async () => {
  test = await openTestClinic();
  const { id } = await test.clinic.rooms.database
    .selectFrom('loginUser')
    .select('id')
    .executeTakeFirstOrThrow();
  by.actor.userId = id;
});
afterEach(() => test.close());

const by = {
  actor: {
    userId: '',
    signInId: 'console',
    name: 'Demo',
    email: 'demo@x.invalid',
    role: 'owner' as const,
  },
  requestId: 'demo',
};

it('fills the demo clinic, goes on after an interruption, and does nothing when all is there', async () => {
  const interruption = new AbortController();
  const interrupted = loadDemoClinic(test.clinic.rooms, {
    by,
    signal: interruption.signal,
    onPhoto: (number) => {
      test.pass(1000);
      if (number === 2) interruption.abort();
    },
  });
  await expect(interrupted).rejects.toThrow();
  const counts: number[] = [];
  const load = () =>
    loadDemoClinic(test.clinic.rooms, {
      by,
      signal: new AbortController().signal,
      onPhoto: (number) => {
        test.pass(1000);
        counts.push(number);
      },
    });
  await load();
  await load();
  expect(counts).toEqual([3, 4, 5, 6, 7, 8]);

  const { body: patients } = await test.clinician.get('/api/patients').expect(200);
  expect(patients).toMatchObject({
    total: 1,
    items: [{ name: 'Synthetic patient', synthetic: true, seriesCount: 1 }],
  });
  const { body: consents } = await test.clinician.get(`/api/patients/${patients.items[0].id}/consents`);
  expect(consents.records).toMatchObject([
    { scope: 'publication', decision: 'granted' },
    { scope: 'patient-report', decision: 'granted' },
  ]);
  const { body: list } = await test.clinician.get(`/api/patients/${patients.items[0].id}/series`);
  const detail = await waitForAnalyses(test, list.items[0].id);
  expect(detail.series).toMatchObject({ synthetic: true, primaryOutcome: { metric: 'texture' } });
  expect(detail.sessions).toHaveLength(4);
  const photos = detail.visits.flatMap(
    (visit: { photos: { fileName: string; synthetic: boolean }[] }) => visit.photos,
  );
  expect(photos).toHaveLength(8);
  for (const photo of photos)
    expect(photo).toMatchObject({ synthetic: true, fileName: expect.stringMatching(/^synthetic-/) });
  expect(detail.series.planPhotoId).toBe(detail.visits[0].photos[0].id);
  expect(detail.comparisons).toHaveLength(7);
  expect(detail.comparisons.filter((one: { usesPlan: boolean }) => one.usesPlan)).toHaveLength(7);
  expect(detail.comparisons.map((one: { phase: string }) => one.phase)).toEqual([
    'before',
    'healing',
    'outcome',
    'outcome',
    'outcome',
    'outcome',
    'outcome',
  ]);
  const regions = detail.series.plan.treated.map((region: { name: string }) => region.name);
  expect(regions).toContain(detail.series.primaryOutcome.region);
});
