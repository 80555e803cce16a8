import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fullSeries } from '../web/mock/clinic.ts';
import { type MockServer, startMockServer } from '../web/mock/server.ts';
import { findAccessibilityFaults } from './check-accessibility.ts';
import { findOrInstallChromium } from './find-chromium.ts';
import { openBrowser } from './open-browser.ts';

const executable = findOrInstallChromium((line) => console.error(line));

/** A plan drawn, changed and saved with no pointer at all, over the invented clinic. */
describe.skipIf(!executable)('region editor by keyboard only', () => {
  let server: MockServer;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    server = await startMockServer();
    browser = await openBrowser(executable!);
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
    });
    page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.goto(`${server.origin}/series/${fullSeries.series.id}/plan`);
    await page.getByRole('button', { name: 'Accept left cheek' }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const press = (key: string) => page.keyboard.press(key);
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  const activate = async (name: string) => {
    await page.getByRole('button', { name, exact: true }).focus();
    await press('Enter');
  };
  const knob = (name: RegExp) => page.getByRole('button', { name }).locator('.plan-knob');
  const xOf = async (name: RegExp) => Number(await knob(name).getAttribute('cx'));

  test('what was found is accepted, one and all, with the scale', async () => {
    await activate('Accept left cheek');
    expect(await page.locator('.plan-region').count()).toBe(1);
    await activate('Accept all');
    expect(await page.locator('.plan-region').count()).toBe(4);
    await activate('Use this scale');
    expect(await page.getByLabel('Pixels per millimetre').inputValue()).toBe('11.62');
    expect(await findAccessibilityFaults(page)).toEqual([]);
  });

  test('a region and its points are reached by Tab, moved, added and removed', async () => {
    await page.getByRole('button', { name: /^right cheek, treated skin/ }).focus();
    await press('Tab');
    expect(await focused()).toMatch(/^Point 1 of 4, right cheek/);
    const first = /^Point 1 of 4, right cheek/;
    const start = await xOf(first);
    await press('ArrowRight');
    const step = (await xOf(first)) - start;
    expect(step).toBeGreaterThan(0);
    await press('Shift+ArrowRight');
    expect((await xOf(first)) - start).toBeCloseTo(11 * step, 3);
    await press('Insert');
    expect(await focused()).toMatch(/^Point 1 of 5, right cheek/);
    await press('Delete');
    expect(await focused()).toMatch(/^Point 1 of 4, right cheek/);
    await press('Escape');
    expect(await focused()).toMatch(/^right cheek, treated skin, 4 points/);
    await press('ArrowDown');
    await press('Control+z');
    await press('Control+z');
    expect(await page.getByRole('button', { name: /^Point \d of 5, right cheek/ }).count()).toBe(5);
    await press('Control+y');
    expect(await page.getByRole('button', { name: /^Point \d of 4, right cheek/ }).count()).toBe(4);
    expect(await findAccessibilityFaults(page)).toEqual([]);
  });

  test('a region is drawn, and one taken away', async () => {
    await activate('Add treated region');
    await page.getByLabel('Name of treated skin 4').focus();
    await page.keyboard.type('forehead');
    for (let i = 0; i < 3; i++) await activate('Add a point');
    await page.getByRole('button', { name: /^Point 3 of 3, forehead/ }).focus();
    for (let i = 0; i < 6; i++) await press('Shift+ArrowUp');
    await activate('Done');
    expect(await page.locator('.plan-adds').count()).toBe(0);
    await page.getByRole('button', { name: /^chin, treated skin/ }).focus();
    await press('Delete');
    expect(await page.locator('.plan-region').count()).toBe(4);
  });

  test('the scale comes from a ruler in the photo, the chart from its four corners', async () => {
    await activate('Mark a known distance');
    await page.getByRole('button', { name: /^Second end of the known distance/ }).focus();
    await press('Shift+ArrowRight');
    await page.getByRole('textbox', { name: 'Distance' }).focus();
    await page.keyboard.type('20');
    await page.getByRole('button', { name: /^Use .* px\/mm/ }).focus();
    await press('Enter');
    expect(Number(await page.getByLabel('Pixels per millimetre').inputValue())).toBeGreaterThan(12.6);
    await activate('Outline a chart');
    expect(await page.getByRole('button', { name: /clockwise|dark skin patch/ }).count()).toBe(4);
    expect(await findAccessibilityFaults(page)).toEqual([]);
  });

  test('versions are looked at and started from', async () => {
    await activate('Look at version 1');
    await page.getByText('Version 1, to look at').waitFor();
    expect(await page.locator('.plan-region').count()).toBe(1);
    await activate('Back to the draft');
    expect(await page.locator('.plan-region').count()).toBe(5);
    await activate('Start from version 2');
    expect(await page.locator('.plan-region').count()).toBe(2);
    await press('Control+z');
    expect(await page.locator('.plan-region').count()).toBe(5);
  });

  test('saving says first what it does; a plan saved by somebody else meanwhile keeps the draft', async () => {
    await page.getByText('Saving measures 7 comparisons anew.').waitFor();
    await page.route('**/api/series/*', async (route) => {
      if (route.request().method() !== 'PATCH') return route.fallback();
      const message = 'Dr Other changed this while you had it open. Nothing was overwritten.';
      await route.fulfill({ status: 409, json: { error: { code: 'CONFLICT', message, requestId: 'r' } } });
    });
    const saved = page.waitForRequest((request) => request.method() === 'PATCH');
    await activate('Save plan');
    const body = (await saved).postDataJSON();
    expect(body.version).toBe(fullSeries.series.version);
    expect(body.plan.treated.map(({ name }: { name: string }) => name)).toEqual([
      'left cheek',
      'right cheek',
      'forehead',
    ]);
    expect(body.plan.card).toMatchObject({ chart: '24-patch' });
    await page.getByText('Your draft is kept').waitFor();
    expect(await page.locator('.plan-region').count()).toBe(5);
    await page.getByRole('button', { name: 'Save mine as a newer version' }).waitFor();
    expect(await findAccessibilityFaults(page)).toEqual([]);
  });

  test('without the primary outcome’s region it warns', async () => {
    await page.getByRole('button', { name: /^left cheek, treated skin/ }).focus();
    await press('Delete');
    await page.getByText('The primary outcome is measured on “left cheek”').waitFor();
  });
});
