import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  addSession,
  invitedAs,
  openTestClinic,
  startSeries,
  type TestClinic,
  testAccount,
} from '../test-clinic.ts';
import { findAccessibilityFaults } from './check-accessibility.ts';
import { findOrInstallChromium } from './find-chromium.ts';
import { openBrowser } from './open-browser.ts';

const executable = findOrInstallChromium((line) => console.error(line));

/** Two people with a browser each, at the same session of the same series. */
describe.skipIf(!executable)('two people editing the same session', () => {
  let clinic: TestClinic;
  let server: Server;
  let browser: Browser;
  let origin: string;
  let seriesId: string;
  let ada: Page;
  let bo: Page;

  beforeAll(async () => {
    clinic = await openTestClinic({ webFolder: join(import.meta.dirname, '../../dist/web') });
    await clinic.signInAs('clinician');
    ({ seriesId } = await startSeries(clinic));
    await addSession(clinic, seriesId, { date: '2026-05-01', device: 'Pen A', passes: 4 });
    server = createServer(clinic.clinic.handler).listen(0, '127.0.0.1');
    await once(server, 'listening');
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await openBrowser(executable!);
    ada = await signIn(testAccount.email);
    bo = await signIn(invitedAs('clinician'));
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
    server?.closeAllConnections();
    await clinic?.close();
  });

  async function signIn(email: string): Promise<Page> {
    const context = await browser.newContext({ reducedMotion: 'reduce' });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(`${origin}/sign-in`);
    const status = await page.evaluate(
      async (body) =>
        (
          await fetch('/api/auth/sign-in/email', {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(body),
          })
        ).status,
      { email, password: testAccount.password },
    );
    expect(status).toBe(200);
    return page;
  }

  async function openSession(page: Page) {
    await page.goto(`${origin}/series/${seriesId}`);
    await page.getByRole('button', { name: /^Edit session 1 of/ }).click();
    await page.getByRole('dialog').waitFor();
  }
  const field = (page: Page, name: string) => page.getByRole('dialog').getByLabel(name, { exact: true });
  const save = (page: Page) => page.getByRole('button', { name: 'Save', exact: true }).click();
  const stored = async () => (await clinic.clinician.get(`/api/series/${seriesId}`)).body.sessions[0];

  test('loses nothing of either: both sides are shown, what does not clash is merged', async () => {
    await openSession(ada);
    await openSession(bo);
    await field(ada, 'Device').fill('Pen B');
    await field(ada, 'Notes').fill('Calm skin.');
    await save(ada);
    await ada.getByRole('dialog').waitFor({ state: 'hidden' });

    await field(bo, 'Device').fill('Pen C');
    await field(bo, 'Passes').fill('6');
    await save(bo);
    const notice = bo.getByRole('alert').filter({ hasText: 'changed this while you had it open' });
    await notice.waitFor();
    expect(await notice.innerText()).toMatch(/^Dr\. Test changed this/);
    expect(await stored()).toMatchObject({ device: 'Pen B', passes: 4, notes: 'Calm skin.', version: 2 });
    expect(
      await notice
        .getByRole('row', { name: /^Device/ })
        .getByRole('cell')
        .allInnerTexts(),
    ).toEqual(['Pen C', 'Pen B', 'Take theirs']);
    expect(await notice.getByText('Taken over from them').innerText()).toMatch(/: Notes\.$/);
    expect(await field(bo, 'Device').inputValue()).toBe('Pen C');
    expect(await field(bo, 'Passes').inputValue()).toBe('6');
    expect(await field(bo, 'Notes').inputValue()).toBe('Calm skin.');
    expect(await findAccessibilityFaults(bo)).toEqual([]);

    await save(bo);
    await bo.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await stored()).toMatchObject({ device: 'Pen C', passes: 6, notes: 'Calm skin.', version: 3 });
  });

  test('takes theirs where one says so', async () => {
    await openSession(ada);
    await openSession(bo);
    await field(ada, 'Numbing').fill('None');
    await save(ada);
    await ada.getByRole('dialog').waitFor({ state: 'hidden' });
    await field(bo, 'Numbing').fill('Lidocaine');
    await save(bo);
    await bo.getByRole('button', { name: 'Take theirs: Numbing' }).click();
    expect(await field(bo, 'Numbing').inputValue()).toBe('None');
    await save(bo);
    await bo.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await stored()).toMatchObject({ numbing: 'None' });
  });

  test('removes nothing that was changed meanwhile', async () => {
    await openSession(ada);
    await openSession(bo);
    await field(ada, 'Adverse events').fill('Slight bleeding');
    await save(ada);
    await ada.getByRole('dialog').waitFor({ state: 'hidden' });
    await bo.getByRole('button', { name: 'Remove …' }).click();
    await bo.getByRole('button', { name: 'Remove session' }).click();
    await bo.getByText('Dr. Test changed this while you had it open').waitFor();
    expect(await stored()).toMatchObject({ adverseEvents: 'Slight bleeding' });
  });
});
