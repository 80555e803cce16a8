import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GalleryCase } from '../../src/gallery/types.ts';
import { agree, openCase, openCourse, publish } from '../gallery/open-case.ts';
import { openTestClinic, type TestClinic } from '../test-clinic.ts';
import { findAccessibilityFaults } from './check-accessibility.ts';
import { findOrInstallChromium } from './find-chromium.ts';
import { openBrowser } from './open-browser.ts';

const executable = findOrInstallChromium((line) => console.error(line));
const sizes = { phone: { width: 390, height: 844 }, desk: { width: 1440, height: 900 } };

describe.skipIf(!executable)('the public gallery in a browser', () => {
  let clinic: TestClinic;
  let server: Server;
  let browser: Browser;
  let origin: string;
  let matched: GalleryCase;
  let overridden: GalleryCase;
  let consentOfMatched: string;
  beforeAll(async () => {
    clinic = await openTestClinic();
    server = createServer(clinic.clinic.handler).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await openBrowser(executable!);
    await clinic.owner.patch('/api/clinic-settings').send({ name: 'Clinic at the lake' }).expect(200);
    const opened = await openCase(clinic, {
      input: { caption: 'No other treatment in these months.', showsDates: true },
    });
    matched = opened.published;
    consentOfMatched = opened.consentId;
    overridden = await publishLimited(clinic);
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    server?.close();
    server?.closeAllConnections();
    await clinic?.close();
  });

  const paths = () => [
    '/gallery',
    '/gallery?indication=acne-scars&sessions=2',
    '/gallery?verdict=worsened',
    `/gallery/cases/${matched.slug}`,
    `/gallery/cases/${overridden.slug}`,
    '/gallery/embed',
    `/gallery/embed/${overridden.slug}`,
    `/gallery/cases/${'0'.repeat(32)}`,
  ];

  it.each(Object.entries(sizes))(
    'has no fault that axe finds and nothing wider than a %s',
    async (_name, viewport) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        const context = await browser.newContext({ viewport, colorScheme });
        const page = await context.newPage();
        for (const path of paths()) {
          await page.goto(origin + path);
          const width = await page.evaluate(() => document.documentElement.scrollWidth);
          expect([path, colorScheme, width, await findAccessibilityFaults(page)]).toEqual([
            path,
            colorScheme,
            viewport.width,
            [],
          ]);
        }
        await context.close();
      }
    },
  );

  it('shows a case without a script: photos side by side, the form sends its choices', async () => {
    const context = await browser.newContext({ viewport: sizes.phone, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${origin}/gallery`);
    await page.getByText('Choose cases').click();
    await page.getByLabel('Treated for').selectOption('Acne scars');
    await page.getByRole('button', { name: 'Show cases' }).click();
    await page.getByText('1 of 2 cases').waitFor();
    await page.getByRole('link', { name: /Acne scars/ }).click();
    const [before, after] = await page.locator('.pair img').all();
    const [left, right] = [(await before!.boundingBox())!, (await after!.boundingBox())!];
    expect(left.x + left.width).toBeLessThanOrEqual(right.x);
    expect(left.y).toBe(right.y);
    expect(await page.getByRole('slider').count()).toBe(0);
    await context.close();
  });

  it('lays the pair under a slider that the keyboard moves', async () => {
    const { page, context } = await open(browser, `${origin}/gallery/cases/${matched.slug}`);
    const slider = page.getByRole('slider', { name: 'How much of the before photo is shown' });
    await slider.focus();
    await page.keyboard.press('ArrowLeft');
    expect(await page.locator('.pair').evaluate((pair) => pair.style.getPropertyValue('--split'))).toBe(
      '49%',
    );
    await page.getByRole('button', { name: 'Side by side' }).click();
    expect(await slider.isDisabled()).toBe(true);
    await context.close();
  });

  it('loads nothing from elsewhere, and a page kept open loses its pictures when consent ends', async () => {
    const { page, context } = await open(browser, `${origin}/gallery/cases/${matched.slug}`);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.reload();
    expect(asked.filter((url) => !url.startsWith(origin))).toEqual([]);
    const [picture] = asked.filter((url) => url.includes('/pictures/'));
    await clinic.clinician.post(`/api/consents/${consentOfMatched}/withdrawal`).send({}).expect(201);
    const answer = await page.goto(picture!);
    expect(answer!.status()).toBe(404);
    await page.goBack();
    await page.reload();
    await page.getByText('This case is no longer shown.').waitFor();
    await context.close();
  });
});

async function open(browser: Browser, url: string): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ viewport: sizes.desk });
  const page = await context.newPage();
  await page.goto(url);
  return { page, context };
}

/** A case whose photos were taken under conditions that differ, shown for a reason. */
async function publishLimited(test: TestClinic): Promise<GalleryCase> {
  const course = await openCourse(test, { indication: 'pores' });
  await agree(test, course.patientId);
  const { database } = test.clinic.rooms;
  const { result } = await database
    .selectFrom('comparisons')
    .select('result')
    .where('id', '=', course.comparisonId)
    .executeTakeFirstOrThrow();
  const message = 'The light came from another side. Use the same lamps in the same places.';
  const comparability = {
    verdict: 'limited',
    reasons: [{ code: 'LIGHT_DIRECTION', metrics: ['texture'], message }],
  };
  await database
    .updateTable('comparisons')
    .set({ result: JSON.stringify({ ...JSON.parse(result!), comparability }) })
    .where('id', '=', course.comparisonId)
    .execute();
  await publish(test, course).expect(409);
  const overrideReason = 'The lamps were replaced between the two visits.';
  const { body } = await publish(test, course, { overrideReason }).expect(201);
  return body;
}
