import type { Database as SqliteConnection } from 'better-sqlite3';
import { type Migration, migrations } from './migrations/index.ts';

/**
 * Brings a database to this program's schema, each step in its own transaction.
 * @throws Error when the database was written by a newer program: going on would damage it.
 */
export function migrate(connection: SqliteConnection, known: readonly Migration[] = migrations): void {
  connection.exec(
    `create table if not exists "schemaVersions" ("version" integer primary key, "name" text not null, "appliedAt" text not null)`,
  );
  const row = connection.prepare('select max("version") as "version" from "schemaVersions"').get() as {
    version: number | null;
  };
  const current = row.version ?? 0;
  const newest = known.at(-1)?.version ?? 0;
  if (current > newest) {
    throw new Error(
      `The data folder was written by a newer Dermalapse (schema ${current}, this program knows ${newest}). Start that version, or restore a back-up of this one.`,
    );
  }
  for (const migration of known) {
    if (migration.version > current) apply(connection, migration);
  }
}

function apply(connection: SqliteConnection, migration: Migration): void {
  connection.transaction(() => {
    for (const statement of migration.statements) connection.exec(statement);
    connection
      .prepare(`insert into "schemaVersions" values (?, ?, strftime('%Y-%m-%dT%H:%M:%fZ'))`)
      .run(migration.version, migration.name);
  })();
}
