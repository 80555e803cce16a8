import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ImagingError } from '../../src/imaging/errors.ts';
import {
  addSession,
  makePhoto,
  openTestClinic,
  startSeries,
  type TestClinic,
  testAccount,
  uploadTo,
  waitForAnalyses,
} from '../test-clinic.ts';

const credentials = { email: testAccount.email, password: testAccount.password };
let test: TestClinic;
beforeEach(async () => {
  test = await openTestClinic();
});
afterEach(() => test.close());

const overview = async () => (await test.clinician.get('/api/overview').expect(200)).body;
/** Time passes; whoever was idle for so long signs in anew. */
async function passDays(days: number) {
  test.pass(days * 86_400_000);
  await test.clinician.post('/api/auth/sign-in/email').send(credentials).expect(200);
}
const itemsOf = ({ items }: { items: { item: { kind: string; state: string } }[] }) =>
  items.map(({ item }) => `${item.kind} ${item.state}`);

describe('the overview', () => {
  it('of a new clinic is empty', async () => {
    const empty = { items: [], total: 0 };
    expect(await overview()).toEqual({
      today: '2026-06-15',
      hasPatients: false,
      here: [],
      dueToday: empty,
      dueThisWeek: empty,
      overdue: empty,
      analyses: { running: 0, queued: 0, items: [] },
      refused: [],
      endingConsents: empty,
    });
  });

  it('moves what is due from this week to today to overdue, and takes it off when it is done', async () => {
    const { seriesId, patientId } = await startSeries(test, { name: 'Ana Lima' });
    expect(itemsOf((await overview()).dueToday)).toEqual(['baseline-photos due', 'session due']);
    await uploadTo(test, { seriesId, bytes: await makePhoto(1), takenOn: '2026-06-15' });
    await addSession(test, seriesId, { date: '2026-06-15' });
    const started = await overview();
    expect(started.here).toEqual([
      {
        patient: { id: patientId, name: 'Ana Lima', number: null, synthetic: false },
        seriesId,
        seriesName: 'Cheeks',
        session: true,
        visit: true,
      },
    ]);
    expect([started.dueToday.total, started.dueThisWeek.total, started.overdue.total]).toEqual([0, 0, 0]);
    await passDays(29);
    expect(itemsOf((await overview()).dueThisWeek)).toEqual(['session upcoming']);
    await passDays(6);
    expect(itemsOf((await overview()).dueToday)).toEqual(['session due']);
    await passDays(5);
    expect(itemsOf((await overview()).dueThisWeek)).toEqual(['session due']);
    await passDays(5);
    expect(itemsOf((await overview()).overdue)).toEqual(['session overdue']);
    await addSession(test, seriesId, { date: '2026-07-30' });
    const done = await overview();
    expect([done.here.length, done.dueThisWeek.total, done.overdue.total]).toEqual([1, 0, 0]);
  });

  it('shows what is measured, and what could not be, with why and what to do', async () => {
    const { seriesId } = await startSeries(test);
    test.pool.hold();
    test.pool.failures.push(new ImagingError('BAD_PLAN', 'The plan has no region. Draw one.'));
    await uploadTo(test, { seriesId, bytes: await makePhoto(1), takenOn: '2026-03-01' });
    await uploadTo(test, { seriesId, bytes: await makePhoto(2), takenOn: '2026-05-01' });
    await expect.poll(() => test.pool.requests.length).toBe(1);
    expect((await overview()).analyses).toMatchObject({
      running: 1,
      queued: 0,
      items: [{ status: 'running', seriesId, view: 'frontal', takenOn: '2026-05-01' }],
    });
    test.pool.release();
    await waitForAnalyses(test, seriesId);
    const { refused, analyses } = await overview();
    expect(analyses.items).toEqual([]);
    expect(refused).toMatchObject([
      { seriesId, reasons: [{ code: 'BAD_PLAN', message: 'The plan has no region. Draw one.' }] },
    ]);
    await passDays(15);
    expect((await overview()).refused).toEqual([]);
  });

  it('schedules series that were there before', async () => {
    const { seriesId } = await startSeries(test);
    const { database } = test.clinic.rooms;
    await database.deleteFrom('dueItems').execute();
    await database.updateTable('series').set({ isScheduled: 0 }).execute();
    const { scheduleOldSeries } = await import('../../src/series/index.ts');
    await scheduleOldSeries(database);
    const rows = await database.selectFrom('dueItems').select(['seriesId', 'kind']).execute();
    expect(rows).toEqual([
      { seriesId, kind: 'baseline-photos' },
      { seriesId, kind: 'session' },
    ]);
  });
});
