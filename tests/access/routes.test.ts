import type { Test } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { mountRoutes } from '../../src/app/mount-routes.ts';
import { json, type Route, route } from '../../src/route.ts';
import { signedConsent } from '../consent/signed-consent.ts';
import { plainLink } from '../share-links/shared-report.ts';
import { noContraindications, openTestClinic, type TestClinic } from '../test-clinic.ts';

interface Operation {
  'x-permission': string;
  parameters: { name: string; in: string; schema: { enum?: string[] } }[];
  requestBody?: { content: Record<string, unknown> };
}

let test: TestClinic;
let operations: { method: 'get' | 'post' | 'patch' | 'delete'; path: string; operation: Operation }[];
beforeAll(async () => {
  test = await openTestClinic();
  const { body } = await test.stranger.get('/api/openapi.json').expect(200);
  operations = Object.entries(body.paths as Record<string, Record<string, Operation>>).flatMap(
    ([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ method: method as 'get', path, operation })),
  );
});
afterAll(() => test.close());

/** What may be called without signing in, and nothing else. A new one is a decision, made here. */
const publicRoutes = [
  'get /api/session',
  'get /api/first-run',
  'post /api/first-run',
  'post /api/auth/sign-in/email',
  'post /api/demo-sign-in',
  'post /api/invitation/look-up',
  'post /api/invitation/accept',
  'post /api/auth/sign-in/code',
  'post /api/auth/passkey-options',
  'post /api/auth/sign-in/passkey',
  'post /api/password-reset/look-up',
  'post /api/password-reset',
  'get /api/health',
  'get /api/openapi.json',
  'get /api/calendar/{token}',
  'get /api/signing-keys',
  'get /verify',
  'post /verify',
  'get /gallery',
  'get /gallery/embed',
  'get /gallery/feed.json',
  'get /gallery/cases/{slug}',
  'get /gallery/embed/{slug}',
  'get /gallery/cases/{slug}/manifest.json',
  'get /gallery/cases/{slug}/case.json',
  'get /gallery/pictures/{pictureName}',
  'get /report/{token}',
  'post /report/{token}',
  'get /report/{token}/pictures/{picture}',
  'get /report/{token}/files/{file}',
  'get /report/{token}/consent',
  'post /report/{token}/consent',
].sort();

const unknownId = '00000000-0000-4000-8000-000000000000';
const fill = (path: string, operation: Operation, id: string) =>
  path.replace(
    /\{(\w+)\}/g,
    (_, name) => operation.parameters.find((one) => one.name === name)?.schema.enum?.[0] ?? id,
  );

describe('every route of the OpenAPI document', () => {
  it('is public only when listed here', () => {
    const found = operations
      .filter(({ operation }) => operation['x-permission'] === 'public')
      .map(({ method, path }) => `${method} ${path}`);
    expect(found.sort()).toEqual(publicRoutes);
    expect(operations.length).toBeGreaterThan(25);
  });

  it('answers 401 to a stranger, before it looks at ids or bodies', async () => {
    for (const { method, path, operation } of operations) {
      if (operation['x-permission'] === 'public') continue;
      for (const id of [unknownId, 'not-an-id']) {
        const answer = await test.stranger[method](fill(path, operation, id)).send(
          method === 'get' ? undefined : { anything: 1 },
        );
        expect([method, path, answer.status, answer.body.error?.code]).toEqual([
          method,
          path,
          401,
          'NOT_SIGNED_IN',
        ]);
      }
    }
  });

  it('answers 404 to the clinician for an id that is unknown or of the wrong form', async () => {
    const bodies: Record<string, object> = {
      'post /api/patients/{patientId}/series': { name: 'x' },
      'post /api/series/{seriesId}/sessions': { date: '2026-01-01', checklist: noContraindications },
      'patch /api/patients/{patientId}': { version: 1 },
      'patch /api/series/{seriesId}': { version: 1 },
      'patch /api/sessions/{sessionId}': { version: 1 },
      'patch /api/visits/{visitId}': { version: 1 },
      'post /api/patients/{patientId}/consents': await signedConsent(test),
      'post /api/series/{seriesId}/reports': { visits: ['2026-04-01'], views: ['frontal'], metrics: [] },
      'post /api/series/{seriesId}/reports/preview': {
        visits: ['2026-04-01'],
        views: ['frontal'],
        metrics: [],
      },
      'post /api/reports/{reportId}/share-links': plainLink,
      'post /api/series/{seriesId}/comparisons': { beforePhotoId: unknownId, afterPhotoId: unknownId },
    };
    const { answers } = await signedConsent(test);
    const attachTo = (request: Test, path: string) =>
      path.endsWith('/consent-papers')
        ? request
            .attach('paper', Buffer.from('x'), 'a.pdf')
            .field('consent', JSON.stringify({ answers, signedOn: '2026-06-15' }))
        : request.attach('photo', Buffer.from('x'), 'a.jpg');
    let checked = 0;
    for (const { method, path, operation } of operations) {
      if (!path.includes('{')) continue;
      for (const id of [unknownId, 'not-an-id', `${unknownId}' or 1=1`]) {
        const request = test.clinician[method](encodeURI(fill(path, operation, id))).query(
          `${method} ${path}` === 'delete /api/sessions/{sessionId}' ? { version: 1 } : {},
        );
        const isUpload = operation.requestBody?.content['multipart/form-data'] !== undefined;
        const answer = isUpload
          ? await attachTo(request, path)
          : await request.send(method === 'get' ? undefined : (bodies[`${method} ${path}`] ?? {}));
        // A page has no code.
        const code = answer.type === 'text/html' ? 'NOT_FOUND' : answer.body.error?.code;
        expect([method, path, answer.status, code]).toEqual([method, path, 404, 'NOT_FOUND']);
        checked += 1;
      }
    }
    expect(checked).toBeGreaterThan(40);
  });

  it('describes itself in a document without loose ends', async () => {
    const { body } = await test.stranger.get('/api/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    for (const { path, method, operation } of operations) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
      const described = operation.parameters.filter((one) => one.in === 'path').map((one) => one.name);
      expect([method, path, described]).toEqual([method, path, named]);
      expect(Object.keys((operation as unknown as { responses: object }).responses)).toContain('default');
    }
    expect(JSON.stringify(body)).not.toMatch(/"\$ref":"#\/\$defs/);
  });
});

describe('a route without a permission', () => {
  it('does not mount', () => {
    const loose = {
      ...route({
        method: 'get',
        path: '/api/loose',
        permission: 'public',
        summary: '',
        answer: json(z.null()),
        handle: () => null,
      }),
      permission: undefined,
    };
    expect(() => mountRoutes([loose as unknown as Route], {} as never)).toThrow(
      /get \/api\/loose does not say who/,
    );
  });

  it('does not compile', () => {
    // @ts-expect-error permission is missing
    const loose = route({
      method: 'get',
      path: '/api/loose',
      summary: '',
      answer: json(z.null()),
      handle: () => null,
    });
    expect(loose.permission).toBeUndefined();
  });
});

describe('what is not an API route', () => {
  it('gives a stranger nothing of the data folder', async () => {
    for (const path of [
      '/auth-secret',
      '/uploads/auth-secret',
      '/originals/',
      '/../auth-secret',
      '/%2e%2e/dermalapse.sqlite',
      '/assets/../../auth-secret',
      '/api/../dermalapse.sqlite',
    ]) {
      const answer = await test.stranger.get(path);
      expect([path, answer.status]).toEqual([path, expect.toBeOneOf([400, 404, 503])]);
    }
  });
});
