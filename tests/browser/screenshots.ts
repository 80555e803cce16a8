/**
 * Pictures of every page and state, at desk and phone size, light and dark, of the built app over the invented clinic:
 * `npm run screenshots [folder] [part of a name]`. To be looked at by a person.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { startMockServer } from '../web/mock/server.ts';
import { findOrInstallChromium } from './find-chromium.ts';
import { openBrowser } from './open-browser.ts';
import { shots } from './shots.ts';

const sizes = { phone: { width: 390, height: 844 }, desk: { width: 1440, height: 900 } };

async function takeShots(folder: string, part: string) {
  const executable = findOrInstallChromium((line) => console.error(line));
  if (!executable) return;
  await mkdir(folder, { recursive: true });
  const server = await startMockServer();
  const browser = await openBrowser(executable);
  for (const [sizeName, viewport] of Object.entries(sizes)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' });
      for (const shot of shots.filter(({ name }) => name.includes(part))) {
        const page = await context.newPage();
        page.on('pageerror', (error) => console.error(`${shot.name}: ${error.message}`));
        server.behave(shot.behaviour ?? {});
        await page.goto(server.origin + shot.path);
        await page.locator('h1, .loading').first().waitFor();
        await settle(page);
        await shot.act?.(page);
        await settle(page);
        const path = join(folder, `${shot.name}-${sizeName}-${colorScheme}.png`);
        await page.screenshot({ path, fullPage: !shot.oneScreen });
        await page.close();
      }
      await context.close();
    }
  }
  await browser.close();
  await server.close();
}

/** Until images and charts stand still; what lies below the fold loads when it is scrolled to. */
async function settle(page: Page) {
  await page.waitForTimeout(400);
  for (const image of await page.locator('.tile img').all()) await image.scrollIntoViewIfNeeded();
  await page.evaluate(() => {
    window.scrollTo(0, 0);
    document.querySelector('.strip')?.scrollTo(0, 0);
  });
  await page
    .waitForFunction(() => [...document.images].every((image) => image.complete), null, { timeout: 15_000 })
    .catch(() => console.error(`${page.url()}: some images did not load`));
}

if (process.argv[1] === import.meta.filename) {
  await takeShots(process.argv[2] ?? 'dist/screenshots', process.argv[3] ?? '');
}
