import SqliteConnection from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { fold } from './fold.ts';
import { migrate } from './migrate.ts';
import type { Database, Tables } from './types.ts';

export interface OpenDatabase {
  database: Database;
  close(): Promise<void>;
}

/**
 * Opens a clinic's database to look at it, beside a server that may be running; nothing is migrated or locked.
 * @throws Error when there is none, or it is damaged
 */
export function openDatabaseForReading(path: string): OpenDatabase {
  const connection = new SqliteConnection(path, { readonly: true, fileMustExist: true });
  const database = new Kysely<Tables>({ dialect: new SqliteDialect({ database: connection }) });
  return { database, close: () => database.destroy() };
}

const damaged = ['SQLITE_NOTADB', 'SQLITE_CORRUPT'];

/**
 * Opens and migrates the database file. Write-ahead log with synchronous=FULL: a committed row survives a power cut.
 * @param path file, or ':memory:' for a test.
 * @throws Error when the file is damaged, or was written by a newer program.
 */
export function openDatabase(path: string): OpenDatabase {
  const connection = new SqliteConnection(path);
  try {
    connection.pragma('journal_mode = WAL');
    connection.pragma('synchronous = FULL');
    connection.pragma('foreign_keys = ON');
    connection.pragma('busy_timeout = 5000');
    connection.function('fold', { deterministic: true }, fold);
    migrate(connection);
    // It follows row numbers, which a VACUUM of the file may have changed.
    connection.exec(`insert into "patientWords" ("patientWords") values ('rebuild')`);
  } catch (error) {
    connection.close();
    if (!damaged.includes((error as { code?: string }).code ?? '')) throw error;
    throw new Error(`The database ${path} is damaged. Put back a back-up of the whole data folder.`, {
      cause: error,
    });
  }
  const database = new Kysely<Tables>({ dialect: new SqliteDialect({ database: connection }) });
  return { database, close: () => database.destroy() };
}
