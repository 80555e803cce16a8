import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { type Database, lockDataFolder, openDatabase } from '../database/index.ts';
import { noClinicIn } from './no-clinic.ts';

/**
 * Works on a clinic's data while no server does.
 * @throws CommandError where there is no clinic; AppError while a server uses it
 */
export async function withClinicData<T>(
  { dataFolder }: Pick<Config, 'dataFolder'>,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const path = join(dataFolder, 'dermalapse.sqlite');
  await access(path).catch((cause: unknown) => {
    throw noClinicIn(dataFolder, cause);
  });
  const unlock = lockDataFolder(dataFolder);
  try {
    const { database, close } = openDatabase(path);
    try {
      return await work(database);
    } finally {
      await close();
    }
  } finally {
    unlock();
  }
}
