import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { isListed } from '../gallery/crawl-case.ts';
import { openCase } from '../gallery/open-case.ts';
import { makeLink, makeSharedReport } from '../share-links/shared-report.ts';
import { openTestClinic, testAccount } from '../test-clinic.ts';
import { run } from './watched-cli.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dermalapse-restore-'));
  vi.stubEnv('DERMALAPSE_DATA', folder);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

it('shows nothing any more that the data still knows as agreed to', async () => {
  let test = await openTestClinic({ folder });
  const { published } = await openCase(test);
  const { reportId } = await makeSharedReport(test);
  const link = await makeLink(test, reportId);
  expect(await isListed(test.stranger, published)).toBe(true);
  await test.stranger.get(link.path).expect(200);
  await test.close();

  expect(await run(['after-restore'])).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('Taken down: 1 published cases. Revoked: 1 share links.'),
  });
  test = await openTestClinic({ folder });
  await test.stranger.get(`/gallery/cases/${published.slug}`).expect(410);
  expect(await isListed(test.stranger, published)).toBe(false);
  await test.stranger.get(link.path).expect(404);
  const { email, password } = testAccount;
  await test.owner.post('/api/auth/sign-in/email').send({ email, password }).expect(200);
  const { body } = await test.owner.get('/api/audit?name=backupRestored').expect(200);
  expect(body.items).toMatchObject([{ actor: null, detail: { cases: 1, links: 1 } }]);
  await test.close();
});

it('waits until no server uses the data', async () => {
  const test = await openTestClinic({ folder });
  expect(await run(['after-restore'])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('Stop it'),
  });
  await test.close();
});
