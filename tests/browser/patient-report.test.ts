import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reportPage } from '../../src/patient-reports/index.ts';
import { faceSeries } from '../web/mock/courses.ts';
import { mockImage } from '../web/mock/images.ts';
import { documentOf } from '../web/mock/reports.ts';
import { findAccessibilityFaults } from './check-accessibility.ts';
import { findOrInstallChromium } from './find-chromium.ts';
import { openBrowser } from './open-browser.ts';

const executable = findOrInstallChromium((line) => console.error(line));

/** A patient's report as it is served to them, over an invented series of a whole face. */
describe.skipIf(!executable)('a patient’s report', () => {
  let server: Server;
  let browser: Browser;
  let origin: string;

  beforeAll(async () => {
    const page = reportPage(
      { document: documentOf(faceSeries, { visits: 3 }) },
      { address: (picture) => `/${picture}` },
    );
    server = createServer(async ({ url = '/' }, response) => {
      if (url.endsWith('.jpg')) {
        const { bytes } = await mockImage(url, url.includes('before') ? 'before' : 'after');
        response.writeHead(200, { 'content-type': 'image/jpeg' }).end(bytes);
        return;
      }
      response
        .writeHead(200, {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': page.contentSecurityPolicy,
        })
        .end(url === '/' ? page.html : '');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await openBrowser(executable!);
  });
  afterAll(async () => {
    await browser?.close();
    server?.closeAllConnections();
    server?.close();
  });

  const phone = { viewport: { width: 390, height: 844 } };
  async function open(options: BrowserContextOptions): Promise<Page> {
    const context = await browser.newContext({ ...phone, ...options });
    const page = await context.newPage();
    await page.goto(origin);
    return page;
  }
  const pairOf = async (page: Page) =>
    Promise.all([0, 1].map(async (index) => (await page.locator('.pair img').nth(index).boundingBox())!));

  test('reads on a phone without JavaScript: photos side by side, nothing wider than the screen', async () => {
    const page = await open({ javaScriptEnabled: false });
    const [before, after] = await pairOf(page);
    expect(before!.y).toBe(after!.y);
    expect(after!.x).toBeGreaterThan(before!.x + before!.width);
    expect(after!.x + after!.width).toBeLessThanOrEqual(390);
    expect(await page.locator('.slide').first().isVisible()).toBe(false);
    await page.getByText('Yes, the skin is smoother').waitFor();
    await page.getByText('It is not a diagnosis.').waitFor();
    // The figures open without a script, too.
    await page.getByText('All numbers, compared with the first photo').first().click();
    expect(
      await page
        .getByRole('row', { name: /forehead/ })
        .first()
        .isVisible(),
    ).toBe(true);
    const widest = await page
      .locator('main *')
      .evaluateAll((all) =>
        Math.max(
          ...all.filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect().right),
        ),
      );
    expect(widest).toBeLessThanOrEqual(390);
    await page.context().close();
  });

  test.each(['light', 'dark'] as const)('has a slider where scripts run, %s', async (colorScheme) => {
    const page = await open({ colorScheme });
    const broken: string[] = [];
    page.on('pageerror', ({ message }) => broken.push(message));
    const [before, after] = await pairOf(page);
    expect([after!.x, after!.y, after!.width]).toEqual([before!.x, before!.y, before!.width]);
    const clip = () =>
      page
        .locator('.pair img')
        .nth(1)
        .evaluate((image) => getComputedStyle(image).clipPath);
    await page.getByRole('slider').first().focus();
    await page.keyboard.press('End');
    expect(await clip()).toContain('100%');
    await page.keyboard.press('Home');
    expect(await clip()).not.toContain('100%');
    await page.getByRole('button', { name: 'Side by side' }).first().click();
    const [left, right] = await pairOf(page);
    expect(right!.x).toBeGreaterThan(left!.x + left!.width);
    // Pictures further down wait until they come into sight.
    expect(await page.locator('.pair img[loading=lazy]').count()).toBe(4);
    expect(await findAccessibilityFaults(page)).toEqual([]);
    expect(broken).toEqual([]);
    await page.context().close();
  });

  test('prints its photos side by side and its figures unfolded', async () => {
    const page = await open({});
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    const [before, after] = await pairOf(page);
    expect(after!.x).toBeGreaterThan(before!.x + before!.width);
    expect(
      await page
        .getByRole('row', { name: /forehead/ })
        .first()
        .isVisible(),
    ).toBe(true);
    expect(await page.locator('.slide').first().isVisible()).toBe(false);
    await page.context().close();
  });
});
