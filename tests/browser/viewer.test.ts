import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askedComparisonId, fullSeries } from '../web/mock/clinic.ts';
import { type MockServer, startMockServer } from '../web/mock/server.ts';
import { findAccessibilityFaults } from './check-accessibility.ts';
import { findOrInstallChromium } from './find-chromium.ts';
import { openBrowser } from './open-browser.ts';

const executable = findOrInstallChromium((line) => console.error(line));

/** Every function of the viewer with no pointer at all, over the invented clinic. */
describe.skipIf(!executable)('viewer by keyboard only', () => {
  let server: MockServer;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    server = await startMockServer();
    browser = await openBrowser(executable!);
    context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(`${server.origin}/comparisons/${fullSeries.comparisons[6]!.id}`);
    // The invented clinic draws its photos while the page waits for them.
    await page.getByRole('slider', { name: 'Boundary' }).waitFor({ timeout: 60_000 });
    await page.waitForFunction(() => !document.querySelector('.pane-state'), null, { timeout: 60_000 });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const press = (key: string) => page.keyboard.press(key);
  const pressed = (name: string) =>
    page.getByRole('button', { name, exact: true }).getAttribute('aria-pressed');
  const captions = () => page.locator('.captions').innerText();

  test('each way to look at the pair, with its photos named', async () => {
    expect(await captions()).toMatch(/Before: baseline, 20 Feb 2026[\s\S]*After: 5 Sept? 2026/);
    await press('d');
    expect(await pressed('Side by side')).toBe('true');
    expect(await captions()).toMatch(/Before: baseline[\s\S]*After:/);
    await press('Space');
    expect(await pressed('Blink')).toBe('true');
    expect(await captions()).toMatch(/^After:/);
    await press('Space');
    expect(await captions()).toMatch(/^Before: baseline/);
    await press('s');
    expect(await pressed('Slider')).toBe('true');
  });

  test('the difference is neutral grey where nothing differs, and its kind and gain change', async () => {
    await press('x');
    expect(await pressed('Difference')).toBe('true');
    await page.getByRole('img', { name: /Difference: .* minus/ }).waitFor();
    expect(await findAccessibilityFaults(page)).toEqual([]);
    // Both pictures of the invented clinic carry the same text in the same place: its ground is equal in both.
    const spread = async () =>
      page.locator('.pane-difference').evaluate((element) => {
        const canvas = element as HTMLCanvasElement;
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
        const values = [...data].filter((_, i) => i % 4 === 1 && data[i + 2] === 255);
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
        const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
        return { mean, sd };
      });
    const four = await spread();
    expect(Math.abs(four.mean - 128)).toBeLessThan(40);
    await press('g');
    const eight = await spread();
    expect(eight.sd).toBeGreaterThan(four.sd);
    await press('x');
    expect(await captions()).toContain('Black: no difference');
    await press('x');
    await press('s');
  });

  test('maps, blemishes, outlines and the matched light', async () => {
    await press('1');
    await page.locator('.pane-map').first().waitFor({ state: 'attached' });
    expect(
      await page.getByLabel('Change map', { exact: true }).locator('option:checked').innerText(),
    ).not.toBe('No map');
    expect(await captions()).toContain('Improved');
    await press('1');
    expect(await page.locator('.pane-map').count()).toBe(0);
    await press('b');
    expect(await pressed('Blemishes')).toBe('true');
    await page.locator('.pane-marks path').first().waitFor({ state: 'attached' });
    await press('b');
    await press('r');
    expect(await captions()).toContain('Outlined: left cheek');
    await page.locator('[data-region="left cheek"] polygon').first().waitFor({ state: 'attached' });
    await press('r');
    await press('r');
    expect(await page.locator('[data-region]').count()).toBe(0);
    // From the list of measurements, too.
    await page.getByRole('button', { name: 'Left cheek', exact: false }).first().focus();
    await page.locator('[data-region="left cheek"]').first().waitFor({ state: 'attached' });
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await press('n');
    expect(await pressed('Match light')).toBe('true');
    const filters = await page
      .locator('.pane-light')
      .evaluateAll((panes) => panes.map((pane) => getComputedStyle(pane).filter));
    expect(filters.sort()).toEqual(['url("#matched-after")', 'url("#matched-before")']);
    await press('n');
  });

  test('the loupe shows both photos at their own pixels and moves by arrows; held, it goes with the key', async () => {
    await press('z');
    const loupe = page.getByRole('region', { name: /Loupe/ });
    await loupe.waitFor();
    await expect.poll(() => loupe.innerText()).toMatch(/Before\s+After/);
    const widths = () =>
      loupe.locator('.pane-photo').evaluateAll((images) => images.map((image) => image.clientWidth));
    await expect.poll(widths).toEqual([1260, 1260]);
    const places = () =>
      loupe
        .locator('.pane-photo')
        .evaluateAll((images) => images.map((image) => (image as HTMLElement).style.transform));
    const start = await places();
    expect(start[0]).toBe(start[1]);
    await press('ArrowRight');
    await expect.poll(async () => (await places())[0]).not.toBe(start[0]);
    const moved = await places();
    expect(moved[0]).toBe(moved[1]);
    expect(await findAccessibilityFaults(page)).toEqual([]);
    await press('z');
    await loupe.waitFor({ state: 'detached' });
    await page.keyboard.down('z');
    await loupe.waitFor();
    await page.waitForTimeout(600);
    await page.keyboard.up('z');
    await loupe.waitFor({ state: 'detached' });
  });

  test('zoom, actual pixels, moving, whole photo, full screen, the list of keys', async () => {
    const width = () =>
      page
        .locator('.pane-photo')
        .first()
        .evaluate((image) => image.clientWidth);
    const fitted = await width();
    await press('+');
    await expect.poll(width).toBeGreaterThan(fitted * 1.2);
    await press('-');
    await expect.poll(width).toBe(fitted);
    await press('a');
    await expect.poll(width).toBe(1260);
    const place = () =>
      page
        .locator('.pane-photo')
        .first()
        .evaluate((image) => (image as HTMLElement).style.transform);
    const before = await place();
    await press('ArrowDown');
    await expect.poll(place).not.toBe(before);
    await press('0');
    await expect.poll(width).toBe(fitted);
    await press('f');
    await page.locator('.viewer-full').waitFor();
    await press('?');
    const dialog = page.getByRole('dialog', { name: 'Keys' });
    await dialog.waitFor();
    expect(await dialog.innerText()).toMatch(/Difference[\s\S]*Loupe[\s\S]*Full screen/);
    expect(await findAccessibilityFaults(page)).toEqual([]);
    await press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Leave full screen' }).waitFor();
    await press('f');
    await page.locator('.viewer-full').waitFor({ state: 'detached' });
  });

  test('any two visits: the arrow keys and the lists of visits ask for another pair', async () => {
    const asked = page.waitForRequest((request) => request.method() === 'POST');
    await press('ArrowLeft');
    const photos = fullSeries.visits.flatMap((visit) => visit.photos);
    expect((await asked).postDataJSON()).toEqual({
      beforePhotoId: photos[0]!.id,
      afterPhotoId: photos[6]!.id,
    });
    await page.waitForURL(`**/comparisons/${askedComparisonId}`);
    await page.getByRole('heading', { name: 'A pair you asked for' }).waitFor();
    expect(await captions()).toMatch(/^Before: 20 Feb 2026/);
    expect(await page.locator('.findings').innerText()).not.toContain('Primary outcome');
    const chosen = page.waitForRequest((request) => request.method() === 'POST');
    await page.getByRole('group', { name: 'Visits compared' }).getByLabel('Before').focus();
    await press('ArrowDown');
    expect((await chosen).postDataJSON().beforePhotoId).toBe(photos[1]!.id);
    expect(await findAccessibilityFaults(page)).toEqual([]);
  });
});
