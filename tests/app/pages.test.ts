import express, { type Express } from 'express';
import { pino } from 'pino';
import supertest from 'supertest';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { answerErrors } from '../../src/app/error-answer.ts';
import { mountRoutes } from '../../src/app/mount-routes.ts';
import { AppError } from '../../src/errors.ts';
import { html, pageAnswer } from '../../src/pages/index.ts';
import { page, type Route, route } from '../../src/route.ts';

/** Only what pages need of a server. */
function serve(...routes: Route[]): ReturnType<typeof supertest> {
  const app: Express = express();
  app.use((_request, response, next) => {
    response.set('X-Frame-Options', 'DENY');
    response.locals.requestId = 'request-1';
    next();
  });
  app.use(mountRoutes(routes, { recognise: async () => null } as never));
  app.use(answerErrors(pino({ level: 'silent' })));
  return supertest(app);
}

const hello = (handle: Parameters<typeof route>[0]['handle']) =>
  route({ method: 'get', path: '/hello', permission: 'public', summary: '', answer: page, handle } as never);

describe('a page that the server renders', () => {
  it('is stored by nobody, listed by no search engine and framed by no other site', async () => {
    const answer = await serve(hello(() => pageAnswer({ title: 'Hello', body: html`<main>Hi</main>` })))
      .get('/hello')
      .expect(200)
      .expect('content-type', /text\/html/);
    expect(answer.get('cache-control')).toBe('private, no-store');
    expect(answer.get('x-robots-tag')).toContain('noindex');
    expect(answer.get('x-frame-options')).toBe('DENY');
    expect(answer.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'$/);
    expect(answer.get('content-security-policy')).not.toContain('script-src');
  });

  it('runs the script it was made with and no other', () => {
    // The hash is openssl's.
    const { contentSecurityPolicy } = pageAnswer({ title: '', body: '', script: 'let a = 1 < 2;' });
    expect(contentSecurityPolicy).toContain(
      "script-src 'sha256-Xd/xFl+DmsVqHczJvGQWMh7nLH7H7r5iGmQKRm0JimU='",
    );
  });

  it('is framed by other sites only when it says so', async () => {
    const answer = await serve(
      hello(() => pageAnswer({ title: 'Case', body: html`<main>Hi</main>`, forOtherSites: true })),
    ).get('/hello');
    expect(answer.get('x-frame-options')).toBeUndefined();
    expect(answer.get('content-security-policy')).toMatch(/frame-ancestors \*$/);
  });

  it('shows names as text, whatever they are', () => {
    const name = `<img src=x onerror="alert('1')">`;
    const { html: text } = pageAnswer({ title: name, body: html`<h1 title="${name}">${name}</h1>` });
    expect(text).not.toContain('<img');
    expect(text).toContain('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;');
  });

  it('is refused by a page with what to do and the request to ask for', async () => {
    const refuse = () => {
      throw new AppError('GONE', { userMessage: 'This <case> is no longer shown.' });
    };
    const answer = await serve(hello(refuse)).get('/hello').expect(410);
    expect(answer.get('content-type')).toMatch(/text\/html/);
    expect(answer.get('cache-control')).toBe('private, no-store');
    expect(answer.text).toContain('This &lt;case&gt; is no longer shown.');
    expect(answer.text).toContain('request-1');
  });

  it('tells nothing of a defect', async () => {
    const fail = () => {
      throw new Error('secret detail');
    };
    const answer = await serve(hello(fail)).get('/hello').expect(500);
    expect(answer.text).not.toContain('secret detail');
  });

  it('takes a form, and refuses what is no such form', async () => {
    const form = route({
      method: 'post',
      path: '/hello',
      permission: 'public',
      summary: '',
      body: z.strictObject({ year: z.string().max(4) }),
      answer: page,
      handle: ({ body }) => pageAnswer({ title: '', body: html`<p>${body.year}</p>` }),
    });
    const server = serve(form);
    const answer = await server.post('/hello').type('form').send({ year: '1984' }).expect(200);
    expect(answer.text).toContain('<p>1984</p>');
    await server.post('/hello').type('form').send({ year: '1984', more: '1' }).expect(400);
    await server.post('/hello').type('form').send('year=1&year=2').expect(400);
    await server.post('/hello').send({ year: '1984' }).expect(400);
    await server
      .post('/hello')
      .type('form')
      .send({ year: 'x'.repeat(70_000) })
      .expect(413);
  });
});
