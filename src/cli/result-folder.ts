import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { CompareResult, ResultImage } from '../imaging/pool.ts';
import { renderComparisonReport } from '../reports/index.ts';
import { CommandError } from './io.ts';

const fixedNames = ['comparison.json', 'report.html', 'before.jpg', 'after.jpg'];
const mapName = /^change-[a-z]+\.png$/;

/**
 * Makes sure that a result may go to a folder: it is new, empty, or holds nothing but an earlier result of ours.
 * @throws CommandError naming what is in the way.
 */
export async function checkResultFolder(folder: string): Promise<void> {
  const names = (await namesIn(folder)) ?? [];
  const foreign = names.filter((name) => !fixedNames.includes(name) && !mapName.test(name));
  const isOurs = names.length === 0 || (foreign.length === 0 && (await holdsComparison(folder)));
  if (isOurs) return;
  const example = (foreign.length > 0 ? foreign : names).slice(0, 3).join(', ');
  throw new CommandError(
    'CONFLICT',
    `${folder} holds files that are no result of Dermalapse (${example}). Choose another folder or empty this one.`,
  );
}

/**
 * Writes registered photos, change maps, `comparison.json` and `report.html`. They are written to a temporary folder
 * first: a new folder appears whole or not at all, in an existing one the files are exchanged by renaming.
 */
export async function writeResultFolder(
  folder: string,
  { comparison, images }: CompareResult,
): Promise<void> {
  const target = resolve(folder);
  await checkResultFolder(target);
  await mkdir(dirname(target), { recursive: true });
  const earlier = await namesIn(target);
  const prefix = earlier ? join(target, '.partial-') : join(dirname(target), `.${basename(target)}.partial-`);
  const partial = await mkdtemp(prefix);
  try {
    const fresh = join(partial, 'result');
    await mkdir(fresh);
    for (const image of images) await writeFile(join(fresh, fileName(image)), image.bytes);
    await writeFile(join(fresh, 'report.html'), renderComparisonReport({ comparison, images }));
    await writeFile(join(fresh, 'comparison.json'), `${JSON.stringify(comparison, null, 2)}\n`);
    if (earlier) await exchange(target, { fresh, earlier });
    else await rename(fresh, target);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

/** comparison.json goes first and comes last: while it is missing, the folder is no result. */
async function exchange(
  target: string,
  { fresh, earlier }: { fresh: string; earlier: string[] },
): Promise<void> {
  const last = 'comparison.json';
  for (const name of earlier.toSorted((a, b) => Number(b === last) - Number(a === last))) {
    await rm(join(target, name));
  }
  const names = await readdir(fresh);
  for (const name of names.toSorted((a, b) => Number(a === last) - Number(b === last))) {
    await rename(join(fresh, name), join(target, name));
  }
}

function fileName(image: ResultImage): string {
  return `${image.name}.${image.mediaType === 'image/png' ? 'png' : 'jpg'}`;
}

/** Null when there is no such folder. */
async function namesIn(folder: string): Promise<string[] | null> {
  try {
    return await readdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return null;
    if (code === 'ENOTDIR')
      throw new CommandError('CONFLICT', `${folder} is a file. Choose a folder for --out.`);
    throw error;
  }
}

async function holdsComparison(folder: string): Promise<boolean> {
  const text = await readFile(join(folder, 'comparison.json'), 'utf8').catch(() => '');
  return text.includes('"dermalapse.comparison/');
}
