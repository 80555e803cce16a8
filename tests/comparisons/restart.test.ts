import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import supertest from 'supertest';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
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

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dermalapse-restart-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function reopen(): Promise<TestClinic> {
  const test = await openTestClinic({ folder });
  const clinician = supertest.agent(test.clinic.handler);
  const { email, password } = testAccount;
  await clinician.post('/api/auth/sign-in/email').send({ email, password }).expect(200);
  return { ...test, clinician };
}

describe('a restart', () => {
  it('finishes what was being measured', async () => {
    const first = await openTestClinic({ folder });
    const { seriesId } = await startSeries(first);
    first.pool.hold();
    await uploadTo(first, { seriesId, bytes: await makePhoto(1), takenOn: '2026-03-01' }).expect(201);
    await uploadTo(first, { seriesId, bytes: await makePhoto(2), takenOn: '2026-05-01' }).expect(201);
    await expect.poll(() => first.pool.requests.length).toBe(1);
    await first.clinic.close({ graceMs: 0 });

    const second = await reopen();
    const series = await waitForAnalyses(second, seriesId);
    expect(series.comparisons).toMatchObject([{ status: 'done' }]);
    await second.close();
  });

  it('measures anew what another engine version measured', async () => {
    const first = await openTestClinic({ folder });
    const { seriesId } = await startSeries(first);
    await uploadTo(first, { seriesId, bytes: await makePhoto(1), takenOn: '2026-03-01' }).expect(201);
    await uploadTo(first, { seriesId, bytes: await makePhoto(2), takenOn: '2026-05-01' }).expect(201);
    const primary = { metric: 'texture', region: 'left cheek' };
    await changeSeries(first, seriesId, { primaryOutcome: primary, outcomeReason: 'A test.' });
    await waitForAnalyses(first, seriesId);
    // As the version before left it: that engine knew of no primary outcome.
    const asBefore = { engineVersion: 'test-0', plan: null };
    await first.clinic.rooms.database.updateTable('comparisons').set(asBefore).execute();
    await first.close();

    const second = await reopen();
    const series = await waitForAnalyses(second, seriesId);
    expect(series.comparisons).toMatchObject([{ status: 'done', engineVersion: 'test-1' }]);
    expect(second.pool.requests).toMatchObject([{ plan: { primary } }]);
    expect((await second.storedFiles()).filter((file) => file.startsWith('derived/'))).toHaveLength(2);
    await second.close();

    const third = await reopen();
    await waitForAnalyses(third, seriesId);
    expect(third.pool.requests).toHaveLength(0);
    await third.close();
  });

  it('is refused while another server has the folder', async () => {
    const first = await openTestClinic({ folder });
    await expect(openTestClinic({ folder })).rejects.toThrow(/Another Dermalapse server/);
    await first.close();
  });
});
