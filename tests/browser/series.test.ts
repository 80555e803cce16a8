import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SeriesDetail } from '../../src/comparisons/types.ts';
import { makePair, type Pair, photoBytes } from '../../src/imaging/phantom/index.ts';
import { findAccessibilityFaults } from './check-accessibility.ts';
import { findOrInstallChromium } from './find-chromium.ts';
import { openBrowser } from './open-browser.ts';
import { type ServerProcess, startServerProcess } from './start-server.ts';

const executable = findOrInstallChromium((line) => console.error(line));

/** A course from baseline to 3 months: what the phantom changed in the skin, and when. */
const course = [
  { day: '2026-01-05', roughness: 0, redness: 0 },
  { day: '2026-01-08', roughness: 0.35, redness: 0.5 },
  { day: '2026-02-05', roughness: -0.15, redness: 0 },
  { day: '2026-04-06', roughness: -0.35, redness: 0 },
];

describe.skipIf(!executable)('a series from baseline to three months', () => {
  let server: ServerProcess;
  let browser: Browser;
  let page: Page;
  let plan: Pair['plan'];
  let seriesId: string;

  beforeAll(async () => {
    server = await startServerProcess();
    browser = await openBrowser(executable!);
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
    });
    page = await context.newPage();
    page.setDefaultTimeout(20_000);
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
    const answer = await page.request.fetch(`${server.origin}${path}`, {
      method,
      headers: { origin: server.origin },
      ...(data !== undefined && { data }),
    });
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
    return (await answer.json()) as T;
  }
  const readSeries = () => api<SeriesDetail>('GET', `/api/series/${seriesId}`);
  const verdict = () => page.getByRole('region', { name: 'Verdict' });
  const primaryTable = () => page.getByRole('table', { name: /, treated skin, visit by visit/ }).first();

  test('baseline, a visit three days after the session, one month and three months are measured', async () => {
    await page.goto(server.link);
    await page.getByLabel('Your name').fill('Dr Ada Test');
    await page.getByLabel('E-mail').fill('ada@clinic.example');
    await page.getByRole('textbox', { name: 'Password' }).fill('four unrelated words');
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.getByText('No patient yet').waitFor();

    const patient = await api<{ id: string }>('POST', '/api/patients', { name: 'Synthetic Patient' });
    const pairs = course.map(({ roughness, redness }) =>
      makePair({
        seed: 'course',
        widthMm: 60,
        heightMm: 46,
        pixelsPerMm: 14,
        hasCard: true,
        hasReference: true,
        cardText: 'SYNTHETIC SKIN',
        cardWidthMm: 6,
        change: { texture: roughness, redness },
      }),
    );
    plan = pairs[0]!.plan;
    const treated = plan.treated!.map((region) => ({ ...region, name: 'treated skin' }));
    const series = await api<{ id: string; version: number }>('POST', `/api/patients/${patient.id}/series`, {
      name: 'Four visits',
      primaryOutcome: { metric: 'texture', region: 'treated skin' },
    });
    seriesId = series.id;
    const { treated: _treated, primary: _primary, ...outlines } = plan;
    await api('PATCH', `/api/series/${seriesId}`, {
      version: series.version,
      plan: { ...outlines, treated, metrics: ['texture', 'redness'] },
    });
    await api('POST', `/api/series/${seriesId}/sessions`, {
      date: '2026-01-05',
      device: 'Test device',
      needleDepthMm: 1.5,
      passes: 3,
      checklist: { kind: 'not-asked', reason: 'Synthetic.' },
    });
    for (const [index, { day }] of course.entries()) {
      const image = index === 0 ? pairs[0]!.before : pairs[index]!.after;
      const buffer = Buffer.from(await photoBytes(image, { jpegQuality: 93 }));
      const answer = await page.request.post(`${server.origin}/api/series/${seriesId}/photos`, {
        headers: { origin: server.origin },
        multipart: {
          view: 'frontal',
          takenOn: day,
          photo: { name: `synthetic-${index}.jpg`, mimeType: 'image/jpeg', buffer },
        },
      });
      expect(answer.ok(), await answer.text()).toBe(true);
    }
    await allMeasured();
  }, 300_000);

  async function allMeasured() {
    const open = async () =>
      (await readSeries()).comparisons.filter(({ status }) => status !== 'done').map(({ status }) => status);
    await expect.poll(open, { timeout: 240_000, interval: 1000 }).toEqual([]);
  }

  test('the verdict is that of three months; the healing visit is shown and not counted', async () => {
    await page.goto(`${server.origin}/series/${seriesId}`);
    await verdict()
      .getByText(/^Texture, treated skin: improved, \d+ % smoother \(.*\), on 6 Apr 2026\./)
      .waitFor();
    await verdict().getByText('One visit in a healing window is shown and not counted.').waitFor();
    const healing = primaryTable().getByRole('row', { name: /8 Jan 2026/ });
    expect(await healing.textContent()).toContain('Healing, not outcome');
    expect(await healing.textContent()).not.toMatch(/Improved|Worsened/);
    // Drawn apart: a square of its own, and not a stop of the line, which goes baseline, 1 month, 3 months.
    const chart = page.locator('.outcome-primary figure svg[role=img]');
    await chart.waitFor();
    const line = await chart.locator('[data-mark="line"] path').getAttribute('d');
    expect(line?.match(/[ML]/g)).toHaveLength(3);
    expect(await chart.locator('title').allTextContents()).toContainEqual(
      expect.stringMatching(/^8 Jan 2026: healing, not outcome/),
    );
    expect(await primaryTable().textContent()).toContain('5 Jan 2026: Test device, 1.5 mm, 3 passes');
    expect(await findAccessibilityFaults(page)).toEqual([]);
  });

  test('photos stand under their days and lead to their comparisons by keyboard', async () => {
    const strip = page.getByRole('navigation', { name: 'Photos of this view by day' });
    const links = strip.getByRole('link');
    expect(await links.count()).toBe(3);
    const places = await strip.locator('.strip-tile').evaluateAll((tiles) =>
      tiles.map((tile) => {
        const box = tile.getBoundingClientRect();
        return { left: box.left, right: box.right };
      }),
    );
    for (const [index, { left }] of places.slice(1).entries()) {
      expect(left).toBeGreaterThanOrEqual(places[index]!.right);
    }
    await links.last().focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/comparisons\//);
    await page.goBack();
    await verdict().waitFor();
  });

  test('a primary outcome changed after results is dated on the page and on the chart', async () => {
    const { series } = await readSeries();
    await api('PATCH', `/api/series/${seriesId}`, {
      version: series.version,
      primaryOutcome: { metric: 'redness', region: 'treated skin' },
      outcomeReason: 'Redness was what the patient came for.',
    });
    await allMeasured();
    await page.reload();
    await verdict()
      .getByText(/^Redness, treated skin: /)
      .waitFor();
    await verdict()
      .getByText(/from Texture, treated skin to Redness, treated skin\. Reason given: Redness was what/)
      .waitFor();
    const charts = page.locator('figure svg[role=img]');
    await expect.poll(() => charts.count()).toBeGreaterThan(1);
    for (const chart of await charts.all()) {
      expect(await chart.textContent()).toContain('new primary outcome');
    }
    expect(await findAccessibilityFaults(page)).toEqual([]);
  }, 300_000);

  test('on paper there is what can be read and nothing to press', async () => {
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    expect(await page.locator('button:visible, select:visible, input:visible').count()).toBe(0);
    const tables = await page.getByRole('table', { name: /visit by visit/ }).count();
    expect(await page.locator('.course-table:visible').count()).toBe(tables);
    const widths = await page
      .locator('figure svg[role=img]')
      .evaluateAll((charts) => charts.map((chart) => chart.getAttribute('width')));
    expect(new Set(widths)).toEqual(new Set(['680']));
    for (const format of ['A4', 'Letter']) {
      expect((await page.pdf({ format, printBackground: true })).subarray(0, 5).toString()).toBe('%PDF-');
    }
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await page.emulateMedia({ media: 'screen' });
  });
});
