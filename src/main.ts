import type { Server } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import packageFile from '../package.json' with { type: 'json' };
import { issueDemoToken, issueFirstRunToken, openDemoAccount } from './accounts/index.ts';
import { listen } from './app/listen.ts';
import { createWebServer } from './app/web-server.ts';
import { type Clinic, openClinic } from './clinic.ts';
import { type Config, loadConfig } from './config.ts';
import { loadDemoClinic, makeDemoCredentials } from './demo/index.ts';
import { engineVersion } from './imaging/engine-version.ts';
import { metricRegistry } from './imaging/metrics/index.ts';
import { createComparisonPool } from './imaging/pool.ts';
import { createPhotoThread } from './photos/index.ts';

export interface RunningServer {
  url: string;
  /** As SIGTERM does it: finishes answers under way, puts unfinished analyses back, lets go of the data folder. */
  close(): Promise<void>;
}

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
/** What an analysis under way gets to finish when the server is asked to stop. */
const graceMs = 4_000;
const unencrypted =
  'Other machines can reach this address, unencrypted. For a network, set DERMALAPSE_TLS_CERT and DERMALAPSE_TLS_KEY, or put a proxy with TLS in front and set DERMALAPSE_PUBLIC_URL (see README.md).';

/**
 * Starts the server and prints where it is, with the link that is needed first. Resolves when it answers.
 * @throws Error that says what to do: port in use, data folder in use or of a newer version, wrong setting
 */
export async function startServer({ demo = false } = {}): Promise<RunningServer> {
  const config = loadConfig();
  const log = pino({ level: config.logLevel, base: undefined }, pino.destination({ dest: 2, sync: false }));
  const server = createWebServer(config.tls);
  const pool = createComparisonPool({ workers: config.workers, backend: config.backend ?? undefined });
  const photos = createPhotoThread();
  const clinic = await openClinic({
    ...foldersOf(config, { demo }),
    clock: () => new Date(),
    log,
    pool,
    imaging: photos,
    about: {
      name: 'Dermalapse',
      version: packageFile.version,
      engineVersion,
      backend: config.backend,
      workers: config.workers,
      demo,
      metrics: Object.values(metricRegistry).map(
        ({ name, label, version, unit, higherMeans, improvedWord, worsenedWord, reference }) => ({
          name,
          label,
          version,
          unit,
          higherMeans,
          improvedWord,
          worsenedWord,
          reference,
        }),
      ),
    },
    publicUrl: config.publicUrl,
    tls: config.tls !== null,
    webFolder: join(root, 'dist/web'),
    publicFolder: join(root, 'public'),
    demo: demo ? makeDemoCredentials() : null,
  });
  server.on('request', clinic.handler);
  const stopping = new AbortController();
  const close = once(async () => {
    stopping.abort();
    await stop(server, clinic);
    await Promise.all([pool.close(), photos.close()]);
  });
  try {
    const { url, isOpenOnNetwork } = await listen(server, { ...config, tls: config.tls !== null });
    if (demo) await openDemo(clinic, { url, signal: stopping.signal });
    else await announce(clinic, url);
    if (isOpenOnNetwork) console.log(unencrypted);
    const end = once(async () => {
      console.log('Stopping …');
      await close().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, end);
    if (config.startedByNpm) whenParentEnds(end);
    return { url, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The demo clinic signs with keys of its own: what it shows is no patient's. */
function foldersOf({ dataFolder, signingKeysFolder }: Config, { demo }: { demo: boolean }) {
  if (!demo) return { dataFolder, signingKeysFolder };
  const demoFolder = join(dataFolder, 'demo');
  return { dataFolder: demoFolder, signingKeysFolder: join(demoFolder, 'signing-keys') };
}

async function announce(clinic: Clinic, url: string): Promise<void> {
  const token = await issueFirstRunToken(clinic.rooms);
  const firstSteps = [
    'There is no account yet. Open this link once to make the owner’s account:',
    `${url}/first-run?token=${token}`,
  ];
  // At once: whoever waits for the address finds the link beside it.
  console.log([`Dermalapse is at ${url}`, ...(token ? firstSteps : [])].join('\n'));
}

async function openDemo(
  clinic: Clinic,
  { url, signal }: { url: string; signal: AbortSignal },
): Promise<void> {
  const { id: userId, name, email, role } = await openDemoAccount(clinic.rooms);
  const token = await issueDemoToken(clinic.rooms);
  console.log(`Dermalapse, demo clinic, is at ${url}`);
  console.log('Every patient and photo in it is synthetic. Open this link once to sign in:');
  console.log(`${url}/demo-sign-in?token=${token}`);
  // In the background: the clinic can be walked through while its last photos are being made.
  loadDemoClinic(clinic.rooms, {
    by: { actor: { userId, signInId: 'console', name, email, role }, requestId: 'demo' },
    signal,
    onPhoto: (number, of) => console.log(`Synthetic photo ${number} of ${of} is there.`),
  }).catch((error: unknown) => {
    if (!signal.aborted) console.error('The demo clinic could not be filled. Start it again.', error);
  });
}

async function stop(server: Server, clinic: Clinic): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  clinic.closeStreams();
  server.closeIdleConnections();
  const cutOff = setTimeout(() => server.closeAllConnections(), graceMs);
  await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, graceMs + 500).unref())]);
  clearTimeout(cutOff);
  await clinic.close({ graceMs });
}

/** The shell that npm starts us in ends without passing on the signal: we would stay behind, holding port and data. */
function whenParentEnds(end: () => void): void {
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    end();
  }, 250);
  watch.unref();
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  return () => {
    running ??= work();
    return running;
  };
}
