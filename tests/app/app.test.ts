import { get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makePhoto, openTestClinic, startSeries, type TestClinic, uploadTo } from '../test-clinic.ts';

let test: TestClinic;
beforeEach(async () => {
  test = await openTestClinic();
});
afterEach(() => test.close());

describe('the app', () => {
  it('allows nothing from elsewhere', async () => {
    const answer = await test.stranger.get('/api/health').expect(200, { status: 'ok' });
    const policy = answer.get('content-security-policy') ?? '';
    expect(policy).toMatch(/script-src 'self' 'wasm-unsafe-eval'(;|$)/);
    expect(policy).toMatch(/frame-ancestors 'none'/);
    expect(policy).not.toMatch(/https?:/);
    expect(answer.get('x-powered-by')).toBeUndefined();
    expect(answer.get('x-content-type-options')).toBe('nosniff');
    expect(answer.get('referrer-policy')).toBe('no-referrer');
  });

  it.each([
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ 'sec-fetch-site': 'same-site' }, 403],
    [{ 'sec-fetch-site': 'same-origin' }, 201],
    [{ host: 'clinic.local:3000', origin: 'http://clinic.local:3000' }, 201],
    [{ host: 'clinic.local:3000', origin: 'http://clinic.local:4000' }, 403],
    [{}, 201],
  ])('answers a change asked for with %j by %i', async (headers, status) => {
    const answer = await test.clinician.post('/api/patients').set(headers).send({ name: 'A' });
    expect(answer.status).toBe(status);
  });

  it('answers every error alike, with a request id and nothing of the inside', async () => {
    const broken = await test.clinician
      .post('/api/patients')
      .set('content-type', 'application/json')
      .send('{"name":');
    expect(broken.status).toBe(400);
    const unknown = await test.clinician.get('/api/nothing');
    expect(unknown.status).toBe(404);
    const large = await test.clinician.post('/api/patients').send({ name: 'x'.repeat(5 * 1024 * 1024) });
    expect(large.status).toBe(413);
    await test.clinic.rooms.database.schema.dropTable('auditEvents').execute();
    const defect = await test.clinician.get('/api/patients');
    expect(defect.status).toBe(500);
    expect(defect.body.error.message).not.toMatch(/audit|table|sqlite/i);
    for (const answer of [broken, unknown, large, defect]) {
      expect(answer.body).toEqual({
        error: {
          code: expect.any(String),
          message: expect.any(String),
          requestId: answer.get('x-request-id'),
        },
      });
    }
  });

  it('says in one line that the web app is not built', async () => {
    const answer = await test.stranger.get('/patients').set('accept', 'text/html');
    expect(answer.status).toBe(503);
    expect(answer.text).toMatch(/npm run build:web/);
    await test.stranger.get('/patients').set('accept', 'application/json').expect(404);
  });
});

describe('server-sent events', () => {
  it('tell the progress of analyses until the sign-in ends', async () => {
    const { seriesId } = await startSeries(test);
    const session = test.clinician.get('/api/session');
    await session;
    const { cookies } = session as unknown as { cookies: string };
    const server = test.clinic.handler.listen(0);
    const { port } = server.address() as AddressInfo;
    let received = '';
    let ended = false;
    const listening = get({ port, path: '/api/events', headers: { cookie: cookies } }, (answer) => {
      answer.setEncoding('utf8').on('data', (text) => {
        received += text;
      });
      answer.on('end', () => {
        ended = true;
      });
    });
    await expect.poll(() => received).toMatch(/retry:/);
    await uploadTo(test, { seriesId, bytes: await makePhoto(1), takenOn: '2026-03-01' });
    await uploadTo(test, { seriesId, bytes: await makePhoto(2), takenOn: '2026-05-01' });
    await expect.poll(() => received).toMatch(/"status":"done"/);
    const seen = [...received.matchAll(/event: analysis\ndata: (.*)\n\n/g)].map((match) =>
      JSON.parse(match[1]!),
    );
    expect(seen.map(({ status, stage }) => [status, stage])).toEqual(
      expect.arrayContaining([
        ['queued', null],
        ['running', 'decode'],
        ['running', 'measure'],
        ['done', null],
      ]),
    );
    expect(new Set(seen.map((event) => event.seriesId))).toEqual(new Set([seriesId]));
    await test.clinician.post('/api/auth/sign-out').expect(204);
    await expect.poll(() => ended).toBe(true);
    listening.destroy();
    server.close();
  });
});
