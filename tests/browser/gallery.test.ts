import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { agree, type Course, openCourse } from '../gallery/open-case.ts';
import { invitedAs, openTestClinic, type TestClinic, testAccount } from '../test-clinic.ts';
import { findAccessibilityFaults } from './check-accessibility.ts';
import { findOrInstallChromium } from './find-chromium.ts';
import { openBrowser } from './open-browser.ts';

const executable = findOrInstallChromium((line) => console.error(line));
const subject = 'Acne scars: left cheek';

/** What marketing does, in order: each test goes on where the one before it stopped. */
describe.skipIf(!executable)('cases in a browser', () => {
  let clinic: TestClinic;
  let server: Server;
  let origin: string;
  let browser: Browser;
  let page: Page;
  let visitor: Page;
  let course: Course;
  let address: string;

  beforeAll(async () => {
    clinic = await openTestClinic({ webFolder: join(import.meta.dirname, '../../dist/web') });
    await clinic.signInAs('marketing');
    course = await openCourse(clinic);
    await agree(clinic, course.patientId, { granted: ['clinic-website', 'print'] });
    server = createServer(clinic.clinic.handler);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await openBrowser(executable!);
    const newPage = async () => {
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        reducedMotion: 'reduce',
      });
      const made = await context.newPage();
      made.setDefaultTimeout(20_000);
      return made;
    };
    page = await newPage();
    visitor = await newPage();
  });
  afterAll(async () => {
    await browser?.close();
    server?.closeAllConnections();
    server?.close();
    await clinic?.close();
  });

  let failed = false;
  beforeEach(({ skip }) => skip(failed, 'a step before failed'));
  afterEach(({ task }) => {
    failed ||= task.result?.state === 'fail';
  });

  test('marketing starts among the cases, and finds by place and outcome', async () => {
    await page.goto(origin);
    await page.getByLabel('E-mail').fill(invitedAs('marketing'));
    await page.getByRole('textbox', { name: 'Password' }).fill(testAccount.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('heading', { name: subject }).waitFor();
    await page.getByRole('img', { name: `After treatment: ${subject}` }).waitFor();
    expect(await page.locator('body').innerText()).not.toMatch(/Unmistakable/);

    await page.getByLabel('Where it appears').selectOption('Social media');
    await page.getByRole('heading', { name: 'No patient has agreed to this yet' }).waitFor();
    await page.getByLabel('Where it appears').selectOption('Clinic website');
    await page.getByLabel('Verdict').selectOption('Worsened');
    await page.getByRole('heading', { name: 'No case for this choice' }).waitFor();
    await page.getByRole('button', { name: 'Show all' }).click();
    await page.getByRole('link', { name: `Prepare: ${subject}` }).click();
  });

  test('sees exactly what would be seen, with all comparable series, and publishes', async () => {
    await page.getByRole('heading', { name: 'What will be seen' }).waitFor();
    await page.getByRole('img', { name: `Before treatment: ${subject}` }).waitFor();
    await page.getByText('Only 1 series measured so far').waitFor();
    await page.getByText('These are all series there are').waitFor();
    expect(await page.getByRole('radio', { name: 'Full face' }).isDisabled()).toBe(true);
    expect(await findAccessibilityFaults(page)).toEqual([]);
    await page.getByLabel('Caption').fill('Two sessions, three months after the last one.');
    await page.getByRole('button', { name: 'Publish: clinic website' }).click();
    await page.getByText('The case is published.').waitFor();
    await page.getByText('Two sessions, three months after the last one.').waitFor();
    expect(await findAccessibilityFaults(page)).toEqual([]);
  });

  test('a visitor sees the case at its public address', async () => {
    address = (await page.getByRole('link', { name: /^Open its public page/ }).getAttribute('href'))!;
    const answer = await visitor.goto(origin + address);
    expect(answer!.status()).toBe(200);
    await visitor.getByText('Two sessions, three months after the last one.').waitFor();
    expect(await visitor.locator('body').innerText()).not.toMatch(/Unmistakable|2026/);
  });

  test('an exported picture is on the take-down list, and due once the case is taken down', async () => {
    await page.getByText('Files that leave the clinic').click();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'After', exact: true }).click();
    expect((await download).suggestedFilename()).toMatch(/after\.jpg$/);
    await page.getByRole('link', { name: 'Take-down list' }).click();
    await page.getByText('May be shown').waitFor();

    await page.getByRole('link', { name: 'Published' }).click();
    await page.getByRole('button', { name: `Take down: ${subject}` }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Take down' }).click();
    await page.getByText('Nothing is shown just now.').waitFor();
    const answer = await visitor.goto(origin + address);
    expect(answer!.status()).toBe(410);

    await page.getByRole('link', { name: 'Take-down list' }).click();
    await page.getByText('1 export has to be taken away.').waitFor();
    await page.getByRole('button', { name: /^It is gone/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'It is gone' }).click();
    await page.getByText(/^Taken away .*, says Test marketing$/).waitFor();
  });

  test('once the patient withdraws, nobody finds it any more', async () => {
    const { body } = await clinic.clinician.get(`/api/patients/${course.patientId}/consents`).expect(200);
    for (const { id, scope, decision } of body.records) {
      if (scope !== 'publication' || decision !== 'granted') continue;
      await clinic.clinician.post(`/api/consents/${id}/withdrawal`).send({ note: '' }).expect(201);
    }
    await page.getByRole('link', { name: 'Find' }).click();
    await page.getByRole('heading', { name: 'No patient has agreed to this yet' }).waitFor();
  });
});
