import { join } from 'node:path';
import SqliteConnection from 'better-sqlite3';

/**
 * One server per data folder: holds an exclusive lock on a small file for as long as the process lives. The operating
 * system lets go of it even after `kill -9`, which a file with a process number in it would not survive honestly.
 * @returns how to let go.
 * @throws Error when another process has the folder.
 */
export function lockDataFolder(folder: string): () => void {
  const connection = new SqliteConnection(join(folder, 'lock.sqlite'), { timeout: 0 });
  try {
    connection.exec('begin exclusive');
  } catch (error) {
    connection.close();
    throw new Error(
      `Another Dermalapse server is using ${folder}. Stop it first, or set DERMALAPSE_DATA to another folder.`,
      { cause: error },
    );
  }
  return () => connection.close();
}
