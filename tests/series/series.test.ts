import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  addSession,
  changeSeries,
  makePhoto,
  noContraindications,
  openTestClinic,
  startSeries,
  type TestClinic,
  uploadTo,
  waitForAnalyses,
} from '../test-clinic.ts';

let test: TestClinic;
beforeEach(async () => {
  test = await openTestClinic();
});
afterEach(() => test.close());

const outcome = { metric: 'texture', region: 'left cheek' };
const protocol = {
  sessions: 4,
  intervalDays: 35,
  healingDays: 7,
  outcomeFromDay: 28,
  followUpMonths: [1, 3, 6],
  touchUpMonths: [6, 12],
};
const nowhere = '00000000-0000-4000-8000-000000000000';

describe('series', () => {
  it('start with sensible defaults and are listed with what they hold', async () => {
    const { patientId, seriesId } = await startSeries(test, { series: { indication: 'acne-scars' } });
    const { body } = await test.clinician.get(`/api/patients/${patientId}/series`).expect(200);
    expect(body.items).toEqual([
      expect.objectContaining({
        id: seriesId,
        indication: 'acne-scars',
        indicationNote: '',
        areas: [],
        views: ['frontal'],
        protocol,
        usesCard: false,
        skinTone: null,
        version: 1,
        primaryOutcome: null,
        sessionCount: 0,
        visitCount: 0,
        photoCount: 0,
        firstPhotoOn: null,
        lastPhotoOn: null,
      }),
    ]);
    await uploadTo(test, { seriesId, bytes: await makePhoto(1), takenOn: '2026-03-01' });
    await uploadTo(test, { seriesId, bytes: await makePhoto(2), takenOn: '2026-05-01' });
    const { body: filled } = await test.clinician.get(`/api/patients/${patientId}/series`);
    expect(filled.items[0]).toMatchObject({
      visitCount: 2,
      photoCount: 2,
      firstPhotoOn: '2026-03-01',
      lastPhotoOn: '2026-05-01',
    });
  });

  it('keep the primary outcome of the baseline once something was measured, unless somebody says why', async () => {
    const { seriesId } = await startSeries(test, { series: { primaryOutcome: outcome } });
    const change = (primaryOutcome: object | null, status = 200) =>
      changeSeries(test, seriesId, { primaryOutcome }, status);
    await change({ ...outcome, region: 'right cheek' });
    await change(outcome);
    await uploadTo(test, { seriesId, bytes: await makePhoto(1), takenOn: '2026-03-01' });
    await uploadTo(test, { seriesId, bytes: await makePhoto(2), takenOn: '2026-05-01' });
    await waitForAnalyses(test, seriesId);
    const other = { metric: 'redness', region: 'left cheek' };
    expect((await change(other, 409)).error.message).toMatch(/Give a reason/);
    await change(null, 409);
    await change(outcome);
    const outcomeReason = 'The patient came for redness; texture was chosen by mistake.';
    test.pass(1000);
    await changeSeries(test, seriesId, { primaryOutcome: other, outcomeReason });
    const { body: detail } = await test.clinician.get(`/api/series/${seriesId}`);
    expect(detail.outcomeChanges).toEqual([
      {
        at: '2026-06-15T09:30:01.000Z',
        from: { primaryOutcome: outcome },
        to: { primaryOutcome: other },
        reason: outcomeReason,
      },
    ]);
    const events = await test.clinic.rooms.database
      .selectFrom('auditEvents')
      .select('name')
      .where('entityId', '=', seriesId)
      .where('action', '=', 'update')
      .execute();
    expect(events.at(-1)).toEqual({ name: 'outcomeChanged' });
  });

  it.each([
    ['the order of views', { views: ['left-45', 'frontal'] }, { views: ['frontal', 'left-45'] }],
    ['a view', { views: ['left-45'] }, { views: ['frontal', 'left-45'] }],
    ['the first outcome day', { protocol: { ...protocol, outcomeFromDay: 20 } }, { outcomeFromDay: 28 }],
    ['the indication', { indication: 'pores' }, { indication: 'acne-scars' }],
  ])('are judged by %s of the baseline, too, unless somebody says why', async (_what, change, from) => {
    const views = ['frontal', 'left-45'];
    const series = { primaryOutcome: outcome, indication: 'acne-scars', views };
    const { seriesId } = await startSeries(test, { series });
    await uploadTo(test, { seriesId, bytes: await makePhoto(1), takenOn: '2026-03-01' });
    const later = await uploadTo(test, { seriesId, bytes: await makePhoto(2), takenOn: '2026-05-01' });
    const detail = await waitForAnalyses(test, seriesId);
    const refused = await changeSeries(test, seriesId, change, 409);
    expect(refused.error.message).toMatch(/Give a reason/);
    test.pool.hold();
    await test.clinician.post(`/api/comparisons/${detail.comparisons[0].id}/retry`).expect(200);
    await changeSeries(test, seriesId, change, 409);
    test.pool.release();
    await waitForAnalyses(test, seriesId);
    await test.clinician.delete(`/api/photos/${later.body.photo.id}`).expect(204);
    const outcomeReason = 'Chosen by mistake.';
    await changeSeries(test, seriesId, { ...change, outcomeReason });
    const { series: changed } = (await test.clinician.get(`/api/series/${seriesId}`)).body;
    await changeSeries(test, seriesId, {
      views: [...changed.views, 'chin'],
      protocol: { ...changed.protocol, sessions: 6 },
    });
    const { body } = await test.clinician.get(`/api/series/${seriesId}`);
    const to = 'protocol' in change ? { outcomeFromDay: 20 } : change;
    expect(body.outcomeChanges).toEqual([{ at: expect.any(String), from, to, reason: outcomeReason }]);
  });

  it.each([
    [
      {
        plan: {
          treated: [
            {
              name: 'a',
              polygon: [
                [0, 0],
                [1, 0],
              ],
            },
          ],
        },
      },
      400,
    ],
    [
      {
        plan: {
          treated: [
            {
              name: 'a',
              polygon: [
                [0, 0],
                [1, 0],
                [1.2, 1],
              ],
            },
          ],
        },
      },
      400,
    ],
    [{ plan: {}, planPhotoId: nowhere }, 422],
    [{ protocol: { ...protocol, healingDays: -1 } }, 400],
    [{ protocol: { ...protocol, healingDays: 30 } }, 400],
    [{ protocol: { ...protocol, touchUpMonths: [12, 6] } }, 400],
    [{ protocol: { sessions: 3 } }, 400],
    [{ indication: 'scars' }, 400],
    [{ views: [] }, 400],
    [{ synthetic: true }, 400],
  ])('refuse %j', async (change, status) => {
    const { seriesId } = await startSeries(test);
    const body = await changeSeries(test, seriesId, change, status);
    expect(body.error.message).toMatch(/\w+/);
    const { body: detail } = await test.clinician.get(`/api/series/${seriesId}`);
    expect(detail.series).toMatchObject({ plan: null, protocol, synthetic: false });
  });
});

describe('sessions', () => {
  it('are recorded, corrected and removed, and place the visits in the treatment', async () => {
    const { seriesId } = await startSeries(test);
    await uploadTo(test, { seriesId, bytes: await makePhoto(1), takenOn: '2026-03-01' });
    await uploadTo(test, { seriesId, bytes: await makePhoto(2), takenOn: '2026-03-04' });
    const session = await addSession(test, seriesId, {
      date: '2026-03-01',
      device: 'Pen',
      needleDepthMm: 1.5,
      passes: 4,
      notes: 'calm',
    });
    const phases = async () => {
      const { body } = await test.clinician.get(`/api/series/${seriesId}`);
      return body.visits.map((visit: { phase: string }) => visit.phase);
    };
    expect(await phases()).toEqual(['before', 'healing']);
    const { body: corrected } = await test.clinician
      .patch(`/api/sessions/${session.id}`)
      .send({ version: 1, date: '2026-02-01', needleDepthMm: null })
      .expect(200);
    expect(corrected).toEqual({ ...session, date: '2026-02-01', needleDepthMm: null, version: 2 });
    expect(await phases()).toEqual(['outcome', 'outcome']);
    await test.clinician.delete(`/api/sessions/${session.id}?version=1`).expect(409);
    await test.clinician.delete(`/api/sessions/${session.id}?version=2`).expect(204);
    await test.clinician.delete(`/api/sessions/${session.id}?version=2`).expect(404);
    expect(await phases()).toEqual(['before', 'before']);
  });

  it.each([
    { date: '2026-02-30' },
    { date: '01.02.2026' },
    { date: '2026-02-01', needleDepthMm: 0 },
    { date: '2026-02-01', passes: 1.5 },
    {},
    { date: '2026-02-01', checklist: undefined },
  ])('refuse %j', async (session) => {
    const { seriesId } = await startSeries(test);
    await test.clinician
      .post(`/api/series/${seriesId}/sessions`)
      .send({ checklist: noContraindications, ...session })
      .expect(400);
  });

  it('are nobody else’s', async () => {
    const { patientId, seriesId } = await startSeries(test);
    const session = await addSession(test, seriesId, { date: '2026-03-01' });
    await test.stranger.get(`/api/patients/${patientId}/series`).expect(401);
    await test.stranger.get(`/api/series/${seriesId}`).expect(401);
    await test.stranger.patch(`/api/sessions/${session.id}`).send({ passes: 9 }).expect(401);
    await test.stranger.delete(`/api/sessions/${session.id}`).expect(401);
    await test.clinician.get(`/api/patients/${nowhere}/series`).expect(404);
    await test.clinician.post(`/api/patients/${nowhere}/series`).send({ name: 'x' }).expect(404);
    await test.clinician
      .post(`/api/series/${nowhere}/sessions`)
      .send({ date: '2026-03-01', checklist: noContraindications })
      .expect(404);
    const { body } = await test.clinician.get(`/api/series/${seriesId}`);
    expect(body.sessions).toEqual([session]);
  });
});

describe('the checklist of a session', () => {
  const answers = { ...noContraindications.answers, anticoagulants: 'yes' };
  const decision = { decision: 'postpone', reason: 'Asks the cardiologist first.' };
  const send = async (checklist: object) => {
    const { seriesId } = await startSeries(test);
    const answer = await test.clinician
      .post(`/api/series/${seriesId}/sessions`)
      .send({ date: '2026-06-15', checklist });
    return { seriesId, body: answer.body, status: answer.status };
  };

  it('keeps who decided on a yes and when; a postponed session is followed by no healing', async () => {
    const { body: session, seriesId } = await send({ kind: 'asked', answers, decision });
    expect(session.given).toBe(false);
    expect(session.checklist.decision).toEqual({
      ...decision,
      by: { id: expect.any(String), name: 'Dr. Test' },
      at: '2026-06-15T09:30:00.000Z',
    });
    await uploadTo(test, { seriesId, bytes: await makePhoto(1), takenOn: '2026-06-15' });
    const { body } = await test.clinician.get(`/api/series/${seriesId}`);
    expect(body.visits[0].phase).toBe('before');
    expect(body.schedule[1]).toMatchObject({ kind: 'session', number: 1, state: 'due' });
  });

  it.each([
    [{ kind: 'asked', answers: { pregnancy: 'no' } }, 400],
    [{ kind: 'asked', answers }, 400],
    [{ kind: 'asked', answers, decision: { decision: 'proceed', reason: ' ' } }, 400],
    [{ kind: 'not-asked', reason: '' }, 400],
    [{ kind: 'not-asked', reason: 'Emergency at the door.' }, 201],
  ])('%j is answered %i', async (checklist, status) => {
    expect((await send(checklist)).status).toBe(status);
  });
});

describe('what somebody else changed meanwhile', () => {
  it('is never overwritten: patient, series, session and visit alike', async () => {
    const { patientId, seriesId } = await startSeries(test);
    const session = await addSession(test, seriesId, { date: '2026-03-01' });
    const { body: sent } = await uploadTo(test, { seriesId, bytes: await makePhoto(1) }).expect(201);
    for (const [path, first, second] of [
      [`/api/patients/${patientId}`, { notes: 'first' }, { notes: 'second' }],
      [`/api/series/${seriesId}`, { name: 'first' }, { name: 'second' }],
      [`/api/sessions/${session.id}`, { notes: 'first' }, { notes: 'second' }],
      [`/api/visits/${sent.visit.id}`, { note: 'first' }, { note: 'second' }],
    ] as const) {
      const { body } = await test.clinician
        .patch(path)
        .send({ version: 1, ...first })
        .expect(200);
      expect([path, body.version]).toEqual([path, 2]);
      const refused = await test.clinician
        .patch(path)
        .send({ version: 1, ...second })
        .expect(409);
      expect(refused.body.error.message).toMatch(/^Dr\. Test changed this while you had it open/);
      await test.clinician.patch(path).send(second).expect(400);
    }
    const { body } = await test.clinician.get(`/api/series/${seriesId}`);
    expect([body.series.name, body.sessions[0].notes, body.visits[0].note]).toEqual(Array(3).fill('first'));
  });
});

describe('skin tone at baseline', () => {
  it('is that of the first comparison measured, on series and patient', async () => {
    const { patientId, seriesId } = await startSeries(test);
    await uploadTo(test, { seriesId, bytes: await makePhoto(1), takenOn: '2026-03-01' });
    await uploadTo(test, { seriesId, bytes: await makePhoto(2), takenOn: '2026-05-01' });
    const { series } = await waitForAnalyses(test, seriesId);
    expect(series.skinTone).toEqual({ itaDeg: 38, class: 'intermediate' });
    const { body } = await test.clinician.get(`/api/patients/${patientId}`);
    expect(body.skinTone).toEqual(series.skinTone);
  });
});
