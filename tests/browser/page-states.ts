import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type MockServer, startMockServer } from '../web/mock/server.ts';
import { findAccessibilityFaults } from './check-accessibility.ts';
import { findOrInstallChromium } from './find-chromium.ts';
import { openBrowser } from './open-browser.ts';
import { shots } from './shots.ts';

const executable = findOrInstallChromium((line) => console.error(line));

interface Screen {
  colorScheme: 'light' | 'dark';
  viewport: { width: number; height: number };
}

/** Every designed state on one screen, over an invented clinic: accessible, not wider than the screen, free of script errors. */
export function describeStates(screen: Screen): void {
  describe.skipIf(!executable)(`page states, ${screen.colorScheme}, ${screen.viewport.width} px`, () => {
    let server: MockServer;
    let browser: Browser;
    let context: BrowserContext;

    beforeAll(async () => {
      server = await startMockServer();
      browser = await openBrowser(executable!);
      context = await browser.newContext({ ...screen, reducedMotion: 'reduce' });
    });
    afterAll(async () => {
      await browser?.close();
      await server?.close();
    });

    test.each(shots)('$name', async (shot) => {
      const page = await context.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      server.behave(shot.behaviour ?? {});
      await page.goto(server.origin + shot.path);
      await page.locator('h1, .loading').first().waitFor();
      await shot.act?.(page);
      await page.waitForTimeout(250);
      expect(await findAccessibilityFaults(page)).toEqual([]);
      expect(await overflowPx(page)).toBe(0);
      expect(errors).toEqual([]);
      await page.close();
    });
  });
}

/** How far the page can be scrolled sideways; nothing should ever make it. */
function overflowPx(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
