import { type Browser, chromium } from 'playwright-core';

/**
 * Starts the given Chromium without anything that reaches out of the machine by itself; its locale is en-GB.
 * @param args further ones, e.g. what its fake camera is to show
 */
export async function openBrowser(executablePath: string, args: readonly string[] = []): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // No real camera is ever opened.
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      ...args,
    ],
  });
  // Dates and numbers follow the browser; tests read them in one form.
  const newContext = browser.newContext.bind(browser);
  browser.newContext = (options) => newContext({ locale: 'en-GB', ...options });
  return browser;
}
