import { type Browser, chromium } from 'playwright-core';

/** Starts the given Chromium without anything that reaches out of the machine by itself; its locale is en-GB. */
export async function openBrowser(executablePath: string): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  // Dates and numbers follow the browser; tests read them in one form.
  const newContext = browser.newContext.bind(browser);
  browser.newContext = (options) => newContext({ locale: 'en-GB', ...options });
  return browser;
}
