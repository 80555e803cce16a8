import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makePair, type Pair, photoBytes } from '../../src/imaging/phantom/index.ts';
import { findAccessibilityFaults } from './check-accessibility.ts';
import { findOrInstallChromium } from './find-chromium.ts';
import { openBrowser } from './open-browser.ts';
import { type ServerProcess, startServerProcess } from './start-server.ts';

const executable = findOrInstallChromium((line) => console.error(line));

/** Coarse texture is not among them: it stands in where photos are too coarse for texture. */
const metricsOfFinePhotos = [
  'Redness',
  'Texture',
  'Pore visibility',
  'Fine lines and wrinkles',
  'Blemishes',
  'Tone unevenness',
];

/** The whole job of a clinician, once, in order: each test goes on where the one before it stopped. */
describe.skipIf(!executable)('main job in a browser', () => {
  let server: ServerProcess;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let pair: Pair;
  let files: { name: string; mimeType: string; buffer: Buffer }[];
  const foreign: string[] = [];
  const errors: string[] = [];

  beforeAll(async () => {
    pair = makePair({
      seed: 'browser',
      widthMm: 60,
      heightMm: 46,
      pixelsPerMm: 14,
      hasCard: true,
      hasReference: true,
      cardText: 'SYNTHETIC SKIN',
      cardWidthMm: 6,
      change: { texture: -0.25, redness: -0.25, pores: -0.25 },
      geometry: { rotationDeg: 2, scale: 1.02, shiftMm: [0.5, -0.5] },
    });
    const bytes = await Promise.all(
      [pair.before, pair.after].map((image) => photoBytes(image, { jpegQuality: 93 })),
    );
    files = bytes.map((photo, index) => ({
      name: `synthetic-${index + 1}.jpg`,
      mimeType: 'image/jpeg',
      buffer: Buffer.from(photo),
    }));
    server = await startServerProcess();
    browser = await openBrowser(executable!);
    context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    page = await context.newPage();
    page.setDefaultTimeout(20_000);
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (origin !== server.origin && protocol !== 'blob:' && protocol !== 'data:')
        foreign.push(request.url());
    });
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) errors.push(message.text());
    });
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

  test('signed out, every page leads to the sign-in', async () => {
    await page.goto(`${server.origin}/patients`);
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.getByText('There is no account yet').waitFor();
    expect(await findAccessibilityFaults(page)).toEqual([]);
  });

  test('the first-run link makes the owner’s account', async () => {
    await page.goto(server.link);
    await page.getByLabel('Your name').fill('Dr Ada Test');
    await page.getByLabel('E-mail').fill('ada@clinic.example');
    await page.getByRole('textbox', { name: 'Password' }).fill('four unrelated words');
    expect(await findAccessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.getByText('No patient yet').waitFor();
    expect(await findAccessibilityFaults(page)).toEqual([]);
  });

  test('the link works once, and the password signs in again', async () => {
    await page.getByRole('button', { name: 'Dr Ada Test' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.goto(server.link);
    await page.getByLabel('Your name').fill('Somebody else');
    await page.getByLabel('E-mail').fill('else@clinic.example');
    await page.getByRole('textbox', { name: 'Password' }).fill('four unrelated words');
    await page.getByRole('button', { name: 'Create account' }).click();
    await expect.poll(() => page.locator('.form-error').first().textContent()).not.toBe('');
    // A refused form keeps what was typed.
    expect(await page.getByLabel('Your name').inputValue()).toBe('Somebody else');
    await page.goto(`${server.origin}/sign-in`);
    await page.getByLabel('E-mail').fill('ada@clinic.example');
    await page.getByRole('textbox', { name: 'Password' }).fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('E-mail and password do not match').waitFor();
    await page.getByRole('textbox', { name: 'Password' }).fill('four unrelated words');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('link', { name: 'Patients' }).click();
    await page.getByText('No patient yet').waitFor();
  });

  test('a patient and a series are made', async () => {
    await page.getByRole('button', { name: 'New patient' }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Synthetic Patient');
    expect(await findAccessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Create patient' }).click();
    await page.getByRole('heading', { name: 'Synthetic Patient' }).waitFor();
    expect(await findAccessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'New series' }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Test patch');
    await page.getByLabel('Metric').selectOption('texture');
    await page.getByRole('combobox', { name: 'Region' }).fill('treated skin');
    expect(await findAccessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Create series' }).click();
    await page.getByRole('heading', { name: 'Test patch' }).waitFor();
    await page.getByText('Drop the photos taken before the first session').waitFor();
    expect(await findAccessibilityFaults(page)).toEqual([]);
  });

  test('a file that is no photo is refused with a sentence, and leaves nothing', async () => {
    const text = { name: 'notes.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('not a photo at all') };
    await page.locator('input[type=file]').setInputFiles([text]);
    await page.getByRole('button', { name: 'Add 1 photo' }).click();
    await expect.poll(() => page.locator('.upload-row .form-error').textContent()).toMatch(/\w+ .*\./);
    await page.getByRole('button', { name: 'Leave out notes.jpg' }).click();
    expect(await page.locator('.upload-row').count()).toBe(0);
    expect(await page.locator('.tile').count()).toBe(0);
  });

  test('two photos are added with their dates', async () => {
    await page.locator('input[type=file]').setInputFiles(files);
    await page.getByText('No date in the photo').first().waitFor();
    const dates = page.getByLabel('Taken on');
    await dates.nth(0).fill('2026-01-05');
    await dates.nth(1).fill('2026-04-20');
    expect(await findAccessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Add 2 photos' }).click();
    await page.getByText('Added to 5 Jan 2026').waitFor();
    await page.getByText('Added to 20 Apr 2026').waitFor();
    await expect.poll(() => page.locator('.tile').count()).toBe(2);
    // The same file again is a success and adds nothing.
    await page.locator('input[type=file]').setInputFiles([files[0]!]);
    await page.getByRole('button', { name: 'Add 1 photo' }).click();
    await page.getByText('In this series already').waitFor();
    expect(await page.locator('.tile').count()).toBe(2);
  });

  test('a session is recorded', async () => {
    await page.getByRole('button', { name: 'Add session' }).click();
    await page.getByLabel('Date').fill('2026-01-05');
    for (const no of await page.getByRole('radio', { name: 'No', exact: true }).all()) await no.click();
    await page.getByRole('combobox', { name: 'Device' }).fill('Test device');
    await page.keyboard.press('Escape');
    await page.getByLabel('Needle depth').fill('1.5');
    await page.getByRole('dialog').getByRole('button', { name: 'Add session' }).click();
    await page.getByRole('table', { name: 'Sessions' }).getByRole('cell', { name: '1.5 mm' }).waitFor();
  });

  test('a plan is outlined on the baseline photo', async () => {
    await page.getByRole('link', { name: 'Outline a plan' }).first().click();
    await page.getByRole('heading', { name: 'Plan' }).waitFor();
    await page.locator('.plan-photo img').evaluate((image: HTMLImageElement) => image.decode());
    await outline(
      'Add treated region',
      'Name of treated skin 1',
      'treated skin',
      pair.plan.treated![0]!.polygon,
    );
    await outline(
      'Add untreated skin',
      'Name of untreated skin 1',
      'untreated',
      pair.plan.reference![0]!.polygon,
    );
    await page.getByLabel('Pixels per millimetre').fill(pair.plan.pixelsPerMm!.toFixed(2));
    // A point moves by keyboard.
    const handle = page.locator('.plan-handle').first();
    const place = async () => Number(await handle.locator('.plan-knob').getAttribute('cx'));
    const before = await place();
    await handle.focus();
    await page.keyboard.press('ArrowRight');
    expect(await place()).toBeGreaterThan(before);
    expect(await findAccessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Save plan' }).click();
    await page.getByRole('link', { name: 'Edit plan' }).waitFor();
  });

  async function outline(
    button: string,
    label: string,
    name: string,
    polygon: readonly (readonly number[])[],
  ) {
    await page.getByRole('button', { name: button }).click();
    await page.getByLabel(label).fill(name);
    const box = (await page.locator('.plan-lines').boundingBox())!;
    for (const [x, y] of polygon) {
      await page.mouse.click(box.x + x! * box.width, box.y + y! * box.height);
    }
  }

  test('the series shows verdicts and the chart', async () => {
    await page.getByRole('heading', { name: 'Change since baseline' }).waitFor({ timeout: 110_000 });
    const row = page.getByRole('row', { name: /20 Apr 2026/ });
    await expect
      .poll(() => row.getByRole('cell').first().textContent(), { timeout: 100_000 })
      .toMatch(/Improved|Worsened|No measurable change|Not measurable/);
    await expect.poll(() => page.locator('figure svg[role=img]').count()).toBe(metricsOfFinePhotos.length);
    const title = await page.locator('.outcome-primary svg title').first().textContent();
    expect(title).toContain('Texture');
    const verdict = page.getByRole('region', { name: 'Verdict' });
    await verdict.getByText(/^Texture, treated skin: .*20 Apr 2026/).waitFor();
    expect(await findAccessibilityFaults(page)).toEqual([]);
  });

  test('the comparison shows the registered pair and its verdicts in words', async () => {
    await page
      .getByRole('row')
      .getByRole('link', { name: /Compare 20 Apr 2026/ })
      .click();
    await page.getByRole('slider', { name: 'Boundary' }).waitFor();
    const natural = await page
      .locator('.pane-photo')
      .evaluateAll((images) => images.map((image) => (image as HTMLImageElement).naturalWidth));
    await expect.poll(() => page.locator('.pane-state').count()).toBe(0);
    expect(natural).toHaveLength(2);
    const words = await page.locator('.measurements').textContent();
    for (const metric of metricsOfFinePhotos) expect(words).toContain(metric);
    // The true change is 25 % in each; this pair is as good as they come, so at least one is seen.
    expect(words).toMatch(/less red|smoother|less visible/);
    expect(await findAccessibilityFaults(page)).toEqual([]);
  });

  test('the viewer works by keyboard, and the photo is clipped, never resized', async () => {
    const boundary = page.getByRole('slider', { name: 'Boundary' });
    const width = () =>
      page
        .locator('.pane-photo')
        .first()
        .evaluate((image) => image.clientWidth);
    const fitted = await width();
    await boundary.focus();
    await page.keyboard.press('Home');
    expect(await boundary.getAttribute('aria-valuenow')).toBe('0');
    await page.keyboard.press('Shift+ArrowRight');
    expect(await boundary.getAttribute('aria-valuenow')).toBe('10');
    expect(await width()).toBe(fitted);
    await page.keyboard.press('+');
    await page.keyboard.press('+');
    expect(await width()).toBeGreaterThan(fitted * 1.4);
    await page.keyboard.press('d');
    const places = () =>
      page
        .locator('.pane-photo')
        .evaluateAll((images) => images.map((i) => (i as HTMLElement).style.transform));
    const [left, right] = await places();
    expect(left).toBe(right);
    const [beforePane, afterPane] = await Promise.all(
      [0, 1].map((index) => page.locator('.pane').nth(index).boundingBox()),
    );
    expect(afterPane!.x).toBeGreaterThanOrEqual(beforePane!.x + beforePane!.width);
    await page.keyboard.press('ArrowRight');
    const moved = await places();
    expect(moved[0]).toBe(moved[1]);
    expect(moved[0]).not.toBe(left);
    await page.keyboard.press('Space');
    const first = await page.locator('.captions').textContent();
    await page.keyboard.press('Space');
    expect(await page.locator('.captions').textContent()).not.toBe(first);
    await page.keyboard.press('2');
    await page.locator('.pane-map').first().waitFor({ state: 'attached' });
    await page.keyboard.press('b');
    await page.locator('.pane-marks path').first().waitFor({ state: 'attached' });
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    expect(await findAccessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('0');
    await page.keyboard.press('s');
    expect(await width()).toBe(fitted);
  });

  test('a server that goes away is said, and comes back by itself', async () => {
    await page.goto(`${server.origin}/patients`);
    await page.getByRole('link', { name: 'Synthetic Patient' }).waitFor();
    await context.setOffline(true);
    await page.getByPlaceholder('Search by name').fill('Syn');
    await page.getByText('The Dermalapse server does not answer').waitFor({ timeout: 20_000 });
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('link', { name: 'Synthetic Patient' }).waitFor();
  });

  test('no page asked anything of another origin, and none broke', () => {
    expect(foreign).toEqual([]);
    expect(errors).toEqual([]);
  });
});
