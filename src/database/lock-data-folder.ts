import { join } from 'node:path';
import SqliteConnection, { type Database } from 'better-sqlite3';

/**
 * One server per data folder: holds an exclusive lock on a small file for as long as the process lives. The operating
 * system lets go of it even after `kill -9`, which a file with a process number in it would not survive honestly.
 * @returns how to let go.
 * @throws Error when another process has the folder, or it can't be written to.
 */
export function lockDataFolder(folder: string): () => void {
  let connection: Database | undefined;
  try {
    connection = new SqliteConnection(join(folder, 'lock.sqlite'), { timeout: 0 });
    connection.exec('begin exclusive');
  } catch (cause) {
    connection?.close();
    if ((cause as { code?: string }).code !== 'SQLITE_BUSY') throw unusableDataFolder(folder, cause);
    throw new Error(
      `Another Dermalapse server is using ${folder}. Stop it first, or set DERMALAPSE_DATA to another folder.`,
      { cause },
    );
  }
  const locked = connection;
  return () => locked.close();
}

export const unusableDataFolder = (folder: string, cause: unknown): Error =>
  new Error(
    `Nothing can be written to the data folder ${folder} (${(cause as Error).message}). Set DERMALAPSE_DATA to a folder that this account may write to.`,
    { cause },
  );
