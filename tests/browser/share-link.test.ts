import { createHash } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SeriesDetail } from '../../src/comparisons/types.ts';
import type { ConsentTextList } from '../../src/consent/types.ts';
import { makePair, photoBytes } from '../../src/imaging/phantom/index.ts';
import { findAccessibilityFaults } from './check-accessibility.ts';
import { findOrInstallChromium } from './find-chromium.ts';
import { openBrowser } from './open-browser.ts';
import { type ServerProcess, startServerProcess } from './start-server.ts';

const executable = findOrInstallChromium((line) => console.error(line));

/** From the clinician's button to the patient's phone, where no script runs, and back. */
describe.skipIf(!executable)('a share link', () => {
  let server: ServerProcess;
  let browser: Browser;
  let desk: Page;
  let phone: Page;
  let reportId: string;
  let link: string;
  const originals: string[] = [];

  beforeAll(async () => {
    server = await startServerProcess();
    browser = await openBrowser(executable!);
    const atDesk = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
    });
    desk = await atDesk.newPage();
    desk.setDefaultTimeout(20_000);
    const onPhone = await browser.newContext({
      viewport: { width: 390, height: 844 },
      javaScriptEnabled: false,
    });
    phone = await onPhone.newPage();
    phone.setDefaultTimeout(20_000);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });

  // After a failure the rest would only wait for what can't come.
  let failed = false;
  beforeEach(({ skip }) => skip(failed, 'a step before failed'));
  afterEach(({ task }) => {
    failed ||= task.result?.state === 'fail';
  });

  /** One request of the signed-in page. */
  async function api<T>(method: string, path: string, data?: unknown): Promise<T> {
    const answer = await desk.request.fetch(`${server.origin}${path}`, {
      method,
      headers: { origin: server.origin },
      ...(data !== undefined && { data }),
    });
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  test('a series is measured and the patient agrees', async () => {
    await desk.goto(server.link);
    await desk.getByLabel('Your name').fill('Dr Ada Test');
    await desk.getByLabel('E-mail').fill('ada@clinic.example');
    await desk.getByRole('textbox', { name: 'Password' }).fill('four unrelated words');
    await desk.getByRole('button', { name: 'Create account' }).click();
    await desk.getByText('No patient yet').waitFor();

    const patient = await api<{ id: string }>('POST', '/api/patients', {
      name: 'Unmistakable Name',
      yearOfBirth: 1984,
    });
    const pair = makePair({
      seed: 'share',
      widthMm: 60,
      heightMm: 46,
      pixelsPerMm: 14,
      hasReference: true,
      cardText: 'SYNTHETIC SKIN',
      cardWidthMm: 6,
      change: { texture: -0.3 },
    });
    const { treated, primary: _primary, ...outlines } = pair.plan;
    const series = await api<{ id: string; version: number }>('POST', `/api/patients/${patient.id}/series`, {
      name: 'Cheek',
      primaryOutcome: { metric: 'texture', region: 'treated skin' },
    });
    await api('PATCH', `/api/series/${series.id}`, {
      version: series.version,
      plan: {
        ...outlines,
        treated: treated!.map((region) => ({ ...region, name: 'treated skin' })),
        metrics: ['texture'],
      },
    });
    await api('POST', `/api/series/${series.id}/sessions`, {
      date: '2026-01-05',
      checklist: { kind: 'not-asked', reason: 'Synthetic.' },
    });
    for (const [image, takenOn] of [
      [pair.before, '2026-01-05'],
      [pair.after, '2026-04-06'],
    ] as const) {
      const buffer = Buffer.from(await photoBytes(image, { jpegQuality: 93 }));
      originals.push(sha256(buffer));
      const answer = await desk.request.post(`${server.origin}/api/series/${series.id}/photos`, {
        headers: { origin: server.origin },
        multipart: {
          view: 'frontal',
          takenOn,
          photo: { name: `${takenOn}.jpg`, mimeType: 'image/jpeg', buffer },
        },
      });
      expect(answer.ok(), await answer.text()).toBe(true);
    }
    await expect
      .poll(
        async () =>
          (await api<SeriesDetail>('GET', `/api/series/${series.id}`)).comparisons.map(
            ({ status }) => status,
          ),
        { timeout: 240_000, interval: 1_000 },
      )
      .toEqual(['done']);

    const { texts } = await api<ConsentTextList>('GET', '/api/consent-texts');
    const { version, sha256: textSha256 } = texts.find(({ scope }) => scope === 'patient-report')!;
    await api('POST', `/api/patients/${patient.id}/consents`, {
      source: 'screen',
      signedName: 'Unmistakable Name',
      signature: null,
      answers: [{ scope: 'patient-report', decision: 'granted', text: { version, sha256: textSha256 } }],
    });
    await desk.goto(`${server.origin}/series/${series.id}`);
  }, 300_000);

  test('the clinician composes a report, and sees it beside as the patient will', async () => {
    await desk.getByRole('link', { name: 'Make a report' }).click();
    const primary = desk.getByRole('checkbox', { name: /primary outcome, always in the report/ });
    expect(await primary.first().isChecked()).toBe(true);
    expect(await primary.first().isDisabled()).toBe(true);
    await desk.getByLabel('Your words to the patient').fill('Keep using sun cream.');
    await desk.frameLocator('iframe').getByText('Keep using sun cream.').waitFor();
    expect(await findAccessibilityFaults(desk)).toEqual([]);
    await desk.getByRole('button', { name: 'Make this report' }).click();
    await desk.waitForURL(/\/reports\/[0-9a-f-]{36}$/);
    reportId = new URL(desk.url()).pathname.split('/').at(-1)!;
  });

  test('the clinician makes a link, which asks for the year of birth unless told otherwise', async () => {
    await desk.goto(`${server.origin}/reports/${reportId}`);
    await desk.getByText('No link was made yet.').waitFor();
    await desk.getByRole('button', { name: 'Make a link' }).click();
    expect(await desk.getByLabel('Ask for the patient’s year of birth').isChecked()).toBe(true);
    expect(await findAccessibilityFaults(desk)).toEqual([]);
    await desk.getByRole('button', { name: 'Make the link' }).click();
    await desk.getByText('The link is ready').waitFor();
    await desk.getByText('This address works on this computer alone.').waitFor();
    expect(await findAccessibilityFaults(desk)).toEqual([]);
    link = await desk.getByRole('textbox', { name: 'Link' }).inputValue();
    expect(link).toMatch(new RegExp(`^${server.origin}/report/[\\w-]{43}$`));
    await desk.getByRole('button', { name: 'Done' }).click();
    await desk.getByText('Not opened yet.').waitFor();
  });

  test('on a phone without scripts it asks, refuses a wrong year, and opens with the right one', async () => {
    await phone.goto(link);
    await phone.getByRole('heading', { name: 'Your report is here' }).waitFor();
    expect(await phone.locator('img').count()).toBe(0);
    await openWith('1985');
    await phone.getByRole('heading', { name: 'This link did not open' }).waitFor();
    await openWith('1984');
    expect(phone.url()).toBe(link);
    expect(await phone.content()).not.toContain('Unmistakable');
    await phone.getByText('Keep using sun cream.').waitFor();
    const pictures = await phone.locator('img').all();
    expect(pictures).toHaveLength(2);
    for (const picture of pictures) {
      const answer = await phone.request.get(new URL((await picture.getAttribute('src'))!, link).href);
      expect(answer.status()).toBe(200);
      expect(originals).not.toContain(sha256(await answer.body()));
    }
  });

  test('every page that the patient sees is accessible, light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      // What looks for faults is a script itself.
      const context = await browser.newContext({ viewport: { width: 390, height: 844 }, colorScheme });
      const page = await context.newPage();
      const look = async (heading: string) => {
        await page.getByRole('heading', { name: heading }).waitFor();
        expect(await findAccessibilityFaults(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
      };
      await page.goto(link);
      await look('Your report is here');
      await page.getByLabel('Year of birth').fill('1984');
      await page.getByRole('button', { name: 'Open my report' }).click();
      await look('Your skin, before and after');
      await page.getByRole('link', { name: 'See what you have agreed to' }).click();
      await look('What you agreed to');
      await page.getByRole('link', { name: 'Take this back: A report of your photos, for you' }).click();
      await look('Take this back?');
      await page.goto(`${link}/nothing`);
      await look('This link did not open');
      await context.close();
    }
  });

  test('the clinician sees the opening and the refusal', async () => {
    await desk.reload();
    await desk.getByText('Opened 3 times, refused 1 time').click();
    await desk.getByText('Refused: wrong year of birth').waitFor();
    await desk.getByText('Opened', { exact: true }).first().waitFor();
  });

  test('the app’s worker keeps nothing of it', async () => {
    await desk.evaluate(() => navigator.serviceWorker.ready);
    await desk.goto(link);
    await desk.getByLabel('Year of birth').fill('1984');
    await desk.getByRole('button', { name: 'Open my report' }).click();
    await desk.locator('img').first().waitFor();
    await desk.goto(`${server.origin}/reports/${reportId}`);
    const kept = await desk.evaluate(async () => {
      const cache = await caches.open('dermalapse-app');
      const first = await (await cache.match('/'))!.text();
      return { paths: (await cache.keys()).map(({ url }) => new URL(url).pathname), first };
    });
    expect(kept.paths.filter((path) => path.startsWith('/report/'))).toEqual([]);
    expect(kept.first).toContain('<div id="root">');
  });

  test('the patient takes the consent back, and the next request is refused', async () => {
    await phone.goto(link);
    const picture = new URL((await phone.locator('img').first().getAttribute('src'))!, link).href;
    await phone.getByRole('link', { name: 'See what you have agreed to' }).click();
    await phone.getByRole('link', { name: 'Take this back: A report of your photos, for you' }).click();
    await phone.getByText('This link and all other links to your reports stop at once.').waitFor();
    await phone.getByRole('button', { name: 'Yes, take it back' }).click();
    await phone.getByRole('heading', { name: 'You took it back' }).waitFor();
    expect((await phone.request.get(picture)).status()).toBe(404);
    await phone.goto(link);
    await phone.getByRole('heading', { name: 'This link did not open' }).waitFor();
    await desk.reload();
    await desk.getByText('The patient has not agreed to get reports by link').waitFor();
  });

  async function openWith(year: string) {
    await phone.getByLabel('Year of birth').fill(year);
    await phone.getByRole('button').click();
    await phone.waitForLoadState();
  }
});

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
