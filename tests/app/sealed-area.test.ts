import express from 'express';
import { pino } from 'pino';
import supertest, { type Response } from 'supertest';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { answerErrors, answerUnknownPath } from '../../src/app/error-answer.ts';
import { mountRoutes } from '../../src/app/mount-routes.ts';
import { refusedAfterMs, type SealOptions, sealArea } from '../../src/app/sealed-area.ts';
import { AppError } from '../../src/errors.ts';
import { html, pageAnswer } from '../../src/pages/index.ts';
import { file, page, route } from '../../src/route.ts';

const refusal = pageAnswer({ title: 'Closed', body: html`<main>Closed</main>` });
const hello = pageAnswer({ title: 'Open', body: html`<main>Open</main>` });
const params = z.strictObject({ secret: z.string() });

/** A door that opens for `right` alone, in a picture, a page and a form. */
const routes = [
  route({
    method: 'get',
    path: '/door/:secret',
    permission: 'public',
    summary: '',
    params,
    answer: page,
    handle: ({ params: { secret } }) => {
      if (secret === 'defect') throw new Error('a defect');
      if (secret === 'gone') throw new AppError('GONE', { userMessage: 'It has ended.' });
      if (secret !== 'right') throw new AppError('NOT_FOUND', { userMessage: 'There is none.' });
      return hello;
    },
  }),
  route({
    method: 'post',
    path: '/door/:secret',
    permission: 'public',
    summary: '',
    params,
    body: z.strictObject({ year: z.string().max(4) }),
    answer: page,
    handle: () => hello,
  }),
  route({
    method: 'get',
    path: '/door/:secret/picture',
    permission: 'public',
    summary: '',
    params,
    answer: file('image/jpeg'),
    handle: () => {
      throw new AppError('FORBIDDEN', { userMessage: 'Not this one.' });
    },
  }),
];

function serve(options: SealOptions = {}) {
  const { prefix, entrance, exit } = sealArea(
    { prefix: '/door', addresses: /^\/door\/\w+(\/picture)?$/, refusal },
    options,
  );
  const app = express();
  app.set('etag', false);
  app.use((_request, response, next) => {
    response.locals.requestId = 'request-1';
    next();
  });
  app.use(prefix, ...entrance);
  app.use(mountRoutes(routes, { recognise: async () => null } as never));
  app.use(prefix, ...exit);
  app.use(answerUnknownPath);
  app.use(answerErrors(pino({ level: 'silent' })));
  return supertest(app);
}

type Ask = (server: ReturnType<typeof serve>) => PromiseLike<Response>;
const refused: Record<string, Ask> = {
  unknown: (server) => server.get('/door/wrong'),
  gone: (server) => server.get('/door/gone'),
  'by a picture': (server) => server.get('/door/right/picture'),
  'another path': (server) => server.get('/door/right/picture/more'),
  'the area itself': (server) => server.get('/door'),
  'an unknown page of the app': (server) => server.get('/door/a/b').set('accept', 'text/html'),
  'another case': (server) => server.get('/DOOR/right'),
  'a slash more': (server) => server.get('/door/right/'),
  'written in percent': (server) => server.get('/door/r%69ght'),
  'broken percent': (server) => server.get('/door/%zz'),
  'a form of another kind': (server) => server.post('/door/right').type('form').send({ age: '1' }),
  'a form too large': (server) =>
    server
      .post('/door/right')
      .type('form')
      .send({ year: 'x'.repeat(70_000) }),
  'no form': (server) => server.post('/door/right').send({ year: '1984' }),
  'another method': (server) => server.delete('/door/right'),
  'a method that is not known': (server) => server.propfind('/door/right'),
};

const seen = ({ status, text, headers: { date: _date, ...headers } }: Response) => ({
  status,
  text,
  headers,
});

describe('a sealed area', () => {
  it('lets in who has the secret, at once', async () => {
    const waits: number[] = [];
    const server = serve({ waitUntil: async (momentMs) => void waits.push(momentMs) });
    await server.get('/door/right').expect(200, /Open/);
    await server.post('/door/right').type('form').send({ year: '1984' }).expect(200, /Open/);
    expect(waits).toEqual([]);
  });

  it('answers every refusal with the same page and headers, and waits for one moment with each', async () => {
    const waits: number[] = [];
    const server = serve({
      waitUntil: async (momentMs) => void waits.push(momentMs - performance.now()),
    });
    const first = seen(await server.get('/door/wrong'));
    expect(first).toMatchObject({ status: 404, text: refusal.html });
    for (const [kind, ask] of Object.entries(refused)) {
      expect([kind, seen(await ask(server))]).toEqual([kind, first]);
    }
    expect(waits).toHaveLength(1 + Object.keys(refused).length);
    for (const leftMs of waits) expect(leftMs).toSatisfy((ms: number) => ms > 0 && ms <= refusedAfterMs);
  });

  it('says no more of another method than that it has a page', async () => {
    const server = serve({ waitUntil: async () => undefined });
    const { headers } = seen(await server.get('/door/wrong'));
    const answer = await server.head('/door/right');
    expect(seen(answer)).toEqual({ status: 404, text: undefined, headers });
  });

  it('keeps a refusal waiting on the real clock, however long finding out took', async () => {
    const server = serve();
    for (const ask of [refused.unknown!, refused['a slash more']!, refused['a form too large']!]) {
      const startedMs = performance.now();
      await ask(server);
      expect(performance.now() - startedMs).toBeGreaterThanOrEqual(refusedAfterMs);
    }
  });

  it('tells a defect from a refusal', async () => {
    const answer = await serve().get('/door/defect').expect(500);
    expect(answer.text).toContain('request-1');
    expect(answer.text).not.toContain('a defect');
  });

  it('answers a flood of guesses by a page of its own, at the same moment, and lets in who has the secret all the same', async () => {
    const waits: number[] = [];
    const server = serve({ triesLimit: 3, waitUntil: async (momentMs) => void waits.push(momentMs) });
    for (let guess = 0; guess < 4; guess += 1) await server.get('/door/right').expect(200);
    for (let guess = 0; guess < 3; guess += 1) await server.get(`/door/wrong${guess}`).expect(404);
    const answer = await server.get('/door/wrong4').expect(429);
    expect(answer.text).toContain('Too many tries.');
    expect(answer.get('content-type')).toMatch(/text\/html/);
    await server.get('/door/right/picture').expect(429);
    await server.delete('/door/right').expect(429);
    expect(waits).toHaveLength(6);
    await server.get('/door/right').expect(200, /Open/);
    await server.post('/door/right').type('form').send({ year: '1984' }).expect(200, /Open/);
  });
});
