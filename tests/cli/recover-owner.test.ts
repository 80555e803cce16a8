import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openTestClinic, testAccount } from '../test-clinic.ts';
import { run } from './watched-cli.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dermalapse-recover-'));
  vi.stubEnv('DERMALAPSE_DATA', folder);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

it('lets the only owner in again with a new password, and writes it down', async () => {
  await (await openTestClinic({ folder })).close();
  const { status, stdout } = await run(['recover-owner']);
  expect(status).toBe(0);
  const token = /token=(\S+)/.exec(stdout)?.[1];
  const test = await openTestClinic({ folder });
  const password = 'another quite long one';
  await test.stranger.post('/api/password-reset').send({ token, password }).expect(204);
  await test.stranger.post('/api/password-reset').send({ token, password }).expect(410);
  await test.stranger
    .post('/api/auth/sign-in/email')
    .send({ email: testAccount.email, password: testAccount.password })
    .expect(401);
  await test.owner.post('/api/auth/sign-in/email').send({ email: testAccount.email, password }).expect(200);
  const { body } = await test.owner.get('/api/audit?name=ownerRecovered').expect(200);
  expect(body.items).toMatchObject([{ actor: null, entity: 'account' }]);
  await test.close();
});

it('says what to do while the server runs, for an unknown owner, and without a clinic', async () => {
  expect(await run(['recover-owner'])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('no clinic'),
  });
  const test = await openTestClinic({ folder });
  expect(await run(['recover-owner'])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('Stop it'),
  });
  await test.close();
  expect(await run(['recover-owner', '--email', 'nobody@clinic.example'])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('--email'),
  });
});
