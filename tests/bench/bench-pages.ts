/**
 * `npm run bench:pages`: how long the pages take in Chromium on this machine with nothing cached, on a real server with a
 * series of eight visits. Figures as Lighthouse defines them, without its throttling: first and largest contentful paint, time
 * to interactive (end of the last task over 50 ms that is followed by 5 s without one and with at most two requests under
 * way), total blocking time, and the compressed JavaScript that was fetched. Prints figures and judges none.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, Page, Request } from 'playwright-core';
import { findOrInstallChromium } from '../browser/find-chromium.ts';
import { openBrowser } from '../browser/open-browser.ts';
import {
  makePhoto,
  noContraindications,
  openTestClinic,
  startSeries,
  type TestClinic,
  testAccount,
  uploadTo,
  waitForAnalyses,
} from '../test-clinic.ts';

const runs = 5;
const quietMs = 5_000;
const visits = [
  '2025-10-01',
  '2025-11-05',
  '2025-12-10',
  '2026-01-14',
  '2026-02-18',
  '2026-03-18',
  '2026-04-20',
  '2026-06-01',
];
const webFolder = join(import.meta.dirname, '../../dist/web');

const executable = findOrInstallChromium((line) => console.error(line));
if (executable) await bench(executable);

async function bench(executable: string): Promise<void> {
  const test = await openTestClinic({ webFolder });
  const server = createServer(test.clinic.handler);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { seriesId, patientId } = await fillSeries(test);
  const browser = await openBrowser(executable);
  console.log('median of 5, nothing cached   FCP ms   LCP ms   TTI ms   TBT ms   JS KB (compressed)');
  const pages = {
    'sign-in': '/sign-in',
    patients: '/patients',
    patient: `/patients/${patientId}`,
    'series with 8 visits': `/series/${seriesId}`,
  };
  for (const [name, path] of Object.entries(pages)) {
    const figures: Figures[] = [];
    for (let run = 0; run < runs; run += 1) {
      figures.push(await visit(browser, { origin, path, signedIn: name !== 'sign-in' }));
    }
    const column = (pick: (one: Figures) => number) => {
      const sorted = figures.map(pick).sort((one, other) => one - other);
      return sorted[Math.floor(sorted.length / 2)]!.toFixed(0).padStart(9);
    };
    console.log(
      name.padEnd(28) +
        column((one) => one.fcpMs) +
        column((one) => one.lcpMs) +
        column((one) => one.ttiMs) +
        column((one) => one.tbtMs) +
        column((one) => one.scriptBytes / 1000),
    );
  }
  await browser.close();
  server.closeAllConnections();
  server.close();
  await test.close();
}

async function fillSeries(test: TestClinic) {
  const made = await startSeries(test);
  for (const [n, takenOn] of visits.entries()) {
    const bytes = await makePhoto(n, { side: 1200 });
    await uploadTo(test, { seriesId: made.seriesId, bytes, takenOn }).expect(201);
  }
  for (const date of ['2025-10-01', '2025-11-05', '2025-12-10', '2026-01-14']) {
    await test.clinician
      .post(`/api/series/${made.seriesId}/sessions`)
      .send({ date, device: 'Pen', needleDepthMm: 1.5, checklist: noContraindications })
      .expect(201);
  }
  await waitForAnalyses(test, made.seriesId);
  return made;
}

interface Figures {
  fcpMs: number;
  lcpMs: number;
  ttiMs: number;
  tbtMs: number;
  scriptBytes: number;
}

interface Observed {
  lcpMs: number;
  longTasks: { startMs: number; endMs: number }[];
}

async function visit(
  browser: Browser,
  { origin, path, signedIn }: { origin: string; path: string; signedIn: boolean },
): Promise<Figures> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  if (signedIn) {
    const { email, password } = testAccount;
    const answer = await context.request.post(`${origin}/api/auth/sign-in/email`, {
      data: { email, password },
    });
    if (!answer.ok()) throw new Error(`The sign-in was refused: ${answer.status()}`);
  }
  const page = await context.newPage();
  const busy = watchRequests(page);
  await page.addInitScript(() => {
    const observed = { lcpMs: 0, longTasks: [] as { startMs: number; endMs: number }[] };
    (window as unknown as { observed: typeof observed }).observed = observed;
    new PerformanceObserver((list) => {
      for (const { startTime } of list.getEntries()) observed.lcpMs = startTime;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) {
        observed.longTasks.push({ startMs: startTime, endMs: startTime + duration });
      }
    }).observe({ type: 'longtask', buffered: true });
  });
  await page.goto(origin + path);
  await page.locator('h1').first().waitFor();
  for (;;) {
    const { nowMs, longTasks } = await observe(page);
    const lastBusyMs = Math.max(0, ...longTasks.map((task) => task.endMs), busy.lastBusyMs(nowMs));
    if (nowMs - lastBusyMs >= quietMs) break;
    await page.waitForTimeout(250);
  }
  const { fcpMs, lcpMs, longTasks, scriptBytes } = await observe(page);
  const tasks = longTasks.filter((task) => task.endMs > fcpMs);
  const ttiMs = Math.max(fcpMs, ...tasks.map((task) => task.endMs));
  const tbtMs = tasks.reduce((sum, task) => sum + Math.max(0, task.endMs - task.startMs - 50), 0);
  await context.close();
  return { fcpMs, lcpMs, ttiMs, tbtMs, scriptBytes };
}

/** More than two requests under way count as busy; the stream of events never ends and does not count. */
function watchRequests(page: Page) {
  let underWay = 0;
  let busyUntil = 0;
  const counts = (url: string) => !url.endsWith('/api/events');
  const startedAt = Date.now();
  page.on('request', (request) => {
    if (counts(request.url())) underWay += 1;
  });
  const end = (request: Request) => {
    if (!counts(request.url())) return;
    if (underWay > 2) busyUntil = Date.now() - startedAt;
    underWay -= 1;
  };
  page.on('requestfinished', end);
  page.on('requestfailed', end);
  return { lastBusyMs: (nowMs: number) => (underWay > 2 ? nowMs : busyUntil) };
}

function observe(page: Page) {
  return page.evaluate(() => {
    const { observed } = window as unknown as { observed: Observed };
    const scripts = performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.endsWith('.js')) as PerformanceResourceTiming[];
    return {
      ...observed,
      nowMs: performance.now(),
      fcpMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
      scriptBytes: scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
    };
  });
}
