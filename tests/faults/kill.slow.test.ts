import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createRandom, makePair, photoBytes } from '../../src/imaging/phantom/index.ts';
import { firstClinician, sha256Of } from './clinic-client.ts';
import { type ServerProcess, startServerProcess, until } from './server-process.ts';

const rounds = 20;
/** Uploads at once, again and again until the server is gone. */
const uploaders = 3;

let folder: string;
let server: ServerProcess | null = null;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dermalapse-kill-'));
});
afterEach(async () => {
  await server?.end('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

/** A JPEG of the same picture with a comment of its own: another file, made in no time. */
function withComment(jpeg: Uint8Array, text: string): Uint8Array {
  const comment = Buffer.from(text);
  const marker = Buffer.from([0xff, 0xfe, 0, comment.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), marker, comment, jpeg.subarray(2)]);
}

async function filesIn(kind: string): Promise<string[]> {
  const entries = await readdir(join(folder, kind), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.parentPath.slice(-2) + entry.name);
}

it(`loses nothing it acknowledged in ${rounds} rounds of kill -9 during uploads and analyses`, async () => {
  const random = createRandom('kill -9');
  const pair = makePair({
    seed: 'kill',
    widthMm: 24,
    heightMm: 24,
    pixelsPerMm: 12,
    change: { redness: -0.2 },
  });
  const before = await photoBytes(pair.before, { jpegQuality: 90 });
  const after = await photoBytes(pair.after, { jpegQuality: 90 });

  server = await startServerProcess(folder);
  const client = await firstClinician(server.output());
  const seriesId = await client.startSeries();
  /** photo id -> SHA-256 of what was sent */
  const acknowledged = new Map<string, string>();
  const views: string[] = [];
  const isPairIn = (round: number) => views.filter((view) => view === `area ${round}`).length === 2;
  let killedWhileRunning = 0;
  let brokenUploads = 0;

  for (let round = 0; round < rounds; round += 1) {
    // One pair to measure a round, then photos of views of their own, as many as get through.
    const pairs = [before, after].map((bytes, i) => ({
      bytes: withComment(bytes, `round ${round} ${i}`),
      view: `area ${round}`,
      takenOn: `2026-0${i + 1}-01`,
    }));
    let sent = 0;
    let isOver = false;
    const uploadOn = async (): Promise<void> => {
      while (!isOver) {
        sent += 1;
        const photo = pairs.shift() ?? {
          bytes: withComment(before, `round ${round} single ${sent}`),
          view: `single ${round} ${sent}`,
          takenOn: '2026-01-01',
        };
        try {
          const { status, photoId } = await client.upload({ seriesId, ...photo });
          if (status === 201 && photoId) {
            acknowledged.set(photoId, sha256Of(photo.bytes));
            views.push(photo.view);
          } else throw new Error(`The upload answered ${status}`);
        } catch (error) {
          if (!isOver) throw error;
          brokenUploads += 1;
        }
      }
    };
    const uploading = Array.from({ length: uploaders }, uploadOn);
    // Most rounds end once there is something to measure, however slow the machine; some before anything got through.
    const isEarly = round % 4 === 3;
    if (!isEarly) await until(() => isPairIn(round));
    await new Promise((resolve) => setTimeout(resolve, random.uniform() * 800));
    const { comparisons } = await client.readSeries(seriesId);
    if (comparisons.some((comparison) => comparison.status === 'running')) killedWhileRunning += 1;
    isOver = true;
    await server.end('SIGKILL');
    await Promise.all(uploading);

    server = await startServerProcess(folder);
    client.moveTo(server.url);
    expect(await readdir(join(folder, 'temp'))).toEqual([]);
    const { visits } = await client.readSeries(seriesId);
    const present = new Set(visits.flatMap((visit) => visit.photos.map((photo) => photo.id)));
    for (const photoId of acknowledged.keys()) expect(present).toContain(photoId);
  }

  for (const [photoId, sha256] of acknowledged) {
    expect(sha256Of(await client.readOriginal(photoId))).toBe(sha256);
  }
  const finished = await until(
    async () => {
      const series = await client.readSeries(seriesId);
      return series.comparisons.every((one) => one.status === 'done' || one.status === 'failed') && series;
    },
    { forMs: 600_000 },
  );
  expect(finished.comparisons.filter((one) => one.status === 'failed')).toEqual([]);
  expect(finished.comparisons.length).toBeGreaterThanOrEqual(rounds / 2);

  // Nothing unacknowledged is left either: every file has its row.
  const rows = finished.visits.flatMap((visit) => visit.photos.map((photo) => photo.sha256));
  expect((await filesIn('originals')).sort()).toEqual(rows.sort());
  expect(await server.end('SIGTERM')).toBe(0);
  server = null;
  expect(await readdir(join(folder, 'temp'))).toEqual([]);
  // The test is only worth something when the kills did hit work.
  expect(killedWhileRunning).toBeGreaterThan(rounds / 2);
  expect(brokenUploads).toBeGreaterThan(rounds / 2);
  console.log(
    `${acknowledged.size} uploads acknowledged, ${brokenUploads} broken, ${killedWhileRunning} of ${rounds} kills during an analysis, ${finished.comparisons.length} analyses finished`,
  );
});
