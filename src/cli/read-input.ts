import { readFile } from 'node:fs/promises';
import { type Plan, planSchema } from '../imaging/plan.ts';
import { CommandError } from './io.ts';

/** The files of two visits, of each one photo or several frames. */
export interface VisitPaths {
  before: readonly string[];
  after: readonly string[];
}

/**
 * Reads the frames of two visits.
 * @throws CommandError when there is no such file.
 */
export async function readFrames(paths: VisitPaths) {
  const [before, ...moreBefore] = await readPhotos(paths.before);
  const [after, ...moreAfter] = await readPhotos(paths.after);
  return { before, after, moreFrames: { before: moreBefore, after: moreAfter } };
}

/** One after the other, so that of several missing files the first is named. */
async function readPhotos(paths: readonly string[]) {
  const photos = [];
  for (const path of paths) photos.push(await readExisting(path, 'photo'));
  return photos;
}

/**
 * Reads and checks a plan file.
 * @throws CommandError naming the file and the first thing that is wrong in it.
 */
export async function readPlan(path: string): Promise<Plan> {
  const text = new TextDecoder().decode(await readExisting(path, 'plan'));
  return checkPlan(parseJson(text, path), path);
}

/**
 * @param source how to name the plan in an error: a file, a batch line.
 * @throws CommandError naming the first thing that is wrong.
 */
export function checkPlan(value: unknown, source: string): Plan {
  const checked = planSchema.safeParse(value);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  const place = issue?.path.length ? ` at ${issue.path.join('.')}` : '';
  throw new CommandError('BAD_PLAN', `The plan in ${source} is not valid${place}: ${issue?.message}`);
}

/** @param what is read there, for the person @throws CommandError when there is no such file */
export async function readExisting(path: string, what: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new CommandError('NOT_FOUND', `There is no ${what} at ${path}. Check the path.`, {
        cause: error,
      });
    }
    if (code === 'EISDIR')
      throw new CommandError('NOT_FOUND', `${path} is a folder, not a ${what}. Name a file.`);
    throw error;
  }
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CommandError('BAD_PLAN', `The plan in ${path} is not JSON: ${(error as Error).message}`);
  }
}
