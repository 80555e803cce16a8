import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findAccessibilityFaults } from './check-accessibility.ts';
import { hasPortrait, makeFramesDiffer, renderScene, writeCameraFile } from './fake-camera.ts';
import { findOrInstallChromium } from './find-chromium.ts';
import { openBrowser } from './open-browser.ts';
import { type ServerProcess, startServerProcess } from './start-server.ts';

const executable = findOrInstallChromium((line) => console.error(line));
if (!hasPortrait)
  console.error('No folder of real photos: the words about faces are not tested in the browser.');

/** A visit photographed with Chromium's fake camera, in order: each test goes on where the one before it stopped. */
describe.skipIf(!executable)('guided capture in a browser', () => {
  let server: ServerProcess;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let cameraFile: string;
  let seriesId: string;
  const errors: string[] = [];
  const soon = { timeout: 20_000 };

  beforeAll(async () => {
    // Tilted and dark for a while, then as at baseline: the words change by themselves.
    cameraFile = await writeCameraFile([{ seconds: 5, rollDeg: 12, brightness: 0.5 }, { seconds: 8 }]);
    server = await startServerProcess();
    browser = await openBrowser(executable!, [`--use-file-for-fake-video-capture=${cameraFile}`]);
    context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    await context.addInitScript(makeFramesDiffer);
    page = await context.newPage();
    page.setDefaultTimeout(30_000);
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) errors.push(message.text());
    });
    const { origin, link } = server;
    const post = async (path: string, data: object) =>
      (await context.request.post(origin + path, { data })).json();
    const token = new URL(link).searchParams.get('token')!;
    await post('/api/first-run', {
      token,
      name: 'Dr Ada Test',
      email: 'ada@clinic.example',
      password: 'four unrelated words',
    });
    const patient = await post('/api/patients', { name: 'Camera Patient' });
    ({ id: seriesId } = await post(`/api/patients/${patient.id}/series`, {
      name: 'Cheeks',
      views: hasPortrait ? ['frontal', 'left-45'] : ['left forearm', 'right forearm'],
    }));
    await context.request.post(`${origin}/api/series/${seriesId}/photos`, {
      multipart: {
        view: hasPortrait ? 'frontal' : 'left forearm',
        takenOn: '2026-01-05',
        photo: { name: 'baseline.jpg', mimeType: 'image/jpeg', buffer: await renderScene({}, 9) },
      },
    });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await rm(dirname(cameraFile), { recursive: true, force: true });
  });

  let failed = false;
  beforeEach(({ skip }) => skip(failed, 'a step before failed'));
  afterEach(({ task }) => {
    failed ||= task.result?.state === 'fail';
  });

  const take = () => page.getByRole('button', { name: 'Take photo' });
  const detail = async () => (await context.request.get(`${server.origin}/api/series/${seriesId}`)).json();
  const advice = () => page.locator('.capture-advice').textContent();

  test('the state of the visit is asked first', async () => {
    await page.goto(`${server.origin}/series/${seriesId}/capture`);
    await page.getByRole('heading', { name: 'State of this visit' }).waitFor();
    await page.getByLabel('Light set-up').fill('two softboxes');
    expect(await findAccessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Start' }).click();
  });

  test('the baseline lies over the picture as a ghost', async () => {
    const ghost = page.getByAltText('Baseline photo, laid over');
    await ghost.waitFor();
    await expect.poll(() => ghost.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1280);
    await page.getByRole('slider', { name: 'Ghost' }).focus();
    const before = await ghost.evaluate((image) => getComputedStyle(image).opacity);
    await page.keyboard.press('ArrowLeft');
    const after = await ghost.evaluate((image) => getComputedStyle(image).opacity);
    expect(Number(after)).toBeLessThan(Number(before));
    expect(await findAccessibilityFaults(page)).toEqual([]);
  });

  test('the words react, and the shutter waits for a picture that fits', async () => {
    await expect.poll(advice, { timeout: 40_000 }).toMatch(/Too dark/);
    if (hasPortrait) expect(await advice()).toMatch(/Tilt the head right 1\d°/);
    expect(await take().isEnabled()).toBe(false);
    await expect.poll(() => take().isEnabled(), { timeout: 40_000 }).toBe(true);
    expect(await advice()).toMatch(/All fits/);
  });

  test('three frames arrive at the server as one photo and are measured', async () => {
    await page.locator('h1').click();
    await expect.poll(() => take().isEnabled(), { timeout: 40_000 }).toBe(true);
    await page.keyboard.press(' ');
    await page.getByRole('heading', { name: 'Use this photo?' }).waitFor();
    expect(await findAccessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await detail()).visits.length, soon).toBe(2);
    const { visits } = await detail();
    const [photo] = visits[1].photos;
    expect([photo.width, photo.height]).toEqual([1280, 960]);
    expect(photo.frames).toHaveLength(2);
    expect(photo.overrideReason).toBeNull();
    expect(visits[1].state).toEqual({
      cleansed: true,
      makeUp: false,
      expression: 'neutral',
      light: 'two softboxes',
    });
    await expect.poll(async () => (await detail()).comparisons[0]?.status, { timeout: 280_000 }).toBe('done');
  }, 300_000);

  test('without a baseline or against the checks, a stated reason frees the shutter and stays with the photo', async () => {
    await page.getByRole('button', { name: 'Take it anyway' }).click();
    await page.getByLabel('Reason').selectOption('Another reason');
    await page.getByLabel('In your own words').fill('Stiff neck');
    expect(await findAccessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Allow the photo' }).click();
    await page.getByText('Taken in spite of the checks: Stiff neck').waitFor();
    await take().click();
    await page.getByRole('button', { name: 'Use photo' }).click();
    await page.getByRole('heading', { name: 'All views are taken' }).waitFor();
    await expect.poll(async () => (await detail()).visits[1].photos.length, soon).toBe(2);
    const photos = (await detail()).visits[1].photos as { overrideReason: string | null }[];
    expect(photos.map(({ overrideReason }) => overrideReason).sort()).toEqual(['Stiff neck', null]);
  });

  test('out of reach of the server, photos wait on the device and go once it is back', async () => {
    const { visits } = await detail();
    const sent = visits[1].photos.length;
    await context.setOffline(true);
    await page.getByRole('button', { name: hasPortrait ? 'Left 45°' : 'right forearm' }).click();
    await page.getByRole('button', { name: 'Take it anyway' }).click();
    await page.getByRole('button', { name: 'Allow the photo' }).click();
    await take().click();
    await page.getByRole('button', { name: 'Use photo' }).click();
    await page.getByText('1 photo waits on this device').waitFor();
    await context.setOffline(false);
    await page.getByText('1 photo waits on this device').waitFor({ state: 'detached', timeout: 90_000 });
    expect((await detail()).visits[1].photos).toHaveLength(sent + 1);
    expect(errors).toEqual([]);
  });
});
