import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ConsentRecord } from '../../src/consent/types.ts';
import { makePhoto, openTestClinic, startSeries, type TestClinic, testAccount } from '../test-clinic.ts';
import { findAccessibilityFaults } from './check-accessibility.ts';
import { findOrInstallChromium } from './find-chromium.ts';
import { openBrowser } from './open-browser.ts';

const executable = findOrInstallChromium((line) => console.error(line));

describe.skipIf(!executable)('consent on a tablet', () => {
  let clinic: TestClinic;
  let server: Server;
  let browser: Browser;
  let origin: string;
  let page: Page;

  beforeAll(async () => {
    clinic = await openTestClinic({ webFolder: join(import.meta.dirname, '../../dist/web') });
    server = createServer(clinic.clinic.handler).listen(0, '127.0.0.1');
    await once(server, 'listening');
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await openBrowser(executable!);
    const context = await browser.newContext({
      viewport: { width: 820, height: 1180 },
      reducedMotion: 'reduce',
    });
    page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(`${origin}/sign-in`);
    await page.getByLabel('E-mail').fill(testAccount.email);
    await page.getByRole('textbox', { name: 'Password' }).fill(testAccount.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
    server?.closeAllConnections();
    await clinic?.close();
  });

  const expectAccessible = async () => expect(await findAccessibilityFaults(page)).toEqual([]);
  const next = () => page.getByRole('button', { name: 'Next', exact: true }).click();
  const heading = (name: string) => page.getByRole('heading', { name, level: 1 }).waitFor();
  const line = (use: string) => page.getByRole('row', { name: use }).innerText();

  /** Opens the form with only these scopes chosen. */
  async function startAsking(patientId: string, asked: string[]) {
    await page.goto(`${origin}/patients/${patientId}/consent`);
    const boxes = page.getByRole('checkbox');
    await boxes.first().waitFor();
    for (const box of await boxes.all()) await box.uncheck();
    for (const scope of asked) await page.getByLabel(scope, { exact: true }).check();
    await page.getByRole('button', { name: 'Start, then hand over the device' }).click();
  }

  async function readRecords(patientId: string): Promise<ConsentRecord[]> {
    const { body } = await clinic.clinician.get(`/api/patients/${patientId}/consents`).expect(200);
    return body.records;
  }

  test('is answered and signed by pointer; what was left out is asked for', async () => {
    const { patientId } = await startSeries(clinic, { name: 'Pat Pointer' });
    await page.goto(`${origin}/patients/${patientId}`);
    await page.getByRole('heading', { name: 'Nothing has been asked yet' }).waitFor();
    await expectAccessible();
    await startAsking(patientId, ['Own record', 'Publication']);

    await heading('Photos for your own record');
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
    await next();
    expect(await page.getByText('Please choose yes or no.').count()).toBeGreaterThan(0);
    await page.getByRole('radio', { name: 'Yes, I agree' }).click();
    await next();

    await heading('Photos that others may see');
    await expectAccessible();
    const on = (where: string) => page.getByRole('radiogroup', { name: `May they be shown ${where}?` });
    await on('on our website').getByLabel('My face, partly covered').click();
    await next();
    expect(await page.getByText('Please answer for each place.').count()).toBeGreaterThan(0);
    await on('on a screen in the clinic').getByLabel('My whole face').click();
    await on('on social media').getByLabel('No, not there').click();
    await on('in print').getByLabel('No, not there').click();
    await page.getByRole('radio', { name: 'Until a day' }).click();
    await page.getByLabel('Last day').fill('2099-12-31');
    await next();

    await heading('Please check and sign');
    await expectAccessible();
    await page.getByRole('button', { name: 'Sign', exact: true }).click();
    expect(await page.getByText('Please type your full name.').count()).toBeGreaterThan(0);
    await page.getByLabel('Your full name').fill('Pat Pointer');
    await page.getByRole('button', { name: 'Sign', exact: true }).click();
    await page.getByText('Please draw your signature, or tick the box below it.').waitFor();
    expect(await readRecords(patientId)).toEqual([]);
    await draw();
    await page.getByText('There is a signature.').waitFor();
    await page.getByRole('button', { name: 'Sign', exact: true }).click();
    await heading('Thank you');

    await page.getByRole('button', { name: 'Back to the patient’s page' }).click();
    await page.getByRole('heading', { name: 'Consent', exact: true }).waitFor();
    expect(await line('Publication, clinic website')).toMatch(/Granted on .*Masked face.*31 Dec 2099/s);
    expect(await line('Publication, in-clinic screen')).toMatch(/Granted on .*Full face/s);
    expect(await line('Publication, print')).toMatch(/Refused on/);
    expect(await line('Teaching')).toMatch(/Never asked/);
    const records = await readRecords(patientId);
    expect(records).toHaveLength(4);
    for (const record of records)
      expect(record).toMatchObject({ source: 'screen', signedName: 'Pat Pointer', hasSignature: true });

    await page.getByRole('button', { name: 'Show all 4 records' }).click();
    await page.getByRole('button', { name: 'Signature' }).first().click();
    const picture = page.getByRole('img', { name: 'Signature of Pat Pointer' });
    await picture.waitFor();
    await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
    expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    await expectAccessible();
  });

  async function draw() {
    const box = (await page.locator('canvas').boundingBox())!;
    await page.mouse.move(box.x + 40, box.y + 100);
    await page.mouse.down();
    for (let step = 1; step <= 20; step += 1)
      await page.mouse.move(box.x + 40 + step * 12, box.y + 100 + 40 * Math.sin(step));
    await page.mouse.up();
  }

  test('is answered and signed by keyboard alone, with the typed name', async () => {
    const { patientId } = await startSeries(clinic, { name: 'Kim Keyboard' });
    await startAsking(patientId, ['Teaching']);
    await heading('Photos for teaching');
    const focused = () =>
      page.evaluate(() => {
        const { activeElement: one } = document;
        return (one as HTMLInputElement)?.labels?.[0]?.textContent ?? one?.textContent ?? '';
      });
    const tabTo = async (label: string) => {
      for (let tries = 0; tries < 30; tries += 1) {
        if ((await focused()).startsWith(label)) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`Tab never reached ${label}`);
    };
    await tabTo('Yes, I agree');
    await page.keyboard.press('Space');
    await tabTo('Only a small part of my skin');
    await page.keyboard.press('ArrowDown');
    await tabTo('Next');
    await page.keyboard.press('Enter');
    await heading('Please check and sign');
    // Nothing behind the form is in reach of a key.
    await page.keyboard.press('/');
    await page.keyboard.press('Escape');
    await tabTo('Your full name');
    await page.keyboard.type('Kim Keyboard');
    await tabTo('I can’t draw here');
    await page.keyboard.press('Space');
    await tabTo('Sign');
    await page.keyboard.press('Enter');
    await heading('Thank you');
    expect(await readRecords(patientId)).toMatchObject([
      {
        scope: 'teaching',
        decision: 'granted',
        identifiability: 'masked-face',
        signedName: 'Kim Keyboard',
        hasSignature: false,
      },
    ]);
  });

  test('asks anew when the text was edited while it was read', async () => {
    const { patientId } = await startSeries(clinic);
    await startAsking(patientId, ['Own record', 'Research']);
    await page.getByRole('radio', { name: 'Yes, I agree' }).click();
    await next();
    await page.getByRole('radio', { name: 'No', exact: true }).click();
    await next();
    const edit = { scope: 'research', title: 'Photos for our study', body: 'Read this.', basedOn: 1 };
    await clinic.owner.post('/api/consent-texts').send(edit).expect(201);
    await page.getByLabel('Your full name').fill('Pat Reader');
    await page.getByLabel('I can’t draw here').check();
    await page.getByRole('button', { name: 'Sign', exact: true }).click();
    await heading('Photos for our study');
    await page.getByText('The text was changed meanwhile.').waitFor();
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(0);
    await page.getByRole('radio', { name: 'No', exact: true }).click();
    await next();
    await page.getByLabel('Your full name').fill('Pat Reader');
    await page.getByLabel('I can’t draw here').check();
    await page.getByRole('button', { name: 'Sign', exact: true }).click();
    await heading('Thank you');
    const versions = (await readRecords(patientId)).map(({ scope, text }) => [scope, text?.version]);
    expect(versions).toEqual([
      ['research', 2],
      ['own-record', 1],
    ]);
  });

  test('comes on paper, and is taken back channel by channel', async () => {
    const { patientId } = await startSeries(clinic);
    await page.goto(`${origin}/patients/${patientId}`);
    await page.getByRole('button', { name: 'More about consent' }).click();
    await page.getByRole('menuitem', { name: 'Attach signed paper' }).click();
    await page.locator('input[type=file]').setInputFiles({
      name: 'scan.jpg',
      mimeType: 'image/jpeg',
      buffer: Buffer.from(await makePhoto(1)),
    });
    const save = page.getByRole('button', { name: 'Save', exact: true });
    await save.click();
    await page.getByText('Give the day that stands beside the signature').waitFor();
    await page.getByLabel('Day on which it was signed').fill('2026-06-12');
    await page.getByRole('combobox', { name: 'What it is about' }).click();
    await page.getByRole('option', { name: 'Publication' }).click();
    for (const option of await page.getByRole('radio', { name: 'Only a small part of my skin' }).all())
      await option.click();
    await expectAccessible();
    await save.click();
    await page.getByRole('button', { name: 'Withdraw: Publication, print' }).click();
    await page.getByRole('checkbox', { name: 'Clinic website' }).uncheck();
    await page.getByLabel('Note').fill('by letter');
    await expectAccessible();
    await page.getByRole('button', { name: 'Withdraw', exact: true }).click();
    await page.getByRole('row', { name: 'Publication, print' }).getByText('Withdrawn on').waitFor();
    expect(await line('Publication, clinic website')).toMatch(/Granted on 12 Jun 2026/);
    expect((await readRecords(patientId))[0]).toMatchObject({
      decision: 'withdrawn',
      channels: ['in-clinic-screen', 'social-media', 'print'],
      note: 'by letter',
    });
    await page.getByRole('button', { name: 'Show all 2 records' }).click();
    const saved = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Save the paper' }).click();
    expect((await saved).suggestedFilename()).toBe('signed-consent.jpeg');
  });
});
