import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CommandError } from './io.ts';

/** In the order in which they are put there: the truth last. */
const names = ['before.jpg', 'after.jpg', 'plan.json', 'truth.json'] as const;
export type PhantomFiles = Record<(typeof names)[number], Uint8Array | string>;

/**
 * Makes sure that a phantom pair may go to a folder: it is new, empty, or holds nothing but an earlier phantom pair.
 * @throws CommandError naming what is in the way.
 */
export async function checkPhantomFolder(folder: string): Promise<void> {
  const found = await namesIn(folder);
  if (found.length === 0) return;
  const foreign = found.filter((name) => !names.some((own) => own === name));
  const truth = await readFile(join(folder, 'truth.json'), 'utf8').catch(() => '');
  if (foreign.length === 0 && truth.includes('"dermalapse.phantom/')) return;
  const example = (foreign.length > 0 ? foreign : found).slice(0, 3).join(', ');
  throw new CommandError(
    'CONFLICT',
    `${folder} holds files that are no phantom pair (${example}). Choose another folder or empty this one.`,
  );
}

/** Writes the files beside their places first, so that an earlier pair is exchanged whole or stays. */
export async function writePhantomFolder(folder: string, files: PhantomFiles): Promise<void> {
  const target = resolve(folder);
  await checkPhantomFolder(target);
  await mkdir(target, { recursive: true });
  const partial = await mkdtemp(join(target, '.partial-'));
  try {
    for (const name of names) await writeFile(join(partial, name), files[name]);
    for (const name of names) await rename(join(partial, name), join(target, name));
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return [];
    if (code === 'ENOTDIR')
      throw new CommandError('CONFLICT', `${folder} is a file. Choose a folder for --out.`);
    throw error;
  }
}
