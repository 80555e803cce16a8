import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import type { CliIo } from '../../src/cli/io.ts';
import { runCli } from '../../src/cli.ts';
import { type ComparisonPool, ImagingError } from '../../src/imaging/pool.ts';
import { exampleComparison } from '../reports/example-comparison.ts';

export interface Run {
  status: number;
  stdout: string;
  stderr: string;
}

/** Runs one command line in this process, with a pool that answers at once and what is written kept. */
export async function run(
  argv: string[],
  { pool = fakePool(), isTTY = false }: RunOptions = {},
): Promise<Run> {
  const written = { stdout: '', stderr: '' };
  const writer = (name: keyof typeof written) => ({
    write(text: string) {
      written[name] += text;
    },
  });
  const io: CliIo = {
    stdout: writer('stdout'),
    stderr: { ...writer('stderr'), isTTY },
    createPool: () => pool,
  };
  const status = await runCli(argv, io);
  return { status, ...written };
}

export interface RunOptions {
  pool?: FakePool;
  isTTY?: boolean;
}

export interface FakePool extends ComparisonPool {
  /** Ids in the order in which comparisons ended. */
  ended: string[];
  /** Texts of the frames of the last comparison. */
  frames: { before: string[]; after: string[] };
  mostAtOnce: number;
  isClosed: boolean;
}

/**
 * Stands in for the analysis: the text of the before photo says what happens. "slow" takes longer, "damaged" is refused,
 * "defect" breaks.
 */
export function fakePool(): FakePool {
  let running = 0;
  const pool: FakePool = {
    ended: [],
    frames: { before: [], after: [] },
    mostAtOnce: 0,
    isClosed: false,
    proposeRegions: () => Promise.reject(new Error('No command asks for regions')),
    async compare(request, { onStage = () => {}, images = true } = {}) {
      running += 1;
      pool.mostAtOnce = Math.max(pool.mostAtOnce, running);
      onStage('decode');
      const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
      const text = textOf(request.before);
      pool.frames = {
        before: [request.before, ...(request.moreFrames?.before ?? [])].map(textOf),
        after: [request.after, ...(request.moreFrames?.after ?? [])].map(textOf),
      };
      await new Promise((resolve) => setTimeout(resolve, text === 'slow' ? 60 : 5));
      running -= 1;
      pool.ended.push(request.id);
      if (text === 'damaged') throw new ImagingError('DAMAGED_IMAGE', 'The photo is damaged. Send it again.');
      if (text === 'defect') throw new Error('first line\nsecond line');
      const comparison = exampleComparison({ id: request.id });
      if (request.plan?.treated) comparison.measurements[0]!.region = request.plan.treated[0]!.name;
      const picture = { width: 4, height: 3, bytes: new Uint8Array([7]) };
      const shown = [
        { ...picture, name: 'before' as const, mediaType: 'image/jpeg' as const },
        { ...picture, name: 'after' as const, mediaType: 'image/jpeg' as const },
        { ...picture, name: 'change-redness' as const, mediaType: 'image/png' as const },
      ];
      return { comparison, images: images ? shown : [] };
    },
    async close() {
      pool.isClosed = true;
    },
  };
  return pool;
}

/** A fresh folder for each test; `file` writes into it and returns the path. */
export function temporaryFolder() {
  const place = {
    folder: '',
    path: (name: string) => join(place.folder, name),
    async file(name: string, content: string): Promise<string> {
      await writeFile(place.path(name), content);
      return place.path(name);
    },
  };
  beforeEach(async () => {
    place.folder = await mkdtemp(join(tmpdir(), 'dermalapse-cli-'));
  });
  afterEach(() => rm(place.folder, { recursive: true, force: true }));
  return place;
}
