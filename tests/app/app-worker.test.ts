import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';

const origin = 'https://photos.clinic.example';
const script = readFileSync(join(import.meta.dirname, '../../public/app-worker.js'), 'utf8');

/** Runs the worker and asks it for an address: whether it takes the request into its hands. */
function isTaken(path: string, mode: 'navigate' | 'no-cors'): boolean {
  const listeners = new Map<string, (event: unknown) => void>();
  const self = {
    location: { origin },
    addEventListener: (name: string, listener: (event: unknown) => void) => listeners.set(name, listener),
  };
  const caches = { open: async () => ({ match: async () => undefined }) };
  const fetch = async () => ({ ok: false, headers: new Headers() });
  runInNewContext(script, { self, caches, fetch, URL, Response });
  let taken = false;
  listeners.get('fetch')?.({
    request: { url: origin + path, method: 'GET', mode },
    respondWith: () => {
      taken = true;
    },
  });
  return taken;
}

describe('the service worker', () => {
  it.each([
    '/report/abc',
    '/report/abc/consent',
    '/report',
    '/REPORT/abc',
    '/gallery',
    '/gallery/clinic-website',
    '/verify',
    '/api/calendar/abc.ics',
  ])('lets %s go to the server untouched', (path) => {
    expect([isTaken(path, 'navigate'), isTaken(path, 'no-cors')]).toEqual([false, false]);
  });

  it.each(['/report/abc/pictures/before.jpg', '/gallery/abc.png'])('keeps no picture of %s', (path) => {
    expect(isTaken(path, 'no-cors')).toBe(false);
  });

  it.each(['/', '/patients', '/reports/abc', '/gallery-cases'])('opens %s of the app', (path) => {
    expect(isTaken(path, 'navigate')).toBe(true);
  });
});
