import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noteOldOutcomes } from '../../src/comparisons/index.ts';
import {
  addSession,
  changeSeries,
  makePhoto,
  openTestClinic,
  startSeries,
  type TestClinic,
  uploadTo,
  waitForAnalyses,
} from '../test-clinic.ts';

let test: TestClinic;
let seriesId: string;
beforeEach(async () => {
  test = await openTestClinic();
  const primaryOutcome = { metric: 'texture', region: 'treated skin' };
  ({ seriesId } = await startSeries(test, { series: { primaryOutcome } }));
  await addSession(test, seriesId, { date: '2026-01-20' });
  await upload(1, '2026-01-10');
  await upload(2, '2026-03-09');
});
afterEach(() => test.close());

const upload = async (seed: number, takenOn: string) =>
  (await uploadTo(test, { seriesId, bytes: await makePhoto(seed), takenOn }).expect(201)).body.photo;
const noted = () =>
  test.clinic.rooms.database
    .selectFrom('seriesOutcomes')
    .selectAll()
    .where('seriesId', '=', seriesId)
    .executeTakeFirst();
/** What is noted says the same as the series' page. */
async function expectAgreement() {
  const { verdict } = await waitForAnalyses(test, seriesId);
  const row = await noted();
  expect([row!.comparisonId, row!.percent]).toEqual([verdict.comparisonId, verdict.percent]);
  if (row!.verdict) expect(row!.verdict).toBe(verdict.kind);
  return row!;
}

describe('the noted outcome of a series', () => {
  it('is that of the verdict’s comparison, with its timing', async () => {
    await waitForAnalyses(test, seriesId);
    expect(await expectAgreement()).toMatchObject({
      metric: 'texture',
      verdict: 'improved',
      percent: -18.9,
      baselineOn: '2026-01-10',
      sessions: 1,
      monthsSinceBaseline: 2,
      monthsSinceLastSession: 2,
    });
  });

  it('follows a later visit, its removal, a session that makes it healing, and another primary outcome', async () => {
    const later = await upload(3, '2026-06-10');
    expect(await expectAgreement()).toMatchObject({ monthsSinceBaseline: 5, monthsSinceLastSession: 5 });
    await addSession(test, seriesId, { date: '2026-06-08' });
    expect(await expectAgreement()).toMatchObject({ monthsSinceBaseline: 2, sessions: 1 });
    await test.clinician.delete(`/api/photos/${later.id}`).expect(204);
    expect(await expectAgreement()).toMatchObject({ monthsSinceBaseline: 2 });
    await changeSeries(test, seriesId, { primaryOutcome: null, outcomeReason: 'A test.' });
    expect(await expectAgreement()).toMatchObject({ comparisonId: null, verdict: null });
  });

  it('is gone while it is measured again', async () => {
    const { verdict } = await waitForAnalyses(test, seriesId);
    test.pool.hold();
    await test.clinician.post(`/api/comparisons/${verdict.comparisonId}/retry`).expect(200);
    expect(await noted()).toMatchObject({ comparisonId: null, verdict: null, percent: null });
    test.pool.release();
    expect(await expectAgreement()).toMatchObject({ verdict: 'improved' });
  });

  it('is noted at the start for series that are older than it', async () => {
    await waitForAnalyses(test, seriesId);
    const { database } = test.clinic.rooms;
    const before = await noted();
    await database.deleteFrom('seriesOutcomes').execute();
    await noteOldOutcomes(database);
    expect(await noted()).toEqual(before);
  });
});
