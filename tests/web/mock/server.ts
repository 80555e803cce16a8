import { readFile } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { engineVersion } from '../../../src/imaging/engine-version.ts';
import { metricRegistry } from '../../../src/imaging/metrics/index.ts';
import type { Role } from '../../../src/route.ts';
import { exampleValidation } from '../../reports/example-validation.ts';
import { mockAccounts, mockSession } from './accounts.ts';
import { auditList, auditVerification } from './audit.ts';
import { busySeries, comparisonDetail, emptySeries, fullSeries, patients } from './clinic.ts';
import { mockConsents } from './consents.ts';
import { courses } from './courses.ts';
import { galleryAnswer } from './gallery.ts';
import { mockImage } from './images.ts';
import { feedMade, newOverview, overview, proposals, quietOverview } from './overview.ts';
import { reportAnswer } from './reports.ts';
import { mockShareLinks } from './share-links.ts';
import { signingKeys, verifyPages } from './verify-pages.ts';
import { viewerAnswer } from './viewer.ts';

const webRoot = join(import.meta.dirname, '../../../dist/web');
const mediaTypes: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};
const policy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; manifest-src 'self'; media-src 'self' blob:; style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; connect-src 'self'; font-src 'self'";

export interface MockServer {
  origin: string;
  /** What the next answers are to be, instead of the invented clinic's. */
  behave(behaviour: Behaviour): void;
  close(): Promise<void>;
}

export interface Behaviour {
  signedOut?: boolean;
  firstRun?: boolean;
  noPatients?: boolean;
  /** Nothing is due, nothing is measured. */
  quiet?: boolean;
  /** Every API answer but the session is a 500. */
  broken?: boolean;
  /** API answers never come. */
  silent?: boolean;
  /** What the signed-in person is; an owner unless said. */
  role?: Role;
  /** The clinic requires a second factor, and this person has none. */
  needsSecondFactor?: boolean;
  /** The password is right, and a code is to come. */
  codeNeeded?: boolean;
  /** Nobody was invited yet. */
  alone?: boolean;
  /** The photos of a case were not taken under matching conditions. */
  unmatched?: boolean;
  /** The sign-in ends in a moment. */
  idle?: boolean;
}

/** The built app over an invented clinic, for the states that a real server can't be brought into at will. */
export async function startMockServer(): Promise<MockServer> {
  let behaviour: Behaviour = {};
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://mock');
    // Nobody has the number that is asked about.
    if (searchParams.has('number')) {
      response.end(JSON.stringify({ items: [], total: 0, more: false }));
      return;
    }
    const answer = pathname.startsWith('/api/')
      ? api(pathname, behaviour, response)
      : page(pathname, response);
    answer.catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    behave: (next) => {
      behaviour = next;
    },
    close: () => stop(server),
  };
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

async function api(path: string, behaviour: Behaviour, response: ServerResponse): Promise<void> {
  const json = (status: number, body: unknown) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  const refuse = (status: number, code: string, message: string) =>
    json(status, { error: { code, message, requestId: 'req-0001' } });
  if (path === '/api/first-run') return json(200, { needed: behaviour.firstRun ?? false });
  if (path === '/api/session') {
    if (behaviour.signedOut) return refuse(401, 'NOT_SIGNED_IN', 'Sign in first.');
    return json(200, mockSession(behaviour));
  }
  if (path === '/api/auth/sign-in/email' && !behaviour.codeNeeded) {
    return refuse(401, 'NOT_SIGNED_IN', 'E-mail and password do not match. Check both.');
  }
  if (path === '/api/events') {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': hello\n\n');
    return;
  }
  if (behaviour.silent) return;
  if (behaviour.broken) return refuse(500, 'INTERNAL', 'The server made a mistake. It is logged; try again.');

  const viewer = viewerAnswer(path);
  if (viewer !== undefined) return json(200, viewer);
  const report = reportAnswer(path, [fullSeries, emptySeries, busySeries, ...courses]);
  if (report !== undefined) return json(200, report);
  const image = /^\/api\/(?:photos\/[^/]+\/image|comparisons\/[^/]+\/images\/([^/]+))$/.exec(path);
  if (image) {
    const { bytes, mediaType } = await mockImage(path, image[1] ?? null);
    response.writeHead(200, { 'content-type': mediaType }).end(bytes);
    return;
  }
  const body =
    (await mockAccounts(path, behaviour)) ??
    (await mockShareLinks(path, behaviour)) ??
    mockConsents(path) ??
    answerOf(path, behaviour);
  if (body === undefined) return refuse(404, 'NOT_FOUND', 'There is nothing here.');
  json(200, body);
}

function answerOf(path: string, behaviour: Behaviour): unknown {
  const { noPatients = false, quiet = false } = behaviour;
  const [, room, itemId = '', part] = path.replace('/api', '').split('/');
  if (room === 'about') return about;
  if (room === 'signing-keys') return { items: signingKeys };
  if (room === 'gallery') return galleryAnswer(path, behaviour);
  if (room === 'audit') return itemId === 'verification' ? auditVerification : auditList;
  if (room === 'overview') return noPatients ? newOverview : quiet ? quietOverview : overview;
  if (room === 'calendar-feed') return { feed: quiet ? null : feedMade.feed };
  if (room === 'sessions' && itemId === 'proposals') return proposals;
  if (room === 'validation') return exampleValidation();
  if (room === 'patients' && itemId === '') {
    return noPatients
      ? { items: [], total: 0, more: false }
      : { items: patients, total: patients.length, more: false };
  }
  if (room === 'patients' && part === 'series') {
    const listed =
      itemId === patients[0]!.id ? [fullSeries, busySeries] : itemId === patients[1]!.id ? [emptySeries] : [];
    return { items: listed.map(listItem) };
  }
  if (room === 'patients') return patients.find(({ id }) => id === itemId);
  if (room === 'series')
    return [fullSeries, emptySeries, busySeries, ...courses].find(({ series }) => series.id === itemId);
  if (room === 'comparisons') return comparisonDetail(itemId) ?? undefined;
  return undefined;
}

function listItem({ series, sessions, visits }: typeof fullSeries) {
  return {
    ...series,
    sessionCount: sessions.length,
    visitCount: visits.length,
    photoCount: visits.length,
    firstPhotoOn: visits[0]?.date ?? null,
    lastPhotoOn: visits.at(-1)?.date ?? null,
  };
}

const about = {
  version: '0.2.0',
  engineVersion,
  backend: 'wasm',
  metrics: Object.values(metricRegistry).map(
    ({ name, label, unit, higherMeans, improvedWord, worsenedWord }) => ({
      name,
      label,
      unit,
      higherMeans,
      improvedWord,
      worsenedWord,
    }),
  ),
};

async function page(path: string, response: ServerResponse): Promise<void> {
  const rendered = verifyPages[path];
  if (rendered) {
    const ownPolicy = rendered.contentSecurityPolicy;
    response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': ownPolicy });
    response.end(rendered.html);
    return;
  }
  const file = extname(path) === '' ? 'index.html' : path.slice(1);
  const headers = {
    'content-type': mediaTypes[extname(file)] ?? 'application/octet-stream',
    'content-security-policy': policy,
  };
  try {
    const bytes = await readFile(join(webRoot, file));
    response.writeHead(200, headers).end(bytes);
  } catch {
    response.writeHead(404).end();
  }
}
